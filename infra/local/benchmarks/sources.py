"""Both sources together: a shop and a till, from extraction to the star."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from bench_page import Section
from bench_shop import Ground
from benchmarks.figures import FOLDER, ROUNDS, best, cpu, cpu_ratio, peak, ratio
from benchmarks.load import in_rounds
from build_steps import java
from countinghouse_airflow.sources import SQUARE, WOOCOMMERCE, Source
from measured import Cost
from screen import Screen
from storefront import Business, Storefront, instant

DAYS = 400
START = date(2025, 1, 1)


def measure(screen: Screen, smaller: int) -> Section:
    days = DAYS // smaller or 2
    section = Section(
        "Shop and till together",
        f"{days} days of the simulated shop and till, with refunds, coupons, mirrored orders and history. The "
        "simulation computes its answers while it is read, so extraction has no rival here; the build has the "
        "one of *Load and build*, with every table the same.",
        ["step", "s", "CPU s", "by hand s", "by hand CPU s", "times", "CPU times", "peak MiB"],
    )
    ground = Ground(FOLDER / "sources")
    (ground.folder / "logs").mkdir()
    with Storefront(java(), Business(START, days, 7), ground.folder) as storefront:
        with screen.step(f"{days} days of shop and till"):
            storefront.wait_until_ready()
        end = instant(datetime.combine(START + timedelta(days=days), time(), UTC))
        ground.settle({**storefront.settings(), "COUNTINGHOUSE_NOW": end})
        with screen.step("Extraction of both"):
            shop = _extract(ground, WOOCOMMERCE, end)
            till = _extract(ground, SQUARE, end)
    _step(section, "extract the shop's orders", [shop["orders"]])
    _step(section, "extract the till's orders", [till["orders"]])
    _step(section, "extract the till's payments", [till["payments"]])
    with screen.step("Load and build of both"):
        costs, same = in_rounds(ground, ROUNDS, loads_by_hand=False)
    _step(section, "load", costs["load"])
    mine, hand = costs["build"], costs["build by hand"]
    section.row(
        "build", best(mine), cpu(mine), best(hand), cpu(hand), ratio(mine, hand), f"{cpu_ratio(mine, hand):.2f}",
        peak(mine),
    )  # fmt: skip
    section.note(f"All rows of all tables are {'the same' if same else 'NOT THE SAME'} by hand.")
    return section


def _extract(ground: Ground, source: Source, end: str) -> dict[str, Cost]:
    return {head: ground.task(source.jar, "--head", head, "--to", end) for head in source.heads}


def _step(section: Section, name: str, costs: list[Cost]) -> None:
    section.row(name, best(costs), cpu(costs), "", "", "", "", peak(costs))
