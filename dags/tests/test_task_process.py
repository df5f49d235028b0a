"""The guardian with real processes; no Airflow in it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from countinghouse_airflow.child_environment import ChildEnvironment
from countinghouse_airflow.task_process import TaskProcess
from processes import living, soon

STUBBORN = """
    import os, signal, subprocess, sys, time
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    subprocess.Popen([sys.executable, "-c", "import signal, time;"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"])
    print(os.getpid(), flush=True)
    time.sleep(60)
"""
OBEDIENT = """
    import os, subprocess, sys, time
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    print(os.getpid(), flush=True)
    time.sleep(60)
"""


def python(text: str) -> list[str]:
    return [sys.executable, "-c", textwrap.dedent(text)]


def start(command: list[str], folder: Path, **variables: str) -> TaskProcess:
    return TaskProcess(command, ChildEnvironment(variables), folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def test_output_of_both_kinds_comes_in_order(folder: Path) -> None:
    text = """
        import sys
        for n in range(3):
            print("out", n, flush=True)
            print("err", n, file=sys.stderr, flush=True)
        sys.stdout.write("no line break")
    """
    with start(python(text), folder) as process:
        lines = [line.decode() for line in process.lines()]
        assert process.exit_code() == 0
    assert lines == ["out 0", "err 0", "out 1", "err 1", "out 2", "err 2", "no line break"]


def test_much_output_is_read_whole(folder: Path) -> None:
    with start(python("for n in range(200_000): print(n)"), folder) as process:
        assert [int(line) for line in process.lines()] == list(range(200_000))


def test_a_line_without_end_does_not_fill_the_memory(folder: Path) -> None:
    with start(python("print('x' * 5_000_000, end='')"), folder) as process:
        lengths = [len(line) for line in process.lines()]
    assert sum(lengths) == 5_000_000
    assert max(lengths) < 1_200_000


@pytest.mark.parametrize("code", [0, 1, 64, 75, 255])
def test_the_exit_code_comes_through(folder: Path, code: int) -> None:
    with start(python(f"raise SystemExit({code})"), folder) as process:
        assert list(process.lines()) == []
        assert process.exit_code() == code


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV])
def test_an_end_by_a_signal_is_128_and_its_number(folder: Path, number: int) -> None:
    with start(python(f"import os; os.kill(os.getpid(), {number})"), folder) as process:
        list(process.lines())
        assert process.exit_code() == 128 + number


def test_a_missing_program_is_exit_127_and_says_so(folder: Path) -> None:
    with start(["/nowhere/java"], folder) as process:
        assert list(process.lines()) == [b"/nowhere/java: No such file or directory"]
        assert process.exit_code() == 127


def test_the_child_sees_just_its_variables_and_its_folder(folder: Path) -> None:
    text = "import os; print(sorted(set(os.environ) - {'LC_CTYPE'}), os.getcwd())"
    with start(python(text), folder, ONE="1", LANG="C.UTF-8") as process:
        assert list(process.lines()) == [f"['LANG', 'ONE'] {folder}".encode()]


def test_the_child_gets_no_open_file_of_the_task(folder: Path) -> None:
    text = "import os; print([n for n in os.listdir('/dev/fd') if int(n) > 3])"
    with start(python(text), folder) as process:
        assert list(process.lines()) == [b"[]"]


def test_stop_lets_the_child_say_its_last_words(folder: Path) -> None:
    text = """
        import os, signal, time
        def end(*_):
            os.write(1, b"last words")
            os._exit(143)
        signal.signal(signal.SIGTERM, end)
        os.write(1, b"ready\\n")
        time.sleep(60)
    """
    with start(python(text), folder) as process:
        lines = process.lines()
        assert next(lines) == b"ready"
        process.stop()
        assert list(lines) == [b"last words"]
        assert process.exit_code() == 143


def test_stop_ends_grandchildren_too(folder: Path) -> None:
    with start(python(OBEDIENT), folder) as process:
        group = first_number(process.lines())
        assert len(living(group)) == 2
        process.stop()
        assert soon(lambda: living(group) == [])


def test_who_ignores_the_request_is_killed_within_the_grace(folder: Path) -> None:
    with start(python(STUBBORN), folder) as process:
        lines = process.lines()
        group = int(next(lines))
        began = time.monotonic()
        process.stop()
        assert list(lines) == []
        assert process.exit_code() == 128 + signal.SIGKILL
        assert 2.5 < time.monotonic() - began < 4
    assert soon(lambda: living(group) == [])


def test_leaving_the_block_ends_the_child(folder: Path) -> None:
    with start(python(OBEDIENT), folder) as process:
        group = first_number(process.lines())
    assert soon(lambda: living(group) == [])


def test_what_a_finished_child_leaves_behind_is_killed(folder: Path) -> None:
    text = """
        import os, subprocess, sys
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        print(os.getpid(), flush=True)
    """
    with start(python(text), folder) as process:
        group = first_number(process.lines())
        assert process.exit_code() == 0
        assert soon(lambda: living(group) == [])


@pytest.mark.parametrize("child", [OBEDIENT, STUBBORN], ids=["obedient", "stubborn"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_the_whole_group_is_gone_two_seconds_after_the_task_process(
    folder: Path, number: signal.Signals, child: str
) -> None:
    """SIGINT and SIGTERM with their default action: the process is gone without a last word."""
    task = f"""
        import os, signal, sys, time
        from pathlib import Path
        from countinghouse_airflow.child_environment import ChildEnvironment
        from countinghouse_airflow.task_process import TaskProcess
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        process = TaskProcess([sys.executable, "-c", {textwrap.dedent(child)!r}],
                              ChildEnvironment({{}}), Path("."))
        if os.fork() == 0:  # another child of the task keeps the control socket open
            time.sleep(5)
            os._exit(0)
        for line in process.lines():
            print(line.decode(), flush=True)
    """
    with subprocess.Popen(
        python(task), cwd=folder, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        assert running.stdout is not None
        group = int(running.stdout.readline())
        assert len(living(group)) == 2
        os.kill(running.pid, number)
        assert soon(lambda: living(group) == [])
        os.killpg(running.pid, signal.SIGKILL)


def test_a_killed_guardian_takes_the_child_with_it(folder: Path) -> None:
    with start(
        python("import os, time; print(os.getppid(), os.getpid(), flush=True); time.sleep(60)"),
        folder,
    ) as process:
        guardian, child = map(int, next(process.lines()).split())
        os.kill(guardian, signal.SIGKILL)
        assert soon(lambda: living(child) == [])
        assert process.exit_code() == 128 + signal.SIGKILL


def test_no_zombie_is_left(folder: Path) -> None:
    for _ in range(5):
        with start(python("pass"), folder) as process:
            list(process.lines())
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def first_number(lines: Iterator[bytes]) -> int:
    return int(next(lines))
