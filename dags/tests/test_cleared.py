"""Runs by the real Airflow in which a jar is killed, or whose tasks are cleared afterwards.

What is asked of the jars then is looked at here, with pretended ones; `test_cleared_for_real` looks
at what the real ones make of it.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pytest

from conftest import REPOSITORY
from night import Night
from stand_in import Dist, option

pytestmark = pytest.mark.usefixtures("airflow_database")
NIGHT = datetime(2026, 11, 21, 3, tzinfo=UTC)
NAMED = ("build-marts", "check-marts", "publish-marts")


def cleared(night: Night, dist: Dist, *task_ids: str) -> list[dict[str, Any]]:
    """Clears tasks, and returns the calls of the jars that this brings."""
    before = len(dist.calls())
    night.clear(*task_ids)
    return dist.calls()[before:]


def _jars(calls: Iterable[dict[str, Any]]) -> list[str]:
    return [call["task"] for call in calls]


def _builds(calls: Iterable[dict[str, Any]]) -> list[str]:
    return [option(call, "--build") for call in calls if call["task"] in NAMED]


def test_a_killed_jar_is_tried_again_with_the_same_words(dist: Dist) -> None:
    for jar in ("load-staging", *NAMED, "extract-square"):
        dist.behave(jar, {"signal": int(signal.SIGKILL), "times": 1})
    night = Night(NIGHT)
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
    night = Night(NIGHT)
    first = _builds(dist.calls())
    again = cleared(night, dist, "publish", "complete")
    assert night.state() == "success"
    assert _jars(again) == ["publish-marts"]
    assert _builds(again) == first[-1:]


def test_the_runbooks_command_finds_the_task_and_what_follows(dist: Dist) -> None:
    """Airflow says nothing, and leaves with 0, when no task fits."""
    Night(NIGHT)
    runbook = (REPOSITORY / "docs/runbooks/clear-and-rerun.md").read_text()
    (words,) = re.findall(r"^airflow (tasks clear .*)$", runbook, re.MULTILINE)
    words = words.replace("2026-11-20", "2026-11-21").replace(
        "--end-date 2026-11-21", "--end-date 2026-11-22"
    )
    _airflow("dags", "reserialize")
    said = _airflow(*words.split())
    listed = set(re.findall(r"TaskInstance: daily_warehouse\.(\S+) ", said))
    assert {"load", "build", "check", "publish", "complete", "notify"} <= listed
    assert not listed & {"migrate", "extracted", "square.orders"}
    assert "nothing was cleared" in said


def _airflow(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "airflow", *words],
        input="n",
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_cleared_extraction_reads_the_same_window_into_a_new_build(dist: Dist) -> None:
    night = Night(NIGHT)
    first = dist.calls()
    downstream = ["extracted", "load", "build", "check", "publish", "complete"]
    again = cleared(night, dist, "square.orders", *downstream)
    assert night.state() == "success"
    assert _jars(again) == ["extract-square", "load-staging", *NAMED]
    orders = [call["options"] for call in first if call["task"] == "extract-square"]
    assert again[0]["options"] in orders
    assert len(set(_builds(again))) == 1
    assert _builds(again)[0] != _builds(first)[0], "rows may have come: another build"
