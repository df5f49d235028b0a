"""Runs a task from its command line to its exit code, the same way for every program here.

The contract is that of the task jars (`countinghouse.taskkit.TaskRunner`).
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, Protocol, TextIO

from countinghouse_workbook import VERSION, machine
from countinghouse_workbook.failure import ExitCode, TaskFailure
from countinghouse_workbook.log import Log
from countinghouse_workbook.settings import Settings


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


@dataclass(frozen=True)
class Context:
    """What a task gets from outside."""

    settings: Settings
    log: Log
    out: TextIO


class Task(Protocol):
    """One program."""

    name: str
    description: str

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Declares its own options."""

    def run(self, options: argparse.Namespace, context: Context) -> RunReport:
        """Does the work.

        Raises:
            TaskFailure: when somebody must act.
        """


def main(task: Task) -> int:
    """What a script calls. TERM lets the task tidy up, then ends it with the signal's status."""
    signal.signal(signal.SIGTERM, _stop)
    return run(task, sys.argv[1:], os.environ, sys.stdout, sys.stderr)


def run(
    task: Task, arguments: Sequence[str], environment: Mapping[str, str], out: TextIO, err: TextIO
) -> int:
    """Runs a task in the given surroundings and returns its exit code."""
    log = Log(task.name, err)
    began = time.monotonic()
    try:
        options = parser_of(task).parse_args(arguments)
    except _UsageError as wrong:
        log.error(f"{wrong}. Try --help.")
        return ExitCode.USAGE
    except SystemExit as answered:  # --help and --version
        return int(answered.code or 0)
    report_file = options.report or environment.get("COUNTINGHOUSE_REPORT", "").strip()
    try:
        settings = Settings(environment)
        for secret in settings.secrets():
            log.hide(secret)
        report = task.run(options, Context(settings, log, out))
        seconds = round(time.monotonic() - began, 3)
        _write_report(report_file, _done(task.name, report, seconds))
    except Exception as problem:  # noqa: BLE001  the one place where exceptions become exit codes
        failure = _classified(problem)
        stack = {"stack": traceback.format_exc()} if failure.exit_code is ExitCode.DEFECT else {}
        log.error(str(failure), exit_code=int(failure.exit_code), **stack)
        seconds = round(time.monotonic() - began, 3)
        _tell_failure(report_file, _failed(task.name, failure, seconds, log), log)
        return failure.exit_code
    read = f", {report.rows_read:,} rows read" if report.rows_read else ""
    log.info(f"done in {seconds:.1f} s{read}")
    return ExitCode.DONE


def parser_of(task: Task) -> argparse.ArgumentParser:
    """The command line of a task, with what all have."""
    codes = "\n".join(f"  {code:<4} {code.meaning}" for code in ExitCode)
    parser = _Parser(
        prog=task.name,
        description=task.description,
        epilog=f"Exit codes:\n{codes}",
        formatter_class=_formatter,
        allow_abbrev=False,
    )
    task.add_options(parser)
    parser.add_argument(
        "--report",
        metavar="FILE",
        help="Write the run report (JSON) there; else to $COUNTINGHOUSE_REPORT, else nowhere.",
    )
    parser.add_argument("-V", "--version", action="version", version=f"{task.name} {VERSION}")
    return parser


class _UsageError(Exception):
    pass


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _UsageError(message)


def _formatter(prog: str) -> argparse.HelpFormatter:
    """As wide everywhere, since the help is a page of the reference."""
    return argparse.RawDescriptionHelpFormatter(prog, width=80, max_help_position=26)


def _stop(*_: object) -> NoReturn:
    raise SystemExit(128 + signal.SIGTERM)


def _classified(problem: Exception) -> TaskFailure:
    if isinstance(problem, TaskFailure):
        return problem
    if machine.is_disk_full(str(problem)):
        return TaskFailure(
            ExitCode.TEMPORARY,
            f"The disk is full: {str(problem).splitlines()[0]}",
            str(getattr(problem, "filename", None) or "the folder of the workbooks"),
            "Free some space; the task can then be run again as it is, nothing half-done counts",
        )
    return TaskFailure(
        ExitCode.DEFECT,
        f"A defect in this program: {type(problem).__name__}: {problem}",
        "see the stack trace in the log",
        "Report it, with the log",
    )


def _done(task: str, report: RunReport, seconds: float) -> dict[str, Any]:
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


def _failed(task: str, failure: TaskFailure, seconds: float, log: Log) -> dict[str, Any]:
    told = {"what": failure.what, "where": failure.where, "what_to_do": failure.what_to_do}
    return {
        **_head(task, failure.exit_code),
        "seconds": seconds,
        "failure": {name: log.clean(text) for name, text in told.items()},
    }


def _head(task: str, code: ExitCode) -> dict[str, Any]:
    return {"task": task, "version": VERSION, "exit_code": int(code)}


def _tell_failure(file: str, report: dict[str, Any], log: Log) -> None:
    """A report that cannot be written must not hide why the task failed."""
    try:
        _write_report(file, report)
    except TaskFailure as second:
        log.error(str(second))


def _write_report(file: str, report: dict[str, Any]) -> None:
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
