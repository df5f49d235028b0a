"""Small marts of two years with what the workbook's own calculations can stumble over: days that are
not complete, orders of two products, orders that do not count, a currency without a rate, customers
of one order and of many, and one who only gave something back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

import sample_marts
from countinghouse_workbook.command import make_workbook
from countinghouse_workbook.verification import check
from countinghouse_workbook.verification.marts_sql import Measures
from countinghouse_workbook.warehouse.marts import opened
from programs import run, write_documents
from sample_marts import SampleMarts

GENERATED = sample_marts.REPOSITORY / "infra/tableau/countinghouse.twb"
FIRST, LAST_COMPLETE, LAST = date(2024, 1, 10), date(2026, 5, 20), date(2026, 5, 27)
_PRODUCTS = {1: ("Bowl", "Pottery"), 2: ("Mug", "Pottery"), 3: ("Loaf", "Bread")}
_OF_FEW_ORDERS = {19: 30, 22: 31, 25: 31, 26: 32, 28: 32, 29: 32}
"""Customers by the number of the week."""

_WHO_ONLY_GAVE_BACK = 33


def write(file: Path, first: date) -> Path:
    """A sale each week on a Wednesday, every third to a customer nobody knows; some come back."""
    marts = SampleMarts(file)
    for key, (name, line) in _PRODUCTS.items():
        marts.add("dim_product", product_key=key, product_line=line, product_name=name)
    for key, group in enumerate(("Online", "In person", "Wholesale", "Other"), start=1):
        marts.add("dim_channel", channel_key=key, channel_group=group)
    for table in ("dim_location", "dim_order_flags", "dim_payment_method", "dim_promotion"):
        marts.add(table)
    marts.add("dim_time_of_day", day_part="Morning", hour_name="9 AM")
    for key in (-1, *range(1, _WHO_ONLY_GAVE_BACK + 1)):
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
    product, customer = number % 3 + 1, _customer(number)
    order = {
        "order_key": number, "order_id": str(number), "source_name": "shop", "date_key": key,
        "channel_key": number % 4 + 1, "customer_key": customer, "customer_durable_key": customer,
        "currency": "EUR" if number % 17 == 0 else "USD", "is_counted": number % 10 != 0,
    }  # fmt: skip
    sold = _amounts(order, Decimal(1000 + number * number) / 100)
    marts.add("fct_sales_line", sales_line_key=number, product_key=product, **order, **sold)
    if number % 4 == 0:
        more = _amounts(order, Decimal("3.50"))
        marts.add("fct_sales_line", sales_line_key=1000 + number, product_key=product % 3 + 1,
                  **order, **more)  # fmt: skip
    status = "completed" if order["is_counted"] else "cancelled"
    marts.add("fct_order", order_status=status, **order, **sold)
    marts.add("bridge_order_promotion", order_key=number)
    if number % 5 == 0:
        who = _WHO_ONLY_GAVE_BACK if number == 15 else customer
        back = order | {"customer_key": who, "customer_durable_key": who}
        marts.add("fct_refund_line", refund_line_key=number, product_key=product, **back,
                  **_amounts(order, Decimal("1.25")))  # fmt: skip


def _customer(number: int) -> int:
    if number % 3 == 0:
        return -1
    return _OF_FEW_ORDERS.get(number, number * number % 29 + 1)


def _amounts(order: dict[str, Any], amount: Decimal) -> dict[str, Any]:
    in_reporting = None if order["currency"] == "EUR" else amount
    return {"quantity": 1, "net_amount": amount, "reporting_net_amount": in_reporting}


def judged(folder: Path, marts: Path) -> check.Findings:
    documents = write_documents(folder / "documents", GENERATED.read_text(encoding="utf-8"))
    file = folder / "made.twbx"
    ran = run(make_workbook.TASK, folder, "--out", str(file), "--marts", str(marts),
              "--documents", str(documents))  # fmt: skip
    assert (ran.code, ran.errors()) == (0, [])
    with opened(marts) as star:
        return check.check(file, star, Measures.of_file(sample_marts.METRICS))


def asked(marts: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(marts), read_only=True) as connection:
        return connection.execute(sql).fetchall()
