"""The cost page: computed, not guessed, and of what the bootstrap sets."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import cost


def test_the_page_tells_what_is_computed() -> None:
    page = cost.PAGE.read_text()
    assert page == cost.with_tables(page), "run infra/snowflake/cost.py --write"


@pytest.mark.parametrize(
    ("busy", "auto_suspend", "paid"), [(0, 60, 60), (1, 30, 60), (30, 60, 90), (600, 60, 660)]
)
def test_a_time_awake_is_paid_by_the_second_and_at_least_a_minute(
    busy: float, auto_suspend: int, paid: float
) -> None:
    assert cost.awake(busy, auto_suspend) == paid


def test_an_hour_awake_is_a_credit() -> None:
    assert cost.credits_of(3600) == 1


def test_a_day_of_which_nobody_sees_anything_is_the_daily_run_alone() -> None:
    quiet = cost.READERS[0]
    assert cost.reader_seconds(quiet, 60) == 0
    assert cost.line_seconds(60) > 2 * cost.LEAST
    assert all(station.statements > 0 for station in cost.stations())


def test_the_quota_has_room_for_people_who_look_ten_times_a_day() -> None:
    quota = float(
        (cost.ROOT / "infra/snowflake/settings.example.env")
        .read_text()
        .split("monthly_credits=")[1]
    )
    seconds = cost.line_seconds(60) + cost.reader_seconds(cost.READERS[2], 60)
    assert 2 * cost.DAYS * cost.credits_of(seconds) < quota
