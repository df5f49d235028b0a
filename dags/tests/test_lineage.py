"""What a jar learns about lineage, and that its run is a child of Airflow's."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import REPOSITORY
from countinghouse_airflow import lineage
from countinghouse_airflow.operator import TaskOperator
from sinks import Webhook, running
from stand_in import Dist
from test_runs import Run

NIGHT = datetime(2026, 11, 21, 3, tzinfo=UTC)
KEY = "ol_canary_key"


@dataclass
class DagRun:
    logical_date: datetime | None = NIGHT
    run_after: datetime = NIGHT
    clear_number: int = 0


@dataclass
class TaskInstance:
    dag_id: str = "daily_warehouse"
    task_id: str = "load"
    run_id: str = "scheduled__2026-11-21"
    try_number: int = 1
    map_index: int = -1
    start_date: None = None


@dataclass
class Context:
    ti: TaskInstance = field(default_factory=TaskInstance)
    dag_run: DagRun = field(default_factory=DagRun)


def told(worker: dict[str, str], context: Context | None = None) -> dict[str, str]:
    return lineage.variables(worker, vars(context or Context()))


def test_an_id_is_the_one_that_openlineage_makes() -> None:
    """Made by openlineage-python 1.54.0: generate_static_uuid(NIGHT, b"default.…")."""
    expected = "01a1fc0b-e380-73b2-97fe-5dc8dea57cd9"
    assert str(lineage.static_id(NIGHT, "default.daily_warehouse.load.1.-1")) == expected


def test_the_parent_is_the_task_and_the_root_is_the_dag() -> None:
    found = told({"OPENLINEAGE_URL": "http://marquez:5000"})
    assert found["OPENLINEAGE_PARENT_ID"] == (
        "default/daily_warehouse.load/01a1fc0b-e380-73b2-97fe-5dc8dea57cd9"
    )
    root = lineage.static_id(NIGHT, "default.daily_warehouse.0")
    assert found["OPENLINEAGE_ROOT_PARENT_ID"] == f"default/daily_warehouse/{root}"


def test_a_run_by_hand_without_a_logical_date_has_a_parent_too() -> None:
    by_hand = Context(dag_run=DagRun(logical_date=None))
    url = {"OPENLINEAGE_URL": "http://marquez:5000"}
    assert told(url, by_hand) == told(url)


def test_every_attempt_and_every_mapped_task_is_a_run_of_its_own() -> None:
    contexts = [
        Context(ti=TaskInstance(try_number=attempt, map_index=index))
        for attempt in (1, 2)
        for index in (-1, 0, 1)
    ]
    url = {"OPENLINEAGE_URL": "http://marquez:5000"}
    assert len({told(url, it)["OPENLINEAGE_PARENT_ID"] for it in contexts}) == len(contexts)


@pytest.mark.parametrize(
    "worker",
    [
        {},
        {"OPENLINEAGE_URL": " "},
        {"OPENLINEAGE_NAMESPACE": "shop"},
        {"OPENLINEAGE_URL": "http://marquez:5000", "OPENLINEAGE_DISABLED": "True"},
    ],
)
def test_nothing_is_told_when_lineage_is_off(worker: dict[str, str]) -> None:
    assert told(worker) == {}


def test_airflows_own_section_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    transport = json.dumps({"type": "http", "url": "http://marquez:5000"})
    monkeypatch.setenv("AIRFLOW__OPENLINEAGE__TRANSPORT", transport)
    monkeypatch.setenv("AIRFLOW__OPENLINEAGE__NAMESPACE", "shop/eu")
    found = told({})
    assert found["OPENLINEAGE__TRANSPORT"] == transport
    assert found["OPENLINEAGE_PARENT_ID"].startswith("shop/eu/daily_warehouse.load/")
    monkeypatch.setenv("AIRFLOW__OPENLINEAGE__DISABLED", "True")
    assert told({}) == {}


@pytest.mark.parametrize(
    "variable",
    [
        {"OPENLINEAGE_API_KEY": KEY},
        {"OPENLINEAGE__TRANSPORT__AUTH__API_KEY": KEY},
        {"OPENLINEAGE__TRANSPORT": json.dumps({"type": "http", "auth": {"apiKey": KEY}})},
    ],
)
def test_a_key_of_lineage_is_known_as_a_secret(
    dist: Dist, monkeypatch: pytest.MonkeyPatch, variable: dict[str, str]
) -> None:
    for name, value in variable.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("OPENLINEAGE_URL", "http://marquez:5000")
    dist.behave("load-staging", {"report": {"details": f"I hold {KEY}"}})
    task = TaskOperator(task_id="t", program="load-staging")
    assert task.execute({"outlet_events": {}})["details"] == "I hold ***"
    assert KEY in json.dumps(dist.calls()[0]["environment"])


@pytest.mark.usefixtures("airflow_database")
def test_in_a_whole_run_every_jar_has_its_own_task_as_parent_and_one_root(
    dist: Dist, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENLINEAGE_URL", "http://127.0.0.1:9")
    run = Run(dist, "daily_warehouse")
    assert run.state == "success"
    environments = [call["environment"] for call in run.calls]
    for environment in environments:
        namespace, job, _ = environment["OPENLINEAGE_PARENT_ID"].split("/")
        assert namespace == "default"
        assert job == f"daily_warehouse.{environment['COUNTINGHOUSE_TASK']}"
    parents = {environment["OPENLINEAGE_PARENT_ID"] for environment in environments}
    assert len(parents) == len(environments)
    assert len({environment["OPENLINEAGE_ROOT_PARENT_ID"] for environment in environments}) == 1


@pytest.mark.whole
@pytest.mark.skipif(
    not (REPOSITORY / "build/dist/migrate-warehouse.jar").exists(), reason="needs the task jars"
)
def test_the_run_of_a_real_jar_is_a_child_of_airflows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse = {"host": f"jdbc:duckdb:{tmp_path}/warehouse.duckdb"}
    monkeypatch.setenv("AIRFLOW_CONN_WAREHOUSE_DEFAULT", json.dumps(warehouse))
    context = vars(Context(ti=TaskInstance(task_id="migrate")))
    with running(Webhook()) as sink:
        monkeypatch.setenv("OPENLINEAGE_URL", sink.address)
        migrate = TaskOperator(
            task_id="migrate", program="migrate-warehouse", connection_ids=["warehouse_default"]
        )
        migrate.execute({"outlet_events": {}} | context)
    assert [event["eventType"] for event in sink.bodies] == ["START", "COMPLETE"]
    assert sink.paths == ["/api/v1/lineage"] * 2
    for event in sink.bodies:
        parent = event["run"]["facets"]["parent"]
        assert parent["job"] == {"namespace": "default", "name": "daily_warehouse.migrate"}
        run = lineage.static_id(NIGHT, "default.daily_warehouse.migrate.1.-1")
        assert parent["run"]["runId"] == str(run)
        assert parent["root"]["job"]["name"] == "daily_warehouse"
        assert event["job"]["name"] == "daily_warehouse.migrate.migrate-warehouse"
