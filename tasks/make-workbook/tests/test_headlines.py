"""The project's own workbook on two years of small marts: its headline figures equal SQL that was
written by hand, with the days written out. The check itself takes a calculation's formula from the
workbook on both sides, so only this says that "a year before" is a year before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from countinghouse_workbook.verification import check
from two_years import asked, judged, write

DAY = "full_date = date '2026-05-20'"
WEEK_BEFORE = "full_date = date '2026-05-13'"
MONTH = "full_date between date '2026-05-01' and date '2026-05-20'"
MONTH_BEFORE = "full_date between date '2025-05-01' and date '2025-05-20'"
CLOSED = "full_date between date '2026-04-01' and date '2026-04-30'"
CLOSED_BEFORE = "full_date between date '2025-04-01' and date '2025-04-30'"
YEAR = "full_date between date '2025-05-01' and date '2026-04-30'"
YEAR_BEFORE = "full_date between date '2024-05-01' and date '2025-04-30'"
NET = (
    "select sum(net) from (select full_date, reporting_net_amount as net from fct_sales_line"
    " join dim_date using (date_key) where is_counted union all select full_date,"
    " -reporting_net_amount from fct_refund_line join dim_date using (date_key) where is_counted)"
)
HEADLINES = [
    ("Last complete day", "Net sales, last complete day", DAY),
    ("Last complete day", "Net sales, a week before", WEEK_BEFORE),
    ("This month so far", "Net sales, this month so far", MONTH),
    ("This month so far", "Net sales, the same days a year before", MONTH_BEFORE),
    ("Last complete month", "Net sales, last complete month", CLOSED),
    ("Last complete month", "Net sales, that month a year before", CLOSED_BEFORE),
    ("Up to 12 complete months", "Net sales, up to 12 complete months", YEAR),
    ("Up to 12 complete months", "Net sales, the 12 months before", YEAR_BEFORE),
]
CHANGES = [
    ("This month so far", "Change, this month so far", MONTH, MONTH_BEFORE),
    ("Last complete month", "Change, last complete month", CLOSED, CLOSED_BEFORE),
    ("Up to 12 complete months", "Change, last 12 complete months", YEAR, YEAR_BEFORE),
]
BUYERS = """
select month_start, if(month_start = first_month, 'New', 'Returning') as buyer,
  count(distinct customer_durable_key)
from fct_sales_line join dim_date using (date_key)
join (
  select customer_durable_key, min(month_start) as first_month
  from fct_sales_line join dim_date using (date_key) where is_counted group by all
) using (customer_durable_key)
where is_counted and is_complete and customer_durable_key > 0
group by all
"""


def figures(found: check.Findings) -> Mapping[tuple[str, str], Any]:
    return {
        (it.question.sheet, it.question.figure): it.extract if it.values else None
        for it in found.compared
    }


def net(marts: Path, days: str) -> Decimal:
    return asked(marts, f"{NET} where {days}")[0][0]


@pytest.mark.parametrize(("sheet", "figure", "days"), HEADLINES, ids=[it[1] for it in HEADLINES])
def test_a_headline_is_the_net_sales_of_its_days(found, years, sheet, figure, days) -> None:
    assert net(years, days) > 0
    assert figures(found)[sheet, figure] == net(years, days)


@pytest.mark.parametrize("change", CHANGES, ids=[it[1] for it in CHANGES])
def test_a_change_is_a_share_of_the_year_before(found, years, change) -> None:
    sheet, figure, days, base = change
    wanted = float(net(years, days) / net(years, base) - 1)
    assert figures(found)[sheet, figure] == pytest.approx(wanted, abs=1e-9)


def test_a_customer_is_new_in_the_month_of_the_first_purchase(found, years) -> None:
    (shown,) = [
        it for it in found.compared if it.question.sheet == "Customers who bought, by month"
    ]
    wanted = asked(years, BUYERS)
    assert {"New", "Returning"} == {buyer for _, buyer, _ in wanted}
    assert sorted(asked(years, shown.question.of_marts)) == sorted(wanted)
    assert shown.values == len(wanted)


def test_no_sheet_is_empty_when_history_has_everything(found) -> None:
    assert found.empty_sheets() == []


def test_of_a_short_history_twelve_months_begin_with_it_and_have_none_before(tmp_path) -> None:
    marts = write(tmp_path / "marts.duckdb", date(2026, 2, 4))
    shown = figures(judged(tmp_path, marts))
    sheet = "Up to 12 complete months"
    since = "full_date between date '2026-02-04' and date '2026-04-30'"
    assert shown[sheet, "Net sales, up to 12 complete months"] == net(marts, since)
    assert shown[sheet, "Net sales, the 12 months before"] is None
    assert shown[sheet, "Change, last 12 complete months"] is None
