"""What a machine lacks, or has too old, is told before anything is made, with what to do."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from build_steps import java
from conftest import REPOSITORY

LOCAL = REPOSITORY / "infra/local"
TOOLS = ("bash", "sh", "dirname", "readlink", "basename", "sed", "grep", "xargs", "mkdir", "date")
WITHOUT_VENV = "importlib.util.find_spec = lambda _: None"
OF_AN_OLD_SYSTEM = "sys.version_info, sys.version = (3, 9), '3.9.2 (default)'"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder for PATH that has what every system has, and neither Python, Java nor Maven."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in TOOLS:
        (folder / name).symlink_to(shutil.which(name) or f"/bin/{name}")
    return folder


def program(folder: Path, name: str, *lines: str) -> None:
    (folder / name).write_text("\n".join(("#!/bin/sh", *lines, "")))
    (folder / name).chmod(0o755)


def python(folder: Path, name: str, differs: str) -> None:
    """A Python that tells of itself what another one would."""
    asked = f"import importlib.util, sys; {differs}; exec(sys.argv[1])"
    program(folder, name, f'exec {sys.executable} -c "{asked}" "$2"')


def call(programs: Path, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LOCAL / command[0], *command[1:]],
        env={"PATH": str(programs), "HOME": str(programs.parent), **settings},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("script", ["maven", "soak", "mutation", "verify-snowflake", "test"])
def test_without_maven_each_script_says_what_to_install(programs: Path, script: str) -> None:
    done = call(programs, script)
    assert (done.returncode, done.stdout) == (78, "")
    assert (
        done.stderr
        == "There is no mvn. Install Maven 3.8 or newer (for example the package maven).\n"
    )


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("echo Apache Maven 3.6.3", "The mvn found is Apache Maven 3.6 ("),
        ("echo no such option: -ntp >&2; exit 1", "mvn cannot be started: no such option: -ntp"),
    ],
)
def test_a_maven_that_is_too_old_is_named(programs: Path, line: str, complaint: str) -> None:
    program(programs, "mvn", line)
    done = call(programs, "maven", "--found")
    assert done.returncode == 78
    assert complaint in done.stderr


@pytest.mark.parametrize("version", ["3.8.1", "3.9.11", "4.0.0-rc-4"])
def test_a_newer_maven_is_called_on_the_jdk_that_the_launcher_finds(
    programs: Path, version: str
) -> None:
    program(programs, "mvn", f"echo Apache Maven {version}", 'echo "$JAVA_HOME: $*"')
    assert call(programs, "maven", "--found").stdout == ""
    called = call(programs, "maven", "-q", "two words").stdout.splitlines()
    assert called[1] == f"{java().parents[1]}: -q two words"


def test_a_java_without_a_compiler_is_not_taken_for_a_jdk(programs: Path, tmp_path: Path) -> None:
    home = tmp_path / "jre"
    (home / "bin").mkdir(parents=True)
    (home / "release").write_text('JAVA_VERSION="25.0.1"\n')
    (home / "bin/java").symlink_to(java())
    done = call(programs, "maven", "--found", JAVA_HOME=str(home))
    assert done.returncode == 78
    assert done.stderr.startswith(f"The Java in {home} has no compiler (bin/javac): it is a JRE.")


def test_a_checkout_that_cannot_be_written_is_told_before_anything_is_made(
    programs: Path, tmp_path: Path
) -> None:
    checkout = shutil.copytree(REPOSITORY / "infra", tmp_path / "checkout/infra").parent
    (checkout / "build").write_text("where the folder should be")
    program(programs, "mvn", "echo Apache Maven 3.9.11")
    for script, *words in (["maven", "--found"], ["python-environment", "some", "lock", "what"]):
        done = subprocess.run(
            [checkout / "infra/local" / script, *words],
            env={"PATH": f"{programs}:/usr/bin:/bin", "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (78, "")
        assert done.stderr.startswith(f"{checkout}/build cannot be written, and ")


@pytest.mark.parametrize("script", ["find-python", "demo", "bench", "up", "down"])
def test_without_python_each_script_says_what_to_install(programs: Path, script: str) -> None:
    done = call(programs, script)
    assert (done.returncode, done.stdout) == (78, "")
    assert done.stderr.startswith("No Python 3.11, 3.12, 3.13 or 3.14 with venv found. Install one")
    assert done.stderr.count("\n") == 1


def test_a_python_that_will_not_do_is_named_and_another_one_taken(programs: Path) -> None:
    python(programs, "python3", OF_AN_OLD_SYSTEM)
    python(programs, "python3.12", WITHOUT_VENV)
    done = call(programs, "find-python")
    assert done.returncode == 78
    version = sys.version.split()[0]
    assert f"(python3 is 3.9.2, python3.12 is {version} without venv)" in done.stderr
    program(programs, "uv", "exit 1")
    assert call(programs, "find-python").stdout == f"{sys.executable}\n"  # uv does without venv
