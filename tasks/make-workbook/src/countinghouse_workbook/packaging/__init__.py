"""The files that are made: the extract, the packaged workbook and data sources, the folder that keeps them."""
