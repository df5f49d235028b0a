from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from countinghouse_airflow.window import (
    all_checked_since,
    build_id,
    business_zone,
    checked_from,
    read_until,
    slices,
)


@dataclass(frozen=True)
class Run:
    run_type: str
    run_after: datetime
    logical_date: datetime | None = None
    data_interval_end: datetime | None = None


NOW = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)
NIGHT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
BY_CLOCK = Run("scheduled", NIGHT, datetime(2026, 11, 20, 3, tzinfo=UTC), NIGHT)


def test_a_scheduled_run_reads_up_to_the_end_of_its_interval_less_two_minutes() -> None:
    assert read_until(BY_CLOCK) == "2026-11-21T02:58:00Z"


def test_a_run_by_hand_reads_up_to_when_it_was_asked_for() -> None:
    assert read_until(Run("manual", NOW)) == "2026-11-21T15:28:00Z"


def test_a_run_by_hand_with_a_logical_date_stands_for_that_moment() -> None:
    assert read_until(Run("manual", NOW, NIGHT, NIGHT)) == "2026-11-21T02:58:00Z"


def test_ids_are_checked_over_ninety_days() -> None:
    assert checked_from(BY_CLOCK) == "2026-08-23T02:58:00Z"


def test_ids_of_all_of_history_are_due_from_every_sunday_on() -> None:
    nights = [Run("manual", NIGHT + timedelta(days=day)) for day in range(9)]
    sundays = [f"2026-11-{day}T00:00:00Z" for day in (15, 22, 29)]
    assert [all_checked_since(run) for run in nights] == [
        sundays[0],
        *[sundays[1]] * 7,
        sundays[2],
    ]


def test_the_sunday_is_one_of_the_business(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTINGHOUSE_TIMEZONE", "America/New_York")
    still_saturday = Run("manual", datetime(2026, 11, 22, 4, 59, tzinfo=UTC))
    already_sunday = Run("manual", datetime(2026, 11, 22, 5, 0, tzinfo=UTC))
    assert all_checked_since(still_saturday) == "2026-11-15T05:00:00Z"
    assert all_checked_since(already_sunday) == "2026-11-22T05:00:00Z"


@pytest.mark.parametrize("zone", ["", "New York"])
def test_a_zone_that_is_missing_or_wrong_is_refused(zone: str) -> None:
    with pytest.raises(ValueError, match="Set it to the IANA name"):
        business_zone({"COUNTINGHOUSE_TIMEZONE": zone})


def test_a_build_is_named_after_the_run_and_the_load() -> None:
    loaded = "2026-11-21T04:05:06.789+01:00"
    assert build_id(BY_CLOCK, loaded) == "b20261121t030000_20261121t030506789000"


def test_a_stretch_is_cut_into_slices_without_a_gap() -> None:
    params = {"from": "2026-01-01", "to": "2026-01-08T12:00:00Z", "slice_days": 3}
    assert slices(params, "UTC") == [
        {"--from": "2026-01-01T00:00:00Z", "--to": "2026-01-04T00:00:00Z"},
        {"--from": "2026-01-04T00:00:00Z", "--to": "2026-01-07T00:00:00Z"},
        {"--from": "2026-01-07T00:00:00Z", "--to": "2026-01-08T12:00:00Z"},
    ]


def test_dates_are_business_days_also_when_the_clocks_change() -> None:
    params = {"from": "2026-03-08", "to": "2026-03-10", "slice_days": 1}
    assert slices(params, "America/New_York") == [
        {"--from": "2026-03-08T05:00:00Z", "--to": "2026-03-09T04:00:00Z"},
        {"--from": "2026-03-09T04:00:00Z", "--to": "2026-03-10T04:00:00Z"},
    ]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"to": "2026-01-01"}, "must be before"),
        ({"from": "2019-01-01", "slice_days": 1}, "too many"),
        ({"from": "2026-01-01T00:00:00"}, "needs a zone"),
    ],
)
def test_what_cannot_be_cut_is_refused(change: dict[str, object], complaint: str) -> None:
    params = {"from": "2026-01-01", "to": "2026-02-01", "slice_days": 30} | change
    if "to" in change:
        params["from"] = "2026-01-02"
    with pytest.raises(ValueError, match=complaint):
        slices(params, "UTC")
