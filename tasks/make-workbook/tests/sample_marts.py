"""A small star as publish-marts leaves it: the real definitions, a few rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

REPOSITORY = Path(__file__).resolve().parents[3]
DEFINITIONS = REPOSITORY / "warehouse-schema" / "marts"
METRICS = REPOSITORY / "warehouse-schema" / "metrics.yaml"
BUILD = "b20261121t080000_20261121t080100000000"
_USUAL = {
    "BIGINT": 0,
    "INTEGER": 0,
    "VARCHAR": "",
    "BOOLEAN": False,
    "DATE": "2026-01-01",
    "TIMESTAMP": "2026-01-01 00:00:00",
}
_MONTHS = {20260110: "2026-01-01", 20260120: "2026-01-01", 20260205: "2026-02-01"}


class SampleMarts:
    """Adds rows; what is not given is something harmless."""

    def __init__(self, file: Path) -> None:
        is_new = not file.exists()
        self._connection = duckdb.connect(str(file))
        if not is_new:
            return
        for definition in sorted(DEFINITIONS.glob("*.sql")):  # the view's name comes last
            self._connection.execute(definition.read_text(encoding="utf-8"))

    def add(self, table: str, **values: Any) -> None:
        columns = self._connection.execute(
            "select column_name, data_type from duckdb_columns() where table_name = ?", [table]
        ).fetchall()
        row = {name: _USUAL.get(kind, 0) for name, kind in columns} | values
        assert row.keys() == dict(columns).keys(), values
        marks = ", ".join("?" for _ in row)
        self._connection.execute(f"insert into {table} values ({marks})", list(row.values()))

    def close(self) -> None:
        self._connection.close()


def write(file: Path, build: str = BUILD) -> Path:
    """Three days, two products, two channels; an order that does not count, and a refund."""
    marts = SampleMarts(file)
    for day, month in _MONTHS.items():
        text = str(day)
        date = f"{text[:4]}-{text[4:6]}-{text[6:]}"
        marts.add("dim_date", date_key=day, full_date=date, month_start=month, is_complete=True)
    for key, line in ((1, "Pottery"), (2, "Pastry")):
        marts.add("dim_product", product_key=key, product_line=line)
    for key, group in ((1, "Online"), (2, "In person")):
        marts.add("dim_channel", channel_key=key, channel_group=group)
    for table in ("dim_customer", "dim_location", "dim_order_flags", "dim_payment_method"):
        marts.add(table)
    marts.add("dim_time_of_day")
    marts.add("dim_promotion")
    _add_orders(marts)
    marts.add("build_stamp", build_id=build, reporting_currency="USD", business_zone="UTC")
    marts.close()
    return file


def _add_orders(marts: SampleMarts) -> None:
    for key, day, product, channel, amount, counts in (
        (1, 20260110, 1, 1, "10.0001", True),
        (2, 20260120, 2, 1, "20.50", True),
        (3, 20260205, 1, 2, "0.3333", True),
        (4, 20260205, 2, 2, "99.99", False),
    ):
        shared = {
            "order_key": key,
            "order_id": str(key),
            "source_name": "shop",
            "date_key": day,
            "channel_key": channel,
            "is_counted": counts,
            "currency": "USD",
            "quantity": 2,
            "net_amount": amount,
            "reporting_net_amount": amount,
        }
        marts.add("fct_sales_line", sales_line_key=key, product_key=product, **shared)
        marts.add("fct_order", **shared)
        marts.add("bridge_order_promotion", order_key=key)
    marts.add("fct_refund_line", refund_line_key=1, order_key=1, order_id="1", source_name="shop",
              date_key=20260205, product_key=1, channel_key=1, is_counted=True, quantity=1,
              net_amount="5.00", reporting_net_amount="5.00", currency="USD")  # fmt: skip
