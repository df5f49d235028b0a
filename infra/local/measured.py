"""Runs a program and tells what it cost."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from screen import Failed

_LAST_CHARACTERS = 2000


@dataclass(frozen=True)
class Cost:
    """What one run cost.

    `peak_mib` is the most memory that its largest process held at a time (ru_maxrss, which is the
    kernel's VmHWM).
    """

    seconds: float
    cpu_seconds: float
    peak_mib: float

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            self.seconds + other.seconds,
            self.cpu_seconds + other.cpu_seconds,
            max(self.peak_mib, other.peak_mib),
        )


def run(command: Sequence[str | Path], environment: Mapping[str, str], log: Path) -> Cost:
    """Runs a program to its end.

    Raises:
        Failed: with what it said, when it does not succeed.
    """
    with log.open("wb") as file:
        began = time.monotonic()
        process = subprocess.Popen(
            [str(part) for part in command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Failed(
            f"`{' '.join(str(part) for part in command)}` ended with {process.returncode}:\n"
            + log.read_text(errors="replace")[-_LAST_CHARACTERS:]
        )
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
