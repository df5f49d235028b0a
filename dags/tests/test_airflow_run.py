"""`infra/local/airflow-run` as a person or the demo calls it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from conftest import REPOSITORY, SHOP_KEY, SHOP_SECRET, TILL_TOKEN
from local_airflow import missing_connections, secrets, without
from processes import living, soon
from stand_in import Dist, make_dist

COMMAND = [
    str(REPOSITORY / "infra/local/airflow-run"),
    *("--home", os.environ["AIRFLOW_HOME"], "daily_warehouse", "2026-11-21T03:00:00Z"),
]


@pytest.fixture
def dist(tmp_path: Path) -> Dist:
    return make_dist(tmp_path / "dist")


def environment(dist: Dist) -> dict[str, str]:
    """Settings as for the jars themselves; no connection is defined."""
    _, _, airflow = Path(sys.prefix).name.removesuffix("-venv").partition("-")
    return {
        "COUNTINGHOUSE_AIRFLOW": airflow,
        "PATH": os.environ["PATH"],
        "HOME": str(dist.folder.parent),
        "COUNTINGHOUSE_DIST": str(dist.folder),
        "COUNTINGHOUSE_LAKE": "file:///nowhere/lake",
        "COUNTINGHOUSE_WAREHOUSE": "jdbc:duckdb:/nowhere/w.duckdb",
        "COUNTINGHOUSE_TIMEZONE": "UTC",
        "COUNTINGHOUSE_NOW": "2026-11-21T03:00:00Z",
        "COUNTINGHOUSE_WOOCOMMERCE_URL": "http://127.0.0.1:8081",
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_KEY": SHOP_KEY,
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET": SHOP_SECRET,
        "COUNTINGHOUSE_SQUARE_URL": "http://127.0.0.1:8082",
        "COUNTINGHOUSE_SQUARE_ACCESS_TOKEN": TILL_TOKEN,
    }


def test_it_tells_one_line_a_task_and_keeps_secrets(dist: Dist) -> None:
    does = {"print_variables": ["COUNTINGHOUSE_SQUARE_ACCESS_TOKEN"], "exit": 77}
    dist.behave("extract-square", {"when": ["payments"], **does}, {"when": ["refunds"], **does})
    done = subprocess.run(
        COMMAND, env=environment(dist), capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 1, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    failed, same = sorted((line for line in lines if "FAILED:" in line), key=len, reverse=True)
    assert failed.split()[0] in {"square.payments", "square.refunds"}
    assert "exit code 77 (refused): I hold ***" in failed
    assert same.endswith(f"FAILED: for the reason of {failed.split()[0]}")
    (published,) = [line for line in lines if line.split()[0] == "publish"]
    assert published.endswith("rows: 3 read, 2 new, 1 unchanged")
    assert "daily_warehouse as of 2026-11-21T03:00:00Z FAILED after" in done.stdout
    log = Path(lines[-1].removeprefix("The whole log: "))
    shown = done.stdout + done.stderr + log.read_text()
    assert not [secret for secret in (SHOP_KEY, SHOP_SECRET, TILL_TOKEN) if secret in shown]
    assert dist.calls()[0]["environment"]["COUNTINGHOUSE_NOW"] == "2026-11-21T03:00:00Z"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_ctrl_c_and_its_like_end_everything(dist: Dist, number: signal.Signals) -> None:
    dist.behave("migrate-warehouse", {"sleep": 60, "grandchild": True, "ignore_term": True})
    with subprocess.Popen(
        COMMAND,
        env=environment(dist),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as running:
        assert soon(lambda: dist.calls() != [], 180)
        airflow = [it for it in psutil.Process(running.pid).children() if "test" in it.cmdline()]
        os.kill(running.pid, number)
        output, _ = running.communicate(timeout=20)
    assert running.returncode == 128 + number, output
    assert airflow
    assert psutil.wait_procs(airflow, timeout=5)[1] == []  # else it would go on with the next task
    assert "Interrupted" in output
    assert [call["task"] for call in dist.calls()] == ["migrate-warehouse"]
    assert soon(lambda: living(dist.calls()[0]["pid"]) == [])


def test_wrong_use_says_how(dist: Dist) -> None:
    done = subprocess.run(
        COMMAND[:1], env=environment(dist), capture_output=True, text=True, check=False
    )
    assert done.returncode == 64
    assert "infra/local/airflow-run daily_warehouse 2026" in done.stderr


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (
            ["daily_warehuose", "2026-11-21T03:00:00Z"],
            "argument DAG: invalid choice: 'daily_warehuose' (choose from ",
        ),
        (
            ["daily_warehouse", "yesterday"],
            "argument INSTANT: 'yesterday' is no date and time with its zone, like 2026-11-21T08:00:00Z",
        ),
        (
            ["daily_warehouse", "2026-11-21T03:00:00"],
            "argument INSTANT: '2026-11-21T03:00:00' is no date and time with its zone",
        ),
        (
            ["daily_warehouse", "2026-11-21T03:00:01Z"],
            "INSTANT 2026-11-21T03:00:01Z lies in the future; now it is 2026-11-21T03:00:00Z",
        ),
        (
            ["--conf", '{"by"', "backfill", "2026-11-21T03:00:00Z"],
            "argument --conf: '{\"by\"' is no JSON object, like",
        ),
    ],
)
def test_a_wrong_word_is_told_before_anything_starts(
    dist: Dist, words: list[str], complaint: str
) -> None:
    done = subprocess.run(
        COMMAND[:3] + words, env=environment(dist), capture_output=True, text=True, check=False
    )
    assert done.returncode == 64
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr
    assert dist.calls() == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (
            {"COUNTINGHOUSE_LAKE": ""},
            "COUNTINGHOUSE_LAKE is not set, so there is no connection lake_default. Set it",
        ),
        (
            {"COUNTINGHOUSE_SQUARE_ACCESS_TOKEN_FILE": "/nowhere/token"},
            "/nowhere/token, which a COUNTINGHOUSE_…_FILE setting names, cannot be read: No such",
        ),
        (
            {"AIRFLOW_CONN_NOTIFY_DEFAULT": '{"conn_type": "smtp", "password": "hush'},
            "AIRFLOW_CONN_NOTIFY_DEFAULT is to be JSON and cannot be read: Unterminated string",
        ),
        (
            {"COUNTINGHOUSE_SOURCES": "sqare"},
            "COUNTINGHOUSE_SOURCES names sqare, which is no source. Name one or more of",
        ),
    ],
)
def test_what_is_missing_is_told_before_anything_starts(
    dist: Dist, change: dict[str, str], complaint: str
) -> None:
    done = subprocess.run(
        COMMAND, env=environment(dist) | change, capture_output=True, text=True, check=False
    )
    assert done.returncode == 78
    assert complaint in done.stderr
    assert "hush" not in done.stderr
    assert dist.calls() == []


def test_a_source_that_is_not_in_use_needs_no_connection() -> None:
    shop = {"COUNTINGHOUSE_SOURCES": "woocommerce"}
    assert "square_default" in missing_connections({})
    assert missing_connections({}).keys() - missing_connections(shop) == {"square_default"}
    told = without("square_default", "COUNTINGHOUSE_SQUARE_URL")
    assert told.endswith("Set COUNTINGHOUSE_SOURCES=woocommerce.")
    assert "COUNTINGHOUSE_SOURCES" not in without("lake_default", "COUNTINGHOUSE_LAKE")


def test_secrets_are_found_in_every_way_to_write_a_connection() -> None:
    variables = {
        "COUNTINGHOUSE_SQUARE_ACCESS_TOKEN": "one",
        "AIRFLOW_CONN_NOTIFY_DEFAULT": "smtp://line:two%21@mail.example.com:587",
        "AIRFLOW_CONN_WOOCOMMERCE_DEFAULT": '{"login": "three", "password": "four"}',
        "PATH": "/bin",
    }
    assert set(secrets(variables)) == {"one", "two!", "three", "four"}
