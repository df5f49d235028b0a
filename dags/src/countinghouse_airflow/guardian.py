"""Stands between an Airflow task process and a task jar, and ends the jar when the task ends.

Run as a script: `python -I -S guardian.py CONTROL_FD STOP_GRACE ORPHAN_GRACE COMMAND...`. It starts
COMMAND in a process group of its own and leaves with COMMAND's exit code (128 + n when signal n
ended it). It ends the whole group with TERM, and after a grace with KILL, as soon as

* the control socket is shut (the task asks for the end, or its process is gone, however it went),
* its own parent is another one than at the start (the task process is gone), or
* it is itself asked to end (TERM, INT, HUP).

What COMMAND leaves behind in its group is killed too. Why a process, and not a thread or
`preexec_fn`: it outlives a task process killed with SIGKILL, it also reaches grandchildren, which
PR_SET_PDEATHSIG alone does not, and nothing runs between fork and exec in a process that has
threads. PR_SET_PDEATHSIG follows the *thread* that forked; here that is the guardian's only one.

It imports the standard library only: `-I -S` keeps its start at about 15 ms.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import time

_PR_SET_PDEATHSIG = 1
_EXEC_FAILED = 127
_POLL_SECONDS = 0.25
_POLL_SECONDS_WHILE_ENDING = 0.05


class Guardian:
    """Watches one command: starts it, waits for it, ends its group when it must end."""

    def __init__(self, control: int, stop_grace: float, orphan_grace: float) -> None:
        self._control = control
        self._stop_grace = stop_grace
        self._orphan_grace = orphan_grace
        self._parent = os.getppid()
        self._asked_to_end = False
        self._kill_at: float | None = None

    def run(self, command: list[str]) -> int:
        """Runs the command to its end and returns its exit code."""
        os.set_inheritable(self._control, False)
        wake = self._listen_to_signals()
        child = self._start(command)
        _let_go_of_output()
        while True:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                _signal_group(child, signal.SIGKILL)
                return _exit_code(status)
            self._end_when_due(child)
            self._wait_for_news(wake)

    def _listen_to_signals(self) -> int:
        read_end, write_end = os.pipe()
        os.set_blocking(read_end, False)
        os.set_blocking(write_end, False)
        signal.set_wakeup_fd(write_end, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._ask_to_end)
        return read_end

    def _ask_to_end(self, *_: object) -> None:
        self._asked_to_end = True

    def _start(self, command: list[str]) -> int:
        guardian = os.getpid()
        child = os.fork()
        if child == 0:
            _become(command, guardian)
        with contextlib.suppress(OSError):  # both sides set it, so neither has to wait
            os.setpgid(child, child)
        return child

    def _end_when_due(self, child: int) -> None:
        now = time.monotonic()
        orphaned = os.getppid() != self._parent
        if self._kill_at is None and (self._asked_to_end or orphaned):
            self._kill_at = now + self._stop_grace
            _signal_group(child, signal.SIGTERM)
        if self._kill_at is not None and orphaned:
            self._kill_at = min(self._kill_at, now + self._orphan_grace)
        if self._kill_at is not None and now >= self._kill_at:
            _signal_group(child, signal.SIGKILL)

    def _wait_for_news(self, wake: int) -> None:
        ending = self._kill_at is not None
        sources = [wake] if self._asked_to_end else [wake, self._control]
        timeout = _POLL_SECONDS_WHILE_ENDING if ending else _POLL_SECONDS
        readable, _, _ = select.select(sources, [], [], timeout)
        if wake in readable:
            os.read(wake, 512)
        if self._control in readable:
            self._asked_to_end = True


def _become(command: list[str], guardian: int) -> None:
    """In the child: a group of its own, the signals a program expects, then the command."""
    os.setpgid(0, 0)
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_DFL)
    _die_with_guardian()
    if os.getppid() != guardian:
        os._exit(128 + signal.SIGKILL)
    try:
        os.execv(command[0], command)  # noqa: S606
    except OSError as problem:
        os.write(2, f"{command[0]}: {problem.strerror}\n".encode())
    os._exit(_EXEC_FAILED)


def _die_with_guardian() -> None:
    """Linux: the kernel kills the command when the guardian itself is killed."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes  # noqa: PLC0415  costs 10 ms; only Linux pays

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))


def _let_go_of_output() -> None:
    """The task reads until every writer of the pipe is gone: the guardian must not be one."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _signal_group(group: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)


def _exit_code(status: int) -> int:
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(Guardian(int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])).run(sys.argv[4:]))
