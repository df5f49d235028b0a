"""The real launcher and a real JVM, with a jar made here of one class."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from pathlib import Path

import pytest

from conftest import REPOSITORY
from countinghouse_airflow.operator import AirflowException, TaskOperator
from processes import living, soon

LAUNCHER = REPOSITORY / "infra/launcher/countinghouse"
SOURCE = """
import java.nio.file.*;
public class Task {
  public static void main(String[] words) throws Exception {
    System.err.println("{\\"level\\":\\"info\\",\\"message\\":\\"zone " + java.util.TimeZone.getDefault().getID() + "\\"}");
    Path report = Path.of(System.getenv("COUNTINGHOUSE_REPORT"));
    Files.writeString(report, "{\\"details\\": {\\"java\\": " + Runtime.version().feature() + "}}");
    if (words.length > 1) {
      Files.writeString(Path.of(words[1]), Long.toString(ProcessHandle.current().pid()));
      Thread.sleep(60_000);
    }
    System.exit(Integer.parseInt(words[0]));
  }
}
"""


@pytest.fixture(scope="module")
def jar_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    shutil.copy(LAUNCHER, folder)
    found = subprocess.run(
        [LAUNCHER, "--java-home"], capture_output=True, text=True, check=True
    ).stdout.strip()
    (folder / "Task.java").write_text(SOURCE)
    for command in (
        ["javac", "Task.java"],
        ["jar", "--create", "--file", "load-staging.jar", "--main-class", "Task", "Task.class"],
    ):
        tool = Path(found, "bin", command[0])
        subprocess.run([tool, *command[1:]], cwd=folder, check=True)
    return folder


@pytest.fixture
def task(jar_folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COUNTINGHOUSE_DIST", str(jar_folder))
    return lambda *words: TaskOperator(task_id="t", program="load-staging", arguments=words)


def test_a_jar_runs_on_a_new_enough_java_and_reports(task) -> None:
    assert task("0").execute({"outlet_events": {}})["details"]["java"] >= 25


def test_its_exit_code_counts(task) -> None:
    with pytest.raises(AirflowException, match="exit code 75"):
        task("75").execute({"outlet_events": {}})


def test_a_jvm_ends_when_the_task_is_killed(task, tmp_path: Path) -> None:
    noted = tmp_path / "pid"
    running = task("0", str(noted))

    def kill() -> None:
        assert soon(lambda: noted.exists() and noted.read_text() != "", 20)
        os.kill(os.getpid(), signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, lambda *_: running.on_kill())
    try:
        threading.Thread(target=kill, daemon=True).start()
        with pytest.raises(AirflowException, match="killed by signal 15"):
            running.execute({"outlet_events": {}})
    finally:
        signal.signal(signal.SIGTERM, before)
    assert soon(lambda: living(int(noted.read_text())) == [])
