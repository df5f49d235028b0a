"""Starts publish-workbook; the launcher calls it."""

import sys

from countinghouse_workbook.command.publish_workbook import TASK
from countinghouse_workbook.task.program import main

sys.exit(main(TASK))
