"""Copies the published marts into one extract of Tableau: the tables that the workbook names, keys
that hold, exact amounts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from pathlib import Path

from tableauhyperapi import Connection

from countinghouse_workbook.packaging import hyper
from countinghouse_workbook.task.failure import ExitCode, TaskFailure
from countinghouse_workbook.warehouse.keys import Key, holding
from countinghouse_workbook.warehouse.marts import Column, Marts, Table
from countinghouse_workbook.warehouse.sql_text import literal, quoted

_TYPES = {
    "BIGINT": "bigint",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "INTEGER": "integer",
    "SMALLINT": "smallint",
    "TIMESTAMP": "timestamp",
    "VARCHAR": "text",
}
_DECIMAL = re.compile(r"DECIMAL\((\d+),(\d+)\)")
_MOST_DIGITS = 18
"""More would need a format of the extract that older Tableaus cannot open."""


STAMP = "build_stamp"
"""Always copied: it says of which build the extract is."""


def extract(marts: Marts, named: Set[str], file: Path, told: Callable[[str, int], None]) -> int:
    """Writes the extract. One table at a time goes through a Parquet file beside it.

    Args:
        marts: the build that is copied.
        named: the tables that are copied, as far as the marts have them. What nobody is shown, such
            as the shop's ids of customers, is not given away with the workbook.
        file: the extract; replaced when it is there.
        told: called with each table's name and rows.

    Returns:
        How many rows it holds.

    Raises:
        TaskFailure: (65) when a column has a type that cannot be kept exactly.
    """
    tables = [table for table in marts.tables if table.name in {*named, STAMP}]
    keys = holding(marts, tables)
    rows = 0
    with hyper.connected(file, new=True) as connection:
        connection.execute_command(f"create schema {quoted(hyper.SCHEMA)}")
        for table in _referred_first(tables, keys):
            own = [key for key in keys if key.table == table.name]
            connection.execute_command(_definition(table, own))
            copied = _copy(marts, connection, table, file.with_suffix(".parquet"))
            told(table.name, copied)
            rows += copied
    return rows


def _copy(marts: Marts, connection: Connection, table: Table, parquet: Path) -> int:
    try:
        written = marts.write_parquet(table, parquet)
        columns = ", ".join(quoted(column.name) for column in table.columns)
        inserted = connection.execute_command(
            f"insert into {_name(table.name)} select {columns}"
            f" from external('{literal(str(parquet))}')"
        )
    finally:
        parquet.unlink(missing_ok=True)
    if inserted != written:
        raise AssertionError(f"{table.name}: {written} rows were read, {inserted} written")
    return written


def _referred_first(tables: Sequence[Table], keys: Sequence[Key]) -> list[Table]:
    """A table may only refer to one that exists."""
    waits_for = {table.name: set() for table in tables}
    for key in keys:
        if key.refers_to:
            waits_for[key.table].add(key.refers_to)
    by_name = {table.name: table for table in tables}
    ordered: list[Table] = []
    while waits_for:
        free = sorted(name for name, others in waits_for.items() if not others & waits_for.keys())
        if not free:
            raise AssertionError(f"tables refer to each other in a circle: {sorted(waits_for)}")
        for name in free:
            ordered.append(by_name[name])
            del waits_for[name]
    return ordered


def _definition(table: Table, keys: Sequence[Key]) -> str:
    parts = [_column(table, column, keys) for column in table.columns]
    parts += [_assumed(key) for key in keys]
    return f"create table {_name(table.name)} ({', '.join(parts)})"


def _column(table: Table, column: Column, keys: Sequence[Key]) -> str:
    is_key = any(key.column == column.name for key in keys)
    null = "" if column.is_nullable and not is_key else " not null"
    return f"{quoted(column.name)} {_type(table, column)}{null}"


def _assumed(key: Key) -> str:
    if not key.refers_to:
        return f"assumed primary key ({quoted(key.column)})"
    return (
        f"assumed foreign key ({quoted(key.column)}) references {_name(key.refers_to)}"
        f" ({quoted(key.referred)})"
    )


def _type(table: Table, column: Column) -> str:
    decimal = _DECIMAL.fullmatch(column.type)
    if decimal and int(decimal[1]) <= _MOST_DIGITS:
        return f"numeric({decimal[1]}, {decimal[2]})"
    if column.type in _TYPES:
        return _TYPES[column.type]
    raise TaskFailure(
        ExitCode.DATA,
        f"The type {column.type} cannot be kept exactly in an extract",
        f"{table.name}.{column.name}",
        f"Give the column one of {', '.join(sorted(_TYPES))} or DECIMAL of at most {_MOST_DIGITS}"
        " digits",
    )


def _name(table: str) -> str:
    return f"{quoted(hyper.SCHEMA)}.{quoted(table)}"
