"""Names and texts as SQL takes them."""

from __future__ import annotations


def quoted(name: str) -> str:
    """A name as SQL takes it, letter for letter."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """The inside of a text literal of SQL."""
    return text.replace("'", "''")
