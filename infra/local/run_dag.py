"""Runs `airflow dags test` and shows one line a task.

The whole log goes to a file, and the run report of every task jar into a folder beside it.

Called by `airflow-run`, which makes Airflow's environment.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import interruption
from build_steps import ROOT, made
from command_line import Parser, instant, json_object
from countinghouse_airflow.redaction import Redactor
from local_airflow import environment, missing_connections, prepare, secrets, without
from screen import TICK_SECONDS, Failed, Screen

MARK = "@@progress "
LAST_LINES = 15
END_GRACE_SECONDS = 5.0
WIDTH = 34
CONFIGURATION = 78
NEEDED = ("lake_default", "warehouse_default")
PLUGINS = Path(__file__).with_name("airflow-plugins")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_LOG_LINE = re.compile(r"\S+Z \[\w+ *\] (?P<message>.*?)(?: +\[[\w.]+\].*)?")


class Story:
    """What is known of the run, told line by line."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._began = time.monotonic()
        self._ended = {"done": 0, "skipped": 0, "failed": 0}
        self._reasons: dict[str, str] = {}
        self._goes_on("Airflow starts")

    def event(self, event: dict[str, Any]) -> None:
        task, kind = event["task"], event["event"]
        if kind == "started":
            self._goes_on(task, listens=True)
            return
        seconds = f"{time.monotonic() - self._task_began:6.1f} s"
        self._screen.say(f"  {task:<{WIDTH}} {seconds}  {self._outcome(event)}")
        self._goes_on("waits for the next try" if event.get("again") else "Airflow goes on")

    def heard(self, line: str) -> None:
        """A line of the log: the newest is shown while a task works."""
        if not self._listens:
            return
        whole = _LOG_LINE.fullmatch(line)
        self._heard = whole["message"] if whole else line

    def tick(self) -> None:
        seconds = time.monotonic() - self._task_began
        self._screen.still(f"  {self._doing:<{WIDTH}} {seconds:6.0f} s  {self._heard}".rstrip())

    def end(self, name: str, exit_code: int, log: Path) -> None:
        seconds = time.monotonic() - self._began
        counts = ", ".join(f"{count} {kind}" for kind, count in self._ended.items() if count)
        verdict = "succeeded" if exit_code == 0 else "FAILED"
        self._screen.say(f"{name} {verdict} after {seconds:.0f} s ({counts or 'no task ran'}).")
        if exit_code != 0:
            self._screen.say(f"The whole log: {log}")

    def nothing_ran(self) -> bool:
        return not any(self._ended.values())

    def _goes_on(self, doing: str, *, listens: bool = False) -> None:
        self._task_began = time.monotonic()
        self._doing, self._listens, self._heard = doing, listens, ""

    def _reason(self, event: dict[str, Any]) -> str:
        """The whole of it the first time, then whose it is."""
        why = event["why"].strip()
        first = self._reasons.setdefault(why, event["task"])
        return (
            why.replace("\n", "\n      ")
            if first == event["task"]
            else f"for the reason of {first}"
        )

    def _outcome(self, event: dict[str, Any]) -> str:
        kind = event["event"]
        if kind == "failed" and event["again"]:
            return f"try {event['try']} failed, will be tried again: {event['why'].splitlines()[0]}"
        self._ended[kind] += 1
        if kind == "failed":
            return "FAILED: " + self._reason(event)
        report = event.get("report") or {}
        told = [f"{count:,} {name}" for name, count in (report.get("rows") or {}).items() if count]
        if told:
            return "rows: " + ", ".join(told)
        details = (report.get("details") or {}).items()
        plain = [_figure(name, value) for name, value in details if type(value) in {int, str}]
        return ", ".join(plain) or kind


def _figure(name: str, value: Any) -> str:
    """One detail of a run report: a count before its name, anything else after it."""
    return f"{value:,} {name}" if isinstance(value, int) else f"{name} {value}"


def main() -> int:
    arguments = _arguments()
    interruption.heed()
    screen = Screen()
    try:
        variables = environment(arguments.home) | {"AIRFLOW__CORE__PLUGINS_FOLDER": str(PLUGINS)}
        _demand_connections(variables, screen)
        prepare(variables, screen.say)
        log = _log_file(arguments)
    except Failed as failure:
        print(failure, file=sys.stderr)
        return CONFIGURATION
    return _run(arguments, variables, log, screen)


def _run(
    arguments: argparse.Namespace, variables: dict[str, str], log: Path, screen: Screen
) -> int:
    name = f"{arguments.dag} as of {arguments.instant}"
    reports = log.with_suffix("")
    shutil.rmtree(reports, ignore_errors=True)
    screen.say(f"{name} (whole log: {log})")
    story, redactor = Story(screen), Redactor(secrets(variables))
    with log.open("w") as whole:
        process = _start(arguments, variables)
        try:
            for said in _lines(process, story):
                line = redactor.clean(_COLOURS.sub("", said))
                whole.write(line)
                _tell(story, line, reports)
            exit_code = process.wait()
        except interruption.Interrupted as end:
            try:
                screen.say("Interrupted: ends the running task ...")
            finally:  # a terminal that was closed hears nothing any more
                _end(process)
            exit_code = end.exit_code
    story.end(name, exit_code, log)
    if exit_code != 0 and story.nothing_ran():
        screen.say("".join(log.read_text().splitlines(keepends=True)[-LAST_LINES:]))
    return exit_code


def _arguments() -> argparse.Namespace:
    dags = sorted(file.stem for file in (ROOT / "dags").glob("*.py"))
    parser = Parser(prog="infra/local/airflow-run")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--conf", type=json_object)
    parser.add_argument("dag", metavar="DAG", choices=dags)
    parser.add_argument("instant", metavar="INSTANT")
    arguments = parser.parse_args()
    now = os.environ.get("COUNTINGHOUSE_NOW") or datetime.now(UTC).isoformat()
    try:
        if instant(arguments.instant) > instant(now):
            parser.error(f"INSTANT {arguments.instant} lies in the future; now it is {now}")
    except argparse.ArgumentTypeError as wrong:
        parser.error(f"argument INSTANT: {wrong}")
    return arguments


def _demand_connections(variables: dict[str, str], screen: Screen) -> None:
    """Without a lake and a warehouse nothing can run; a source may be missing."""
    for connection, setting in missing_connections(variables).items():
        if connection in NEEDED:
            raise Failed(
                f"{setting} is not set, so there is no connection {connection}. "
                "Set it (docs/reference/settings.md), or define "
                f"AIRFLOW_CONN_{connection.upper()}. `make demo` needs no setting."
            )
        screen.say(without(connection, setting))


def _log_file(arguments: argparse.Namespace) -> Path:
    return (
        made(arguments.home / "runs")
        / f"{arguments.dag}-{re.sub('[^0-9A-Za-z]', '', arguments.instant)}.log"
    )


def _start(arguments: argparse.Namespace, environment: dict[str, str]) -> subprocess.Popen[str]:
    conf = ["--conf", arguments.conf] if arguments.conf else []
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "airflow",
            "dags",
            "test",
            *conf,
            arguments.dag,
            arguments.instant,
        ],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )


def _lines(process: subprocess.Popen[str], story: Story) -> Iterator[str]:
    """The lines of the child as they come; in between, the story ticks."""
    lines: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        for line in process.stdout or ():
            lines.put(line)
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()
    while True:
        try:
            line = lines.get(timeout=TICK_SECONDS)
        except queue.Empty:
            story.tick()
            continue
        if line is None:
            return
        yield line


def _tell(story: Story, line: str, reports: Path) -> None:
    if line.startswith(MARK):
        event = json.loads(line.removeprefix(MARK))
        if event.get("report"):
            reports.mkdir(exist_ok=True)
            reports.joinpath(f"{event['task']}.json").write_text(json.dumps(event["report"]))
        story.event(event)
    elif text := line.strip():
        story.heard(text)


def _end(process: subprocess.Popen[str]) -> None:
    """INT ends the running task; `dags test` would then go on with the next one, so KILL follows.

    The guardians of the task jars outlive that and end what still runs.
    """
    for number, patience in (
        (signal.SIGINT, END_GRACE_SECONDS),
        (signal.SIGKILL, None),
    ):
        if process.poll() is None:
            os.killpg(process.pid, number)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue


if __name__ == "__main__":
    sys.exit(main())
