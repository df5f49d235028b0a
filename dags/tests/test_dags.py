"""The DAG files as Airflow sees them: rules that every DAG keeps, and the order of the line."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from datetime import timedelta
from itertools import pairwise

import pendulum
import pytest

from conftest import DAGS, REPOSITORY
from countinghouse_airflow import workbooks
from countinghouse_airflow.operator import TaskOperator
from countinghouse_airflow.sources import SOURCES, Source, sources_in_use
from countinghouse_airflow.stations import WAREHOUSE_POOL
from countinghouse_airflow.tags import Tag
from stand_in import JARS, PYTHON

try:  # Airflow 3.2 and newer
    from airflow.dag_processing.dagbag import DagBag
except ImportError:
    from airflow.models.dagbag import DagBag

FILES = sorted(DAGS.glob("*.py"))
BAG = DagBag(dag_folder=str(DAGS))
REMOVED_FROM_TEMPLATES = re.compile(
    r"\{\{[^}]*\b(execution_date|(?:next|prev|yesterday|tomorrow)_(?:ds|execution_date)\w*"
    r"|ds(?:_nodash)?|ts(?:_nodash\w*)?|conf)\b[^}]*\}\}"
)
CLOCK = re.compile(r"\b(?:now|utcnow|today)\(")


@pytest.fixture(params=sorted(BAG.dags))
def dag(request: pytest.FixtureRequest) -> object:
    return BAG.dags[request.param]


def test_every_file_is_one_dag_of_its_name() -> None:
    assert BAG.import_errors == {}
    assert sorted(BAG.dags) == [file.stem for file in FILES]


def test_nothing_deprecated_is_used() -> None:
    text = f"import runpy\nfor file in {[str(file) for file in FILES]}: runpy.run_path(file)"
    command = [sys.executable, "-W", "error::DeprecationWarning", "-c", text]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_dag_file_is_thin(file: object) -> None:
    assert len(file.read_text().splitlines()) <= 80


@pytest.mark.parametrize("file", sorted(DAGS.glob("**/*.py")), ids=lambda file: file.name)
def test_no_clock_and_no_removed_template_key_is_used(file: object) -> None:
    if file.parent.name != "tests":
        assert REMOVED_FROM_TEMPLATES.findall(file.read_text()) == []
        assert CLOCK.findall(file.read_text()) == []


def test_every_dag_says_what_it_is_for_and_what_to_do_when_it_fails(dag) -> None:
    for part in ("**Purpose.**", "**Owner.**", "If it fails"):
        assert part in dag.doc_md


def test_every_dag_runs_once_at_a_time_and_catches_up_nothing(dag) -> None:
    assert (dag.catchup, dag.max_active_runs) == (False, 1)


def test_tags_are_of_the_closed_list(dag) -> None:
    assert dag.tags
    assert set(dag.tags) <= set(Tag)


def test_every_task_has_an_owner_and_tries_again_what_can_heal(dag) -> None:
    for task in dag.tasks:
        assert task.owner == "data"
        if isinstance(task, TaskOperator) or task.is_mapped:
            assert task.retries == 3
            assert task.retry_exponential_backoff
            assert task.execution_timeout is not None


def test_the_cost_page_and_the_query_by_task_name_the_stations_as_airflow_does() -> None:
    cost = runpy.run_path(str(REPOSITORY / "infra" / "snowflake" / "cost.py"))
    daily = BAG.dags["daily_warehouse"].tasks
    stations = [task.task_id for task in daily if task.pool == WAREHOUSE_POOL]
    assert sorted(stations) == sorted(station.name for station in cost["stations"]())


def test_every_jar_is_a_module_of_the_repository(dag) -> None:
    programs = {jar_of(task) for task in dag.tasks} - {None}
    assert programs == {*JARS, "make-workbook"}
    for module in JARS:
        assert (REPOSITORY / "tasks" / module / "pom.xml").exists()
    for name in PYTHON:
        assert (REPOSITORY / "tasks/make-workbook/src" / f"{name}.py").exists()


@pytest.mark.parametrize(
    "jar", ["extract-woocommerce", "extract-square", "build-marts", "publish-marts"]
)
def test_every_option_is_known_to_the_jar(jar: str) -> None:
    known = set(re.findall(r'"(--[a-z-]+)"', java_of(jar) + java_of("shared/extraction")))
    used = {word for task in tasks_of(jar) for word in arguments_of(task) if word.startswith("--")}
    assert used
    assert used <= known


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_heads_and_the_ways_to_read_them_are_those_of_the_extractor(source: Source) -> None:
    enum = re.search(r"enum \w+Head \{(.*?);\n(.*?)\n\}\n", java_of(source.jar), re.DOTALL)
    assert enum
    kinds = {
        name(head): set(re.findall(r"RunKind\.(\w+)", ways))
        for heads, ways in re.findall(r"case ([A-Z_, ]+) ->\s+Set\.of\((.*?)\);", enum[2])
        for head in heads.split(", ")
    }
    assert sorted(source.heads) == sorted(
        map(name, re.findall(r"^ +([A-Z_]+),?$", enum[1], re.MULTILINE))
    )
    assert set(source.heads) == set(kinds)
    assert set(source.dated) == {head for head, ways in kinds.items() if "CREATED" in ways}
    assert set(source.listed) == {head for head, ways in kinds.items() if "IDS" in ways}


def name(head: str) -> str:
    return head.lower().replace("_", "-")


def test_the_runbook_knows_every_exit_code() -> None:
    doc = BAG.dags["daily_warehouse"].doc_md
    assert re.findall(r"^\| (\d+)", doc, re.MULTILINE) == ["64", "65", "70", "75", "77", "78"]


def test_pools_are_declared_and_used(dag) -> None:
    declared = (DAGS / "pools.json").read_text()
    for task in dag.tasks:
        if jar_of(task):
            assert f'"{task.pool}"' in declared
    assert '"warehouse": {"slots": 1,' in declared


def test_the_daily_run_reads_every_head_and_lists_ids() -> None:
    tasks = set(BAG.dags["daily_warehouse"].task_ids)
    for source in SOURCES:
        heads = {f"{source.name}.{head.replace('-', '_')}" for head in source.heads}
        assert heads <= tasks
    assert {"woocommerce.orders_ids", "woocommerce.refunds_ids", "square.orders_ids"} <= tasks


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_source_that_is_not_in_use_has_no_task(file, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTINGHOUSE_SOURCES", "woocommerce")
    tasks = DagBag(dag_folder=str(file)).dags[file.stem].tasks
    assert {jar_of(task) for task in tasks} - {None, "make-workbook"} == set(JARS) - {
        "extract-square"
    }


def test_a_source_that_nobody_knows_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"names sqare, which is no source.*woocommerce, square"):
        sources_in_use({"COUNTINGHOUSE_SOURCES": "woocommerce, sqare"})
    assert sources_in_use({}) == sources_in_use({"COUNTINGHOUSE_SOURCES": ""}) == SOURCES


def test_only_the_task_that_publishes_updates_the_asset(dag) -> None:
    updating = {
        task.task_id: [it.name for it in task.outlets] for task in dag.tasks if task.outlets
    }
    assert updating == {"publish": ["countinghouse_marts"]}


def test_the_order_of_the_line(dag) -> None:
    extractions = {task.task_id for task in dag.tasks if "." in task.task_id}
    upstream = {task.task_id: task.upstream_task_ids for task in dag.tasks}
    assert all("migrate" in upstream[task] for task in extractions)
    assert upstream["extracted"] == extractions
    assert upstream["load"] == {"migrate", "extracted"}
    assert upstream["build"] == {"load"}
    assert upstream["check"] == {"build"}
    assert upstream["publish"] == {"check"}
    assert upstream["report"] == {"publish"}
    assert upstream["workbook"] == {"publish"}
    assert upstream["complete"] == {"publish"} | extractions
    assert upstream["notify"] == {"report", "workbook"} | extractions
    assert dag.get_task("notify").downstream_task_ids == set()  # it decides nothing


@pytest.mark.parametrize(
    ("settings", "order"),
    [
        ({"COUNTINGHOUSE_WORKBOOKS": "none"}, []),
        ({"COUNTINGHOUSE_WORKBOOKS": "/srv/w"}, ["workbook"]),
        ({"COUNTINGHOUSE_TABLEAU": "publish"}, ["workbook", "publish_workbook"]),
        ({"COUNTINGHOUSE_TABLEAU": "refresh"}, ["workbook", "publish_workbook"]),
        (
            {"COUNTINGHOUSE_TABLEAU": "refresh", "COUNTINGHOUSE_WORKBOOKS": "none"},
            ["publish_workbook"],
        ),
    ],
)
def test_the_workbook_follows_its_settings_and_decides_nothing(
    settings: dict[str, str], order: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    dag = DagBag(dag_folder=str(DAGS / "daily_warehouse.py")).dags["daily_warehouse"]
    made = [name for name in ("workbook", "publish_workbook") if name in dag.task_ids]
    assert made == order
    for before, after in pairwise(["publish", *order, "notify"] if order else []):
        assert after in dag.get_task(before).downstream_task_ids
    for name in order:
        task = dag.get_task(name)
        assert "complete" not in task.downstream_task_ids
        assert task.execution_timeout <= timedelta(hours=1)
        assert task.pool != WAREHOUSE_POOL
        assert ("--refresh" in task.arguments) == (settings.get("COUNTINGHOUSE_TABLEAU") == "refresh"
                                                   and name == "publish_workbook")  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"COUNTINGHOUSE_TABLEAU": "yes"}, "publish or refresh"),
        (
            {"COUNTINGHOUSE_TABLEAU": "publish", "COUNTINGHOUSE_WORKBOOKS": "none"},
            "no workbook to publish",
        ),
    ],
)
def test_settings_of_the_workbook_that_contradict_are_refused(
    settings: dict[str, str], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        workbooks.at_tableau(settings)


def test_the_daily_run_is_at_three_in_the_business_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTINGHOUSE_TIMEZONE", "America/New_York")
    dag = DagBag(dag_folder=str(DAGS / "daily_warehouse.py")).dags["daily_warehouse"]
    noon = pendulum.datetime(2026, 3, 9, 12)
    interval = dag.timetable.infer_manual_data_interval(run_after=noon)
    assert interval.start == pendulum.datetime(2026, 3, 8, 7)  # 03:00 EDT, clocks just changed
    assert interval.end == pendulum.datetime(2026, 3, 9, 7)


def jar_of(task: object) -> str | None:
    if task.is_mapped:
        return task.partial_kwargs.get("program")
    return getattr(task, "program", None)


def arguments_of(task: object) -> list[str]:
    return task.partial_kwargs["arguments"] if task.is_mapped else task.arguments


def tasks_of(jar: str) -> list[object]:
    return [task for dag in BAG.dags.values() for task in dag.tasks if jar_of(task) == jar]


def java_of(module: str) -> str:
    files = REPOSITORY.joinpath("tasks", module, "src", "main").glob("**/*.java")
    return "\n".join(file.read_text() for file in files)
