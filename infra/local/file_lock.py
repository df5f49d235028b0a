"""The lock on a file, which the operating system lets go however its holder ends."""

from __future__ import annotations

import fcntl
from typing import TextIO


def locked(file: TextIO) -> bool:
    """Locks an open file until it is closed; whether nobody else holds it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
