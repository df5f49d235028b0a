"""Runs by the real Airflow in which a jar is killed, or whose tasks are cleared afterwards.

What is asked of the jars then is looked at here; that the same calls give the same marts whatever
was killed before is what tasks/testing/fault-injection shows with the real jars.
"""

from __future__ import annotations

import signal
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from airflow import settings
from airflow.models.taskinstance import clear_task_instances
from airflow.sdk.definitions.dag import _run_task
from airflow.utils.state import DagRunState, TaskInstanceState

from conftest import DAGS
from stand_in import Dist, option
from test_dags import DagBag

pytestmark = pytest.mark.usefixtures("airflow_database")
NIGHT = datetime(2026, 11, 21, 3, tzinfo=UTC)
NAMED = ("build-marts", "check-marts", "publish-marts")


class Night:
    """A run of the daily DAG that can be cleared in part and brought to its end again."""

    def __init__(self, dist: Dist) -> None:
        self._dist = dist
        self._dag = DagBag(dag_folder=str(DAGS / "daily_warehouse.py")).dags["daily_warehouse"]
        for task in self._dag.tasks:
            task.retry_delay = timedelta(seconds=0.1)
        self._run = self._dag.test(logical_date=NIGHT)

    def state(self) -> str:
        return str(self._run.state)

    def clear(self, *task_ids: str) -> list[dict[str, Any]]:
        """Clears tasks as the user interface does, runs what is due, and returns the new calls."""
        before = len(self._dist.calls())
        session = settings.Session()
        run = session.merge(self._run)
        run.dag = self._run.dag
        cleared = [ti for ti in run.get_task_instances(session=session) if ti.task_id in task_ids]
        clear_task_instances(cleared, session)
        run.state = DagRunState.RUNNING
        session.commit()
        while run.state == DagRunState.RUNNING:
            session.expire_all()
            due, _ = run.update_state(session=session)
            for ti in due:
                ti.try_number += 1
                ti.state = TaskInstanceState.SCHEDULED
            session.commit()
            for ti in due:
                _run_task(ti=ti, task=self._dag.task_dict[ti.task_id], run_triggerer=True)
        self._run = run
        return self._dist.calls()[before:]


def _jars(calls: Iterable[dict[str, Any]]) -> list[str]:
    return [call["task"] for call in calls]


def _builds(calls: Iterable[dict[str, Any]]) -> list[str]:
    return [option(call, "--build") for call in calls if call["task"] in NAMED]


def test_a_killed_jar_is_tried_again_with_the_same_words(dist: Dist) -> None:
    for jar in ("load-staging", *NAMED, "extract-square"):
        dist.behave(jar, {"signal": int(signal.SIGKILL), "times": 1})
    night = Night(dist)
    assert night.state() == "success"
    calls = dist.calls()
    assert len(set(_builds(calls))) == 1
    for jar in NAMED:
        tries = [call["options"] for call in calls if call["task"] == jar]
        assert tries == [tries[0]] * 2
    assert _jars(calls).count("load-staging") == 2
    read = [(call["task"], *call["options"]) for call in calls if call["task"] == "extract-square"]
    assert sorted(read) == sorted([*set(read)] * 2)


def test_a_cleared_publication_publishes_the_same_build(dist: Dist) -> None:
    night = Night(dist)
    first = _builds(dist.calls())
    again = night.clear("publish", "complete")
    assert night.state() == "success"
    assert _jars(again) == ["publish-marts"]
    assert _builds(again) == first[-1:]


def test_a_cleared_extraction_reads_the_same_window_into_a_new_build(dist: Dist) -> None:
    night = Night(dist)
    first = dist.calls()
    downstream = ["extracted", "load", "build", "check", "publish", "complete"]
    again = night.clear("square.orders", *downstream)
    assert night.state() == "success"
    assert _jars(again) == ["extract-square", "load-staging", *NAMED]
    orders = [call["options"] for call in first if call["task"] == "extract-square"]
    assert again[0]["options"] in orders
    assert len(set(_builds(again))) == 1
    assert _builds(again)[0] != _builds(first)[0], "rows may have come: another build"
