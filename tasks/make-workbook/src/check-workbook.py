"""Starts check-workbook; the launcher calls it."""

import sys

from countinghouse_workbook.command.check_workbook import TASK
from countinghouse_workbook.task.program import main

sys.exit(main(TASK))
