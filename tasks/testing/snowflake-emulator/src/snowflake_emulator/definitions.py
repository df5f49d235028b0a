"""Does the statements that define: objects of the account, schemas, swaps, keys, comments, grants."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from snowflake_emulator import errors
from snowflake_emulator.results import Result, status
from snowflake_emulator.swap import swap_schemas, swap_tables
from snowflake_emulator.tables import Full, quoted, text
from snowflake_sql.statements import (
    AddKey,
    AlterKey,
    AlterObject,
    Comment,
    CreateContainer,
    CreateObject,
    DropDatabase,
    DropObject,
    Grant,
    Name,
    Statement,
    Swap,
)

if TYPE_CHECKING:
    from snowflake_emulator.session import Session


def define(session: Session, statement: Statement) -> Result:
    """Do a statement of one of the DEFINITIONS."""
    return status(
        DEFINITIONS[type(statement)](session, statement) or "Statement executed successfully."
    )


def _create(session: Session, statement: CreateObject) -> str:
    name = session.in_schema(statement.kind, statement.name)
    return session.warehouse.account.create(statement, name)


def _drop(session: Session, statement: DropObject) -> str:
    name = session.in_schema(statement.kind, statement.name)
    return session.warehouse.account.drop(statement, name)


def _key(session: Session, statement: AddKey | AlterKey) -> None:
    _has_table(session, statement.table)
    table, tables = session.table(statement.table), session.warehouse.tables
    if isinstance(statement, AddKey):
        tables.add_key(table, statement)
    else:
        tables.alter_key(table, statement)


def _create_container(session: Session, statement: CreateContainer) -> str:
    warehouse = session.warehouse
    name = session.full(statement.name, statement.kind)
    there = warehouse.has_database(name[0]) if len(name) == 1 else warehouse.has_schema(*name)
    if there and statement.if_not_exists:
        return f"{name[-1]} already exists, statement succeeded."
    if there and not statement.or_replace:
        raise errors.exists(statement.kind, ".".join(name))
    if len(name) == 1:
        if there:
            raise errors.unsupported("CREATE OR REPLACE DATABASE")
        warehouse.create_database(name[0])
        warehouse.use(session.connection, name[0], "PUBLIC")
    else:
        warehouse.create_schema(*name)
        warehouse.use(session.connection, *name)
    return f"{statement.kind.capitalize()} {name[-1]} successfully created."


def _drop_database(session: Session, statement: DropDatabase) -> None:
    if session.warehouse.has_database(statement.name):
        session.warehouse.drop_database(session.connection, statement.name)
    elif not statement.if_exists:
        raise errors.absent("database", statement.name)


def _alter(session: Session, statement: AlterObject) -> str:
    account = session.warehouse.account
    if statement.kind in {"ACCOUNT", "DATABASE", "SCHEMA", "VIEW", "TABLE"}:
        return _alter_data(session, statement)
    return account.alter(statement, session.in_schema(statement.kind, statement.name))


def _alter_data(session: Session, statement: AlterObject) -> str:
    if statement.kind in {"TABLE", "VIEW"}:
        _has_table(session, statement.name)
        if "COMMENT" in statement.options:
            _comment(
                session,
                Comment(statement.kind, statement.name, False, str(statement.options["COMMENT"])),
            )
    elif statement.kind == "SCHEMA" and not session.warehouse.has_schema(
        *session.full(statement.name, "SCHEMA")
    ):
        raise errors.absent("schema", ".".join(statement.name))
    return "Statement executed successfully."


def _grant(session: Session, statement: Grant) -> None:
    kind = "SCHEMA" if statement.scope.endswith("SCHEMA") else statement.kind
    name = statement.name
    if kind in {"SCHEMA", "TABLE", "VIEW", "STAGE", "FILE FORMAT", "SEQUENCE"}:
        name = session.full(name, "DATABASE" if statement.scope.endswith("DATABASE") else kind)
    if kind == "SCHEMA" and not session.warehouse.has_schema(*name):
        raise errors.absent("schema", ".".join(name))
    session.warehouse.account.grant(Grant(**{**statement.__dict__, "name": name}))


def _swap(session: Session, statement: Swap) -> None:
    warehouse = session.warehouse
    left, right = (
        session.full(statement.left, statement.kind),
        session.full(statement.right, statement.kind),
    )
    try:
        if statement.kind == "TABLE":
            swap_tables(session.duck, left, right)  # type: ignore[arg-type]
        else:
            swap_schemas(session.duck, left, right)  # type: ignore[arg-type]
        warehouse.tables.exchange(left, right)
        warehouse.account.swap(left, right)
        if statement.kind == "SCHEMA":
            session.remake_views(left, right)
    finally:
        for container in (left, right):
            warehouse.columns.changed(*container)


def _comment(session: Session, statement: Comment) -> None:
    if statement.kind in {"TABLE", "VIEW", "COLUMN"}:
        last = statement.name[-1:] if statement.kind == "COLUMN" else ()
        name = session.full(statement.name[: len(statement.name) - len(last)]) + last
        session.duck.execute(
            f"comment on {statement.kind} {quoted(*name)} is {text(statement.text)}"
        )
    elif statement.kind == "SCHEMA":
        if not session.warehouse.has_schema(*session.full(statement.name, "SCHEMA")):
            raise errors.absent("schema", ".".join(statement.name))
    elif statement.kind != "DATABASE":
        session.warehouse.account.find(
            statement.kind, session.in_schema(statement.kind, statement.name)
        )


def _has_table(session: Session, name: Name) -> None:
    full: Full = session.table(name)
    columns = session.warehouse.columns.of(session.duck, [full])
    if full[1:] not in {column[:2] for column in columns}:
        raise errors.absent("table", ".".join(full))


DEFINITIONS: dict[type, Callable[[Any, Any], str | None]] = {
    CreateObject: _create,
    CreateContainer: _create_container,
    AlterObject: _alter,
    DropObject: _drop,
    DropDatabase: _drop_database,
    Grant: _grant,
    Swap: _swap,
    AddKey: _key,
    AlterKey: _key,
    Comment: _comment,
}
