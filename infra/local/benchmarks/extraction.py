"""Extraction: reading orders, against fetching alone and against DuckDB."""

from __future__ import annotations

import os
import shutil

from bench_page import Section
from bench_shop import Shop
from benchmarks.figures import FOLDER, ROUNDS, SQL, best, cpu, median, ratio
from measured import Cost
from screen import Screen


def measure(screen: Screen, smaller: int) -> Section:
    """Reading orders, against fetching alone and against DuckDB on what was fetched."""
    orders = 20_000 // smaller
    section = Section(
        "Extraction",
        f"{orders:,} orders of 3.2 KB, {-(-orders // 99):,} pages, over loopback from a server that is no bottleneck "
        "(a real shop takes 2 s for a page). The jar checks, hashes and keeps every record besides; DuckDB reads the "
        "pages with the columns named by hand, once curl has fetched them.",
        ["program", "best s", "median s", "CPU s", "peak MiB", "orders/s", "the jar takes, times"],
    )
    curl = shutil.which("curl")
    if curl is None:
        section.note("There is no curl on this machine, so nothing could be compared.")
        return section
    with (
        Shop(orders, FOLDER / "extraction") as shop,
        screen.step(f"Extraction of {orders:,} orders"),
    ):
        fetched = shop.empty("pages")
        costs: dict[str, list[Cost]] = {"jar": [], "curl": [], "duckdb": []}
        for _ in range(ROUNDS):
            shop.empty("lake")
            costs["jar"].append(shop.extract("orders"))
            costs["curl"].append(shop.fetch(curl, os.devnull))
            fetched = shop.empty("pages")
            to_files = shop.fetch(curl, f"{fetched}/#1.json")
            converted = shop.sql(SQL / "extract.sql", pages=fetched, out=shop.empty("out"))
            costs["duckdb"].append(to_files + converted)
    names = {
        "jar": "extract-woocommerce",
        "curl": "curl, thrown away",
        "duckdb": "curl, then DuckDB to Parquet",
    }
    for key, title in names.items():
        mine = costs[key]
        fastest = min(cost.seconds for cost in mine)
        section.row(
            title, best(mine), median(mine), cpu(mine),
            f"{max(c.peak_mib for c in mine):.0f}", f"{orders / fastest:,.0f}", ratio(costs["jar"], mine),
        )  # fmt: skip
    return section
