"""Every statement that was sent, for tests to read."""

import threading
from dataclasses import asdict, dataclass, field


@dataclass
class Entry:
    """One statement; outcome is 'under way', 'done', 'lost' (done, the reply dropped) or an error's code."""

    number: int
    session: int
    user: str
    role: str
    warehouse: str
    database: str
    schema: str
    query_tag: str
    sql: str
    binds: int
    query_id: str = ""
    outcome: str = "under way"
    message: str = ""
    rows: int = 0


@dataclass
class StatementLog:
    """The statements in the order they came, numbered from 1."""

    entries: list[Entry] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, **values: str | int) -> Entry:
        """Add a statement that begins now."""
        with self.lock:
            entry = Entry(number=len(self.entries) + 1, **values)  # type: ignore[arg-type]
            self.entries.append(entry)
            return entry

    def after(self, number: int) -> list[dict[str, str | int]]:
        """Return the statements that came after the one of this number."""
        with self.lock:
            return [asdict(entry) for entry in self.entries[number:]]
