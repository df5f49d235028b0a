"""Tableau's Hyper engine as a child process that tells nobody anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tableauhyperapi import (
    Connection,
    CreateMode,
    HyperException,
    HyperProcess,
    Telemetry,
)

from countinghouse_workbook.task.failure import ExitCode, TaskFailure

SCHEMA = "marts"
"""The extract's schema; the workbook names it."""

_MEMORY = "512m"


@contextmanager
def connected(file: Path, *, new: bool = False) -> Iterator[Connection]:
    """A connection to an extract; the process ends with it.

    No usage data is sent, no log file is written, and its memory is bounded.

    Raises:
        TaskFailure: (65) when the file is no extract.
    """
    mode = CreateMode.CREATE_AND_REPLACE if new else CreateMode.NONE
    with HyperProcess(
        Telemetry.DO_NOT_SEND_USAGE_DATA_TO_TABLEAU,
        parameters={"log_config": "", "memory_limit": _MEMORY},
    ) as process:
        try:
            connection = Connection(process.endpoint, str(file), mode)
        except HyperException as problem:
            raise TaskFailure(
                ExitCode.DATA,
                f"The extract cannot be opened: {problem.main_message}",
                str(file),
                "Make the workbook anew (countinghouse make-workbook)",
            ) from None
        with connection:
            yield connection
