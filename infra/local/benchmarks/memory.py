"""Memory: the most that the extractor holds, for more and more orders."""

from __future__ import annotations

from bench_page import Section
from bench_shop import Shop
from benchmarks.figures import FOLDER
from screen import Screen

AIM = 256


def measure(screen: Screen, smaller: int) -> Section:
    """The most memory that the extractor holds, for more and more orders."""
    section = Section(
        "Memory of the extractor",
        "One first load in slices of 30 days that each commit; the most that the process held (VmHWM).",
        ["orders", "peak MiB", "s", "orders/s", "CPU ms per 1,000 orders"],
    )
    peak = 0.0
    for orders in (10_000, 100_000, 1_000_000):
        count = orders // smaller
        with Shop(count, FOLDER / "memory") as shop, screen.step(f"Extraction of {count:,} orders"):
            cost = shop.extract("orders")
            shop.empty("lake")
        peak = max(peak, cost.peak_mib)
        section.row(
            f"{count:,}", f"{cost.peak_mib:.0f}", f"{cost.seconds:.1f}", f"{count / cost.seconds:,.0f}",
            f"{1e6 * cost.cpu_seconds / count:.0f}",
        )  # fmt: skip
    section.verdict(f"At most {peak:.0f} MiB", peak <= AIM, f"{AIM} MiB, flat")
    return section
