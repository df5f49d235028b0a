"""The emulated S3 and Snowflake of `make demo ENGINE=emulator`: they come up, and nothing stays."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import psutil
import pytest

from build_steps import DIST, TESTING, java
from emulated_cloud import EmulatedCloud

pytestmark = [
    pytest.mark.whole,
    pytest.mark.skipif(
        not all(it.exists() for it in (DIST / "countinghouse", TESTING / "s3-emulator.jar")),
        reason="needs the task jars: make build",
    ),
]


def migrate(settings: dict[str, str]) -> int:
    command = [DIST / "countinghouse", "migrate-warehouse"]
    return subprocess.run(command, env={**os.environ, **settings}, check=False).returncode


def test_a_task_works_there_as_the_service_user_and_nothing_stays_behind(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    with EmulatedCloud(java(), tmp_path) as cloud:
        cloud.start(lambda _: None)
        started = psutil.Process().children(recursive=True)
        assert len(started) >= 4  # two emulators, each with its guardian
        assert migrate(cloud.settings()) == 0
        readers_key = cloud.reader()["COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY_FILE"]
        strangers = {"COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY_FILE": readers_key}
        assert migrate(cloud.settings() | strangers) == 77
        for key in (tmp_path / "keys").iterdir():
            assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert psutil.wait_procs(started, timeout=5)[1] == []


def test_what_was_started_ends_when_the_rest_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "logs").mkdir()
    started: list[psutil.Process] = []

    def fails(_cloud: EmulatedCloud, _logs: Path) -> str:
        started.extend(psutil.Process().children(recursive=True))
        raise KeyboardInterrupt

    monkeypatch.setattr(EmulatedCloud, "_start_snowflake", fails)
    with pytest.raises(KeyboardInterrupt), EmulatedCloud(java(), tmp_path) as cloud:
        cloud.start(lambda _: None)
    assert started
    assert psutil.wait_procs(started, timeout=5)[1] == []
