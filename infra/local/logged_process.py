"""A program that runs beside: its output in a file, its end sure."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from build_steps import shown
from countinghouse_airflow.child_environment import ChildEnvironment
from countinghouse_airflow.task_process import TaskProcess
from screen import Failed
from waiting import wait_until

_LAST_LINES = 15


class LoggedProcess:
    """Runs under a guardian (see `guardian`), so it never outlives this process.

    Only its owner may read the file.
    """

    def __init__(self, command: Sequence[str], variables: Mapping[str, str], log: Path) -> None:
        self._log = log
        log.touch(0o600)
        self._process = TaskProcess(command, ChildEnvironment(variables), log.parent)
        self._reader = threading.Thread(target=self._keep, daemon=True)
        self._reader.start()

    def has_ended(self) -> bool:
        """Whether it is gone, however it went."""
        return not self._reader.is_alive()

    def last_words(self) -> str:
        """The last lines that it said, and where the others are."""
        lines = self._log.read_text(errors="replace").splitlines(keepends=True)
        return f"{''.join(lines[-_LAST_LINES:])}The whole log: {shown(self._log)}"

    def wait_for(self, file: Path) -> dict[str, str]:
        """What it writes as JSON into a file as soon as it is ready.

        Raises:
            Failed: with what it said, when it ends before that.
        """
        return json.loads(self.wait_for_text(file))

    def wait_for_text(self, file: Path) -> str:
        """What it writes into a file as soon as it is ready.

        Raises:
            Failed: with what it said, when it ends before that.
        """
        wait_until(lambda: file.exists() or self.has_ended())
        if not file.exists():
            raise Failed(f"the {self._log.stem} did not start:\n{self.last_words()}")
        return file.read_text()

    def stop(self) -> None:
        """Asks for its end and returns at once."""
        self._process.stop()

    def close(self) -> None:
        """Ends it and waits: after three seconds without asking."""
        self._process.stop()
        self._reader.join()
        self._process.__exit__(None, None, None)

    def _keep(self) -> None:
        with self._log.open("ab") as file:
            for line in self._process.lines():
                file.write(line + b"\n")
                file.flush()
