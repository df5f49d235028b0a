"""The whole emulated account: data, objects, sessions, and what tests ask of it."""

import itertools
import threading
from dataclasses import dataclass, field

import duckdb
from fakesnow import info_schema, macros
from fakesnow.conn import FakeSnowflakeConnection
from fakesnow.instance import FakeSnow

from snowflake_emulator import errors, tables
from snowflake_emulator.account import Account
from snowflake_emulator.columns import Columns
from snowflake_emulator.faults import Faults
from snowflake_emulator.locks import TableLocks
from snowflake_emulator.statement_log import StatementLog
from snowflake_emulator.tables import Tables, quoted, text

GLOBAL = "_fs_global._fs_information_schema"


@dataclass
class Warehouse:
    """One account; every session has a connection of its own to one DuckDB in memory."""

    account: Account = field(default_factory=Account)
    tables: Tables = field(default_factory=Tables)
    columns: Columns = field(default_factory=Columns)
    locks: TableLocks = field(default_factory=TableLocks)
    log: StatementLog = field(default_factory=StatementLog)
    faults: Faults = field(default_factory=Faults)
    fake: FakeSnow = field(default_factory=lambda: FakeSnow(False, False))
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    lock: threading.RLock = field(default_factory=threading.RLock)

    def __post_init__(self) -> None:
        duck = self.fake.duck_conn
        duck.execute(f"drop table {GLOBAL}._fs_tables_ext cascade")
        duck.execute(
            f"create view {GLOBAL}._fs_tables_ext as select database_name as ext_table_catalog,"
            " schema_name as ext_table_schema, table_name as ext_table_name, comment from duckdb_tables()"
            " union all select database_name, schema_name, view_name, comment from duckdb_views()"
        )
        duck.execute(macros.creation_sql("memory"))  # for sessions without a database
        _order_show_tables(duck)

    def connect(self) -> FakeSnowflakeConnection:
        """Open a connection without a current database."""
        return self.fake.connect()

    def create_database(self, name: str) -> None:
        """Create a database with its schema PUBLIC."""
        duck = self.fake.duck_conn
        with self.lock:
            duck.execute(f"attach ':memory:' as {quoted(name)}")
            duck.execute(info_schema.per_db_creation_sql(name))
            duck.execute(macros.creation_sql(name))
            duck.execute(f"create schema if not exists {quoted(name, 'PUBLIC')}")

    def drop_database(self, connection: FakeSnowflakeConnection, name: str) -> None:
        """Drop a database with all that is in it."""
        if connection.database == name:
            connection._duck_conn.execute("use memory")  # noqa: SLF001
            connection.database, connection._schema = None, None  # noqa: SLF001
            connection.database_set = connection.schema_set = False
        connection._duck_conn.execute(f"detach {quoted(name)}")  # noqa: SLF001
        self.columns.changed(name)
        self.tables.forget(name)
        with self.account.lock:
            for kind, full in [
                key for key in self.account.objects if key[1][:1] == (name,) and len(key[1]) > 1
            ]:
                del self.account.objects[kind, full]

    def has_database(self, name: str) -> bool:
        """Say whether there is such a database."""
        sql = "select 1 from duckdb_databases() where database_name = ? and not internal"
        return bool(self.fake.duck_conn.cursor().execute(sql, [name]).fetchone())

    def has_schema(self, database: str, schema: str) -> bool:
        """Say whether there is such a schema."""
        return tables.has_schema(self.fake.duck_conn.cursor(), database, schema)

    def create_schema(self, database: str, schema: str) -> None:
        """Create a schema; one of that name is dropped first."""
        duck = self.fake.duck_conn.cursor()
        duck.execute(f"drop schema if exists {quoted(database, schema)} cascade")
        duck.execute(f"create schema {quoted(database, schema)}")
        self.columns.changed(database, schema)
        self.tables.forget(database, schema)

    def use(self, connection: FakeSnowflakeConnection, database: str, schema: str) -> None:
        """Make a schema current. Raises error 2003 when it is not there."""
        if not self.has_schema(database, schema):
            raise errors.absent("schema", f"{database}.{schema}")
        connection._duck_conn.execute(  # noqa: SLF001
            f"set schema = {text(f'{quoted(database)}.{quoted(schema)}')}"
        )
        connection.database, connection._schema = database, schema  # noqa: SLF001
        connection.database_set = connection.schema_set = True


def _order_show_tables(duck: duckdb.DuckDBPyConnection) -> None:
    """The driver reads SHOW TABLES by position: created_on, name, database_name, schema_name, kind."""
    first = "created_on, name, database_name, schema_name, kind"
    found = duck.execute(
        "select sql from duckdb_views() where view_name = '_fs_show_tables'"
    ).fetchone()
    body = found[0].split(" AS ", 1)[1].rstrip(";") if found else ""
    duck.execute(
        f"create or replace view {GLOBAL}._fs_show_tables as select {first}, * exclude ({first}) from ({body})"
    )
