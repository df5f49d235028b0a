"""Names must be written in the case that they have: DuckDB ignores it, Snowflake does not.

An unquoted name means its upper-case form, a quoted one just what it says. Whatever DuckDB would find only by
ignoring case is refused here; whatever is not there at all DuckDB refuses by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from snowflake_emulator import errors
from snowflake_emulator.translate import identifier, name_of

if TYPE_CHECKING:
    from snowflake_emulator.session import Session
    from snowflake_sql.statements import Name

COLUMNS = (
    "select schema_name, table_name, column_name from duckdb_columns() where database_name = ?"
    " and (lower(schema_name), lower(table_name)) in (select lower(unnest(?)), lower(unnest(?)))"
)


def check_case(session: Session, tree: exp.Expr) -> None:
    """Raise error 2003 or 904 for a table or a column that is found only by ignoring case."""
    database = session.connection.database
    tables = _tables(session, tree)
    if not database or not tables:
        return
    schemas, names = [table[1] for table in tables], [table[2] for table in tables]
    # On a connection of its own: the transaction must not begin to read before it has its locks.
    with session.duck.cursor() as catalogue:
        found = catalogue.execute(COLUMNS, [database, schemas, names]).fetchall()
    there = {(schema, table) for schema, table, _ in found}
    for table in tables:
        if table[1:] not in there and _folded(table[1:]) in {_folded(known) for known in there}:
            raise errors.absent("object", ".".join(table))
    _check_columns(tree, {column for _, _, column in found})


def _tables(session: Session, tree: exp.Expr) -> list[Name]:
    """Return the full names of the tables of the current database that a statement reads or changes."""
    common = {identifier(table.args["alias"].this) for table in tree.find_all(exp.CTE)}
    made = tree.this if isinstance(tree, exp.Create) else None
    tables = []
    for table in tree.find_all(exp.Table):
        is_made = made is not None and (table is made or table.parent is made)
        if is_made or not isinstance(table.this, exp.Identifier):
            continue
        name = name_of(table)
        current = (session.connection.database, session.connection.schema)
        full = (*(str(part) for part in current[: 3 - len(name)]), *name)
        if name not in {(one,) for one in common} and full[0] == current[0]:
            tables.append(full)
    return tables


def _folded(name: Name) -> Name:
    return tuple(part.lower() for part in name)


def _check_columns(tree: exp.Expr, columns: set[str]) -> None:
    known = columns | _made_here(tree)
    folded = {name.lower() for name in known}
    for column in _named(tree):
        name = identifier(column)
        if name not in known and name.lower() in folded:
            text = f"SQL compilation error:\ninvalid identifier '{column.sql(dialect='snowflake')}'"
            raise errors.SnowflakeError(904, "42000", text)


def _made_here(tree: exp.Expr) -> set[str]:
    """Return the names that the statement itself gives: aliases and new columns."""
    made = {identifier(alias.args["alias"]) for alias in tree.find_all(exp.Alias)}
    made |= {identifier(column.this) for column in tree.find_all(exp.ColumnDef)}
    for alias in tree.find_all(exp.TableAlias):
        made |= {identifier(column) for column in alias.args.get("columns") or []}
    return made


def _named(tree: exp.Expr) -> list[exp.Expr]:
    named: list[exp.Expr] = [
        column for column in tree.find_all(exp.Column) if isinstance(column.this, exp.Identifier)
    ]
    if isinstance(tree, exp.Insert) and isinstance(tree.this, exp.Schema):
        named += tree.this.expressions
    return [column.this if isinstance(column, exp.Column) else column for column in named]
