"""Every figure of a workbook asked twice, of its extract and of the marts, and held against each other."""
