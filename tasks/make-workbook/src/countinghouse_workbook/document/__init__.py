"""A workbook's document (.twb): read, and whether all that it names exists."""
