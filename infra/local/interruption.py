"""Ctrl-C, TERM and a terminal that closes end a program in one way: its `with` blocks end what it started."""

from __future__ import annotations

import signal
from types import FrameType

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_SHELLS_OFFSET = 128


class Interrupted(KeyboardInterrupt):
    """Somebody asks for the end."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.exit_code = _SHELLS_OFFSET + number
        """As a shell tells it of a program that a signal ended."""


def heed() -> None:
    """From now on `Interrupted` is raised, once: the end itself is not interrupted.

    A signal that whoever started the program had it ignore (`nohup`) stays ignored.
    """
    for number in _ENDING:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _interrupt)


def _interrupt(number: int, _: FrameType | None) -> None:
    for each in _ENDING:
        signal.signal(each, signal.SIG_IGN)
    raise Interrupted(number)
