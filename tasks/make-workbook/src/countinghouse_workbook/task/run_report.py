"""What a run reports of itself: a file of JSON for whoever started it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from countinghouse_workbook import VERSION
from countinghouse_workbook.task.failure import ExitCode, TaskFailure
from countinghouse_workbook.task.log import Log


@dataclass(frozen=True)
class RunReport:
    """What one run did.

    Attributes:
        run: the build that was worked on.
        rows_read: rows that were seen.
        details: anything else worth keeping, text and numbers.
    """

    run: str | None = None
    rows_read: int = 0
    details: Mapping[str, Any] = field(default_factory=dict)


def done(task: str, report: RunReport, seconds: float) -> dict[str, Any]:
    """The report of a run that went well, as the task jars write theirs."""
    return {
        **_head(task, ExitCode.DONE),
        "run": report.run,
        "source": None,
        "head": None,
        "window": None,
        "rows": {"read": report.rows_read},
        "requests": 0,
        "bytes": 0,
        "seconds": seconds,
        "watermark": None,
        "details": dict(report.details),
    }


def failed(task: str, failure: TaskFailure, seconds: float, log: Log) -> dict[str, Any]:
    """The report of a run that failed, without secrets."""
    told = {"what": failure.what, "where": failure.where, "what_to_do": failure.what_to_do}
    return {
        **_head(task, failure.exit_code),
        "seconds": seconds,
        "failure": {name: log.clean(text) for name, text in told.items()},
    }


def _head(task: str, code: ExitCode) -> dict[str, Any]:
    return {"task": task, "version": VERSION, "exit_code": int(code)}


def write(file: str, report: dict[str, Any]) -> None:
    """Writes to a name beside the file and renames it."""
    if not file:
        return
    target = Path(file).absolute()
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        unfinished.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
        unfinished.replace(target)
    except OSError as problem:
        with suppress(OSError):
            unfinished.unlink()
        raise TaskFailure(
            ExitCode.CONFIGURATION,
            f"The run report cannot be written: {problem.strerror}",
            str(target),
            "Name a file in a folder that exists and is writable with --report or "
            "COUNTINGHOUSE_REPORT",
        ) from None
