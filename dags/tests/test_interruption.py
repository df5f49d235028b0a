"""The end of what runs on this machine, however it is asked for."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from build_steps import ROOT
from processes import soon

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
WAITS = """
import sys, time
import interruption
interruption.heed()
try:
    print("ready", flush=True)
    time.sleep(30)
except interruption.Interrupted as end:
    time.sleep(0.5)
    print("ended", flush=True)
    sys.exit(end.exit_code)
"""
BUILDS = """
import sys
from pathlib import Path
import build_steps, interruption
interruption.heed()
try:
    build_steps.call(sys.argv[1:], Path("log"), lambda line: print(line, flush=True))
except interruption.Interrupted as end:
    sys.exit(end.exit_code)
"""


def started(
    program: str, folder: Path, *words: str, prefix: tuple[str, ...] = ()
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*prefix, sys.executable, "-c", program, *words],
        cwd=folder,
        env={"PYTHONPATH": f"{ROOT}/infra/local:{ROOT}/dags/src", "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("number", ENDING)
def test_a_program_ends_what_it_does_and_says_which_signal_it_was(
    tmp_path: Path, number: signal.Signals
) -> None:
    with started(WAITS, tmp_path) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)  # somebody is impatient: the end goes on all the same
        assert process.stdout.read() == "ended\n"
    assert process.returncode == 128 + number


def test_nohup_lets_it_run_when_the_terminal_closes(tmp_path: Path) -> None:
    with started(WAITS, tmp_path, prefix=("nohup",)) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGHUP)
        time.sleep(0.3)
        assert process.poll() is None
        process.terminate()
        assert process.wait(10) == 128 + signal.SIGTERM


def test_what_a_step_calls_ends_with_it(tmp_path: Path) -> None:
    with started(BUILDS, tmp_path, "sh", "-c", "echo works; exec sleep 60") as process:
        assert process.stdout
        assert process.stdout.readline() == "works\n"
        (called,) = psutil.Process(process.pid).children()
        process.terminate()
        assert process.wait(10) == 128 + signal.SIGTERM
    assert soon(lambda: not called.is_running())
