"""Every calculation that dashboards.yaml adds to metrics.yaml, as the workbook's sheets show it, equals
SQL that was written by hand from the facts, with the days written out. The check itself takes a
calculation's formula from the workbook on both sides, so only this and `test_headlines` say that a
calculation is what it is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
import yaml

import sample_marts
from two_years import asked

DASHBOARDS = sample_marts.REPOSITORY / "warehouse-schema" / "dashboards.yaml"
MOVED = """
with fact as (
  select 'sale' as kind, date_key, product_key, customer_durable_key as customer, order_key, currency, quantity,
    reporting_net_amount as net
  from fct_sales_line where is_counted
  union all
  select 'refund', date_key, product_key, customer_durable_key, order_key, currency, -quantity, -reporting_net_amount
  from fct_refund_line where is_counted
),
moved as (
  select fact.*, full_date as day, month_start, is_complete, month_name, year_number, product_line, product_name
  from fact join dim_date using (date_key) join dim_product using (product_key)
),
bought as (
  select customer, min(day) as first_day, count(distinct order_key) filter (is_complete) as orders
  from moved where kind = 'sale' group by customer
)
"""
NOW = "day between date '2026-04-23' and date '2026-05-20'"
BEFORE = "day between date '2026-03-26' and date '2026-04-22'"
BOTH = "day between date '2026-03-26' and date '2026-05-20'"
APRIL = "day between date '2026-04-01' and date '2026-04-30'"
APRIL_BEFORE = "day between date '2025-04-01' and date '2025-04-30'"
BUYER = """case when moved.customer < 0 then 'Nobody known'
    when date_trunc('month', first_day) = month_start then 'New' else 'Returning' end"""
CHANGE = f"coalesce(sum(net) filter ({NOW}), 0) - coalesce(sum(net) filter ({BEFORE}), 0)"
SPAN = """case when date '2026-05-20' - last_day <= 30 then '0-30' when date '2026-05-20' - last_day <= 60 then '31-60'
    when date '2026-05-20' - last_day <= 90 then '61-90' when date '2026-05-20' - last_day <= 180 then '91-180'
    when date '2026-05-20' - last_day > 180 then 'over 180' end"""
LOYALTY = """case when orders = 1 then '1 order' when orders = 2 then '2 orders'
    when orders in (3, 4) then '3 or 4 orders' when orders >= 5 then '5 or more orders' end"""
SOLD_ORDERS = "count(distinct order_key) filter (kind = 'sale')"
BUYERS = "count(distinct customer) filter (kind = 'sale' and customer > 0)"
KNOWN = "where is_complete and customer > 0"
BY_PRODUCT = "group by product_line, product_name"

BY_HAND = {
    ("What history covers", "what it lists"):
        "select date '2026-05-20', date '2024-01-10', 1",
    ("Up to 12 complete months", "Net sales, up to 12 complete months"):
        f"{MOVED} select date '2025-05-01', sum(net) from moved"
        " where day between date '2025-05-01' and date '2026-04-30'",
    ("Last complete day", "Net sales, last complete day"):
        f"{MOVED} select date '2026-05-20', sum(net) from moved where day = date '2026-05-20'",
    ("Product lines in the last complete month", "Net sales, last complete month"):
        f"{MOVED} select product_line, sum(net) filter ({APRIL}) from moved group by 1",
    ("Product lines in the last complete month", "Net sales, that month a year before"):
        f"{MOVED} select product_line, sum(net) filter ({APRIL_BEFORE}) from moved group by 1",
    ("Product lines in the last complete month", "Change, last complete month"):
        f"{MOVED} select product_line, sum(net) filter ({APRIL})::double / sum(net) filter ({APRIL_BEFORE}) - 1"
        " from moved group by 1",
    ("What sold in the last 28 days", "Net sales, last 28 days"):
        f"{MOVED} select product_line, product_name, sum(net) filter ({NOW}) from moved where {BOTH} {BY_PRODUCT}",
    ("What sold in the last 28 days", "Net sales, the 28 days before"):
        f"{MOVED} select product_line, product_name, sum(net) filter ({BEFORE}) from moved where {BOTH} {BY_PRODUCT}",
    ("What sold in the last 28 days", "Change against the 28 days before"):
        f"{MOVED} select product_line, product_name, {CHANGE} from moved where {BOTH} {BY_PRODUCT}",
    ("What sold in the last 28 days", "Units, last 28 days"):
        f"{MOVED} select product_line, product_name, sum(quantity) filter ({NOW}) from moved where {BOTH} {BY_PRODUCT}",
    ("Rising and falling products", "Direction"):
        f"{MOVED} select product_name, if({CHANGE} < 0, 'Less than before', 'More than before')"
        f" from moved where {BOTH} group by 1",
    ("Net sales by month and product line", "Orders that sold"):
        f"{MOVED} select month_start, product_line, {SOLD_ORDERS} from moved where is_complete group by 1, 2",
    ("Net sales to new, returning and unknown customers", "Net sales"):
        f"{MOVED} select month_start, {BUYER}, sum(net) from moved left join bought using (customer)"
        " where is_complete group by 1, 2",
    ("Customers who bought, by month", "Customers who bought"):
        f"{MOVED} select month_start, {BUYER}, {BUYERS} from moved left join bought using (customer)"
        f" {KNOWN} group by 1, 2",
    ("Days since customers last bought, by product line", "Customers who bought"):
        f"{MOVED}, latest as (select customer, product_line, max(day) as last_day from moved"
        " where kind = 'sale' and is_complete group by 1, 2)"
        f" select product_line, {SPAN}, {BUYERS} from moved left join latest using (customer, product_line)"
        f" {KNOWN} group by 1, 2",
    ("How often customers buy", "Customers who bought"):
        f"{MOVED} select {LOYALTY}, {BUYERS} from moved left join bought using (customer) {KNOWN} group by 1",
    ("How often customers buy", "Net sales"):
        f"{MOVED} select {LOYALTY}, sum(net) from moved left join bought using (customer) {KNOWN} group by 1",
    ("Currencies, and what has no rate", "Lines without a rate"):
        f"{MOVED} select currency, count(*) filter (net is null) from moved where is_complete group by 1",
    ("Orders by status, and which of them count", "All orders"):
        "select source_name, order_status, count(*) from fct_order group by 1, 2",
}  # fmt: skip
"""By sheet and figure, the rows that the sheet must show."""

SHOWN_BY = {
    "last_complete_day": "What history covers",
    "first_day": "What history covers",
    "last_month": "Product lines in the last complete month",
    "is_last_day": "Last complete day",
    "is_last_month": "Product lines in the last complete month",
    "is_last_month_year_before": "Product lines in the last complete month",
    "is_last_12_months": "Up to 12 complete months",
    "first_day_of_12_months": "Up to 12 complete months",
    "is_last_28_days": "What sold in the last 28 days",
    "is_28_days_before": "What sold in the last 28 days",
    "is_last_56_days": "What sold in the last 28 days",
    "net_sales_last_day": "Last complete day",
    "net_sales_last_month": "Product lines in the last complete month",
    "net_sales_last_month_year_before": "Product lines in the last complete month",
    "change_last_month": "Product lines in the last complete month",
    "net_sales_12_months": "Up to 12 complete months",
    "net_sales_28_days": "What sold in the last 28 days",
    "net_sales_28_days_before": "What sold in the last 28 days",
    "change_28_days": "What sold in the last 28 days",
    "units_28_days": "What sold in the last 28 days",
    "direction": "Rising and falling products",
    "selling_orders": "Net sales by month and product line",
    "first_purchase_day": "Net sales to new, returning and unknown customers",
    "buyer": "Net sales to new, returning and unknown customers",
    "buying_customers": "Customers who bought, by month",
    "last_purchase_of_line": "Days since customers last bought, by product line",
    "days_since_purchase": "Days since customers last bought, by product line",
    "number_of_orders": "How often customers buy",
    "loyalty": "How often customers buy",
    "lines_without_rate": "Currencies, and what has no rate",
    "all_orders": "Orders by status, and which of them count",
}
"""By calculation, a sheet of `BY_HAND` that shows it, or shows what is made with it."""

IN_HEADLINES = {
    "is_month_so_far", "is_month_so_far_year_before", "is_12_months_before", "net_sales_week_before",
    "net_sales_month_so_far", "net_sales_month_so_far_year_before", "change_month_so_far",
    "net_sales_12_months_before", "change_12_months",
}  # fmt: skip
"""What `test_headlines` holds against SQL by hand."""


def rows(answer: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Without groups that have nothing; quotients to a millionth."""
    plain = [
        tuple(round(it, 6) if isinstance(it, float) else it for it in row)
        for row in answer
        if row[-1]
    ]
    return sorted(plain, key=str)


@pytest.mark.parametrize("shown", BY_HAND, ids=lambda it: f"{it[0]}: {it[1]}")
def test_a_sheet_shows_what_sql_by_hand_says(found, years, shown) -> None:
    (compared,) = [it for it in found.compared if (it.question.sheet, it.question.figure) == shown]
    wanted = rows(asked(years, BY_HAND[shown]))
    assert wanted
    assert rows(asked(years, compared.question.of_marts)) == wanted


def test_every_calculation_is_held_against_sql_by_hand() -> None:
    calculations = yaml.safe_load(DASHBOARDS.read_text(encoding="utf-8"))["calculations"]
    assert {it["name"] for it in calculations} == SHOWN_BY.keys() | IN_HEADLINES
    assert not SHOWN_BY.keys() & IN_HEADLINES
    assert set(SHOWN_BY.values()) <= {sheet for sheet, _ in BY_HAND}


@pytest.mark.parametrize(
    ("sheet", "column", "kinds"),
    [
        ("Rising and falling products", 1, {"Less than before", "More than before"}),
        ("Net sales to new, returning and unknown customers", 1, {"New", "Returning", "Nobody known"}),
        ("Days since customers last bought, by product line", 1,
            {"0-30", "31-60", "61-90", "91-180", "over 180"}),
        ("How often customers buy", 0,
            {"1 order", "2 orders", "3 or 4 orders", "5 or more orders"}),
    ],
)  # fmt: skip
def test_the_marts_have_an_example_of_everything_that_a_calculation_tells_apart(
    years, sheet, column, kinds
) -> None:
    (sql, *_) = [sql for (it, _), sql in BY_HAND.items() if it == sheet]
    assert {row[column] for row in rows(asked(years, sql))} >= kinds
