"""Load and build: lake to staging to marts, against SQL written by hand in DuckDB."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from bench_page import Section
from bench_shop import SMALL_HEADS, ZONE, Ground, Shop
from benchmarks.figures import FOLDER, ROUNDS, SQL, best, cpu, cpu_ratio, peak, ratio
from build_steps import ROOT
from measured import Cost
from screen import Screen

AIM = 1.2
LINES_PER_ORDER = 1.95
LINES = (10_000, 100_000, 1_000_000)
SCHEMA = ROOT / "warehouse-schema"

Costs = dict[str, list[Cost]]


def measure(screen: Screen, smaller: int) -> Section:
    section = Section(
        "Load and build",
        "Each in a process of its own. *Load*, from the same Parquet into an empty DuckDB file, against "
        "[`load.sql`](../../tasks/testing/bench/sql/load.sql): the last read of each order in six tables, without "
        "versions, ledger and contract, which the jar keeps. *Build*, from the same staging, against "
        "[`build.sql`](../../tasks/testing/bench/sql/build.sql): the whole star by hand for DuckDB alone, every table "
        "row for row the same, with what no text for two engines can use. *Same* compares all rows of all tables "
        "both ways. CPU seconds tell more than seconds where others use the machine. Nearly every order of this shop "
        "spells its buyer anew, which makes joining customers dear on both sides. Where the build's time goes, and "
        "why, is in [DECISIONS.md](../../DECISIONS.md), 53.",
        ["order lines", "step", "jar s", "by hand s", "times", "jar CPU s", "by hand CPU s", "CPU times",
         "jar peak MiB", "by hand peak MiB", "same"],
    )  # fmt: skip
    for lines in LINES:
        orders = int(lines / smaller / LINES_PER_ORDER)
        rounds = 1 if lines == LINES[-1] else ROUNDS
        with Shop(orders, FOLDER / "load") as shop:
            with screen.step(f"A lake of {lines // smaller:,} order lines"):
                for head in ("orders", *SMALL_HEADS):
                    shop.extract(head)
            with screen.step(f"Load and build of {lines // smaller:,} order lines"):
                costs, same = in_rounds(shop, rounds, loads_by_hand=True)
        for step in ("load", "build"):
            mine, hand = costs[step], costs[f"{step} by hand"]
            section.row(
                f"{lines // smaller:,}", step, best(mine), best(hand), ratio(mine, hand), cpu(mine), cpu(hand),
                f"{cpu_ratio(mine, hand):.2f}", peak(mine), peak(hand),
                "" if step == "load" else "yes" if same else "NO",
            )  # fmt: skip
            if lines == LINES[-1]:
                times = cpu_ratio(mine, hand)
                section.verdict(
                    f"{step}: {times:.2f} times by hand, by CPU", times <= AIM, f"{AIM} times"
                )
    return section


def in_rounds(ground: Ground, rounds: int, *, loads_by_hand: bool) -> tuple[Costs, bool]:
    """Loads the lake and builds the star, and builds it by hand of a copy of the same staging."""
    costs: Costs = {"load": [], "build": [], "build by hand": [], "load by hand": []}
    mine = ground.folder / "warehouse.duckdb"
    staged = ground.folder / "staged.duckdb"
    hand = ground.folder / "hand.duckdb"
    lake = ground.folder / "lake" / "woocommerce"
    for _ in range(rounds):
        ground.without_warehouse()
        if loads_by_hand:
            costs["load by hand"].append(ground.sql(SQL / "load.sql", str(hand), lake=lake))
        ground.task("migrate-warehouse")
        costs["load"].append(ground.task("load-staging"))
        shutil.copy(mine, staged)
        costs["build"].append(ground.task("build-marts", "--build", "bench"))
        costs["build by hand"].append(
            ground.sql(
                SQL / "build.sql", str(staged), out="by_hand", rules=SCHEMA / "rules", zone=ZONE,
                currency="USD", week_start="1", fiscal_start="1", sources=ground.sources(),
            )
        )  # fmt: skip
    ground.sql(_comparison(ground.folder / "same.sql", mine), str(staged))
    return costs, ground.answer() == "0"


def _comparison(script: Path, mine: Path) -> Path:
    """A script that counts the rows of all tables that only one of both stars has."""
    differences = []
    for ddl in sorted((SCHEMA / "marts").glob("*.sql")):
        columns = ", ".join(re.findall(r"^  (\w+) +\w", ddl.read_text(), re.MULTILINE))
        if ddl.stem not in ("build_stamp", "sales_movement"):
            one, other = (
                f"from {schema}.{ddl.stem} select {columns}"
                for schema in ("by_hand", "jar.marts_bench")
            )
            differences += [f"({one} except all {other})", f"({other} except all {one})"]
    counts = " + ".join(f"(from {difference} select count(*))" for difference in differences)
    script.write_text(f"attach '{mine}' as jar (read_only);\nselect {counts};\n")
    return script
