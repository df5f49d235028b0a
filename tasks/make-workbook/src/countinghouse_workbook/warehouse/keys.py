"""Which keys the extract may assume.

Hyper, and Tableau with it, leaves out joins that keys make needless, and trusts them blindly: a
wrong one gives wrong figures. So names only propose, as the star names its keys (the first column
is the table's own key; another table's column of that name, or one that ends with it, refers to
it), and the data decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from countinghouse_workbook.warehouse.marts import Marts, Table
from countinghouse_workbook.warehouse.sql_text import quoted

_KEY = "_key"
_BRIDGE = "bridge_"


@dataclass(frozen=True)
class Key:
    """A primary key, or where `refers_to` names a table a foreign one."""

    table: str
    column: str
    refers_to: str = ""
    referred: str = ""


def holding(marts: Marts, tables: Sequence[Table]) -> tuple[Key, ...]:
    """Every primary key of these tables, then every foreign key among them, that holds in the data."""
    primary = [key for key in _own(tables) if _is_unique(marts, key)]
    foreign = [key for key in _foreign(tables, primary) if _has_no_orphan(marts, key)]
    return (*primary, *foreign)


def _own(tables: Sequence[Table]) -> list[Key]:
    return [
        Key(table.name, table.columns[0].name)
        for table in tables
        if table.columns[0].name.endswith(_KEY) and not table.name.startswith(_BRIDGE)
    ]


def _foreign(tables: Sequence[Table], primary: Sequence[Key]) -> list[Key]:
    found = []
    for table in tables:
        for column in table.columns:
            for key in primary:
                refers = column.name == key.column or column.name.endswith(f"_{key.column}")
                if refers and table.name != key.table:
                    found.append(Key(table.name, column.name, key.table, key.column))
    return found


def _is_unique(marts: Marts, key: Key) -> bool:
    column = quoted(key.column)
    ((rows, values),) = marts.rows(
        f"select count(*), count(distinct {column}) from {quoted(key.table)}"
    )
    return rows == values


def _has_no_orphan(marts: Marts, key: Key) -> bool:
    ((orphans,),) = marts.rows(
        f"select count(*) from {quoted(key.table)} f where f.{quoted(key.column)} is null or not"
        f" exists (from {quoted(key.refers_to)} d where d.{quoted(key.referred)} ="
        f" f.{quoted(key.column)})"
    )
    return orphans == 0
