"""Whole DAG runs and who is told of them, with pretended jars and a webhook."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from airflow.models import Variable

from conftest import SHOP_SECRET
from sinks import Webhook, running
from stand_in import Dist
from test_runs import Run

pytestmark = pytest.mark.usefixtures("airflow_database")
FINDING = "orders_agree (square.orders) failed: lake 100.00, staging 97.00"
HELD = {
    "exit": 65,
    "stderr": [{"level": "error", "message": FINDING}],
    "report": {"failure": {"what": "1 of 126 checks failed", "where": "build b1"}},
}


SMALL = """
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG
from countinghouse_airflow.notifier import NotifyOperator
from countinghouse_airflow.operator import TaskOperator

with DAG(dag_id="small", schedule=None, default_args={"retries": 3}):
    TaskOperator(
        task_id="load", program="load-staging", connection_ids=["woocommerce_default"], retries=0
    ) >> [
        EmptyOperator(task_id="complete"),
        NotifyOperator(task_id="notify", trigger_rule="all_done"),
    ]
"""


@pytest.fixture
def small(dist: Dist, tmp_path: Path) -> Callable[[], Run]:
    """Runs a line of one station."""
    folder = tmp_path / "dags"
    folder.mkdir()
    (folder / "small.py").write_text(SMALL)
    return lambda: Run(dist, "small", folder=folder)


@pytest.fixture
def webhook(monkeypatch: pytest.MonkeyPatch) -> Iterator[Webhook]:
    for dag in ("small", "daily_warehouse", "backfill"):
        Variable.delete(f"countinghouse_told_{dag}")  # noqa: AIR311  no task: straight to the database
    with running(Webhook()) as server:
        fields = {
            "conn_type": "http",
            "host": server.address,
            "extra": {"runbooks": "https://docs.example.com"},
        }
        monkeypatch.setenv("AIRFLOW_CONN_NOTIFY_DEFAULT", json.dumps(fields))
        yield server


def test_trouble_and_recovery_are_told_once_each(
    small: Callable[[], Run], dist: Dist, webhook: Webhook
) -> None:
    does = {"what": f"401 for {SHOP_SECRET}", "what_to_do": "Mend it"}
    dist.behave("load-staging", {"exit": 77, "report": {"failure": does}})
    run = small()
    assert (run.state, run.tasks["notify"]) == ("failed", "success")
    (told,) = webhook.bodies
    (problem,) = told["problems"]
    assert (told["event"], problem["task"], problem["exit_code"]) == ("failed", "load", 77)
    assert problem["what"] == "401 for ***"
    assert problem["runbook"] == "https://docs.example.com/rotate-a-key.md"
    assert problem["log"].endswith("/tasks/load")

    dist.behave("load-staging")
    small()
    assert [body["event"] for body in webhook.bodies] == ["failed", "recovered"]
    assert webhook.bodies[1]["since"] == "2026-11-21 03:00 UTC"
    assert small().tasks["notify"] == "success"
    assert len(webhook.bodies) == 2


def test_a_held_publication_is_told_with_rule_and_figures(dist: Dist, webhook: Webhook) -> None:
    """With a till that is down besides: still one notice."""
    dist.behave("check-marts", HELD)
    dist.behave("extract-square", {"when": ["payments"], "exit": 77})
    run = Run(dist, "daily_warehouse")
    assert (run.state, run.tasks["publish"]) == ("failed", "upstream_failed")
    (told,) = webhook.bodies
    assert (told["event"], told["published"]) == ("held", False)
    problems = {problem["task"]: problem for problem in told["problems"]}
    assert sorted(problems) == ["check", "square.payments"]
    assert problems["check"]["findings"] == [FINDING]
    assert FINDING in told["text"]


def test_a_failed_slice_is_named_by_its_number(dist: Dist, webhook: Webhook) -> None:
    dist.behave("extract-square", {"when": ["refunds", "2026-01-31T00:00:00Z"], "exit": 65})
    Run(dist, "backfill", {"from": "2026-01-01", "to": "2026-02-10", "slice_days": 30})
    (told,) = webhook.bodies
    names = [problem["task"] for problem in told["problems"]]
    assert names == ["square.refunds[0]", "square.refunds[1]"]
    assert all(problem["exit_code"] == 65 for problem in told["problems"])
    assert told["problems"][1]["log"].endswith("/tasks/square.refunds/mapped/1")


@pytest.mark.parametrize(("status", "tries"), [(404, 1), (503, 4)])
def test_who_cannot_be_told_does_not_make_a_run_fail(
    small: Callable[[], Run], webhook: Webhook, status: int, tries: int
) -> None:
    since = json.dumps({"since": "yesterday"})
    Variable.set("countinghouse_told_small", since)  # noqa: AIR311
    webhook.status = status
    run = small()
    assert (run.state, run.tasks["notify"]) == ("success", "skipped")
    assert len(webhook.bodies) == tries
    webhook.status = 200
    assert small().tasks["notify"] == "success"
    assert webhook.bodies[-1]["event"] == "recovered"


@pytest.mark.parametrize(
    "slip",
    [
        ("mail.example.com", "its type is"),
        ('{"conn_type": "smtp", "host": "mail.example.com"}', "mail needs"),
        ('{"conn_type": "smtp", "host":', "cannot read AIRFLOW_CONN_NOTIFY_DEFAULT"),
    ],
)
def test_a_connection_that_cannot_be_used_shows_before_the_first_trouble(
    small: Callable[[], Run],
    webhook: Webhook,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    slip: tuple[str, str],
) -> None:
    written, said = slip
    assert small().tasks["notify"] == "success"
    monkeypatch.setenv("AIRFLOW_CONN_NOTIFY_DEFAULT", written)
    run = small()
    assert (run.state, run.tasks["notify"]) == ("success", "skipped")
    assert webhook.bodies == []
    assert said in "".join(capfd.readouterr())


def test_without_a_connection_nobody_is_told(small: Callable[[], Run], dist: Dist) -> None:
    dist.behave("load-staging", {"exit": 65})
    run = small()
    assert (run.state, run.tasks["notify"]) == ("failed", "skipped")
