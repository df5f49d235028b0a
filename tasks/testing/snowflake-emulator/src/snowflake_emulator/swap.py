"""ALTER SCHEMA | TABLE … SWAP WITH …, in one transaction of DuckDB, which has neither."""

from collections.abc import Sequence

import duckdb

from snowflake_emulator import errors
from snowflake_emulator.tables import Definition, Full, definitions, has_schema, quoted, view_names

ASIDE = ("temp", "main", "_emulator_swap")


def swap_tables(duck: duckdb.DuckDBPyConnection, left: Full, right: Full) -> None:
    """Let two tables change places."""
    known = definitions(duck, left[0], left[1], right[1])
    for table in (left, right):
        if table not in known and table[0] == left[0]:
            raise errors.absent("table", ".".join(table))
    if left[0] != right[0]:
        raise errors.unsupported("SWAP WITH between two databases")
    _in_one_transaction(duck, [(left, right)], known)


def swap_schemas(
    duck: duckdb.DuckDBPyConnection, left: tuple[str, str], right: tuple[str, str]
) -> None:
    """Let the tables of two schemas change places, and drop their views: the caller makes those anew."""
    for schema in (left, right):
        if not has_schema(duck, *schema):
            raise errors.absent("schema", ".".join(schema))
    if left[0] != right[0]:
        raise errors.unsupported("SWAP WITH between two databases")
    known = definitions(duck, left[0], left[1], right[1])
    names = sorted({table for _, _, table in known})
    views = [(*schema, view) for schema in (left, right) for view in view_names(duck, *schema)]
    _in_one_transaction(duck, [((*left, name), (*right, name)) for name in names], known, views)


def _in_one_transaction(
    duck: duckdb.DuckDBPyConnection,
    pairs: list[tuple[Full, Full]],
    known: dict[Full, Definition],
    views: Sequence[Full] = (),
) -> None:
    duck.begin()
    try:
        for view in views:
            duck.execute(f"drop view {quoted(*view)}")
        for left, right in pairs:
            _exchange(duck, left, right, known)
        duck.commit()
    except BaseException:
        duck.rollback()
        raise


def _exchange(
    duck: duckdb.DuckDBPyConnection, left: Full, right: Full, known: dict[Full, Definition]
) -> None:
    """Let two tables change places, of which one may be missing; DuckDB cannot move a table."""
    if left in known:
        duck.execute(f"create temp table {quoted(*ASIDE)} as from {quoted(*left)}")
        duck.execute(f"drop table {quoted(*left)}")
    if right in known:
        known[right].create(duck, left)
        duck.execute(f"insert into {quoted(*left)} from {quoted(*right)}")
        duck.execute(f"drop table {quoted(*right)}")
    if left in known:
        known[left].create(duck, right)
        duck.execute(f"insert into {quoted(*right)} from {quoted(*ASIDE)}")
        duck.execute(f"drop table {quoted(*ASIDE)}")
    _exchange_loads(duck, left, right)


def _exchange_loads(duck: duckdb.DuckDBPyConnection, left: Full, right: Full) -> None:
    """Let the histories of what was loaded go along."""
    duck.execute(
        f"update {quoted(left[0])}._fs_information_schema._fs_load_history"
        " set schema_name = if((schema_name, table_name) = ($1, $2), $3, $1),"
        " table_name = if((schema_name, table_name) = ($1, $2), $4, $2)"
        " where (schema_name, table_name) in (($1, $2), ($3, $4))",
        [*left[1:], *right[1:]],
    )
