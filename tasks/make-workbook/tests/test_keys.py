from __future__ import annotations

from pathlib import Path

import sample_marts
from countinghouse_workbook.warehouse import marts
from countinghouse_workbook.warehouse.keys import Key, holding


def keys_of(file: Path) -> set[Key]:
    with marts.opened(file) as opened:
        return set(holding(opened, opened.tables))


def test_keys_are_those_of_the_star(marts: Path) -> None:
    found = keys_of(marts)
    assert Key("dim_date", "date_key") in found
    assert Key("sales_movement", "date_key", "dim_date", "date_key") in found
    assert Key("fct_refund_line", "order_key", "fct_order", "order_key") in found
    assert not [key for key in found if key.column == "product_durable_key"]


def test_a_key_that_does_not_hold_is_not_assumed(tmp_path: Path) -> None:
    """Hyper would leave out the join, and double or lose rows in silence."""
    file = sample_marts.write(tmp_path / "marts.duckdb")
    star = sample_marts.SampleMarts(file)
    star.add("dim_channel", channel_key=2, channel_group="In person, again")
    star.add("fct_payment", payment_key=1, date_key=20260110, location_key=77)
    star.close()
    found = keys_of(file)
    assert not [key for key in found if "dim_channel" in (key.table, key.refers_to)]
    assert Key("fct_payment", "location_key", "dim_location", "location_key") not in found
    assert Key("fct_order", "location_key", "dim_location", "location_key") in found


def test_a_bridge_has_no_key_of_one_column(marts: Path) -> None:
    """Even while every order happens to have one promotion."""
    found = keys_of(marts)
    assert not [key for key in found if key.table.startswith("bridge_") and not key.refers_to]
    assert Key("bridge_order_promotion", "order_key", "fct_order", "order_key") in found
