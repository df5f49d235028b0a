"""Starts make-workbook; the launcher calls it."""

import sys

from countinghouse_workbook.make_workbook import TASK
from countinghouse_workbook.program import main

sys.exit(main(TASK))
