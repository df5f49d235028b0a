"""Runs a task from its command line to its exit code, the same way for every program here.

The contract is that of the task jars (`countinghouse.taskkit.TaskRunner`).
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, Protocol, TextIO

from countinghouse_workbook import VERSION
from countinghouse_workbook.task import machine, run_report
from countinghouse_workbook.task.failure import ExitCode, TaskFailure
from countinghouse_workbook.task.log import Log
from countinghouse_workbook.task.run_report import RunReport
from countinghouse_workbook.task.settings import Settings


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
        run_report.write(report_file, run_report.done(task.name, report, seconds))
    except Exception as problem:  # noqa: BLE001  the one place where exceptions become exit codes
        failure = _classified(problem)
        stack = {"stack": traceback.format_exc()} if failure.exit_code is ExitCode.DEFECT else {}
        log.error(str(failure), exit_code=int(failure.exit_code), **stack)
        seconds = round(time.monotonic() - began, 3)
        _tell_failure(report_file, run_report.failed(task.name, failure, seconds, log), log)
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


def _tell_failure(file: str, report: dict[str, Any], log: Log) -> None:
    """A report that cannot be written must not hide why the task failed."""
    try:
        run_report.write(file, report)
    except TaskFailure as second:
        log.error(str(second))
