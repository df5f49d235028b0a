"""`make up` and `make down`: Airflow's three programs, the simulated shop, and what is left of them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

import up_lock
from conftest import REPOSITORY
from processes import soon

UP, DOWN = REPOSITORY / "infra/local/up", REPOSITORY / "infra/local/down"
BUILT = (REPOSITORY / "build/dist/countinghouse", REPOSITORY / "build/testing/storefront.jar")
needs_jars = pytest.mark.skipif(
    not all(file.exists() for file in BUILT), reason="needs the task jars: make build"
)
READY_SECONDS, RUN_SECONDS = 200.0, 300.0


class Up:
    """A running `make up`, in a folder with a space in its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "my folder"
        self.port = free_port()
        self._said = folder / "said.txt"
        command = [UP, "--port", str(self.port), "--days", "5", "--folder", self.folder]
        with self._said.open("w") as said:
            self.process = subprocess.Popen(
                command, env=bare(), stdout=said, stderr=said, start_new_session=True
            )
        self.seen: set[psutil.Process] = set()

    def said(self) -> str:
        return self._said.read_text()

    def waits_for(self, text: str, seconds: float) -> bool:
        def told() -> bool:
            self.look()
            return text in self.said() or self.process.poll() is not None

        return soon(told, seconds) and text in self.said()

    def look(self) -> None:
        """Remembers everything that it started, to look for it afterwards."""
        try:
            self.seen |= set(psutil.Process(self.process.pid).children(recursive=True))
        except psutil.NoSuchProcess:
            return

    def runs_a_jar(self) -> bool:
        self.look()
        return any("build/dist" in " ".join(command_of(it)) for it in self.seen)

    def listens_at(self) -> set[str]:
        self.look()
        return {
            connection.laddr.ip
            for process in self.seen
            if process.is_running()
            for connection in process.net_connections("inet")
            if connection.status == psutil.CONN_LISTEN
        }

    def left(self) -> list[psutil.Process]:
        return [it for it in self.seen if it.is_running() and it.status() != psutil.STATUS_ZOMBIE]


@pytest.fixture
def up(tmp_path: Path) -> Iterator[Up]:
    running = Up(tmp_path)
    yield running
    running.look()
    for process in (running.process, *running.left()):
        process.kill()
    running.process.wait()


@needs_jars
@pytest.mark.whole
def test_the_dag_runs_through_the_scheduler_and_everything_ends(up: Up) -> None:
    assert up.waits_for("Airflow is up", READY_SECONDS), up.said()
    assert up.waits_for("daily_warehouse: SUCCESS", RUN_SECONDS), up.said()
    assert (up.folder / "simulated/marts.duckdb").exists()
    assert {ip.removeprefix("::ffff:") for ip in up.listens_at()} == {"127.0.0.1"}
    done = subprocess.run(
        [DOWN, "--folder", up.folder], env=bare(), capture_output=True, text=True, check=True
    )
    assert done.stdout == f"Stopped what ran at http://127.0.0.1:{up.port}.\n"
    assert up.process.wait(10) == 0
    assert up.said().endswith("Stopped; nothing is left running.\n")
    assert up.left() == []
    with listening(up.port):
        pass


@needs_jars
@pytest.mark.whole
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_an_end_in_the_middle_of_a_run_leaves_nothing(up: Up, number: signal.Signals) -> None:
    assert up.waits_for("daily_warehouse: RUNNING", READY_SECONDS), up.said()
    assert soon(up.runs_a_jar, 60), up.said()
    os.killpg(up.process.pid, number)
    assert up.process.wait(40) == (0 if number == signal.SIGINT else -number)
    assert soon(lambda: up.left() == [], 10), up.left()
    with listening(up.port):
        pass


def test_a_port_that_is_taken_is_named_with_what_to_do(tmp_path: Path) -> None:
    port = free_port()
    with listening(port):
        done = call(UP, "--port", str(port), "--folder", str(tmp_path))
    assert done.returncode == 78
    assert f"port {port} cannot be used (Address already in use)" in done.stderr
    assert f"make up PORT={port + 1}" in done.stderr


def test_a_second_one_says_where_the_first_is(tmp_path: Path) -> None:
    with up_lock.take(tmp_path, "http://127.0.0.1:8085"):
        done = call(UP, "--folder", str(tmp_path))
    assert done.returncode == 78
    assert "it runs already at http://127.0.0.1:8085; `make down` ends it." in done.stderr


def test_down_ends_nothing_when_nothing_runs(tmp_path: Path) -> None:
    assert call(DOWN, "--folder", str(tmp_path)).stdout == "Nothing is running.\n"
    up_lock.take(tmp_path, "http://127.0.0.1:8085").close()  # it ended without a word
    assert call(DOWN, "--folder", str(tmp_path)).stdout == "Nothing is running.\n"


def test_down_with_an_option_that_it_does_not_know_is_no_answer() -> None:
    done = call(DOWN, "/tmp/up")
    assert (done.returncode, done.stdout) == (64, "")
    assert "unrecognized arguments: /tmp/up" in done.stderr


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = call(UP, "--port", str(free_port()), "--folder", str(tmp_path / "file/up"))
    assert (done.returncode, done.stdout) == (78, "")
    assert f"make up: {tmp_path}/file/up cannot be written (Not a directory)." in done.stderr


def test_a_folder_that_holds_something_else_is_not_emptied(tmp_path: Path) -> None:
    (tmp_path / "simulated").mkdir()
    (tmp_path / "simulated/diary.txt").write_text("dear diary")
    done = call(UP, "--port", str(free_port()), "--folder", str(tmp_path))
    assert done.returncode == 78
    assert "holds something that was not made here" in done.stderr
    assert (tmp_path / "simulated/diary.txt").exists()


def test_a_secret_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    settings = {"COUNTINGHOUSE_SQUARE_ACCESS_TOKEN_FILE": "/nowhere/token"}
    done = call(UP, "--port", str(free_port()), "--folder", str(tmp_path), **settings)
    assert done.returncode == 78
    assert "make up: /nowhere/token, which a COUNTINGHOUSE_…_FILE setting names," in done.stderr


def test_sources_of_ones_own_need_jars_that_are_there(tmp_path: Path) -> None:
    settings = {"COUNTINGHOUSE_LAKE": "file:///nowhere/lake", "COUNTINGHOUSE_DIST": "/nowhere"}
    done = call(UP, "--port", str(free_port()), "--folder", str(tmp_path), **settings)
    assert (done.returncode, done.stdout) == (78, "")
    assert "there are no task jars in /nowhere. Make them (`make build`), or set" in done.stderr


def call(*command: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=bare() | settings, capture_output=True, text=True, check=False
    )


def bare() -> dict[str, str]:
    return {name: os.environ[name] for name in ("PATH", "HOME")}


def command_of(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return []


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@contextmanager
def listening(port: int) -> Iterator[None]:
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(("127.0.0.1", port))
        server.listen()
        yield
