"""Looks at real processes: which of a group still live, and waiting for something to be so."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

from waiting import wait_until


def living(group: int) -> list[int]:
    """The processes of a group that are no zombies."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=", "-o", "pgid=", "-o", "stat="],
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [row.split() for row in listed.stdout.splitlines()]
    return [int(pid) for pid, pgid, state in rows if int(pgid) == group and state[0] != "Z"]


def soon(holds: Callable[[], bool], seconds: float = 2.0) -> bool:
    """Whether it holds within so many seconds."""
    return wait_until(holds, seconds)
