"""Answers SHOW and DESCRIBE of what is not a table or a view."""

from __future__ import annotations

import fnmatch
from typing import TYPE_CHECKING

from snowflake_emulator import errors
from snowflake_emulator.results import Result, table
from snowflake_sql.statements import (
    SESSION_PARAMETERS,
    DescribeObject,
    ShowGrants,
    ShowKeys,
    ShowObjects,
    ShowParameters,
    ShowSchemas,
    Statement,
)

if TYPE_CHECKING:
    from snowflake_emulator.session import Session


def show(session: Session, statement: Statement) -> Result:
    """Answer SHOW or DESCRIBE."""
    account = session.warehouse.account
    match statement:
        case ShowObjects():
            found = account.shown(statement.kind, statement.like)
            return table(
                ["name", "options"], [(".".join(name), options) for name, options in found]
            )
        case DescribeObject():
            options = account.find(
                statement.kind, session.in_schema(statement.kind, statement.name)
            )
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
