"""The stations of the line as Airflow tasks: what every DAG that moves sales is made of."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import Asset, TaskGroup, chain

from countinghouse_airflow import window
from countinghouse_airflow.connections import default_connection
from countinghouse_airflow.notifier import NotifyOperator
from countinghouse_airflow.operator import JavaTaskOperator
from countinghouse_airflow.sources import Source

MARTS = Asset("countinghouse_marts")
"""Updated by every publication; other DAGs may wait for it."""

WAREHOUSE_POOL = "warehouse"
"""One slot: a DuckDB file has one writer at a time."""

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
            JavaTaskOperator.partial(
                task_id=_task_id(head),
                arguments=["--head", head, "--by", "{{ params.by }}"],
                **_extractor(source),
            ).expand(options=slices)
    return group


def extraction(
    source: Source, head: str, *, arguments: list[str], task_id: str | None = None
) -> JavaTaskOperator:
    """Reads one head of a source into the lake."""
    return JavaTaskOperator(
        task_id=_task_id(task_id or head),
        arguments=["--head", head, *arguments],
        **_extractor(source),
    )


def line(extractions: list[TaskGroup]) -> None:
    """migrate → extractions → load → build → check → publish → report, and the verdict over the run.

    A failed extraction holds up nothing: load takes what is committed. The DAG run still ends
    failed, because `complete` then does. Nothing after a failed load, build or check runs. `notify`
    tells people of it; it stands beside `complete`, so that it decides nothing. `report` decides
    nothing either: it comes after the marts are visible, and `complete` does not wait for it. Its
    failure is told by `notify`, the last of all.
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
    migrate >> load
    for last in (complete, notify):
        extractions >> last


def _extractor(source: Source) -> dict[str, Any]:
    return {
        "jar": source.jar,
        "connection_ids": [default_connection(source.name), default_connection("lake")],
        "pool": source.name,
    }


def _warehouse_task(
    task_id: str, jar: str, arguments: list[str] | None = None, *, lake: bool = False, **more: Any
) -> JavaTaskOperator:
    kinds = ("warehouse", "lake") if lake else ("warehouse",)
    return JavaTaskOperator(
        task_id=task_id,
        jar=jar,
        arguments=arguments or [],
        connection_ids=[default_connection(kind) for kind in kinds],
        pool=WAREHOUSE_POOL,
        **more,
    )


def _task_id(head: str) -> str:
    return head.replace("-", "_")
