from __future__ import annotations

import json
from pathlib import Path

import pytest
from airflow.sdk import Connection

from countinghouse_airflow.connections import as_airflow_variables, kind_of, settings_of


def connection(connection_id: str, **fields: object) -> Connection:
    return Connection(conn_id=connection_id, **fields)


def test_a_shop() -> None:
    shop = connection(
        "woocommerce_outlet", host="https://shop.example.com/cafe", login="ck_1", password="cs_2"
    )
    assert settings_of(shop) == {
        "COUNTINGHOUSE_WOOCOMMERCE_URL": "https://shop.example.com/cafe",
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_KEY": "ck_1",
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET": "cs_2",
    }


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ({"host": "shop.example.com"}, "https://shop.example.com"),
        ({"host": "localhost", "schema": "http", "port": 8080}, "http://localhost:8080"),
        ({"extra": '{"uri": "https://x.example.com/a?b=c"}'}, "https://x.example.com/a?b=c"),
    ],
)
def test_an_address_in_parts(fields: dict[str, object], address: str) -> None:
    assert settings_of(connection("square_default", **fields)) == {
        "COUNTINGHOUSE_SQUARE_URL": address
    }


def test_the_usual_address_of_square_needs_no_field() -> None:
    assert settings_of(connection("square_default", password="EAAA")) == {
        "COUNTINGHOUSE_SQUARE_ACCESS_TOKEN": "EAAA"
    }


def test_a_warehouse_on_snowflake() -> None:
    warehouse = connection(
        "warehouse_default",
        login="LOADER",
        password="-----BEGIN\nkey",
        extra=json.dumps({"uri": "jdbc:snowflake://a.example.com/?db=x", "key_passphrase": "p"}),
    )
    assert settings_of(warehouse) == {
        "COUNTINGHOUSE_WAREHOUSE": "jdbc:snowflake://a.example.com/?db=x",
        "COUNTINGHOUSE_WAREHOUSE_USER": "LOADER",
        "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY": "-----BEGIN\nkey",
        "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY_PASSPHRASE": "p",
    }


def test_a_relative_duckdb_path_is_refused() -> None:
    with pytest.raises(ValueError, match="relative path"):
        settings_of(connection("warehouse_default", host="jdbc:duckdb:build/w.duckdb"))


def test_an_id_of_no_known_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="must begin with one of lake, square, tableau, warehouse"):
        kind_of("shop_default")


def test_settings_become_connections_and_settings_again(tmp_path: Path) -> None:
    secret_file = tmp_path / "secret"
    secret_file.write_text("cs_in a file\n")
    settings = {
        "COUNTINGHOUSE_LAKE": "s3://bucket/prefix",
        "COUNTINGHOUSE_WAREHOUSE": "jdbc:snowflake://a.example.com/?db=x&role=y",
        "COUNTINGHOUSE_WAREHOUSE_USER": "LOADER",
        "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY": "-----BEGIN\n+/=",
        "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY_PASSPHRASE": 'a"b',
        "COUNTINGHOUSE_WOOCOMMERCE_URL": "http://127.0.0.1:8080",
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_KEY": "ck_1",
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET_FILE": str(secret_file),
    }
    variables = as_airflow_variables(settings)
    assert sorted(variables) == [
        "AIRFLOW_CONN_LAKE_DEFAULT",
        "AIRFLOW_CONN_WAREHOUSE_DEFAULT",
        "AIRFLOW_CONN_WOOCOMMERCE_DEFAULT",
    ]
    again: dict[str, str] = {}
    for name, text in variables.items():
        connection_id = name.removeprefix("AIRFLOW_CONN_").lower()
        again |= settings_of(Connection.from_json(text, conn_id=connection_id))
    del settings["COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET_FILE"]
    settings["COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET"] = "cs_in a file"
    assert again == settings
