from __future__ import annotations

import re
import socket
import traceback
from pathlib import Path

import pytest

from conftest import REPOSITORY
from countinghouse_airflow import child_environment, connections
from countinghouse_airflow.child_environment import ChildEnvironment, allowed, aws_secrets

WORKER = {
    "PATH": "/bin",
    "HOME": "/home/airflow",
    "AIRFLOW__CORE__FERNET_KEY": "canary",
    "AIRFLOW_CONN_SQUARE_DEFAULT": "canary",
    "DATABASE_PASSWORD": "canary",
    "COUNTINGHOUSE_NOW": "2026-01-01T00:00:00Z",
    "COUNTINGHOUSE_TIMEZONE": "America/New_York",
    "COUNTINGHOUSE_SQUARE_ACCESS_TOKEN": "canary",
    "COUNTINGHOUSE_WAREHOUSE": "canary",
    "AWS_REGION": "eu-west-1",
    "AWS_SECRET_ACCESS_KEY": "aws-canary",
}


def test_only_listed_variables_pass() -> None:
    assert set(allowed(WORKER, aws=False)) == {
        "PATH",
        "HOME",
        "COUNTINGHOUSE_NOW",
        "COUNTINGHOUSE_TIMEZONE",
    }


def test_aws_variables_pass_for_a_lake_in_s3_and_their_secrets_are_known() -> None:
    passed = allowed(WORKER, aws=True)
    assert passed["AWS_REGION"] == "eu-west-1"
    assert aws_secrets(passed) == ["aws-canary"]


def test_every_setting_of_the_jars_is_given_by_the_worker_or_by_a_connection() -> None:
    source = REPOSITORY / "tasks/shared/task-kit/src/main/java/countinghouse/taskkit/Setting.java"
    java = re.findall(r"^  ([A-Z_]+)\(\s*Kind\.([A-Z_]+)", source.read_text(), re.MULTILINE)
    by_connection = {name for kind in connections.KINDS.values() for name in kind.names()}
    given = by_connection | child_environment.SETTINGS | child_environment.NAMES
    given |= {"COUNTINGHOUSE_REPORT"}
    assert len(java) > 10
    new = {f"COUNTINGHOUSE_{name}" for name, _ in java} - given
    assert new == set(), "add it to child_environment.SETTINGS, or to a connection"
    secrets = {f"COUNTINGHOUSE_{name}" for name, kind in java if kind == "SECRET"}
    assert secrets == connections.SECRETS


def test_a_program_that_cannot_start_shows_no_variable(tmp_path: Path) -> None:
    environment = ChildEnvironment({"TOKEN": "canary"})
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(OSError, match="could not be started") as raised:
        environment.start(["/nowhere/java"], tmp_path, theirs.fileno())
    shown = traceback.TracebackException.from_exception(raised.value, capture_locals=True)
    frames = [line for line in shown.format() if "test_child_environment" not in line]
    assert "canary" not in "".join(frames) + repr(environment)
