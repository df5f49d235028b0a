"""What is read from which source: a head is what has an endpoint or an id of its own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A source of sales.

    Attributes:
        name: also the name of its pool and of its connections' kind.
        jar: the extractor.
        heads: everything that is read daily.
        dated: the heads that a backfill can read by a stretch of time.
        listed: the heads whose ids are listed daily, to learn of deletions.
    """

    name: str
    jar: str
    heads: tuple[str, ...]
    dated: tuple[str, ...]
    listed: tuple[str, ...]


WOOCOMMERCE = Source(
    name="woocommerce",
    jar="extract-woocommerce",
    heads=("orders", "refunds", "products", "variations", "customers", "categories"),
    dated=("orders", "refunds"),
    listed=("orders", "refunds"),
)
SQUARE = Source(
    name="square",
    jar="extract-square",
    heads=(
        "locations",
        "orders",
        "payments",
        "refunds",
        "items",
        "variations",
        "catalog-categories",
        "customers",
        "customer-groups",
    ),
    dated=("orders", "payments", "refunds"),
    listed=("orders",),
)
SOURCES = (WOOCOMMERCE, SQUARE)


def sources_in_use(environment: Mapping[str, str] = os.environ) -> tuple[Source, ...]:
    """Every source, or those that `COUNTINGHOUSE_SOURCES` names, with commas between them.

    A source that is not in use has no tasks. It is switched off by name, never because its
    connection is missing: that may be a slip, and would freeze a source in silence.

    Raises:
        ValueError: when the setting names what is no source; Airflow shows it as an import error.
    """
    wanted = {name.strip() for name in environment.get("COUNTINGHOUSE_SOURCES", "").split(",")}
    wanted.discard("")
    known = [source.name for source in SOURCES]
    if unknown := sorted(wanted.difference(known)):
        raise ValueError(
            f"COUNTINGHOUSE_SOURCES names {', '.join(unknown)}, which is no source. "
            f"Name one or more of {', '.join(known)}, or unset it to read all."
        )
    return tuple(source for source in SOURCES if not wanted or source.name in wanted)
