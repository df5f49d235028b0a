"""The one instant up to which a run reads, and what follows from it.

Everything here depends on the DAG run alone, never on the present: a retry, and every head of the
same run, gets the same answer.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any, Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

SAFETY = timedelta(minutes=2)
"""What the source may still be writing at the end of the interval is left for the next run."""

CHECKED_DAYS = 90
"""How many days of creation dates the daily ids snapshots cover."""

CHECKED_WHOLE = 6
"""The weekday of the business zone (Monday is 0) from which on snapshots of all of history are due:
a Sunday. One that fails is made up for by the next run."""

MOST_SLICES = 1000
"""Airflow maps a task over at most 1,024 items."""


class DagRun(Protocol):
    """The part of Airflow's DAG run that is read here."""

    run_type: str
    run_after: datetime
    logical_date: datetime | None
    data_interval_end: datetime | None


def business_zone(environment: Mapping[str, str] = os.environ) -> str:
    """The IANA name of the zone in which the business day is counted.

    Raises:
        ValueError: when it is not set, or is none; Airflow shows it as an import error. Every task
            would refuse to run without it.
    """
    zone = environment.get("COUNTINGHOUSE_TIMEZONE", "")
    try:
        return ZoneInfo(zone).key
    except (ValueError, ZoneInfoNotFoundError):
        raise ValueError(
            f"COUNTINGHOUSE_TIMEZONE is {zone!r}, which is no time zone. Set it to the IANA name "
            "of the zone in which the business counts its days, such as America/New_York."
        ) from None


def due(run: DagRun) -> datetime:
    """When the run was due: the data interval's end when scheduled, else when it was asked for.

    A run started by hand may carry a logical date (`airflow dags test` always does); then that is
    the moment it stands for.
    """
    if run.run_type != "manual" and run.data_interval_end is not None:
        return run.data_interval_end
    return run.logical_date or run.run_after


def read_until(run: DagRun) -> str:
    """`--to` of every head: when the run was due, less two minutes."""
    return instant(due(run) - SAFETY)


def checked_from(run: DagRun) -> str:
    """`--created-from` of the ids snapshots: the last days."""
    return instant(due(run) - SAFETY - timedelta(days=CHECKED_DAYS))


def all_checked_since(run: DagRun) -> str:
    """`--all-since` of the ids snapshots: midnight of the business's last Sunday, or of this one.

    After the last days the task lists all of history, when it finds in the lake that this was not
    done since then.
    """
    zone = ZoneInfo(business_zone())
    today = due(run).astimezone(zone).date()
    days_ago = (today.weekday() - CHECKED_WHOLE) % 7
    return instant(datetime.combine(today - timedelta(days=days_ago), time.min, zone))


def build_id(run: DagRun, loaded_at: str) -> str:
    """The name of a candidate: the run, and when staging was loaded for it.

    Retried or cleared build, check and publish tasks agree on it; a load that is repeated may have
    brought new rows, so it starts a new candidate.
    """
    loaded = datetime.fromisoformat(loaded_at)
    return f"b{due(run).astimezone(UTC):%Y%m%dt%H%M%S}_{loaded.astimezone(UTC):%Y%m%dt%H%M%S%f}"


def instant(moment: datetime) -> str:
    """ISO 8601 in UTC with a Z, to the second."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def slices(params: Mapping[str, Any], zone: str) -> list[dict[str, str]]:
    """A backfill's stretches of time in order, each as `--from` and `--to`.

    A date stands for its midnight in the business zone, so that a slice of a day is a business day.

    Raises:
        ValueError: when the stretch is empty or would be cut into too many slices.
    """
    begin, end = _moment(params["from"], zone), _moment(params["to"], zone)
    if begin >= end:
        raise ValueError(f"'from' ({params['from']}) must be before 'to' ({params['to']}).")
    days = int(params["slice_days"])
    edges = [begin]
    while edges[-1] < end:
        edges.append(min(edges[-1] + timedelta(days=days), end))
    if len(edges) - 1 > MOST_SLICES:
        raise ValueError(
            f"{len(edges) - 1} slices are too many (at most {MOST_SLICES}): "
            "choose more days for 'slice_days'."
        )
    return [{"--from": instant(start), "--to": instant(stop)} for start, stop in pairwise(edges)]


def _moment(text: str, zone: str) -> datetime:
    """Adding days to a moment in the business zone keeps its wall clock over changes of time."""
    if len(text) == len("2026-11-21"):
        return datetime.combine(date.fromisoformat(text), time.min, ZoneInfo(zone))
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} needs a zone: write 2026-11-21T00:00:00Z or a date alone.")
    return moment
