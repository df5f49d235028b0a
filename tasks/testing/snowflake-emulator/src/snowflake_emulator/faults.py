"""Faults that a test plants: what goes wrong at the n-th statement that matches a pattern."""

import re
import threading
from dataclasses import dataclass, field

ACTIONS = {"drop", "expire", "delay", "refuse", "answer"}
MOMENTS = {"before", "after"}


@dataclass
class Fault:
    """One fault.

    drop: the connection breaks, before the statement is done or after (the reply is lost); a repetition of
    the same request by the driver finds it broken as well, unless heals. expire: the session's token has
    expired (390112), once. delay: seconds pass before or after. refuse: the statement is answered with code,
    sql_state and message and not done. answer: it is answered with one value, as text, and not done: what
    Snowflake says where DuckDB says something else.
    """

    pattern: str
    action: str
    moment: str = "before"
    nth: int = 1
    heals: bool = False
    seconds: float = 0.0
    code: int = 0
    sql_state: str = "57014"
    message: str = "A planted fault."
    value: str | None = None
    seen: int = 0
    struck: bool = False

    def __post_init__(self) -> None:
        if self.action not in ACTIONS or self.moment not in MOMENTS:
            raise ValueError(f"action is one of {sorted(ACTIONS)}, moment one of {sorted(MOMENTS)}")
        re.compile(self.pattern)


@dataclass
class Faults:
    """The faults that are planted."""

    planted: list[Fault] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def plant(self, fault: Fault) -> None:
        """Add a fault."""
        with self.lock:
            self.planted.append(fault)

    def clear(self) -> None:
        """Forget all faults."""
        with self.lock:
            self.planted.clear()
            self.broken.clear()

    def strike(self, sql: str) -> Fault | None:
        """Return the fault that strikes at this statement; each strikes once."""
        with self.lock:
            for fault in self.planted:
                if not fault.struck and re.search(fault.pattern, sql, re.IGNORECASE | re.DOTALL):
                    fault.seen += 1
                    if fault.seen == fault.nth:
                        fault.struck = True
                        return fault
        return None
