"""Starts publish-workbook; the launcher calls it."""

import sys

from countinghouse_workbook.program import main
from countinghouse_workbook.publish_workbook import TASK

sys.exit(main(TASK))
