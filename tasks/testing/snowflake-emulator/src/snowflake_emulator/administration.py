"""Does the statements about accounts, sessions, schemas, keys and grants."""

from __future__ import annotations

import fnmatch
from typing import TYPE_CHECKING

from snowflake_emulator import errors
from snowflake_emulator.account import IN_SCHEMA
from snowflake_emulator.results import SETTING, Result, status, table
from snowflake_emulator.swap import swap_schemas, swap_tables
from snowflake_emulator.tables import quoted, text
from snowflake_sql.statements import (
    SESSION_PARAMETERS,
    AddKey,
    AlterKey,
    AlterObject,
    Comment,
    CreateContainer,
    CreateObject,
    DescribeObject,
    DropObject,
    Grant,
    Name,
    SetParameters,
    ShowGrants,
    ShowKeys,
    ShowObjects,
    ShowParameters,
    ShowSchemas,
    Statement,
    Swap,
    UnsetParameters,
    UseContext,
)

if TYPE_CHECKING:
    from snowflake_emulator.session import Session

DEFINITIONS = (
    CreateObject,
    CreateContainer,
    AlterObject,
    DropObject,
    Grant,
    Swap,
    AddKey,
    AlterKey,
    Comment,
)


def run(session: Session, statement: Statement) -> Result:
    """Do a statement; a definition (DDL) commits the open transaction first, as in Snowflake."""
    if isinstance(statement, DEFINITIONS):
        session.end_transaction(commit=True)
        return _define(session, statement)
    match statement:
        case SetParameters():
            session.set_parameters(statement.values)
        case UnsetParameters():
            for name in statement.names:
                session.unset_parameter(name)
        case UseContext():
            _use(session, statement)
        case _:
            return _show(session, statement)
    return status(statement_type=SETTING)


def _define(session: Session, statement: Statement) -> Result:
    account = session.warehouse.account
    match statement:
        case CreateObject():
            return status(account.create(statement, _name(session, statement.kind, statement.name)))
        case CreateContainer():
            return status(_create_container(session, statement))
        case AlterObject():
            return status(_alter(session, statement))
        case DropObject():
            return status(account.drop(statement, _name(session, statement.kind, statement.name)))
        case Grant():
            _grant(session, statement)
        case Swap():
            _swap(session, statement)
        case Comment():
            _comment(session, statement)
        case AddKey():
            _has_table(session, statement.table)
            session.warehouse.tables.add_key(session.table(statement.table), statement)
        case AlterKey():
            _has_table(session, statement.table)
            session.warehouse.tables.alter_key(session.table(statement.table), statement)
        case _:
            raise errors.unsupported(type(statement).__name__)
    return status()


def _name(session: Session, kind: str, name: Name) -> Name:
    return session.full(name) if kind in IN_SCHEMA else name


def _use(session: Session, statement: UseContext) -> None:
    if statement.kind == "ROLE":
        session.warehouse.account.find("ROLE", (statement.name,))
        session.role = statement.name
    elif statement.kind == "WAREHOUSE":
        session.warehouse.account.find("WAREHOUSE", (statement.name,))
        session.warehouse_name = statement.name


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


def _alter(session: Session, statement: AlterObject) -> str:
    account = session.warehouse.account
    if statement.kind in {"ACCOUNT", "DATABASE", "SCHEMA", "VIEW", "TABLE"}:
        return _alter_data(session, statement)
    return account.alter(statement, _name(session, statement.kind, statement.name))


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
    if statement.kind == "TABLE":
        swap_tables(session.duck, left, right)  # type: ignore[arg-type]
    else:
        swap_schemas(session.duck, left, right)  # type: ignore[arg-type]
    warehouse.tables.exchange(left, right)
    warehouse.account.swap(left, right)
    if statement.kind == "SCHEMA":
        session.remake_views(left, right)


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
            statement.kind, _name(session, statement.kind, statement.name)
        )


def _has_table(session: Session, name: Name) -> None:
    full = session.full(name)
    sql = "select 1 from information_schema.tables where (table_catalog, table_schema, table_name) = (?, ?, ?)"
    if not session.duck.execute(sql, list(full)).fetchone():
        raise errors.absent("table", ".".join(full))


def _show(session: Session, statement: Statement) -> Result:
    account = session.warehouse.account
    match statement:
        case ShowObjects():
            found = account.shown(statement.kind, statement.like)
            return table(
                ["name", "options"], [(".".join(name), options) for name, options in found]
            )
        case DescribeObject():
            options = account.find(statement.kind, _name(session, statement.kind, statement.name))
            return table(["property", "property_value"], sorted(options.items()))
        case ShowParameters():
            return _show_parameters(session, statement)
        case ShowSchemas():
            return _show_schemas(session, statement)
        case ShowKeys():
            return _show_keys(session, statement)
        case ShowGrants():
            return _show_grants(session, statement)
        case _:
            raise errors.unsupported(type(statement).__name__)


def _show_parameters(session: Session, statement: ShowParameters) -> Result:
    pattern = (statement.like or "%").upper().replace("%", "*").replace("_", "?")
    names = sorted(name for name in SESSION_PARAMETERS if fnmatch.fnmatchcase(name, pattern))
    rows = [(name, str(session.value(name)).lower() if isinstance(session.value(name), bool) else session.value(name),
             "", "SESSION" if name in session.parameters else "", "", "STRING") for name in names]  # fmt: skip
    return table(["key", "value", "default", "level", "description", "type"], rows)


def _show_schemas(session: Session, statement: ShowSchemas) -> Result:
    database = statement.database or str(session.connection.database)
    rows = session.duck.execute(
        "select schema_name, database_name from duckdb_schemas() where not starts_with(database_name, '_fs')"
        " and database_name not in ('memory', 'system', 'temp') and (? = '*' or database_name = ?)"
        " and schema_name not in ('main', '_fs_information_schema', 'information_schema', 'pg_catalog')"
        " and schema_name ilike ? escape '\\' order by 2, 1",
        [database, database, statement.like or "%"],
    ).fetchall()
    current = str(session.connection.schema)
    shown = [
        ("", name, "N", "Y" if name == current else "N", owner, "", "", "", "1")
        for name, owner in rows
    ]
    columns = ["created_on", "name", "is_default", "is_current", "database_name", "owner", "comment", "options",
               "retention_time"]  # fmt: skip
    return table(columns, shown)


def _show_keys(session: Session, statement: ShowKeys) -> Result:
    container = {"DATABASE": 1, "SCHEMA": 2, "TABLE": 3}.get(statement.container, 0)
    name = statement.name
    if name or statement.container == "SCHEMA":
        current = (str(session.connection.database), str(session.connection.schema))
        name = (*current[: container - len(name)], *name)
    rows = []
    for full, keys in sorted(session.warehouse.tables.keys.items()):
        for key in keys if full[: len(name)] == name else []:
            if key.kind == statement.kind:
                for place, column in enumerate(key.columns, 1):
                    rows.append(
                        ("", *full, column, place, f"SYS_{full[2]}", str(key.rely).lower(), "")
                    )
    columns = ["created_on", "database_name", "schema_name", "table_name", "column_name", "key_sequence",
               "constraint_name", "rely", "comment"]  # fmt: skip
    return table(columns, rows)


def _show_grants(session: Session, statement: ShowGrants) -> Result:
    grants = session.warehouse.account.grants
    relation, future = statement.relation.split(" ")[-1], statement.relation.startswith("FUTURE")
    name = statement.name
    if relation in {"ON", "IN"} and statement.kind in {
        "SCHEMA",
        "TABLE",
        "VIEW",
        "STAGE",
        "FILE FORMAT",
    }:
        name = session.full(name, statement.kind)
    rows = []
    for grant in grants:
        if bool(grant.scope) is not future:
            continue
        match relation:
            case "TO":
                shown = grant.grantee == (name or (session.role,))
            case "OF":
                shown = (grant.kind, grant.name) == ("ROLE", name)
            case _:
                shown = grant.name == name
        if shown:
            rows += [("", privilege, grant.kind, ".".join(grant.name), grant.grantee_kind, ".".join(grant.grantee),
                      "false", "") for privilege in grant.privileges]  # fmt: skip
    columns = ["created_on", "privilege", "granted_on", "name", "granted_to", "grantee_name", "grant_option",
               "granted_by"]  # fmt: skip
    return table(columns, rows)
