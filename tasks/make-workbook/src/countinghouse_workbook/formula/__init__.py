"""Tableau's language of calculations: read, and written as SQL."""
