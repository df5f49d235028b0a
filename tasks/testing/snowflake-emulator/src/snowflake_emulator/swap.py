"""ALTER SCHEMA | TABLE … SWAP WITH …, in one transaction of DuckDB, which has neither."""

from collections.abc import Sequence

import duckdb

from snowflake_emulator import errors
from snowflake_emulator.tables import Full, base_tables, has_schema, move, quoted, view_names

ASIDE = "_EMULATOR_SWAP"


def swap_tables(duck: duckdb.DuckDBPyConnection, left: Full, right: Full) -> None:
    """Let two tables change places."""
    for table in (left, right):
        if not _is_table(duck, table):
            raise errors.absent("table", ".".join(table))
    if left[0] != right[0]:
        raise errors.unsupported("SWAP WITH between two databases")
    _in_one_transaction(duck, left[0], [(left, right)])


def swap_schemas(
    duck: duckdb.DuckDBPyConnection, left: tuple[str, str], right: tuple[str, str]
) -> None:
    """Let the tables of two schemas change places, and drop their views: the caller makes those anew."""
    for schema in (left, right):
        if not has_schema(duck, *schema):
            raise errors.absent("schema", ".".join(schema))
    if left[0] != right[0]:
        raise errors.unsupported("SWAP WITH between two databases")
    names = sorted({*base_tables(duck, *left), *base_tables(duck, *right)})
    views = [(*schema, view) for schema in (left, right) for view in view_names(duck, *schema)]
    _in_one_transaction(duck, left[0], [((*left, name), (*right, name)) for name in names], views)


def _in_one_transaction(
    duck: duckdb.DuckDBPyConnection,
    database: str,
    pairs: list[tuple[Full, Full]],
    views: Sequence[Full] = (),
) -> None:
    duck.begin()
    try:
        for view in views:
            duck.execute(f"drop view {quoted(*view)}")
        duck.execute(f"create schema {quoted(database, ASIDE)}")
        for left, right in pairs:
            _exchange(duck, left, right)
        duck.execute(f"drop schema {quoted(database, ASIDE)}")
        duck.commit()
    except BaseException:
        duck.rollback()
        raise


def _exchange(duck: duckdb.DuckDBPyConnection, left: Full, right: Full) -> None:
    aside = (left[0], ASIDE, left[2])
    here, there = _is_table(duck, left), _is_table(duck, right)
    if here:
        move(duck, left, aside)
    if there:
        move(duck, right, left)
    if here:
        move(duck, aside, right)


def _is_table(duck: duckdb.DuckDBPyConnection, name: Full) -> bool:
    return name[2] in base_tables(duck, name[0], name[1])
