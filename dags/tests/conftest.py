"""Sets up a real Airflow before anything imports it: its own home, no examples, no plugins."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import pytest

from local_airflow import prepare
from stand_in import Dist, make_dist

REPOSITORY = Path(__file__).resolve().parents[2]
DAGS = REPOSITORY / "dags"
SHOP_KEY, SHOP_SECRET, TILL_TOKEN = "ck_canary/+1 key", "cs_canary/+2 word", "EAAA_canary/+3 token"
CONNECTIONS = {
    "woocommerce_default": {
        "conn_type": "http",
        "host": "http://127.0.0.1:8081",
        "login": SHOP_KEY,
        "password": SHOP_SECRET,
    },
    "square_default": {
        "conn_type": "http",
        "host": "127.0.0.1",
        "schema": "http",
        "port": 8082,
        "password": TILL_TOKEN,
    },
    "warehouse_default": {"conn_type": "generic", "host": "jdbc:duckdb:/nowhere/w.duckdb"},
    "lake_default": {"conn_type": "generic", "host": "file:///nowhere/lake"},
}


def _settle_airflow() -> None:
    for name in [name for name in os.environ if name.startswith(("AIRFLOW", "COUNTINGHOUSE"))]:
        del os.environ[name]
    home = REPOSITORY / "build" / f"airflow-tests-{Path(sys.prefix).name}"
    os.environ |= {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(home / "no-plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__UNIT_TEST_MODE": "False",
        "AIRFLOW__LOGGING__LOGGING_LEVEL": "WARNING",
        "AIRFLOW__LOGGING__NAMESPACE_LEVELS": "airflow.task=INFO",
        "COUNTINGHOUSE_TIMEZONE": "UTC",
    }


_settle_airflow()
# Who starts the tests in the background of a script, or by nohup, has them, and every process of theirs, ignore these.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(scope="session")
def airflow_database() -> None:
    """Airflow's own database; kept between test runs while the lock stays the same."""
    Path(os.environ["AIRFLOW_HOME"]).mkdir(parents=True, exist_ok=True)
    prepare(os.environ, print)


@pytest.fixture
def dist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dist:
    """Pretended task jars, and the connections that they need."""
    made = make_dist(tmp_path / "dist")
    monkeypatch.setenv("COUNTINGHOUSE_DIST", str(made.folder))
    for name, fields in CONNECTIONS.items():
        monkeypatch.setenv(f"AIRFLOW_CONN_{name.upper()}", json.dumps(fields))
    return made
