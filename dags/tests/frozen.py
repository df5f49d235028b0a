"""Freezes a task jar in the middle of its work, keeps a copy of the line's files, and kills it."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from waiting import wait_until

_POLL_SECONDS = 0.001


@dataclass(frozen=True)
class Ambush:
    """Where a jar is to be killed.

    Args:
        jar: the task's name.
        moment: looks at the folder of the line; true when it is time.
        kept: where the copy of the line's databases goes, as the kill leaves them.
    """

    jar: str
    moment: Callable[[Path], bool]
    kept: Path


class WatchedDist:
    """The real launcher and jars, behind a launcher that notes every call before it becomes it."""

    def __init__(self, real: Path, folder: Path, line: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self._line = line
        self._noted = folder / "calls"
        for jar in real.glob("*.jar"):
            (folder / jar.name).symlink_to(jar)
        launcher = folder / "countinghouse"
        launcher.write_text(
            f'#!/bin/sh\necho "$$ $*" >>"{self._noted}"\nexec "{real}/countinghouse" "$@"\n'
        )
        launcher.chmod(0o755)
        self._noted.touch()

    def calls(self, jar: str) -> list[str]:
        """The command lines of the calls of a jar so far."""
        return [words for _, words in self._all() if words.split()[0] == jar]

    def ambush(self, *ambushes: Ambush) -> threading.Thread:
        """Kills the next calls of jars, one by one; the thread ends after the last kill."""
        seen = len(self._all())

        def kill() -> None:
            begun = seen
            for ambush in ambushes:
                begun = self._kill(ambush, begun)

        thread = threading.Thread(target=kill, daemon=True)
        thread.start()
        return thread

    def _kill(self, ambush: Ambush, begun: int) -> int:
        """Kills the next call of a jar; gives back how many calls had begun by then."""
        found: list[int] = []

        def has_begun() -> bool:
            calls = self._all()
            found[:] = [
                number
                for number, (_, words) in enumerate(calls)
                if number >= begun and words.split()[0] == ambush.jar
            ]
            return bool(found)

        wait_until(has_begun, poll=_POLL_SECONDS)
        pid, _ = self._all()[found[0]]
        wait_until(lambda: ambush.moment(self._line), poll=_POLL_SECONDS)
        os.kill(pid, signal.SIGSTOP)
        ambush.kept.mkdir(parents=True)
        for file in self._line.glob("*.duckdb*"):
            shutil.copy(file, ambush.kept)
        os.kill(pid, signal.SIGKILL)
        return found[0] + 1

    def _all(self) -> list[tuple[int, str]]:
        lines = self._noted.read_text().splitlines()
        return [(int(pid), words) for pid, words in (line.split(" ", 1) for line in lines)]
