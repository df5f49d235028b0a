"""The stations of the line as Airflow tasks: what every DAG that moves sales is made of."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import Asset, TaskGroup, chain

from countinghouse_airflow import window, workbooks
from countinghouse_airflow.connections import default_connection
from countinghouse_airflow.notifier import NotifyOperator
from countinghouse_airflow.operator import TaskOperator
from countinghouse_airflow.sources import Source

MARTS = Asset("countinghouse_marts")
"""Updated by every publication; other DAGs may wait for it."""

WAREHOUSE_POOL = "warehouse"
"""One slot: a DuckDB file has one writer at a time."""

WORKBOOK_POOL = "workbook"
"""One slot: Tableau's Hyper and DuckDB take up to a gigabyte together."""

DEFAULT_ARGUMENTS: dict[str, Any] = {
    "owner": "data",
    "retries": 3,  # only what can heal is tried again: see exit_codes
    "retry_delay": timedelta(seconds=int(os.environ.get("COUNTINGHOUSE_RETRY_SECONDS") or 120)),
    "retry_exponential_backoff": True,
    "max_retry_delay": timedelta(minutes=30),
    "execution_timeout": timedelta(hours=6),
}
MACROS = {
    "read_until": window.read_until,
    "checked_from": window.checked_from,
    "all_checked_since": window.all_checked_since,
    "build_id": window.build_id,
}
"""For `user_defined_macros` of the DAG: the only source of time in templates."""

_UNTIL = "{{ read_until(dag_run) }}"
_LISTING = [
    "--ids",
    *("--created-from", "{{ checked_from(dag_run) }}"),
    *("--all-since", "{{ all_checked_since(dag_run) }}"),
    *("--to", _UNTIL),
]


def daily_extraction(source: Source) -> TaskGroup:
    """One task a head, side by side: from its watermark (less a look-back) up to the run's end."""
    with TaskGroup(source.name) as group:
        for head in source.heads:
            extraction(source, head, arguments=["--to", _UNTIL])
        for head in source.listed:
            extraction(source, head, task_id=f"{head}_ids", arguments=_LISTING)
    return group


def sliced_extraction(source: Source, slices: Any) -> TaskGroup:
    """One mapped task a dated head: every slice of a backfill is read and committed by itself."""
    with TaskGroup(source.name) as group:
        for head in source.dated:
            TaskOperator.partial(
                task_id=_task_id(head),
                arguments=["--head", head, "--by", "{{ params.by }}"],
                **_extractor(source),
            ).expand(options=slices)
    return group


def extraction(
    source: Source, head: str, *, arguments: list[str], task_id: str | None = None
) -> TaskOperator:
    """Reads one head of a source into the lake."""
    return TaskOperator(
        task_id=_task_id(task_id or head),
        arguments=["--head", head, *arguments],
        **_extractor(source),
    )


def line(extractions: list[TaskGroup]) -> None:
    """migrate → extractions → load → build → check → publish → report and workbook, and the verdict
    over the run.

    A failed extraction holds up nothing: load takes what is committed. The DAG run still ends
    failed, because `complete` then does. Nothing after a failed load, build or check runs. `notify`
    tells people of it; it stands beside `complete`, so that it decides nothing. `report`, `workbook`
    and `publish_workbook` decide nothing either: they come after the marts are visible, and
    `complete` does not wait for them. Their failure is told by `notify`, the last of all.
    """
    migrate = _warehouse_task("migrate", "migrate-warehouse")
    extracted = EmptyOperator(task_id="extracted", trigger_rule="all_done")
    load = _warehouse_task("load", "load-staging", lake=True)
    named = ["--build", "{{ build_id(dag_run, ti.xcom_pull(task_ids='load')['started_at']) }}"]
    build = _warehouse_task("build", "build-marts", named)
    check = _warehouse_task("check", "check-marts", named, lake=True)
    publish = _warehouse_task("publish", "publish-marts", named, outlets=[MARTS])
    report = _warehouse_task("report", "make-report")
    complete = EmptyOperator(task_id="complete", trigger_rule="none_failed")
    notify = NotifyOperator(task_id="notify", trigger_rule="all_done")
    chain(migrate, extractions, extracted, load, build, check, publish, [complete, report])
    report >> notify
    _workbook(publish, notify)
    migrate >> load
    for last in (complete, notify):
        extractions >> last


def _workbook(publish: TaskOperator, notify: NotifyOperator) -> None:
    """The workbook for people, and what a Tableau server is told, as far as settings want them."""
    mode = workbooks.at_tableau()
    tasks: list[TaskOperator] = []
    if workbooks.are_made():
        tasks.append(_workbook_task("workbook", "make-workbook", ["warehouse"]))
    if mode:
        tasks.append(
            _workbook_task(
                "publish_workbook",
                "publish-workbook",
                ["warehouse", "tableau"],
                ["--refresh"] if mode is workbooks.AtTableau.REFRESH else [],
            )
        )
    if tasks:
        chain(publish, *tasks, notify)


def _workbook_task(
    task_id: str, program: str, kinds: list[str], arguments: list[str] | None = None
) -> TaskOperator:
    """It reads a file of its own, so it needs no place in the warehouse's pool."""
    return TaskOperator(
        task_id=task_id,
        program=program,
        arguments=arguments or [],
        connection_ids=[default_connection(kind) for kind in kinds],
        pool=WORKBOOK_POOL,
        execution_timeout=timedelta(hours=1),  # the next day's run waits for this one's end
    )


def _extractor(source: Source) -> dict[str, Any]:
    return {
        "program": source.jar,
        "connection_ids": [default_connection(source.name), default_connection("lake")],
        "pool": source.name,
    }


def _warehouse_task(
    task_id: str, jar: str, arguments: list[str] | None = None, *, lake: bool = False, **more: Any
) -> TaskOperator:
    kinds = ("warehouse", "lake") if lake else ("warehouse",)
    return TaskOperator(
        task_id=task_id,
        program=jar,
        arguments=arguments or [],
        connection_ids=[default_connection(kind) for kind in kinds],
        pool=WAREHOUSE_POOL,
        **more,
    )


def _task_id(head: str) -> str:
    return head.replace("-", "_")
