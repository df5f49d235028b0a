"""The operator in its real Airflow class, with real processes for jars."""

from __future__ import annotations

import base64
import json
import logging
import os
import signal
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

import pytest
from airflow.sdk import Asset

from conftest import SHOP_KEY, SHOP_SECRET, TILL_TOKEN
from countinghouse_airflow.operator import (
    AirflowException,
    AirflowFailException,
    TaskOperator,
)
from processes import living, soon
from stand_in import USUAL_REPORT, Dist

AIRFLOW = version("apache-airflow")
CONNECTION_IDS = ["woocommerce_default", "lake_default"]
CANARIES = [
    form
    for secret in (SHOP_KEY, SHOP_SECRET)
    for form in (secret, quote(secret, safe=""), base64.b64encode(secret.encode()).decode())
]


class Said:
    """A log that keeps what a task says."""

    def __init__(self) -> None:
        self.lines: list[tuple[int, str]] = []

    def log(self, level: int, text: str, *values: object) -> None:
        self.lines.append((level, text % values))

    def info(self, text: str, *values: object) -> None:
        self.log(logging.INFO, text, *values)

    def warning(self, text: str, *values: object) -> None:
        self.log(logging.WARNING, text, *values)

    def messages(self, level: int) -> list[str]:
        return [text for at, text in self.lines if at == level]

    def all(self) -> str:
        return "\n".join(text for _, text in self.lines)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    log = Said()
    monkeypatch.setattr(TaskOperator, "log", log)
    return log


def operator(jar: str = "extract-woocommerce", **more: Any) -> TaskOperator:
    return TaskOperator(task_id="t", program=jar, **more)


def run(task: TaskOperator, **context: Any) -> Any:
    return task.execute({"outlet_events": {}} | context)


def test_options_arrive_as_they_are_and_no_shell_reads_them(dist: Dist) -> None:
    words = ["--head", "a b", "$(id)", "'", '"', "*", "; exit 9", "é"]
    run(operator(arguments=words, options={"--from": "x y", "--to": "$HOME"}))
    assert dist.calls()[0]["options"] == [*words, "--from", "x y", "--to", "$HOME"]


def test_the_report_is_the_result(dist: Dist) -> None:
    assert run(operator()) == USUAL_REPORT


def test_the_result_tells_when_the_task_began(dist: Dist) -> None:
    @dataclass
    class TaskInstance:
        dag_id, task_id, run_id = "d", "t", "r"
        start_date = datetime(2026, 11, 21, 3, 4, 5, tzinfo=UTC)

    result = run(operator(), ti=TaskInstance())
    assert result == USUAL_REPORT | {"started_at": "2026-11-21T03:04:05+00:00"}


def test_a_jar_is_told_its_names_in_airflow(dist: Dist) -> None:
    class TaskInstance:
        dag_id, task_id, run_id = "daily_warehouse", "load", "manual__2026-11-21T03:00:00+00:00"
        start_date = None

    run(operator(), ti=TaskInstance())
    told = dist.calls()[0]["environment"]
    assert told["COUNTINGHOUSE_DAG"] == TaskInstance.dag_id
    assert told["COUNTINGHOUSE_TASK"] == TaskInstance.task_id
    assert told["COUNTINGHOUSE_RUN"] == TaskInstance.run_id


def test_an_asset_is_told_the_figures(dist: Dist) -> None:
    class Event:
        extra: dict[str, Any]

    class Events:
        def __getitem__(self, key: Asset) -> Event:
            assert key == asset
            return event

    asset, event = Asset("countinghouse_marts"), Event()
    run(operator(outlets=[asset]), outlet_events=Events())
    assert event.extra["rows"] == USUAL_REPORT["rows"]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (64, AirflowFailException),
        (65, AirflowFailException),
        (70, AirflowFailException),
        (77, AirflowFailException),
        (78, AirflowFailException),
        (1, AirflowFailException),
        (75, AirflowException),
    ],
)
def test_an_exit_code_becomes_its_exception(dist: Dist, code: int, kind: type[Exception]) -> None:
    dist.behave("extract-woocommerce", {"exit": code})
    with pytest.raises(kind, match=f"ended with exit code {code}") as raised:
        run(operator())
    assert type(raised.value) is kind


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_jar_is_tried_again(dist: Dist, number: int) -> None:
    dist.behave("extract-woocommerce", {"signal": number})
    with pytest.raises(AirflowException, match=f"killed by signal {number}") as raised:
        run(operator())
    assert type(raised.value) is AirflowException


def test_a_failure_says_what_where_and_what_to_do(dist: Dist) -> None:
    failure = {"what": "No total", "where": "orders, id 7", "what_to_do": "Mend the order"}
    dist.behave("extract-woocommerce", {"exit": 65, "report": {"failure": failure}})
    with pytest.raises(AirflowFailException, match=r"No total \| orders, id 7 \| Mend the order"):
        run(operator())


def test_without_a_report_a_failure_repeats_the_last_error_of_the_log(dist: Dist) -> None:
    lines = [{"level": "error", "message": "the disk is full"}, {"level": "info", "message": "x"}]
    dist.behave("extract-woocommerce", {"exit": 70, "stderr": lines})
    with pytest.raises(AirflowFailException, match="the disk is full"):
        run(operator())


def test_a_runtime_that_gives_up_is_quoted(dist: Dist) -> None:
    dist.behave("extract-woocommerce", {"exit": 1, "stderr": ["Could not create the Java VM"]})
    with pytest.raises(AirflowFailException, match="Could not create the Java VM"):
        run(operator())


def test_a_report_too_large_for_xcom_is_refused(dist: Dist) -> None:
    dist.behave("extract-woocommerce", {"report": {"rows": "x" * 70_000}})
    with pytest.raises(AirflowFailException, match="at most 65536"):
        run(operator())


@pytest.mark.parametrize("report", ["{cut off", "[1]"])
def test_a_report_that_is_none_is_refused(dist: Dist, report: str) -> None:
    dist.behave("extract-woocommerce", {"report": report})
    with pytest.raises(AirflowFailException, match="The run report is no JSON"):
        run(operator())


def test_a_torn_report_does_not_hide_that_a_task_can_be_tried_again(dist: Dist) -> None:
    dist.behave("extract-woocommerce", {"report": "{cut off", "exit": 75})
    with pytest.raises(AirflowException, match="temporary"):
        run(operator())


def test_log_lines_keep_their_level_and_are_readable(dist: Dist, said: Said) -> None:
    lines = [
        {"time": "t", "level": "debug", "task": "x", "message": "detail"},
        {"time": "t", "level": "info", "task": "x", "message": "progress", "count": 3},
        {"time": "t", "level": "warning", "task": "x", "message": "odd"},
        {"time": "t", "level": "error", "task": "x", "message": "bad"},
        "the runtime speaks",
    ]
    dist.behave("extract-woocommerce", {"stderr": lines, "stdout": ["a word"]})
    run(operator())
    assert said.messages(logging.DEBUG) == ["detail"]
    assert said.messages(logging.INFO)[1:] == ["a word", "progress count=3", "the runtime speaks"]
    assert said.messages(logging.WARNING)[-1] == "odd"
    assert said.messages(logging.ERROR) == ["bad"]


def test_settings_come_from_the_connections_of_the_task_alone(
    dist: Dist, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTINGHOUSE_NOW", "2026-01-01T00:00:00Z")
    monkeypatch.setenv("COUNTINGHOUSE_SQUARE_ACCESS_TOKEN", "not this task's")
    monkeypatch.setenv("AIRFLOW__API_AUTH__JWT_SECRET", "Airflow's own")
    run(operator(connection_ids=CONNECTION_IDS))
    environment = dist.calls()[0]["environment"]
    assert {name for name in environment if name.startswith("COUNTINGHOUSE")} == {
        "COUNTINGHOUSE_LAKE",
        "COUNTINGHOUSE_NOW",
        "COUNTINGHOUSE_REPORT",
        "COUNTINGHOUSE_TIMEZONE",
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_KEY",
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET",
        "COUNTINGHOUSE_WOOCOMMERCE_URL",
    }
    assert environment["COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET"] == SHOP_SECRET
    system = {"HOME", "JAVA_HOME", "LANG", "LC_ALL", "LC_CTYPE", "PATH", "TMPDIR", "TZ"}
    assert {name for name in environment if not name.startswith("COUNTINGHOUSE")} <= system
    assert TILL_TOKEN not in json.dumps(environment)


def test_secrets_stand_in_no_option(dist: Dist) -> None:
    run(operator(connection_ids=CONNECTION_IDS))
    assert SHOP_SECRET not in json.dumps(dist.calls()[0]["options"])


@pytest.mark.parametrize("code", [0, 75, 77])
def test_no_secret_reaches_log_xcom_or_exception(dist: Dist, said: Said, code: int) -> None:
    told = [f"I hold {form}" for form in CANARIES]
    does = {
        "exit": code,
        "stdout": told,
        "stderr": [{"level": "error", "message": line} for line in told],
        "print_variables": ["COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET"],
        "report": {"details": told, "failure": {"what": " ".join(told)}},
    }
    dist.behave("extract-woocommerce", does)
    task = operator(connection_ids=CONNECTION_IDS)
    try:
        shown = json.dumps(run(task))
    except AirflowException as problem:
        trace = traceback.TracebackException.from_exception(problem, capture_locals=True)
        own = [line for line in trace.format() if "test_operator.py" not in line]
        shown = f"{problem}{problem.__context__}" + "".join(own)
    assert "I hold ***" in said.all()
    for canary in CANARIES:
        assert canary not in said.all()
        assert canary not in shown
        assert canary not in repr(vars(task))


@pytest.mark.skipif(AIRFLOW < "3.1", reason="Airflow 3.0 asks for connections inside tasks only")
def test_a_missing_connection_is_named_and_not_tried_again(dist: Dist) -> None:
    with pytest.raises(AirflowFailException, match="woocommerce_outlet is not defined"):
        run(operator(connection_ids=["lake_default", "woocommerce_outlet"]))


def test_a_connection_that_cannot_be_understood_is_named(
    dist: Dist, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_WAREHOUSE_DEFAULT", '{"host": "jdbc:duckdb:w.duckdb"}')
    with pytest.raises(AirflowFailException, match=r"warehouse_default: .* relative path"):
        run(operator(connection_ids=["warehouse_default"]))


def test_a_program_that_is_no_jar_is_run_in_the_same_way(dist: Dist, said: Said) -> None:
    line = {"level": "warning", "message": "made the workbook"}
    dist.behave("make-workbook", {"stderr": [line], "report": USUAL_REPORT})
    assert run(operator("make-workbook", connection_ids=["warehouse_default"])) == USUAL_REPORT
    assert said.messages(logging.WARNING)[-1] == "made the workbook"
    assert dist.calls()[0]["options"] == []


@pytest.mark.parametrize("missing", ["countinghouse", "extract-woocommerce.jar"])
def test_a_missing_jar_says_how_to_make_it(dist: Dist, missing: str) -> None:
    dist.folder.joinpath(missing).unlink()
    with pytest.raises(AirflowFailException, match=rf"{missing} is missing: run `make build`"):
        run(operator())


def when_it_runs(dist: Dist, action: Callable[[], None]) -> None:
    """Does something as soon as the jar has noted its call."""

    def wait() -> None:
        assert soon(lambda: dist.calls() != [], 10)
        action()

    threading.Thread(target=wait, daemon=True).start()


def test_on_kill_ends_the_group_and_keeps_the_last_words(dist: Dist, said: Said) -> None:
    """As Airflow does it: on_kill is called by the handler of SIGTERM."""
    dist.behave("extract-woocommerce", {"sleep": 60, "grandchild": True, "say_on_term": "bye"})
    task = operator()
    before = signal.signal(signal.SIGTERM, lambda *_: task.on_kill())
    try:
        when_it_runs(dist, lambda: os.kill(os.getpid(), signal.SIGTERM))
        with pytest.raises(AirflowException, match="killed by signal 15") as raised:
            run(task)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert type(raised.value) is AirflowException
    assert "bye" in said.messages(logging.INFO)
    assert soon(lambda: living(dist.calls()[0]["pid"]) == [])


def test_on_kill_before_and_after_the_work_does_nothing(dist: Dist) -> None:
    task = operator()
    task.on_kill()
    run(task)
    task.on_kill()
    assert len(dist.calls()) == 1


def test_ctrl_c_ends_the_group(dist: Dist) -> None:
    dist.behave("extract-woocommerce", {"sleep": 60, "grandchild": True})
    when_it_runs(dist, lambda: os.kill(os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        run(operator())
    assert soon(lambda: living(dist.calls()[0]["pid"]) == [])


def test_the_folder_of_the_run_is_removed(dist: Dist) -> None:
    run(operator())
    assert not os.path.exists(dist.calls()[0]["directory"])
