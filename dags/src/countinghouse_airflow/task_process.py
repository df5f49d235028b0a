"""A task jar as a child process: its output line by line, its exit code, and its sure end."""

from __future__ import annotations

import contextlib
import os
import selectors
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

from countinghouse_airflow.child_environment import ChildEnvironment

STOP_GRACE_SECONDS = 3.0
"""From TERM to KILL. Airflow's supervisor itself kills the task process after 5 s."""

ORPHAN_GRACE_SECONDS = 1.0
"""The same when the task process is gone and nobody waits any more."""

_READ_BYTES = 65_536
_LONGEST_LINE_BYTES = 1_048_576
_SECONDS_FOR_LAST_OUTPUT = 1.0


class TaskProcess:
    """Starts a command under a guardian (see `guardian`); leaving the `with` block ends it.

    Standard output and error come as one stream, so that the order of the lines is the child's.
    """

    def __init__(
        self, command: Sequence[str], environment: ChildEnvironment, directory: Path
    ) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            self._guardian = environment.start(
                [
                    sys.executable,
                    *("-I", "-S", str(Path(__file__).with_name("guardian.py"))),
                    *(str(theirs.fileno()), str(STOP_GRACE_SECONDS), str(ORPHAN_GRACE_SECONDS)),
                    *command,
                ],
                directory,
                theirs.fileno(),
            )
        self._output = self._guardian.stdout

    def __enter__(self) -> TaskProcess:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()
        self._output.close()
        try:
            self._guardian.wait(STOP_GRACE_SECONDS + 1)
        except subprocess.TimeoutExpired:
            self._guardian.kill()
            self._guardian.wait()
        self._control.close()

    def stop(self) -> None:
        """Asks for the end of the whole group and returns at once: safe in a signal handler.

        The output is still read to its end, so the last lines of a jar that closes down are kept.
        """
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_WR)

    def lines(self) -> Iterator[bytes]:
        """Every line of output without its line break, until all writers of the group are gone."""
        rest = b""
        for chunk in self._chunks():
            *whole, rest = (rest + chunk).split(b"\n")
            yield from whole
            if len(rest) > _LONGEST_LINE_BYTES:
                yield rest
                rest = b""
        if rest:
            yield rest

    def exit_code(self) -> int:
        """Waits for the end; 128 + n when signal n ended the jar."""
        code = self._guardian.wait()
        return code if code >= 0 else 128 - code

    def _chunks(self) -> Iterator[bytes]:
        with selectors.DefaultSelector() as selector:
            selector.register(self._output, selectors.EVENT_READ)
            selector.register(self._control, selectors.EVENT_READ)
            patience: float | None = None
            while ready := selector.select(patience):
                if self._output in (key.fileobj for key, _ in ready):
                    chunk = os.read(self._output.fileno(), _READ_BYTES)
                    if not chunk:
                        return
                    yield chunk
                elif patience is None:  # the guardian is gone: only what is on its way is left
                    selector.unregister(self._control)
                    patience = _SECONDS_FOR_LAST_OUTPUT
