"""How Airflow connections become the settings of a task jar.

| connection            | field                      | setting (environment variable of the jar)        |
|-----------------------|----------------------------|--------------------------------------------------|
| `woocommerce_default` | host (schema, port)        | `COUNTINGHOUSE_WOOCOMMERCE_URL`                  |
|                       | login                      | `COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_KEY`         |
|                       | password                   | `COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET`      |
| `square_default`      | host (schema, port)        | `COUNTINGHOUSE_SQUARE_URL`                       |
|                       | password                   | `COUNTINGHOUSE_SQUARE_ACCESS_TOKEN`              |
| `warehouse_default`   | host (a JDBC address)      | `COUNTINGHOUSE_WAREHOUSE`                        |
|                       | login                      | `COUNTINGHOUSE_WAREHOUSE_USER`                   |
|                       | password (a PEM key)       | `COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY`            |
|                       | extra `key_passphrase`     | `COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY_PASSPHRASE` |
| `lake_default`        | host (file:///… or s3://…) | `COUNTINGHOUSE_LAKE`                             |
| `tableau_default`     | host (schema, port)        | `COUNTINGHOUSE_TABLEAU_URL`                      |
|                       | login (the token's name)   | `COUNTINGHOUSE_TABLEAU_TOKEN_NAME`               |
|                       | password (its secret)      | `COUNTINGHOUSE_TABLEAU_TOKEN`                    |
|                       | extra `site`               | `COUNTINGHOUSE_TABLEAU_SITE`                     |
|                       | extra `project`            | `COUNTINGHOUSE_TABLEAU_PROJECT`                  |

A host is the whole address (`https://shop.example.com`), or a bare name with the protocol in
`schema` (https when empty) and perhaps a port, as Airflow's HTTP connections have it. Addresses
that do not fit into a host go into the extra `uri`, which wins. The connection type is free;
`http` and `generic` are good choices.

What stands before the first underscore of an id says what it connects to. Another shop is another
connection, such as `woocommerce_outlet`, and a `--source-name`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol


class AirflowConnection(Protocol):
    """The part of Airflow's Connection that is read here."""

    conn_id: str
    conn_type: str
    host: str | None
    schema: str | None
    login: str | None
    password: str | None
    port: int | None

    @property
    def extra_dejson(self) -> dict[str, Any]:
        """The extra field as a mapping."""


@dataclass(frozen=True)
class Mapped:
    """Which setting a connection's fields give; an empty name where a field means nothing. The line
    does without one that is optional."""

    address: str
    login: str = ""
    password: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    is_web: bool = False
    is_optional: bool = False

    def names(self) -> list[str]:
        """Every setting that this kind of connection gives."""
        named = [self.address, self.login, self.password, *(name for _, name in self.extra)]
        return [name for name in named if name]


KINDS: Mapping[str, Mapped] = {
    "woocommerce": Mapped(
        "COUNTINGHOUSE_WOOCOMMERCE_URL",
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_KEY",
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET",
        is_web=True,
    ),
    "square": Mapped(
        "COUNTINGHOUSE_SQUARE_URL", password="COUNTINGHOUSE_SQUARE_ACCESS_TOKEN", is_web=True
    ),
    "warehouse": Mapped(
        "COUNTINGHOUSE_WAREHOUSE",
        "COUNTINGHOUSE_WAREHOUSE_USER",
        "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY",
        (("key_passphrase", "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY_PASSPHRASE"),),
    ),
    "lake": Mapped("COUNTINGHOUSE_LAKE"),
    "tableau": Mapped(
        "COUNTINGHOUSE_TABLEAU_URL",
        "COUNTINGHOUSE_TABLEAU_TOKEN_NAME",
        "COUNTINGHOUSE_TABLEAU_TOKEN",
        (("site", "COUNTINGHOUSE_TABLEAU_SITE"), ("project", "COUNTINGHOUSE_TABLEAU_PROJECT")),
        is_web=True,
        is_optional=True,
    ),
}
SECRETS = frozenset(
    {
        "COUNTINGHOUSE_SQUARE_ACCESS_TOKEN",
        "COUNTINGHOUSE_TABLEAU_TOKEN",
        "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY",
        "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY_PASSPHRASE",
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_KEY",
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET",
    }
)
_DUCKDB = "jdbc:duckdb:"


def default_connection(kind: str) -> str:
    """The connection id that a kind has when none is named."""
    return f"{kind}_default"


def kind_of(connection_id: str) -> str:
    """The kind of a connection: the part of its id before the first underscore.

    Raises:
        ValueError: when that is none of the kinds.
    """
    kind = connection_id.split("_", 1)[0]
    if kind not in KINDS:
        raise ValueError(
            f"The connection id {connection_id!r} must begin with one of "
            f"{', '.join(sorted(KINDS))} and an underscore, to say what it connects to."
        )
    return kind


def settings_of(connection: AirflowConnection) -> dict[str, str]:
    """The settings that a connection gives; empty fields give none.

    Raises:
        ValueError: when the id or the address cannot be understood; no secret is in its text.
    """
    mapped = KINDS[kind_of(connection.conn_id)]
    extra = connection.extra_dejson
    found = {
        mapped.address: extra.get("uri") or _address(connection, is_web=mapped.is_web),
        mapped.login: connection.login,
        mapped.password: connection.password,
        **{name: extra.get(field) for field, name in mapped.extra},
    }
    _demand_absolute_path(connection.conn_id, found[mapped.address])
    return {name: value for name, value in found.items() if name and value}


def as_airflow_variables(settings: Mapping[str, str]) -> dict[str, str]:
    """The other way round, for running on one machine: settings as `AIRFLOW_CONN_…` variables.

    A secret may stand in a file named by `…_FILE`. Kinds without any setting give nothing.
    """
    variables = {}
    for kind, mapped in KINDS.items():
        given = {name: _setting(settings, name) for name in mapped.names()}
        if any(given.values()):
            fields = {
                "conn_type": "http" if mapped.is_web else "generic",
                "host": given[mapped.address],
                "login": given.get(mapped.login, ""),
                "password": given.get(mapped.password, ""),
                "extra": {field: given[name] for field, name in mapped.extra if given[name]},
            }
            variables[f"AIRFLOW_CONN_{default_connection(kind).upper()}"] = json.dumps(
                {field: value for field, value in fields.items() if value}
            )
    return variables


def _address(connection: AirflowConnection, *, is_web: bool) -> str:
    host = connection.host or ""
    if not is_web or not host or "://" in host:
        return host
    port = f":{connection.port}" if connection.port else ""
    return f"{connection.schema or 'https'}://{host}{port}"


def _demand_absolute_path(connection_id: str, address: str) -> None:
    path = address.removeprefix(_DUCKDB)
    if path != address and path and not path.startswith(("/", ":memory:")):
        raise ValueError(
            f"{connection_id}: {address} names a relative path, but every task runs in a folder "
            f"of its own. Write the whole path: {_DUCKDB}/…"
        )


def _setting(settings: Mapping[str, str], name: str) -> str:
    file = settings.get(f"{name}_FILE")
    return Path(file).read_text().strip() if file else settings.get(name, "")
