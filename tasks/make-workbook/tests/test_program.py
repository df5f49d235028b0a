"""The contract that the programs share with the task jars."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import subprocess
import sys
import time

import pytest

import help_pages
from countinghouse_workbook.packaging.folder import beside
from countinghouse_workbook.task import settings
from countinghouse_workbook.task.failure import ExitCode, TaskFailure
from countinghouse_workbook.task.program import Context
from countinghouse_workbook.task.program import run as run_program
from countinghouse_workbook.task.run_report import RunReport
from programs import run
from sample_marts import REPOSITORY

SECRET = "a-canary-token"


class Pretended:
    name = "pretended"
    description = "Does as it is told."

    def __init__(self, does) -> None:
        self._does = does

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--word")

    def run(self, options: argparse.Namespace, context: Context) -> RunReport:
        return self._does(options, context)


def test_a_report_has_the_fields_of_a_jars_report(tmp_path) -> None:
    ran = run(Pretended(lambda *_: RunReport("b1", 3, {"file": "x"})), tmp_path)
    assert ran.code == 0
    assert ran.report | {"seconds": 0} == {
        "task": "pretended", "version": "0.1.0", "exit_code": 0, "run": "b1", "source": None,
        "head": None, "window": None, "rows": {"read": 3}, "requests": 0, "bytes": 0, "seconds": 0,
        "watermark": None, "details": {"file": "x"},
    }  # fmt: skip
    assert ran.log[-1]["message"].endswith("s, 3 rows read")


def test_a_failure_says_what_where_and_what_to_do(tmp_path) -> None:
    def fail(*_: object) -> RunReport:
        raise TaskFailure(ExitCode.REFUSED, "No key", "the door", "Knock")

    ran = run(Pretended(fail), tmp_path)
    assert ran.code == ran.report["exit_code"] == 77
    assert ran.errors() == ["No key. Where: the door. What to do: Knock."]
    assert ran.report["failure"] == {"what": "No key", "where": "the door", "what_to_do": "Knock"}


def test_what_nobody_foresaw_is_a_defect_with_its_stack(tmp_path) -> None:
    ran = run(Pretended(lambda *_: 1 / 0), tmp_path)
    assert ran.code == 70
    assert "ZeroDivisionError" in ran.log[-1]["stack"]


@pytest.mark.parametrize(
    "problem",
    [OSError(28, "No space left on device", "/w/x.twbx"), RuntimeError("IO: Disk quota exceeded")],
)
def test_a_full_disk_is_temporary_whoever_met_it(tmp_path, problem) -> None:
    def fail(*_: object) -> RunReport:
        raise problem

    assert run(Pretended(fail), tmp_path).code == 75


def test_a_wrong_option_is_exit_64(tmp_path) -> None:
    ran = run(Pretended(lambda *_: RunReport()), tmp_path, "--wrod", "x")
    assert ran.code == 64
    assert "--wrod" in ran.errors()[0]


def test_no_secret_reaches_log_or_report(tmp_path) -> None:
    def say(_: object, context: Context) -> RunReport:
        context.log.info(f"I hold {SECRET}", token=SECRET)
        raise TaskFailure(ExitCode.DATA, f"what {SECRET}", SECRET, SECRET)

    ran = run(Pretended(say), tmp_path, TABLEAU_TOKEN=SECRET)
    assert SECRET not in str(ran)
    assert ran.log[0]["token"] == "***"


def test_a_report_that_cannot_be_written_is_exit_78(tmp_path) -> None:
    err = io.StringIO()
    environment = {"COUNTINGHOUSE_REPORT": str(tmp_path / "nowhere" / "report.json")}
    task = Pretended(lambda *_: RunReport())
    assert run_program(task, [], environment, io.StringIO(), err) == 78
    assert "The run report cannot be written" in err.getvalue()


def test_a_kill_lets_the_task_tidy_up(tmp_path) -> None:
    program = f"""
import sys, time
from pathlib import Path
sys.path.insert(0, {str(help_pages.MODULE / "src")!r})
from countinghouse_workbook.packaging.folder import beside
from countinghouse_workbook.task import program
class Slow:
    name, description = "slow", ""
    def add_options(self, parser): pass
    def run(self, options, context):
        with beside(Path({str(tmp_path / "w")!r})):
            print("began", flush=True)
            while True: # a signal just before a sleep waits until its end
                time.sleep(0.05)
sys.exit(program.main(Slow()))
"""
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True
    ) as slow:
        try:
            assert slow.stdout.readline() == "began\n"
            slow.terminate()
            assert slow.wait(60) == 143
        finally:
            slow.kill()
    assert list((tmp_path / "w").iterdir()) == []


def test_what_a_kill_left_behind_is_removed_after_a_day(tmp_path) -> None:

    old, new = tmp_path / ".unfinished-old", tmp_path / ".unfinished-new"
    for folder in (old, new):
        folder.mkdir()
    a_day_ago = time.time() - 90_000
    os.utime(old, (a_day_ago, a_day_ago))
    with beside(tmp_path):
        assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize("page", help_pages.pages().items(), ids=lambda it: it[0].stem)
def test_the_help_is_that_of_the_reference(page) -> None:
    """Stale? `make docs` writes it anew."""
    assert page[0].read_text(encoding="utf-8") == page[1]


def test_every_setting_stands_in_the_reference_with_its_secrets() -> None:
    page = (REPOSITORY / "docs/reference/settings.md").read_text(encoding="utf-8")
    known = re.findall(r"^\| `COUNTINGHOUSE_(\w+)`( \(secret\))?", page, re.MULTILINE)
    assert set(settings.EXAMPLES) <= {name for name, _ in known}
    assert {name for name, secret in known if secret} & set(settings.EXAMPLES) == settings.SECRETS


def test_the_exit_codes_are_those_of_the_jars() -> None:
    java = REPOSITORY / "tasks/shared/task-kit/src/main/java/countinghouse/taskkit/ExitCode.java"
    said = re.findall(r'^  [A-Z]+\((\d+), "([^"]+)"\)', java.read_text(), re.MULTILINE)
    assert said == [(str(int(it)), it.meaning) for it in ExitCode]


def test_the_scripts_start_what_they_are_named_after() -> None:
    for script in (help_pages.MODULE / "src").glob("*.py"):
        command = [sys.executable, "-B", str(script), "--version"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert said == f"{script.stem} 0.1.0\n"


def test_log_lines_are_json_with_time_level_and_task(tmp_path) -> None:
    ran = run(Pretended(lambda *_: RunReport()), tmp_path)
    assert json.dumps(ran.log[0])
    assert list(ran.log[0]) == ["time", "level", "task", "message"]
