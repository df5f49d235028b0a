"""Wrong options of what `make` runs are told at once: nothing is built, emptied or started for them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from conftest import REPOSITORY
from one_at_a_time import one_at_a_time


@pytest.mark.parametrize(
    ("target", "complaint"),
    [
        ("demo DAYS=0", "argument --days: '0' is no whole number from 1 to 3650"),
        ("demo DAYS=-1", "argument --days: '-1' is no whole number from 1 to 3650"),
        ("demo DAYS=abc", "argument --days: 'abc' is no whole number from 1 to 3650"),
        ("demo ENGINE=foo", "argument --engine: invalid choice: 'foo'"),
        ("up PORT=abc", "argument --port: 'abc' is no whole number from 1 to 65535"),
        ("up PORT=99999", "argument --port: '99999' is no whole number from 1 to 65535"),
        ("bench ONLY=foo", "argument --only: invalid choice: 'foo'"),
        ("soak KILLS=abc", "KILLS ('abc') and WORKERS ('2') are whole numbers from 1 on"),
        ("soak KILLS=0", "KILLS ('0') and WORKERS ('2') are whole numbers from 1 on"),
        ("soak KILLS=5 SEED=x", "SEED ('x') is a whole number"),
    ],
)
def test_a_wrong_word_after_make_is_told_at_once(target: str, complaint: str) -> None:
    done = subprocess.run(
        ["make", "--no-print-directory", *target.split()],
        cwd=REPOSITORY,
        env={name: os.environ[name] for name in ("PATH", "HOME")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert complaint in done.stderr
    assert done.stdout == ""


def test_a_second_demo_leaves_the_folder_of_the_first_alone(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    (folder / "logs").mkdir(parents=True)
    demo = [REPOSITORY / "infra/local/demo", "--folder", str(folder)]
    with one_at_a_time(folder):
        done = subprocess.run(demo, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"The demo failed: another one runs in {folder}. Wait for its end" in done.stderr
    assert list(folder.iterdir()) == [folder / "logs"]


def test_a_module_without_a_pure_core_is_told_with_those_that_have_one() -> None:
    done = subprocess.run(
        [REPOSITORY / "infra/local/mutation", "tasks/shared/lake/", "tasks/shared/lik"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (64, "")
    assert "'tasks/shared/lik' is no module with a pure core to plant faults in" in done.stderr
    assert "  tasks/shared/lake\n" in done.stderr


def test_help_is_told_once_and_makes_nothing() -> None:
    done = subprocess.run(
        [REPOSITORY / "infra/local/up", "--help"], capture_output=True, text=True, check=True
    )
    assert done.stdout.count("usage: infra/local/up") == 1
