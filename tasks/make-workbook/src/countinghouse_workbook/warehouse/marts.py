"""The published marts as readers have them: `marts.duckdb`, opened for reading only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from countinghouse_workbook.task.failure import ExitCode, TaskFailure
from countinghouse_workbook.task.settings import PREFIX, Settings
from countinghouse_workbook.warehouse.sql_text import literal, quoted

READERS_FILE = "marts.duckdb"
_DUCKDB = "jdbc:duckdb:"
_MEMORY = "256MB"


@dataclass(frozen=True)
class Column:
    """One column; `type` in DuckDB's words, such as `DECIMAL(18,4)`."""

    name: str
    type: str
    is_nullable: bool


@dataclass(frozen=True)
class Table:
    """A table or view of the star."""

    name: str
    columns: tuple[Column, ...]


class Marts:
    """One build of the star, as it was when it was opened."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, file: Path) -> None:
        self._connection = connection
        self.file = file
        self.tables = self._tables()
        self.build = self._build()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The answer to a query."""
        return self._connection.execute(sql).fetchall()

    def write_parquet(self, table: Table, file: Path) -> int:
        """Writes a table as Parquet, a part at a time.

        Returns:
            How many rows.
        """
        columns = ", ".join(quoted(column.name) for column in table.columns)
        sql = f"copy (select {columns} from {quoted(table.name)}) to '{literal(str(file))}'"
        return self.rows(f"{sql} (format parquet, compression zstd)")[0][0]

    def _tables(self) -> tuple[Table, ...]:
        found: dict[str, list[Column]] = {}
        for table, column, kind, nullable in self.rows(
            "select table_name, column_name, data_type, is_nullable from duckdb_columns()"
            " where database_name = current_database() and schema_name = current_schema()"
            " and not internal order by table_name, column_index"
        ):
            found.setdefault(table, []).append(Column(column, kind, nullable))
        return tuple(Table(name, tuple(columns)) for name, columns in found.items())

    def _build(self) -> str:
        known = any(table.name == "build_stamp" for table in self.tables)
        stamps = self.rows("select build_id from build_stamp") if known else []
        if len(stamps) != 1:
            raise _nothing_published(self.file)
        return stamps[0][0]


@contextmanager
def opened(file: Path) -> Iterator[Marts]:
    """The marts in a file, within a bounded memory.

    Raises:
        TaskFailure: (65) when nothing is published there, or what is there is no DuckDB file.
    """
    if not file.is_file():
        raise _nothing_published(file)
    try:
        connection = duckdb.connect(
            str(file), read_only=True, config={"memory_limit": _MEMORY, "threads": 2}
        )
    except duckdb.Error as problem:
        raise TaskFailure(
            ExitCode.DATA,
            f"The marts cannot be opened: {str(problem).splitlines()[0]}",
            str(file),
            "Publish once more (clear the task publish); it writes the file anew",
        ) from None
    with connection:
        yield Marts(connection, file)


def readers_file(settings: Settings) -> Path | None:
    """Where the published marts lie: beside the warehouse's file. None when it is no DuckDB."""
    address = settings.required("WAREHOUSE")
    if not address.startswith(_DUCKDB):
        return None
    path = address.removeprefix(_DUCKDB)
    if not path or path.startswith(":memory:"):
        raise TaskFailure(
            ExitCode.CONFIGURATION,
            "A warehouse in memory leaves no marts to be read",
            f"{PREFIX}WAREHOUSE={address}",
            "Name a file",
        )
    return Path(path).absolute().with_name(READERS_FILE)


def _nothing_published(file: Path) -> TaskFailure:
    return TaskFailure(
        ExitCode.DATA,
        "Nothing is published yet",
        str(file),
        "Publish a build that was checked (countinghouse publish-marts)",
    )
