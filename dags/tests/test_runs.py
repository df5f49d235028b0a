"""Whole DAG runs by the real Airflow (`dag.test()`), with pretended jars."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from airflow.dag_processing.bundles.manager import DagBundlesManager

from conftest import DAGS
from stand_in import Dist, option
from test_dags import DagBag

try:  # Airflow 3.2 and newer
    from airflow.dag_processing.dagbag import sync_bag_to_db
except ImportError:
    sync_bag_to_db = None

pytestmark = pytest.mark.usefixtures("airflow_database")
BUNDLE = "dags-folder"
NIGHT = datetime(2026, 11, 21, 3, tzinfo=UTC)
WAREHOUSE = ["load-staging", "build-marts", "check-marts", "publish-marts", "make-report"]
OUTSIDE = ("make-workbook", "publish-workbook")
"""They stand beside the report, in no order with it."""


class Run:
    """A finished run: its state, the states of its tasks, the calls of its jars."""

    def __init__(
        self,
        dist: Dist,
        dag_id: str,
        conf: dict[str, object] | None = None,
        folder: Path = DAGS,
    ) -> None:
        bag = DagBag(dag_folder=str(folder / f"{dag_id}.py"))
        write_to_database(bag)
        dag = bag.dags[dag_id]
        for task in dag.tasks:
            if not task.is_mapped:
                task.retry_delay = timedelta(seconds=0.1)
        run = dag.test(logical_date=NIGHT, run_conf=conf)
        self.state = str(run.state)
        self.tasks = {
            f"{it.task_id}[{it.map_index}]" if it.map_index >= 0 else it.task_id: str(it.state)
            for it in run.get_task_instances()
        }
        self.calls = dist.calls()

    def jars(self) -> list[str]:
        """Those of the line in their order."""
        return [call["task"] for call in self.calls if call["task"] not in OUTSIDE]

    def extractions(self) -> list[dict]:
        return [call for call in self.calls if call["task"].startswith("extract")]


def write_to_database(bag: DagBag) -> None:
    """A run needs its DAG there; in a deployed Airflow the dag-processor does it."""
    DagBundlesManager().sync_bundles_to_db()
    if sync_bag_to_db is None:
        bag.sync_to_db(BUNDLE, None)
    else:
        sync_bag_to_db(bag, BUNDLE, None)


def test_a_shop_without_a_till_has_green_runs(dist: Dist, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTINGHOUSE_SOURCES", "woocommerce")
    monkeypatch.delenv("AIRFLOW_CONN_SQUARE_DEFAULT")
    run = Run(dist, "daily_warehouse")
    assert run.state == "success"
    assert {call["task"] for call in run.extractions()} == {"extract-woocommerce"}
    assert run.jars()[-5:] == WAREHOUSE


def test_a_good_day(dist: Dist) -> None:
    run = Run(dist, "daily_warehouse")
    assert run.state == "success"
    named = {call["environment"]["COUNTINGHOUSE_TASK"] for call in run.calls}
    assert {"migrate", "load", "woocommerce.orders"} <= named
    assert set(run.tasks.values()) == {"success"}
    jars = run.jars()
    assert (jars[0], jars[-5:]) == ("migrate-warehouse", WAREHOUSE)
    assert len(run.extractions()) == 6 + 9 + 3
    assert {option(call, "--to") for call in run.extractions()} == {"2026-11-21T02:58:00Z"}
    listings = [call for call in run.extractions() if "--ids" in call["options"]]
    assert sorted((call["task"], option(call, "--head")) for call in listings) == [
        ("extract-square", "orders"),
        ("extract-woocommerce", "orders"),
        ("extract-woocommerce", "refunds"),
    ]
    assert {option(call, "--created-from") for call in listings} == {"2026-08-23T02:58:00Z"}
    assert {option(call, "--all-since") for call in listings} == {"2026-11-15T00:00:00Z"}
    assert not any("--from" in call["options"] for call in run.extractions())
    builds = {option(call, "--build") for call in run.calls if "--build" in call["options"]}
    assert len(builds) == 1
    assert re.fullmatch(r"b20261121t030000_\d{8}t\d{12}", builds.pop())


def test_a_source_that_is_down_freezes_only_itself(dist: Dist) -> None:
    """A head that is refused, and one that heals at the second try."""
    dist.behave("extract-square", {"when": ["payments"], "exit": 77})
    dist.behave("extract-woocommerce", {"when": ["customers"], "exit": 75, "times": 2})
    run = Run(dist, "daily_warehouse")
    assert run.state == "failed"
    assert run.tasks["square.payments"] == "failed"
    assert run.tasks["square.items"] == "success"
    assert run.tasks["woocommerce.customers"] == "success"
    assert run.tasks["publish"] == "success"
    assert run.tasks["complete"] == "upstream_failed"
    assert run.jars()[-5:] == WAREHOUSE
    heads = [option(call, "--head") for call in run.extractions()]
    assert (heads.count("payments"), heads.count("items")) == (1, 1)
    again = [c for c in run.extractions() if c["task"] == "extract-woocommerce"]
    again = [c["options"] for c in again if option(c, "--head") == "customers"]
    assert again == [again[0]] * 3


@pytest.mark.parametrize(
    ("broken", "ran"),
    [
        ("migrate-warehouse", ["migrate-warehouse"]),
        ("load-staging", WAREHOUSE[:1]),
        ("check-marts", WAREHOUSE[:3]),
    ],
)
def test_nothing_runs_after_a_failed_station(dist: Dist, broken: str, ran: list[str]) -> None:
    dist.behave(broken, {"exit": 65})
    run = Run(dist, "backfill", {"from": "2026-01-01", "to": "2026-01-02"})
    assert run.state == "failed"
    assert run.jars()[-len(ran) :] == ran
    assert run.tasks["publish"] == "upstream_failed"
    assert "publish-marts" not in run.jars()


def test_a_report_that_fails_takes_nothing_from_the_run(dist: Dist) -> None:
    dist.behave("make-report", {"exit": 70})
    run = Run(dist, "daily_warehouse")
    assert run.state == "success"
    assert run.tasks["report"] == "failed"
    assert (run.tasks["publish"], run.tasks["complete"]) == ("success", "success")


def test_a_workbook_that_fails_takes_nothing_from_the_run(
    dist: Dist, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTINGHOUSE_TABLEAU", "publish")
    dist.behave("make-workbook", {"exit": 65})
    run = Run(dist, "daily_warehouse")
    assert run.state == "success"
    assert (run.tasks["workbook"], run.tasks["publish_workbook"]) == ("failed", "upstream_failed")
    assert (run.tasks["publish"], run.tasks["report"]) == ("success", "success")
    assert run.tasks["complete"] == "success"
    assert "publish-workbook" not in [call["task"] for call in run.calls]


def test_a_workbook_is_published_with_the_token_of_its_connection(
    dist: Dist, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTINGHOUSE_TABLEAU", "publish")
    monkeypatch.setenv(
        "AIRFLOW_CONN_TABLEAU_DEFAULT",
        '{"conn_type": "http", "host": "https://tableau.example.com", "login": "countinghouse",'
        ' "password": "canary-token", "extra": {"site": "bakery", "project": "Sales"}}',
    )
    run = Run(dist, "daily_warehouse")
    assert run.state == "success"
    made, published = [call for call in run.calls if call["task"] in OUTSIDE]
    assert (made["task"], published["task"]) == OUTSIDE
    assert published["options"] == []
    told = published["environment"]
    assert told["COUNTINGHOUSE_TABLEAU_TOKEN"] == "canary-token"
    assert told["COUNTINGHOUSE_TABLEAU_PROJECT"] == "Sales"
    assert "COUNTINGHOUSE_TABLEAU_TOKEN" not in made["environment"]


def test_a_backfill_reads_slices_and_publishes_once(dist: Dist) -> None:
    conf = {"from": "2026-01-01", "to": "2026-03-01", "by": "modified", "slice_days": 30}
    run = Run(dist, "backfill", conf)
    assert run.state == "success"
    jars = run.jars()
    assert jars[-5:] == WAREHOUSE
    assert [jars.count(jar) for jar in WAREHOUSE] == [1, 1, 1, 1, 1]
    read = sorted(
        (call["task"], *(option(call, it) for it in ("--head", "--from", "--to", "--by")))
        for call in run.extractions()
    )
    slices = [("2026-01-01", "2026-01-31"), ("2026-01-31", "2026-03-01")]
    assert read == sorted(
        (f"extract-{source}", head, f"{start}T00:00:00Z", f"{end}T00:00:00Z", "modified")
        for source, heads in (
            ("square", ("orders", "payments", "refunds")),
            ("woocommerce", ("orders", "refunds")),
        )
        for head in heads
        for start, end in slices
    )


def test_a_failed_slice_leaves_the_others_and_fails_the_run(dist: Dist) -> None:
    dist.behave("extract-square", {"when": ["refunds", "2026-01-31T00:00:00Z"], "exit": 65})
    run = Run(dist, "backfill", {"from": "2026-01-01", "to": "2026-02-10", "slice_days": 30})
    assert run.state == "failed"
    assert {run.tasks["square.refunds[0]"], run.tasks["square.refunds[1]"]} == {"failed"}
    assert run.tasks["publish"] == "success"
    assert run.tasks["complete"] == "upstream_failed"
    assert len(run.extractions()) == 10
    assert {option(call, "--by") for call in run.extractions()} == {"created"}
