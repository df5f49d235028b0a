"""Tells `run_dag.py` about every task that starts or ends: one JSON line on standard output.

Loaded by local runs only; a deployed Airflow has its own user interface.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from airflow.listeners import hookimpl
from airflow.plugins_manager import AirflowPlugin

from countinghouse_airflow.operator import TaskOperator

MARK = "@@progress "


class ProgressListener:
    """Airflow's listener hooks, each as one event."""

    @hookimpl
    def on_task_instance_running(self, previous_state: Any, task_instance: Any) -> None:
        """A try of a task begins."""
        _tell("started", task_instance)

    @hookimpl
    def on_task_instance_success(self, previous_state: Any, task_instance: Any) -> None:
        """A task is done; a task jar leaves its run report."""
        report = None
        if isinstance(task_instance.task, TaskOperator):
            report = task_instance.xcom_pull(
                task_ids=task_instance.task_id, map_indexes=task_instance.map_index
            )
        _tell("done", task_instance, report=report)

    @hookimpl
    def on_task_instance_skipped(self, previous_state: Any, task_instance: Any) -> None:
        """A task skipped itself."""
        _tell("skipped", task_instance)

    @hookimpl
    def on_task_instance_failed(self, previous_state: Any, task_instance: Any, error: Any) -> None:
        """A try of a task failed, for good or to be tried again."""
        again = task_instance.state == "up_for_retry"
        _tell("failed", task_instance, why=str(error), again=again)


def _tell(event: str, task_instance: Any, **more: Any) -> None:
    place = task_instance.map_index if task_instance.map_index is not None else -1
    name = task_instance.task_id + (f"[{place}]" if place >= 0 else "")
    line = json.dumps({"event": event, "task": name, "try": task_instance.try_number, **more})
    sys.__stdout__.write(f"\n{MARK}{line}\n")
    sys.__stdout__.flush()


class ProgressPlugin(AirflowPlugin):
    """Registers the listener."""

    name = "countinghouse_progress"
    listeners = [ProgressListener()]  # noqa: RUF012  Airflow reads it from the class
