"""The last task of a run: tells people when it failed, when marts were held, and when all is well again.

A task, and not one of Airflow's callbacks: those of a whole run are called by the dag-processor,
which knows neither why a task failed nor shows anybody that nobody could be told.
"""

from __future__ import annotations

import json
import os
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from airflow.configuration import conf
from airflow.sdk import BaseOperator, Connection, Variable
from airflow.sdk.log import mask_secret

from countinghouse_airflow import failure, notice
from countinghouse_airflow.airflow_exceptions import (
    AirflowException,
    AirflowNotFoundException,
    AirflowSkipException,
)
from countinghouse_airflow.delivery import CONNECTION_ID, NotDeliveredError, deliver, demand_usable
from countinghouse_airflow.exit_codes import RUNBOOKS
from countinghouse_airflow.failure import Failure
from countinghouse_airflow.notice import Notice, Problem, Run
from countinghouse_airflow.redaction import Redactor, untraced
from countinghouse_airflow.window import business_zone, due

_FAILED = "failed"


class NotifyOperator(BaseOperator):
    """Sends at most one notice a run, through the connection `notify_default` (see `delivery`).

    Green: there was nothing to tell, or it was told. Skipped: nobody could be told; its log has the
    notice and the reason. It never makes a run fail.
    """

    ui_color = "#d3e3f3"

    def execute(self, context: Any) -> str:
        """Looks at the other tasks of the run and tells what there is to tell."""
        try:
            return self._tell(context)
        except (AirflowException, AirflowSkipException):
            raise
        except Exception as defect:
            self.log.exception("The notifier itself failed; the run does not fail for it")
            raise AirflowSkipException(f"Nobody was told: {defect}") from None

    def _tell(self, context: Any) -> str:
        states = self._states(context)
        run = _run(context, published=states.get("publish") == "success")
        told_of = Variable.get(self._memory(), default=None)
        failed = [name for name, state in states.items() if state == _FAILED]
        if failed:
            address = self._runbooks()
            problems = [self._problem(name, run, context) for name in failed]
            said = self._send(notice.of_trouble(run, problems, address), context)
            if told_of is None:
                Variable.set(self._memory(), json.dumps({"since": run.due}))
            return said
        if told_of is not None:
            since = json.loads(told_of)["since"]
            said = self._send(notice.of_recovery(run, since), context)
            Variable.delete(self._memory())
            return said
        self._demand_usable()
        return "all is well: nothing to tell"

    def _demand_usable(self) -> None:
        """Nobody who can be told is a choice; who could not be told is a slip, and shows every day."""
        try:
            untraced(lambda: demand_usable(_connection()))
        except AirflowNotFoundException:
            return
        except NotDeliveredError as problem:
            self.log.error("All is well, but nobody could be told: %s", problem)  # noqa: TRY400  as below
            raise AirflowSkipException(f"Nobody could be told: {problem}") from None

    def _states(self, context: Any) -> dict[str, str]:
        run = context["dag_run"]
        found = context["ti"].get_task_states(dag_id=run.dag_id, run_ids=[run.run_id])
        states = found.get(run.run_id, {})
        return {name: str(state) for name, state in states.items() if name != self.task_id}

    def _problem(self, name: str, run: Run, context: Any) -> Problem:
        task, number = self._task_of(name)
        place = {} if number is None else {"map_indexes": number}
        stored = context["ti"].xcom_pull(task_ids=task, key=failure.XCOM_KEY, **place)
        mapped = "" if number is None else f"/mapped/{number}"
        shown = task if number is None else f"{task}[{number}]"
        return Problem(shown, f"{run.address}/tasks/{task}{mapped}", Failure.of_xcom(stored))

    def _task_of(self, name: str) -> tuple[str, int | None]:
        """Airflow writes slice 3 of the mapped task `x` as `x_3`."""
        if self.dag is None or name in self.dag.task_ids:
            return name, None
        task, _, number = name.rpartition("_")
        return task, int(number)

    def _memory(self) -> str:
        """The variable that stands while people know of a trouble."""
        return f"countinghouse_told_{self.dag_id}"

    def _runbooks(self) -> str:
        try:
            extra = _connection().extra_dejson
        except (AirflowNotFoundException, NotDeliveredError):
            return RUNBOOKS  # that nobody can be told is said when it is sent
        return str(extra.get("runbooks") or RUNBOOKS).rstrip("/")

    def _send(self, what: Notice, context: Any) -> str:
        """Sends it; a server that is away is tried again as Airflow's retries say."""
        self.log.info("%s\n%s", what.subject, what.text)
        try:
            said = untraced(lambda: _deliver(what))
        except AirflowNotFoundException:
            self.log.warning("There is no connection %s, so nobody is told.", CONNECTION_ID)
            raise AirflowSkipException(f"there is no connection {CONNECTION_ID}") from None
        except NotDeliveredError as problem:
            self.log.error("Nobody was told: %s", problem)  # noqa: TRY400  no trace: it may lead to secrets
            task_instance = context["ti"]
            if problem.temporary and task_instance.try_number <= task_instance.max_tries:
                raise AirflowException(f"Nobody was told yet: {problem}") from None
            raise AirflowSkipException(f"Nobody was told: {problem}") from None
        self.log.info("Told %s", said)
        return f"told {said}"


def _connection() -> Connection:
    """Airflow passes over a connection in the environment that it cannot read, as if there were none."""
    try:
        return Connection.get(CONNECTION_ID)
    except AirflowNotFoundException:
        variable = f"AIRFLOW_CONN_{CONNECTION_ID.upper()}"
        if not os.environ.get(variable):
            raise
        text = f"Airflow cannot read {variable}: write it as one line of JSON; dags/README.md has its fields"
        raise NotDeliveredError(text, temporary=False) from None


def _deliver(what: Notice) -> str:
    connection = _connection()
    secrets = [connection.password] if connection.password else []
    for secret in secrets:
        mask_secret(secret)
    try:
        return deliver(what, connection)
    except NotDeliveredError as problem:
        text = Redactor(secrets).clean(str(problem))
        raise NotDeliveredError(text, temporary=problem.temporary) from None


def _run(context: Any, *, published: bool) -> Run:
    run, zone = context["dag_run"], business_zone()
    base = conf.get("api", "base_url", fallback="").rstrip("/") or "http://localhost:8080"
    return Run(
        dag=run.dag_id,
        due=f"{due(run).astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} {zone}",
        address=f"{base}/dags/{run.dag_id}/runs/{quote(run.run_id)}",
        published=published,
    )
