"""Starts make-workbook; the launcher calls it."""

import sys

from countinghouse_workbook.command.make_workbook import TASK
from countinghouse_workbook.task.program import main

sys.exit(main(TASK))
