"""What is read from which source: a head is what has an endpoint or an id of its own."""

from __future__ import annotations

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
    ),
    dated=("orders", "payments", "refunds"),
    listed=("orders",),
)
SOURCES = (WOOCOMMERCE, SQUARE)
