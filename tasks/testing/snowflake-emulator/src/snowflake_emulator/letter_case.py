"""Names must be written in the case that they have: DuckDB ignores it, Snowflake does not.

An unquoted name means its upper-case form, a quoted one just what it says. Whatever DuckDB would find only by
ignoring case is refused here; whatever is not there at all DuckDB refuses by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from snowflake_emulator import errors
from snowflake_emulator.translate import identifier, name_of

if TYPE_CHECKING:
    from snowflake_emulator.session import Session
    from snowflake_emulator.tables import Full
    from snowflake_sql.statements import Name


@dataclass(frozen=True)
class Names:
    """The names that a statement uses."""

    tables: tuple[Full, ...]
    """Tables of the current database that it reads or changes."""
    columns: tuple[tuple[str, str], ...]
    """Columns, each with how it is written."""
    made: frozenset[str]
    """Columns and aliases that it gives itself."""


def names_in(tree: exp.Expr, database: str | None, schema: str | None) -> Names:
    """Return the names in a statement, as a session sees them whose database and schema these are."""
    tables = _tables(tree, database, schema) if database else ()
    columns = [(identifier(one), one.sql(dialect="snowflake")) for one in _named(tree)]
    return Names(tuple(dict.fromkeys(tables)), tuple(dict.fromkeys(columns)), _made_here(tree))


def check_case(session: Session, names: Names) -> None:
    """Raise error 2003 or 904 for a table or a column that is found only by ignoring case."""
    if not names.tables:
        return
    found = session.warehouse.columns.of(session.duck, names.tables)
    there = {(schema, table) for schema, table, _ in found}
    for table in names.tables:
        if table[1:] not in there and _folded(table[1:]) in {_folded(known) for known in there}:
            raise errors.absent("object", ".".join(table))
    known = names.made | {column for _, _, column in found}
    folded = {name.lower() for name in known}
    for name, written in names.columns:
        if name not in known and name.lower() in folded:
            raise errors.SnowflakeError(
                904, "42000", f"SQL compilation error:\ninvalid identifier '{written}'"
            )


def _tables(tree: exp.Expr, database: str, schema: str | None) -> list[Full]:
    common = {identifier(table.args["alias"].this) for table in tree.find_all(exp.CTE)}
    made = tree.this if isinstance(tree, exp.Create) else None
    tables = []
    for table in tree.find_all(exp.Table):
        is_made = made is not None and (table is made or table.parent is made)
        if is_made or not isinstance(table.this, exp.Identifier):
            continue
        name = name_of(table)
        full = (*(str(part) for part in (database, schema)[: 3 - len(name)]), *name)
        if name not in {(one,) for one in common} and full[0] == database:
            tables.append(full)
    return tables


def _folded(name: Name) -> Name:
    return tuple(part.lower() for part in name)


def _made_here(tree: exp.Expr) -> frozenset[str]:
    made = {identifier(alias.args["alias"]) for alias in tree.find_all(exp.Alias)}
    made |= {identifier(column.this) for column in tree.find_all(exp.ColumnDef)}
    for alias in tree.find_all(exp.TableAlias):
        made |= {identifier(column) for column in alias.args.get("columns") or []}
    return frozenset(made)


def _named(tree: exp.Expr) -> list[exp.Expr]:
    named = [
        column.this
        for column in tree.find_all(exp.Column)
        if isinstance(column.this, exp.Identifier)
    ]
    if isinstance(tree, exp.Insert) and isinstance(tree.this, exp.Schema):
        named += tree.this.expressions
    return named
