"""What is known of tables beside DuckDB's catalogue: keys, the text of views, and how two change places."""

import threading
from dataclasses import dataclass, field, replace

import duckdb

from snowflake_emulator import errors
from snowflake_sql.statements import AddKey, AlterKey, Name

Full = tuple[str, str, str]


@dataclass(frozen=True)
class Stored:
    """Where a table lies in DuckDB, and under which name its load history is kept."""

    table: Full
    history: Full


def forget_loads(duck: duckdb.DuckDBPyConnection, history: Full) -> None:
    """Forget which files were loaded into a table: it was emptied, dropped or made anew."""
    duck.execute(
        f"delete from {quoted(history[0])}._fs_information_schema._fs_load_history"
        " where schema_name = ? and table_name = ?",
        list(history[1:]),
    )


def quoted(*parts: str) -> str:
    """Return a name for DuckDB."""
    return ".".join('"' + part.replace('"', '""') + '"' for part in parts)


def text(value: str) -> str:
    """Return a string for DuckDB."""
    return "'" + value.replace("'", "''") + "'"


@dataclass
class Tables:
    """Keys by table, and the Snowflake text of each view."""

    keys: dict[Full, list[AddKey]] = field(default_factory=dict)
    views: dict[Full, str] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def created(self, table: Full, keys: list[AddKey]) -> None:
        """Keep the keys of a new table; those of an older one of that name are gone."""
        with self.lock:
            self.keys[table] = list(keys)

    def forget(self, *container: str) -> None:
        """Forget a table, a schema or a database."""
        with self.lock:
            for known in (self.keys, self.views):
                for table in [table for table in known if table[: len(container)] == container]:
                    del known[table]

    def add_key(self, table: Full, key: AddKey) -> None:
        """Declare a key. Raises an error when the table has a primary key already."""
        with self.lock:
            keys = self.keys.setdefault(table, [])
            if key.kind == "PRIMARY KEY" and any(one.kind == "PRIMARY KEY" for one in keys):
                raise errors.SnowflakeError(
                    2200, "42601", f"Table {'.'.join(table)} already has a primary key."
                )
            keys.append(key)

    def alter_key(self, table: Full, change: AlterKey) -> None:
        """Set RELY or NORELY on a key, or drop it. Raises error 2003 when there is none such."""
        with self.lock:
            keys = self.keys.get(table, [])
            found = [key for key in keys if _meant(change, key)]
            if not found:
                raise errors.absent(change.kind.lower(), change.name or ".".join(table))
            kept = [key for key in keys if key not in found]
            if change.action != "DROP":
                kept += [replace(key, rely=change.action == "RELY") for key in found]
            self.keys[table] = kept

    def exchange(self, left: Name, right: Name) -> None:
        """Let the keys and views of two schemas, or of two tables, change places."""
        with self.lock:
            self.keys = {_moved(table, left, right): keys for table, keys in self.keys.items()}
            self.views = {_moved(table, left, right): sql for table, sql in self.views.items()}


def _meant(change: AlterKey, key: AddKey) -> bool:
    if change.kind != key.kind:
        return False
    return not change.name or change.name == ", ".join(key.columns)


def _moved(table: Full, left: Name, right: Name) -> Full:
    for here, there in ((left, right), (right, left)):
        if table[: len(here)] == here:
            return (*there, *table[len(here) :])  # type: ignore[return-value]
    return table


def view_names(duck: duckdb.DuckDBPyConnection, database: str, schema: str) -> list[str]:
    """Return the names of the views of a schema."""
    sql = "select view_name from duckdb_views() where database_name = ? and schema_name = ? order by 1"
    return [row[0] for row in duck.execute(sql, [database, schema]).fetchall()]


def has_schema(duck: duckdb.DuckDBPyConnection, database: str, schema: str) -> bool:
    """Say whether there is such a schema."""
    sql = "select 1 from duckdb_schemas() where database_name = ? and schema_name = ?"
    return bool(duck.execute(sql, [database, schema]).fetchone())


@dataclass(frozen=True)
class Definition:
    """What a table is, without its name: its columns with NOT NULL and defaults, its comment, and those of columns."""

    body: str
    comment: str | None
    comments: list[tuple[str, str]]

    def create(self, duck: duckdb.DuckDBPyConnection, table: Full) -> None:
        """Create a table like that."""
        statements = [f"create table {quoted(*table)}{self.body}"]
        if self.comment:
            statements.append(f"comment on table {quoted(*table)} is {text(self.comment)}")
        statements += [
            f"comment on column {quoted(*table, column)} is {text(comment)}"
            for column, comment in self.comments
        ]
        duck.execute("; ".join(statements))


def definitions(
    duck: duckdb.DuckDBPyConnection, database: str, *schemas: str
) -> dict[Full, Definition]:
    """Return the definitions of all tables of some schemas."""
    place = " where database_name = ? and schema_name in (select unnest(?))"
    comments: dict[Full, list[tuple[str, str]]] = {}
    for schema, table, column, comment in duck.execute(
        "select schema_name, table_name, column_name, comment from duckdb_columns()"
        f"{place} and comment is not null",
        [database, schemas],
    ).fetchall():
        comments.setdefault((database, schema, table), []).append((column, comment))
    found = duck.execute(
        f"select schema_name, table_name, sql, comment from duckdb_tables(){place}",
        [database, schemas],
    ).fetchall()
    return {
        (database, schema, table): Definition(
            sql[sql.index("(") :].rstrip(";"), comment, comments.get((database, schema, table), [])
        )
        for schema, table, sql, comment in found
    }


def copy_definition(duck: duckdb.DuckDBPyConnection, source: Full, target: Full) -> None:
    """Create a table like another: columns, NOT NULL, defaults, comments."""
    found = definitions(duck, *source[:2]).get(source)
    if not found:
        raise errors.absent("table", ".".join(source))
    found.create(duck, target)
