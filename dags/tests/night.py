"""A run of the daily DAG by the real Airflow that can be cleared in part and run to its end again."""

from __future__ import annotations

from datetime import datetime, timedelta

from airflow import settings
from airflow.models.taskinstance import clear_task_instances
from airflow.sdk.definitions.dag import _run_task
from airflow.utils.state import DagRunState, TaskInstanceState

from conftest import DAGS
from test_dags import DagBag

RETRY_DELAY = timedelta(seconds=0.1)


class Night:
    """Runs the DAG at once; every task is tried again after a tenth of a second."""

    def __init__(self, instant: datetime) -> None:
        self._dag = DagBag(dag_folder=str(DAGS / "daily_warehouse.py")).dags["daily_warehouse"]
        for task in self._dag.tasks:
            task.retry_delay = RETRY_DELAY
        self._run = self._dag.test(logical_date=instant)

    def state(self) -> str:
        """How the run ended."""
        return str(self._run.state)

    def states(self) -> dict[str, str]:
        """How each task ended."""
        return {it.task_id: str(it.state) for it in self._run.get_task_instances()}

    def clear(self, *task_ids: str) -> None:
        """Clears tasks as the user interface does, and runs what is due to the run's end."""
        session = settings.Session()
        run = session.merge(self._run)
        run.dag = self._run.dag
        cleared = [ti for ti in run.get_task_instances(session=session) if ti.task_id in task_ids]
        clear_task_instances(cleared, session)
        run.state = DagRunState.RUNNING
        session.commit()
        while run.state == DagRunState.RUNNING:
            session.expire_all()
            due, _ = run.update_state(session=session)
            for ti in due:
                ti.try_number += 1
                ti.state = TaskInstanceState.SCHEDULED
            session.commit()
            for ti in due:
                _run_task(ti=ti, task=self._dag.task_dict[ti.task_id], run_triggerer=True)
        self._run = run
