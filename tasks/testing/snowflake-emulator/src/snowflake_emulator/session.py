"""One session: what it has set, its transaction, and how a statement is done in it."""

import contextlib
import threading
import time
import uuid
from dataclasses import dataclass, field

import duckdb
from fakesnow.conn import FakeSnowflakeConnection
from snowflake.connector.errors import ProgrammingError

from snowflake_emulator import administration, errors, results, translate
from snowflake_emulator.account import IN_SCHEMA
from snowflake_emulator.binds import Row
from snowflake_emulator.copy_into import copy_into, infer_columns
from snowflake_emulator.plain_statement import PlainStatement, planned
from snowflake_emulator.results import Result
from snowflake_emulator.sql_statement import SqlStatement
from snowflake_emulator.tables import Full, Stored, text
from snowflake_emulator.warehouse import Warehouse
from snowflake_sql.check import Special, read
from snowflake_sql.copy_statement import CopyInto
from snowflake_sql.infer_schema import InferSchema
from snowflake_sql.reader import Options
from snowflake_sql.session_functions import OwnQueryTags, Wait
from snowflake_sql.statements import Name

DEFAULTS: Options = {
    "TIMEZONE": "America/Los_Angeles",
    "AUTOCOMMIT": True,
    "QUERY_TAG": "",
    "QUOTED_IDENTIFIERS_IGNORE_CASE": False,
}
"""Snowflake's own defaults, so that a task that does not say UTC is found out."""


@dataclass
class Session:
    """A session that has logged in."""

    number: int
    warehouse: Warehouse
    connection: FakeSnowflakeConnection
    user: str
    role: str
    warehouse_name: str
    parameters: Options = field(default_factory=dict)
    in_transaction: bool = False
    last_query: str = ""
    lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def duck(self) -> duckdb.DuckDBPyConnection:
        """The connection underneath."""
        return self.connection._duck_conn  # noqa: SLF001

    def value(self, parameter: str) -> object:
        """Return what a session parameter is set to."""
        return self.parameters.get(parameter, DEFAULTS.get(parameter, ""))

    def set_parameters(self, values: Options) -> None:
        """Set session parameters; AUTOCOMMIT commits what is open, TIMEZONE counts at once."""
        for name, value in values.items():
            self.parameters[name] = value
            if name == "AUTOCOMMIT":
                self.parameters[name] = str(value).lower() == "true"
                self.end_transaction(commit=True)
            if name == "QUOTED_IDENTIFIERS_IGNORE_CASE" and str(value).lower() != "false":
                raise errors.unsupported("QUOTED_IDENTIFIERS_IGNORE_CASE = TRUE")
            if name == "TIMEZONE":
                self.duck.execute(f"set TimeZone = {text(str(value))}")

    def unset_parameter(self, name: str) -> None:
        """Set a session parameter back to its default."""
        default = DEFAULTS.get(name, "")
        self.set_parameters({name: default})
        self.parameters.pop(name)

    def remake_views(self, *schemas: Name) -> None:
        """Make the views of these schemas anew from their Snowflake text, each where it lies now."""
        views = dict(self.warehouse.tables.views)
        waiting = sorted(view for view in views if view[:2] in schemas)
        while waiting:
            left = [view for view in waiting if not self._remade(view, views[view])]
            if left == waiting:
                raise errors.unsupported(f"the view {left[0]}: it reads what is not there")
            waiting = left

    def _remade(self, view: Full, sql: str) -> bool:
        """Make a view anew, or say that it reads another that is not there yet."""
        try:
            SqlStatement(self, sql).remake_view(view)
        except ProgrammingError as error:
            if isinstance(error.__cause__, duckdb.CatalogException):
                return False
            raise
        return True

    def close(self) -> None:
        """End the session; an open transaction is rolled back."""
        with self.lock:
            self.end_transaction(commit=False)
            self.duck.close()

    def end_transaction(self, *, commit: bool) -> None:
        """End the open transaction, if there is one, and give back its locks."""
        try:
            if self.in_transaction:
                self.in_transaction = False
                self.duck.commit() if commit else self.duck.rollback()
        finally:
            self.warehouse.locks.release(self.number)

    def full(self, name: Name, kind: str = "table") -> Name:
        """Complete a name by the session's database and schema."""
        wanted = {"DATABASE": 1, "SCHEMA": 2}.get(kind.upper(), 3)
        current = (self.connection.database, self.connection.schema)
        missing = wanted - len(name)
        if missing < 0 or any(part is None for part in current[:missing]):
            raise errors.SnowflakeError(
                90105, "22000", f"Cannot find {'.'.join(name)}: no current database or schema."
            )
        return (*(str(part) for part in current[:missing]), *name)

    def execute(
        self, sql: str, rows: list[Row], *, batch: bool = False, describe_only: bool = False
    ) -> Result:
        """Do a statement, or describe its answer. Raises SnowflakeError for whatever goes wrong."""
        with self.lock:
            try:
                return self._execute(sql, rows, batch=batch, describe_only=describe_only)
            except Exception as error:
                raise errors.translated(error) from error
            finally:
                self.last_query = str(uuid.uuid4())
                if not self.in_transaction:
                    self.warehouse.locks.release(self.number)

    def _execute(self, sql: str, rows: list[Row], *, batch: bool, describe_only: bool) -> Result:
        text = read(sql)
        if text.findings:
            raise errors.syntax(
                "; ".join(f"line {one.line}: {one.message}" for one in text.findings)
            )
        if len(text.statements) != 1:
            raise translate.StatementCount(len(text.statements))
        (special,) = text.statements
        if special:
            return results.status() if describe_only else self._special(special)
        database, schema = self.connection.database, self.connection.schema
        plan = planned(sql, database, schema, self.values_in(sql))
        statement = PlainStatement(self, plan) if plan else SqlStatement(self, sql)
        return statement.run(rows, batch=batch, describe_only=describe_only)

    def values_in(self, sql: str) -> tuple[tuple[str, str], ...]:
        """Return what CURRENT_ROLE() and its like mean here, if a text asks for any of them."""
        if not translate.ASKS_THE_SESSION.search(sql):
            return ()
        return (
            ("CURRENT_ROLE", self.role),
            ("CURRENT_USER", self.user),
            ("CURRENT_WAREHOUSE", self.warehouse_name),
            ("CURRENT_SESSION", str(self.number)),
            ("LAST_QUERY_ID", self.last_query),
        )

    def in_schema(self, kind: str, name: Name) -> Name:
        """Return the full name of an object of the account, which some kinds have in a schema."""
        return self.full(name) if kind in IN_SCHEMA else name

    def _special(self, statement: Special) -> Result:
        if isinstance(statement, CopyInto):
            return self._copy(statement)
        if isinstance(statement, Wait):
            return self._wait(statement.seconds)
        if isinstance(statement, OwnQueryTags):
            own = [
                [one.query_tag] for one in self.warehouse.log.entries if one.session == self.number
            ]
            return results.table(["QUERY_TAG"], own[::-1][:100], results.SELECT)
        if isinstance(statement, InferSchema):
            names = {
                "stage": self.full(statement.stage),
                "format": self.full(statement.file_format),
            }
            return infer_columns(self.duck, self.warehouse.account, statement, names)
        return administration.run(self, statement)

    def _wait(self, seconds: int) -> Result:
        """Wait, but not longer than a statement of this session may take."""
        limit = int(str(self.value("STATEMENT_TIMEOUT_IN_SECONDS") or 0)) or seconds
        time.sleep(min(seconds, limit))
        if limit < seconds:
            raise errors.SnowflakeError(
                630,
                "57014",
                f"Statement reached its statement or warehouse timeout of {limit} second(s) and was canceled.",
            )
        return results.table(["SYSTEM$WAIT"], [[f"waited {seconds} seconds"]], results.SELECT)

    def _copy(self, statement: CopyInto) -> Result:
        names = {"stage": self.full(statement.stage)}
        written = statement.options.get("FILE_FORMAT")
        for entry in written if isinstance(written, list) else []:
            if str(entry).startswith("FORMAT_NAME="):
                parts = str(entry).partition("=")[2].split(".")
                names["format"] = self.full(tuple(part.upper() for part in parts))
        self.begin_if_needed()
        with self.atomic():
            return copy_into(
                self.duck, self.warehouse.account, statement, self.stored(statement.target), names
            )

    def table(self, name: Name) -> Full:
        """Return a table's full name."""
        return self.full(name)  # type: ignore[return-value]

    def stored(self, name: Name) -> Stored:
        """Return where a table lies in DuckDB, which keeps a session's temporary tables apart."""
        database, schema, table = self.table(name)
        query = "select 1 from duckdb_tables() where temporary and table_name = ?"
        if self.duck.execute(query, [table]).fetchone():
            return Stored(("temp", "main", table), (database, f"session {self.number}", table))
        return Stored((database, schema, table), (database, schema, table))

    def take_lock(self, table: Full) -> None:
        """Wait for a table's lock, which is held to the end of the transaction."""
        seconds = self.parameters.get("LOCK_TIMEOUT", 43_200)
        self.warehouse.locks.take(self.number, table, float(str(seconds)))

    def begin_if_needed(self) -> None:
        """Begin the transaction that a change opens when AUTOCOMMIT is off."""
        if not self.in_transaction and self.value("AUTOCOMMIT") is False:
            self.begin()

    def begin(self) -> None:
        """Begin a transaction; within one it does nothing, as in Snowflake."""
        if not self.in_transaction:
            self.duck.begin()
            self.in_transaction = True

    @contextlib.contextmanager
    def atomic(self):
        """Do several statements of DuckDB as one, unless a transaction is open anyway."""
        if self.in_transaction:
            yield
            return
        self.duck.begin()
        try:
            yield
            self.duck.commit()
        except BaseException:
            self.duck.rollback()
            raise
