"""What an Airflow on this machine is given."""

from __future__ import annotations

from pathlib import Path

import pytest

import local_airflow
from screen import Failed


@pytest.fixture(autouse=True)
def _no_workbook_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(local_airflow, "WORKBOOK_ENVIRONMENT", tmp_path / "none-venv")


def test_without_tableaus_hyper_no_workbook_is_made(tmp_path: Path) -> None:
    assert local_airflow.environment(tmp_path, {})["COUNTINGHOUSE_WORKBOOKS"] == "none"


def test_a_workbook_that_cannot_be_made_is_not_to_be_published(tmp_path: Path) -> None:
    with pytest.raises(Failed, match=r"none-venv.*workbook-environment makes it"):
        local_airflow.environment(tmp_path, {"COUNTINGHOUSE_TABLEAU": "publish"})
