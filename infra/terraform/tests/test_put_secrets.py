"""Connections reach Secrets Manager by standard input, never by a command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent / "put_secrets.py"


def _run(folder: Path, settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs it with a pretended AWS CLI, which notes what it is told and what it reads."""
    aws = folder / "aws"
    aws.write_text(
        f'#!/bin/sh\necho "$@" >>{folder}/told\ncat /dev/stdin >>{folder}/read\necho >>{folder}/read\n'
    )
    aws.chmod(0o755)
    return subprocess.run(
        [sys.executable, "-B", SCRIPT, "countinghouse/connections"],
        env={"PATH": f"{folder}:{os.environ['PATH']}", **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_connection_goes_in_by_standard_input_and_no_secret_is_on_a_command_line(
    tmp_path: Path,
) -> None:
    key = tmp_path / "key.p8"
    key.write_text(
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nabc\n-----END ENCRYPTED PRIVATE KEY-----\n"
    )
    done = _run(
        tmp_path,
        {
            "COUNTINGHOUSE_WAREHOUSE": "jdbc:snowflake://abc.snowflakecomputing.com/?db=COUNTINGHOUSE",
            "COUNTINGHOUSE_WAREHOUSE_USER": "COUNTINGHOUSE_TASKS",
            "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY_FILE": str(key),
            "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY_PASSPHRASE": "not for others",
        },
    )
    assert done.stdout == "put countinghouse/connections/warehouse_default\n"
    told = (tmp_path / "told").read_text()
    assert "PRIVATE KEY" not in told
    assert "not for others" not in told
    connection = json.loads((tmp_path / "read").read_text())
    assert connection["login"] == "COUNTINGHOUSE_TASKS"
    assert connection["password"] == key.read_text().strip()
    assert connection["extra"] == {"key_passphrase": "not for others"}


def test_without_a_setting_it_says_so(tmp_path: Path) -> None:
    done = _run(tmp_path, {})
    assert done.returncode == 1
    assert "no COUNTINGHOUSE_… setting" in done.stderr
