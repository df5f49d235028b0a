"""What a person sees while something runs: lines that stay, and one that moves."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

TICK_SECONDS = 0.5
QUIET_SECONDS = 10.0
_TITLE_WIDTH = 62
_LONGEST = 110


class Failed(Exception):
    """A step did not succeed; its text is for the person at the terminal."""


class Screen:
    """Prints lines; on a terminal the last one moves, elsewhere it is repeated now and then."""

    def __init__(self, stream: TextIO = sys.stdout) -> None:
        self._stream = stream
        self._moves = stream.isatty()
        self._moving = False
        self._said_at = time.monotonic()

    def say(self, text: str) -> None:
        """A line that stays."""
        self._write(text + "\n", moving=False)

    def still(self, text: str) -> None:
        """Something goes on."""
        if self._moves:
            self._write(text[:_LONGEST], moving=True)
        elif time.monotonic() - self._said_at >= QUIET_SECONDS:
            self.say(text)

    @contextmanager
    def step(self, title: str) -> Iterator[Callable[[str], None]]:
        """One step: ticks, and says in the end how long it took.

        The yielded function tells what it is doing just now.
        """
        began = time.monotonic()
        doing, done = [""], threading.Event()

        def tick() -> None:
            while not done.wait(TICK_SECONDS):
                self.still(f"{title} {time.monotonic() - began:4.0f} s  {doing[0]}".rstrip())

        if not self._moves:
            self.say(f"{title} ...")
        ticker = threading.Thread(target=tick, daemon=True)
        ticker.start()
        try:
            yield lambda text: doing.__setitem__(0, text or doing[0])
        finally:
            done.set()
            ticker.join()
            self.say(f"{title:<{_TITLE_WIDTH}} {time.monotonic() - began:6.1f} s")

    def _write(self, text: str, *, moving: bool) -> None:
        clear = "\r\x1b[K" if self._moving else ""
        self._stream.write(clear + text)
        self._stream.flush()
        self._moving = moving
        self._said_at = time.monotonic()
