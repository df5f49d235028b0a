"""The environment of a task jar: what it needs by name, and nothing else of the worker's.

A worker's own environment holds Airflow's keys and often other people's secrets; none of it reaches
a jar unless it is listed here.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

SETTINGS = frozenset(
    f"COUNTINGHOUSE_{name}"
    for name in (
        "CURRENCY",
        "FISCAL_YEAR_START",
        "JAVA_OPTIONS",
        "LAKE_ENCRYPTION",
        "NOW",
        "REPORTS",
        "RULES",
        "SCHEMA_PREFIX",
        "SOURCES",
        "START",
        "TIMEZONE",
        "WAREHOUSE_STAGE",
        "WEEK_START",
        "WORKBOOKS",
    )
)
"""Settings that pass from the worker to every task; the others come from connections."""

NAMES = frozenset({"COUNTINGHOUSE_DAG", "COUNTINGHOUSE_RUN", "COUNTINGHOUSE_TASK"})
"""Who the task is in Airflow, for the history of the warehouse's queries."""

_SYSTEM = frozenset({"HOME", "JAVA_HOME", "LANG", "LC_ALL", "PATH", "TMPDIR", "TZ"})
_AWS_PREFIX = "AWS_"
_AWS_SECRETS = ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")


class ChildEnvironment:
    """The variables of one child. They hold secrets: no `repr`, no iteration, no attribute shows
    them, so that no traceback with local variables and no XCom can."""

    __slots__ = ("__start",)

    def __init__(self, variables: Mapping[str, str]) -> None:
        def start(
            command: Sequence[str], directory: Path, control: int
        ) -> subprocess.Popen[bytes] | str:
            try:
                return subprocess.Popen(  # noqa: S603  a list, no shell
                    command,
                    cwd=directory,
                    env=dict(variables),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    pass_fds=[control],
                    start_new_session=True,
                )
            except OSError as problem:
                return f"{command[0]} could not be started: {problem.strerror}"

        self.__start = start

    def start(
        self, command: Sequence[str], directory: Path, control: int
    ) -> subprocess.Popen[bytes]:
        """Starts a command with these variables, in its own session, output in one pipe.

        Raises:
            OSError: without a trace into frames that know the variables.
        """
        started = self.__start(command, directory, control)
        if isinstance(started, str):
            raise OSError(started)
        return started


def allowed(worker: Mapping[str, str], *, aws: bool) -> dict[str, str]:
    """What a child may see of the worker's environment.

    The AWS variables pass when the lake is in S3: AWS finds its credentials by itself.
    """
    return {
        name: value
        for name, value in worker.items()
        if name in SETTINGS or name in _SYSTEM or (aws and name.startswith(_AWS_PREFIX))
    }


def names(context: Mapping[str, Any]) -> dict[str, str]:
    """What the context of a running task says of its names; nothing outside of Airflow."""
    task_instance = context.get("ti")
    if task_instance is None:
        return {}
    return {
        "COUNTINGHOUSE_DAG": task_instance.dag_id,
        "COUNTINGHOUSE_TASK": task_instance.task_id,
        "COUNTINGHOUSE_RUN": task_instance.run_id,
    }


def aws_secrets(variables: Mapping[str, str]) -> list[str]:
    """The values among the AWS variables that must not appear in a log."""
    return [variables[name] for name in _AWS_SECRETS if name in variables]
