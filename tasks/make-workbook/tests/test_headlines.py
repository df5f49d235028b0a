"""The project's own workbook on two years of small marts: its headline figures equal SQL that was
written by hand, with the days written out. The check itself takes a calculation's formula from the
workbook on both sides, so only this says that "a year before" is a year before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

import sample_marts
from conftest import run, write_documents
from countinghouse_workbook import check, make_workbook
from countinghouse_workbook.marts import opened
from countinghouse_workbook.marts_sql import Measures
from sample_marts import SampleMarts

GENERATED = sample_marts.REPOSITORY / "infra/tableau/countinghouse.twb"
FIRST, LAST_COMPLETE, LAST = date(2024, 1, 10), date(2026, 5, 20), date(2026, 5, 27)
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


def write(file: Path, first: date) -> Path:
    """A sale each week on a Wednesday, every third to a customer nobody knows; some come back."""
    marts = SampleMarts(file)
    marts.add("dim_product", product_key=1, product_line="Pottery", product_name="Bowl")
    for key, group in enumerate(("Online", "In person", "Wholesale", "Other"), start=1):
        marts.add("dim_channel", channel_key=key, channel_group=group)
    for table in ("dim_location", "dim_order_flags", "dim_payment_method", "dim_promotion"):
        marts.add(table)
    marts.add("dim_time_of_day", day_part="Morning", hour_name="9 AM")
    for key in (-1, *range(1, 30)):
        marts.add("dim_customer", customer_key=key, customer_durable_key=key, country="US")
    for week in range((LAST - first).days // 7 + 1):
        _week(marts, LAST - timedelta(weeks=week), week + 1)
    marts.add("build_stamp", build_id=sample_marts.BUILD, reporting_currency="USD")
    marts.close()
    return file


def _week(marts: SampleMarts, day: date, number: int) -> None:
    key = int(day.strftime("%Y%m%d"))
    marts.add("dim_date", date_key=key, full_date=day, month_start=day.replace(day=1),
              month_name=day.strftime("%B"), year_number=day.year, is_complete=day <= LAST_COMPLETE)  # fmt: skip
    customer = -1 if number % 3 == 0 else number * number % 29 + 1
    shared = {
        "order_key": number, "order_id": str(number), "source_name": "shop", "date_key": key,
        "product_key": 1, "channel_key": number % 4 + 1, "customer_key": customer,
        "customer_durable_key": customer, "currency": "USD", "is_counted": number % 10 != 0,
    }  # fmt: skip
    amount = Decimal(1000 + number * number) / 100
    amounts = {"quantity": 1, "net_amount": amount, "reporting_net_amount": amount}
    marts.add("fct_sales_line", sales_line_key=number, **shared, **amounts)
    known = {name: value for name, value in shared.items() if name != "product_key"}
    marts.add("fct_order", **known, **amounts)
    marts.add("bridge_order_promotion", order_key=number)
    if number % 5 == 0:
        back = amounts | {"net_amount": "1.25", "reporting_net_amount": "1.25"}
        marts.add("fct_refund_line", refund_line_key=number, **shared, **back)


def judged(folder: Path, marts: Path) -> check.Findings:
    documents = write_documents(folder / "documents", GENERATED.read_text(encoding="utf-8"))
    file = folder / "made.twbx"
    ran = run(make_workbook.TASK, folder, "--out", str(file), "--marts", str(marts),
              "--documents", str(documents))  # fmt: skip
    assert (ran.code, ran.errors()) == (0, [])
    with opened(marts) as star:
        return check.check(file, star, Measures.of_file(sample_marts.METRICS))


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("years") / "marts.duckdb", FIRST)


@pytest.fixture(scope="module")
def found(years: Path) -> check.Findings:
    return judged(years.parent, years)


def figures(found: check.Findings) -> Mapping[tuple[str, str], Any]:
    return {
        (it.question.sheet, it.question.figure): it.extract if it.values else None
        for it in found.compared
    }


def asked(marts: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(marts), read_only=True) as connection:
        return connection.execute(sql).fetchall()


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
