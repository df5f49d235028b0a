"""What has to be there before anything runs: the JDK, the task jars, Airflow's environment."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import interruption
from screen import Failed

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "build" / "dist"
TESTING = ROOT / "build" / "testing"
MAVEN = ROOT / "infra" / "local" / "maven"
WORKBOOK_ENVIRONMENT = ROOT / "build" / "make-workbook-venv"
_LAST_LINES = 25


def java() -> Path:
    """The Java that runs everything.

    Raises:
        Failed: with what to install, when there is none.
    """
    found = subprocess.run(
        [ROOT / "infra" / "launcher" / "countinghouse", "--java-home"],
        capture_output=True,
        text=True,
        check=False,
    )
    if found.returncode != 0:
        raise Failed(found.stderr.strip())
    return Path(found.stdout.strip()) / "bin" / "java"


def demand_maven() -> None:
    """Looks for what a build needs, since it is not to be missed after minutes.

    Raises:
        Failed: with what to install.
    """
    found = subprocess.run([MAVEN, "--found"], capture_output=True, text=True, check=False)
    if found.returncode != 0:
        raise Failed(found.stderr.strip())


def build_jars(log: Path, doing: Callable[[str], None]) -> None:
    """Builds build/dist and build/testing, without tests."""
    demand_maven()
    call(
        [str(MAVEN), "-B", "-ntp", "-Dquick", "-DskipTests", "package"],
        log,
        lambda line: doing(_module(line)),
    )
    doing("recording what each task loads")
    recorder = ROOT / "infra" / "local" / "record-starts"
    call([str(recorder)], log.with_name("record-starts.log"), doing)


def make_airflow_environment(log: Path, doing: Callable[[str], None]) -> None:
    """Makes build/airflow-venv."""
    call([str(ROOT / "infra" / "local" / "airflow-environment")], log, doing)


def make_workbook_environment(log: Path, doing: Callable[[str], None]) -> bool:
    """Makes build/make-workbook-venv.

    Returns:
        Whether it is there; false on a machine for which Tableau has no Hyper.
    """
    script = str(ROOT / "infra" / "local" / "workbook-environment")
    asked = subprocess.run([script, "--possible"], capture_output=True, text=True, check=False)
    if asked.returncode != 0:
        log.write_text(asked.stderr)
        return False
    call([script], log, doing)
    return True


def call(
    command: list[str],
    log: Path,
    heard: Callable[[str], None],
    environment: Mapping[str, str] | None = None,
) -> None:
    """Runs a command to its end, its output in a file.

    Raises:
        Failed: with its last lines, when it does not succeed.
    """
    with (
        log.open("w") as file,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process,
    ):
        try:
            for line in process.stdout or ():
                file.write(line)
                heard(line.strip())
        except interruption.Interrupted:
            process.terminate()
            raise
    if process.returncode != 0:
        last = "".join(log.read_text().splitlines(keepends=True)[-_LAST_LINES:])
        raise Failed(
            f"`{' '.join(command)}` ended with {process.returncode}:\n{last}\nThe whole log: {log}"
        )


def shown(path: Path) -> str:
    """A path as a person at the top of the repository would write it."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def emptied(folder: Path, mark: str) -> Path:
    """The folder, with what an earlier run left in it removed, and nothing else.

    Raises:
        Failed: when the folder holds something but not the mark that such a run leaves.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / mark).exists():
        raise Failed(f"{folder} holds something that was not made here. Name an empty folder.")
    shutil.rmtree(folder, ignore_errors=True)
    made(folder / mark)
    return folder


def made(folder: Path) -> Path:
    """The folder, which is there from now on.

    Raises:
        Failed: when it cannot be made, or written into.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as problem:
        raise Failed(
            f"{folder} cannot be written ({problem.strerror}). Give this user the folder, or name "
            "another one."
        ) from None


def _module(line: str) -> str:
    """Which module Maven is at, when the line says so: `Building lake 0.1.0  [5/18]`."""
    found = re.search(r"Building (\S+) \S+ +\[(\d+)/(\d+)\]", line)
    return f"{found[1]} ({found[2]} of {found[3]})" if found else ""
