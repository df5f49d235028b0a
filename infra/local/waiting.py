"""Waiting for something that is looked at, since it does not tell by itself."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

_POLL_SECONDS = 0.05


def wait_until(
    holds: Callable[[], bool], seconds: float = math.inf, poll: float = _POLL_SECONDS
) -> bool:
    """Waits until it holds, at most so many seconds; whether it does."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() >= end:
            return False
        time.sleep(poll)
    return True
