"""The script that hands the files to the Snowflake CLI."""

from __future__ import annotations

import os
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from statements import FOLDER, bootstrap_files, settings

FILLED = (FOLDER / "settings.example.env").read_text().replace("…", "abc")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files, and a pretended `snow` that prints what it is told."""
    shutil.copytree(FOLDER, tmp_path / "snowflake", ignore=shutil.ignore_patterns("settings.env"))
    snow = tmp_path / "snow"
    snow.write_text('#!/bin/sh\nfor word in "$@"; do echo "$word"; done\n')
    snow.chmod(0o755)
    return tmp_path / "snowflake"


def _run(folder: Path, *options: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [folder / "bootstrap", *options],
        env={"PATH": path or f"{folder.parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_file_goes_in_order_and_every_value_whole(folder: Path) -> None:
    (folder / "settings.env").write_text(FILLED.rstrip("\n"))
    told = _run(folder, "--connection", "admin").stdout.splitlines()
    given = dict(value.split("=", 1) for option, value in pairwise(told) if option == "-D")
    assert told[0] == "sql"
    assert [value for option, value in pairwise(told) if option == "-f"] == [
        file.name for file in bootstrap_files()
    ]
    assert given == settings(folder / "settings.env")
    assert told[-2:] == ["--connection", "admin"]


@pytest.mark.parametrize(
    "text",
    [
        (FOLDER / "settings.example.env").read_text(),
        FILLED.replace("example-lake/lake/", "example-lake/lake"),
    ],
    ids=["as the example has them", "a lake without its slash"],
)
def test_values_that_are_not_filled_in_are_refused(folder: Path, text: str) -> None:
    (folder / "settings.env").write_text(text)
    refused = _run(folder)
    assert (refused.returncode, refused.stdout) == (78, "")
    assert "not filled in" in refused.stderr


def test_without_settings_it_says_which_file_to_copy(folder: Path) -> None:
    refused = _run(folder)
    assert refused.returncode == 78
    assert "copy settings.example.env" in refused.stderr
