"""Starts check-workbook; the launcher calls it."""

import sys

from countinghouse_workbook.check_workbook import TASK
from countinghouse_workbook.program import main

sys.exit(main(TASK))
