"""Airflow's three programs as one: started together, watched, ended together."""

from __future__ import annotations

import json
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from logged_process import LoggedProcess
from screen import Failed
from waiting import wait_until

_COMMANDS = {
    "api-server": ["api-server"],
    "dag-processor": ["dag-processor"],
    "scheduler": ["scheduler", "--skip-serve-logs"],  # it would listen to everybody
}
_READY_SECONDS = 240
_TIMEOUT_SECONDS = 5
_ENDED = ("success", "failed")


class Services:
    """Each program has a log of its own, and none outlives this process."""

    def __init__(self, variables: Mapping[str, str], address: str, logs: Path) -> None:
        self._variables = variables
        self._address = address
        self._logs = logs
        self._running: dict[str, LoggedProcess] = {}
        self._told: dict[str, str] = {}
        self._token = ""

    def __enter__(self) -> Services:
        self._logs.mkdir(parents=True, exist_ok=True)
        try:
            for name, words in _COMMANDS.items():
                command = [sys.executable, "-m", "airflow", *words]
                log = self._logs / f"{name}.log"
                self._running[name] = LoggedProcess(command, self._variables, log)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._end()

    def wait_until_ready(self) -> None:
        """Until all three are healthy and the DAG is known.

        Raises:
            Failed: when one of them ends, or it takes too long.
        """

        def is_ready() -> bool:
            self.demand_alive()
            return self._is_ready()

        if not wait_until(is_ready, _READY_SECONDS):
            raise Failed(f"Airflow was not ready after {_READY_SECONDS} s; see {self._logs}.")

    def demand_alive(self) -> None:
        """Raises `Failed`, with the last lines it said, when one of them has ended."""
        for name, process in self._running.items():
            if process.has_ended():
                raise Failed(
                    f"Airflow's {name} has ended, so everything was stopped. It said:\n"
                    f"{process.last_words()}"
                )

    def news(self) -> Iterator[str]:
        """One line for every DAG run that began or ended since the last time."""
        try:
            runs = self._get("/api/v2/dags/~/dagRuns?order_by=-run_after&limit=20")["dag_runs"]
        except OSError:
            return  # it is busy; the next time is soon
        for run in reversed(runs):
            name, state = f"{run['dag_id']} {run['dag_run_id']}", run["state"]
            if state != self._told.get(name):
                self._told[name] = state
                where = f"{self._address}/dags/{run['dag_id']}/runs/{run['dag_run_id']}"
                what = "  (open the red task, Logs: its end says what to do)" * (state == "failed")
                if state in _ENDED or state == "running":
                    yield f"  {run['dag_id']}: {state.upper():<8} {where}{what}"

    def _is_ready(self) -> bool:
        try:
            health = self._get("/api/v2/monitor/health")
            parts = (health[name] for name in ("metadatabase", "scheduler", "dag_processor"))
            if any(part["status"] != "healthy" for part in parts):
                return False
            return bool(self._get("/api/v2/dags/daily_warehouse"))
        except (OSError, ValueError, KeyError):
            return False

    def _get(self, path: str) -> dict[str, Any]:
        if not self._token and "/health" not in path:
            self._token = self._get_json("/auth/token", {})["access_token"]
        return self._get_json(path, {"Authorization": f"Bearer {self._token}"})

    def _get_json(self, path: str, headers: dict[str, str]) -> dict[str, Any]:
        request = urllib.request.Request(self._address + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            if refused.code == urllib.request.http.HTTPStatus.UNAUTHORIZED:
                self._token = ""
            raise

    def _end(self) -> None:
        """The scheduler first: its tasks still tell the api-server how they ended."""
        if "scheduler" in self._running:
            self._running.pop("scheduler").close()
        for process in self._running.values():
            process.stop()
        for process in self._running.values():
            process.close()
