"""Which columns there are, asked of DuckDB once and kept until somebody changes a table: DuckDB lists them slowly."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

import duckdb

from snowflake_emulator.tables import Full

Column = tuple[str, str, str]
"""Schema, table and column, each in the case that it has."""

_SQL = (
    "select schema_name, table_name, column_name from duckdb_columns() where database_name = ?"
    " and (lower(schema_name), lower(table_name)) in (select lower(unnest(?)), lower(unnest(?)))"
)


@dataclass
class Columns:
    """The columns of tables and views, by the name of these in lower case; of what is not there, none."""

    known: dict[Full, list[Column]] = field(default_factory=dict)
    changes: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, duck: duckdb.DuckDBPyConnection, tables: Sequence[Full]) -> list[Column]:
        """Return the columns of some tables of one database, each found in any case."""
        keys = {_key(table): table for table in tables}
        with self.lock:
            changes = self.changes
            found = {key: self.known[key] for key in keys if key in self.known}
        missing = [table for key, table in keys.items() if key not in found]
        if missing:
            asked = self._ask(duck, missing)
            found |= asked
            with self.lock:
                if self.changes == changes:  # else the answer may be older than the change
                    self.known |= asked
        return [column for columns in found.values() for column in columns]

    def changed(self, *container: str) -> None:
        """Forget a table, a schema or a database that was made, changed, moved or dropped; unnamed, all of them."""
        gone = tuple(part.lower() for part in container[1:])
        with self.lock:
            self.changes += 1
            self.known = (
                {
                    table: columns
                    for table, columns in self.known.items()
                    if table[:1] != container[:1] or table[1 : 1 + len(gone)] != gone
                }
                if container
                else {}
            )

    @staticmethod
    def _ask(duck: duckdb.DuckDBPyConnection, tables: Sequence[Full]) -> dict[Full, list[Column]]:
        database = tables[0][0]
        names = [[table[1] for table in tables], [table[2] for table in tables]]
        # On a connection of its own: the transaction must not begin to read before it has its locks.
        with duck.cursor() as catalogue:
            rows = catalogue.execute(_SQL, [database, *names]).fetchall()
        found: dict[Full, list[Column]] = {_key(table): [] for table in tables}
        for column in rows:
            found.setdefault(_key((database, *column[:2])), []).append(column)
        return found


def _key(table: Full) -> Full:
    return (table[0], table[1].lower(), table[2].lower())
