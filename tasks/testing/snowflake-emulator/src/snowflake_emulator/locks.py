"""The locks that UPDATE, DELETE and MERGE hold on their table until the transaction ends, as in Snowflake."""

import threading
from dataclasses import dataclass, field

from snowflake_emulator.errors import SnowflakeError

Table = tuple[str, str, str]


@dataclass
class TableLocks:
    """Which session holds which table; the first statement that waits too long fails."""

    holders: dict[Table, int] = field(default_factory=dict)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def take(self, session: int, table: Table, seconds: float) -> None:
        """Wait for a table. Raises error 625, as Snowflake does, when it is not free in time."""
        with self.changed:
            free = self.changed.wait_for(
                lambda: self.holders.get(table, session) == session, timeout=seconds
            )
            if not free:
                text = f"Statement has locked table '{'.'.join(table)}' in another transaction: timed out."
                raise SnowflakeError(625, "57014", text)
            self.holders[table] = session

    def release(self, session: int) -> None:
        """Give back all that a session holds."""
        with self.changed:
            self.holders = {
                table: holder for table, holder in self.holders.items() if holder != session
            }
            self.changed.notify_all()
