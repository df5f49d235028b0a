"""What an Airflow on this machine is given."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import local_airflow
from conftest import REPOSITORY
from screen import Failed


@pytest.fixture(autouse=True)
def _no_workbook_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(local_airflow, "WORKBOOK_ENVIRONMENT", tmp_path / "none-venv")


def test_without_tableaus_hyper_no_workbook_is_made(tmp_path: Path) -> None:
    assert local_airflow.environment(tmp_path, {})["COUNTINGHOUSE_WORKBOOKS"] == "none"


def test_a_workbook_that_cannot_be_made_is_not_to_be_published(tmp_path: Path) -> None:
    with pytest.raises(Failed, match=r"none-venv.*workbook-environment makes it"):
        local_airflow.environment(tmp_path, {"COUNTINGHOUSE_TABLEAU": "publish"})


def holds(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as one:
        return [name for (name,) in one.execute("select name from sqlite_master order by 1")]


def made(database: Path, table: str) -> Path:
    with closing(sqlite3.connect(database)) as one:
        one.execute(f"create table {table} (a)")
    return database


def test_a_new_database_begins_as_a_copy_of_the_empty_one(tmp_path: Path) -> None:
    empty, new = tmp_path / "empty.db", tmp_path / "new.db"
    assert not local_airflow.begun_with(empty, new)
    assert not new.exists()
    made(empty, "pools")
    assert local_airflow.begun_with(empty, new)
    assert holds(new) == ["pools"]
    assert sorted(tmp_path.iterdir()) == [empty, new]


def test_a_database_with_a_history_stays_as_it_is(tmp_path: Path) -> None:
    empty, old = made(tmp_path / "empty.db", "pools"), made(tmp_path / "old.db", "runs")
    assert not local_airflow.begun_with(empty, old)
    assert holds(old) == ["runs"]


@pytest.mark.usefixtures("airflow_database")
def test_the_database_that_was_prepared_has_the_pools() -> None:
    pools = json.loads((REPOSITORY / "dags/pools.json").read_text())
    with closing(sqlite3.connect(Path(os.environ["AIRFLOW_HOME"]) / "airflow.db")) as one:
        found = dict(one.execute("select pool, slots from slot_pool"))
    assert {name: pool["slots"] for name, pool in pools.items()}.items() <= found.items()
