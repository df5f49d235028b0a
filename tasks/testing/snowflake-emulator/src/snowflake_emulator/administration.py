"""Does the statements about accounts, sessions, schemas, keys and grants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from snowflake_emulator.definitions import DEFINITIONS, define
from snowflake_emulator.results import SETTING, Result, status
from snowflake_emulator.showing import show
from snowflake_sql.statements import SetParameters, Statement, UnsetParameters, UseContext

if TYPE_CHECKING:
    from snowflake_emulator.session import Session


def run(session: Session, statement: Statement) -> Result:
    """Do a statement; a definition (DDL) commits the open transaction first, as in Snowflake."""
    if type(statement) in DEFINITIONS:
        session.end_transaction(commit=True)
        return define(session, statement)
    match statement:
        case SetParameters():
            session.set_parameters(statement.values)
        case UnsetParameters():
            for name in statement.names:
                session.unset_parameter(name)
        case UseContext():
            _use(session, statement)
        case _:
            return show(session, statement)
    return status(statement_type=SETTING)


def _use(session: Session, statement: UseContext) -> None:
    if statement.kind == "ROLE":
        session.warehouse.account.find("ROLE", (statement.name,))
        session.role = statement.name
    elif statement.kind == "WAREHOUSE":
        session.warehouse.account.find("WAREHOUSE", (statement.name,))
        session.warehouse_name = statement.name
