"""Measures what the jars cost against what one would use instead: `make bench`.

Every figure is a ratio of runs that took turns on the same machine. The tables are printed and kept
in docs/reference/performance.md, section by section, so that one section can be measured alone.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from bench_page import Section, machine, write_page
from bench_shop import SMALL_HEADS, Shop
from build_steps import ROOT, build_jars, shown
from measured import Cost, run
from screen import Failed, Screen

FOLDER = ROOT / "build" / "bench"
SQL = ROOT / "tasks" / "testing" / "bench" / "sql"
LINES_PER_ORDER = 1.95
LINES = (10_000, 100_000, 1_000_000)
FLOOR_ROUNDS = 10
ROUNDS = 3
FLOOR_AIM = 0.5
MEMORY_AIM = 256
SPEED_AIM = 1.2


def start_up(screen: Screen, smaller: int) -> Section:
    """What a task costs that has nothing to do, against the same jar without the launcher."""
    del smaller  # there is nothing to make smaller
    section = Section(
        "Start-up",
        "A task that has nothing to do: it opens the warehouse, asks, and ends. `countinghouse TASK` (class archive, "
        "first compiler, serial collector) against `java -jar TASK.jar`, in turns.",
        ["task", "best s", "median s", "CPU s", "`java -jar` best s", "median s", "CPU s", "times"],
    )
    with Shop(200, FOLDER / "start-up") as shop:
        _line(shop)
        for task, *options in (
            ("load-staging",),
            ("build-marts", "--build", "bench"),
            ("publish-marts", "--build", "bench"),
            ("migrate-warehouse",),
            ("extract-woocommerce", "--check"),
        ):
            with screen.step(f"Start-up of {task}"):
                mine, plain = _in_turns(
                    FLOOR_ROUNDS,
                    lambda t=task, o=options: shop.task(t, *o),
                    lambda t=task, o=options: shop.plain(t, *o),
                )
            section.row(
                task,
                _best(mine),
                _median(mine),
                _cpu(mine),
                _best(plain),
                _median(plain),
                _cpu(plain),
                _ratio(mine, plain),
            )
            if task == "load-staging":
                section.verdict(
                    f"Task floor {_best(mine)} s, median {_median(mine)} s", float(_best(mine)) <= FLOOR_AIM,
                    f"{FLOOR_AIM} s",
                )  # fmt: skip
    return section


def extraction(screen: Screen, smaller: int) -> Section:
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
        best = min(cost.seconds for cost in mine)
        section.row(
            title, _best(mine), _median(mine), _cpu(mine),
            f"{max(c.peak_mib for c in mine):.0f}", f"{orders / best:,.0f}", _ratio(costs["jar"], mine),
        )  # fmt: skip
    return section


def memory(screen: Screen, smaller: int) -> Section:
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
    section.verdict(f"At most {peak:.0f} MiB", peak <= MEMORY_AIM, f"{MEMORY_AIM} MiB, flat")
    return section


def load_and_build(screen: Screen, smaller: int) -> Section:
    """Lake to staging to marts, against SQL written by hand in DuckDB."""
    section = Section(
        "Load and build",
        "From the same Parquet, each in a process of its own that starts with an empty DuckDB file. By hand: "
        "[`load.sql`](../../tasks/testing/bench/sql/load.sql) and "
        "[`build.sql`](../../tasks/testing/bench/sql/build.sql), what an expert would write for one evening: the "
        "last read of each order, six tables; then five tables of a star. The jars keep versions, join customers by "
        "what they share, keep history, and fill every table of the star. *Same* compares the number of sales lines "
        "and their net sales.",
        [
            "order lines",
            "step",
            "jar s",
            "by hand s",
            "times",
            "jar CPU s",
            "by hand CPU s",
            "jar peak MiB",
            "same",
        ],
    )
    for lines in LINES:
        orders = int(lines / smaller / LINES_PER_ORDER)
        rounds = 1 if lines == LINES[-1] else ROUNDS
        with Shop(orders, FOLDER / "load") as shop:
            with screen.step(f"A lake of {lines // smaller:,} order lines"):
                for head in ("orders", *SMALL_HEADS):
                    shop.extract(head)
            with screen.step(f"Load and build of {lines // smaller:,} order lines"):
                costs, same = _loads(shop, rounds)
        for step, wanted in (("load", SPEED_AIM), ("build", SPEED_AIM)):
            mine, hand = costs[step], costs[f"{step} by hand"]
            section.row(
                f"{lines // smaller:,}", step, _best(mine), _best(hand), _ratio(mine, hand),
                _cpu(mine), _cpu(hand),
                f"{max(c.peak_mib for c in mine):.0f}", "yes" if same else "NO",
            )  # fmt: skip
            if lines == LINES[-1]:
                ratio = min(c.seconds for c in mine) / min(c.seconds for c in hand)
                section.verdict(
                    f"{step}: {ratio:.1f} times by hand", ratio <= wanted, f"{wanted} times"
                )
    return section


def _loads(shop: Shop, rounds: int) -> tuple[dict[str, list[Cost]], bool]:
    costs: dict[str, list[Cost]] = {
        "load": [],
        "build": [],
        "load by hand": [],
        "build by hand": [],
    }
    hand = shop.folder / "hand.duckdb"
    mine = shop.folder / "warehouse.duckdb"
    answers: list[str] = []
    for _ in range(rounds):
        shop.without_warehouse()
        shop.task("migrate-warehouse")
        costs["load"].append(shop.task("load-staging"))
        costs["build"].append(shop.task("build-marts", "--build", "bench"))
        lake = shop.folder / "lake" / "woocommerce"
        costs["load by hand"].append(shop.sql(SQL / "load.sql", str(hand), lake=lake))
        costs["build by hand"].append(
            shop.sql(SQL / "build.sql", str(hand), zone="America/New_York")
        )
        answers = []
        for database, table in ((hand, "fct_sales_line"), (mine, "marts_bench.fct_sales_line")):
            shop.sql(SQL / "totals.sql", str(database), table=table)
            answers.append(shop.answer())
    return costs, answers[0] == answers[1]


def daily(screen: Screen, smaller: int) -> Section:
    """A daily run through Airflow, and how much of it is Airflow's own."""
    days = 45
    section = Section(
        "The daily run",
        f"One more day after {days} (about 40 shop and till orders), through the real Airflow DAG: 22 tasks. A task's "
        "jar is what its run report says; what no jar covers is Airflow: starting, scheduling, a process per task.",
        ["run", "wall s", "jars, side by side s", "jars, summed s", "Airflow's share"],
    )
    folder = FOLDER / "line"
    with screen.step(f"A line of {days} days through Airflow"):
        demo = ROOT / "infra" / "local" / "demo"
        run(
            [demo, "--days", str(days // smaller or 2), "--folder", folder],
            os.environ,
            FOLDER / "line.log",
        )
    seconds = json.loads((folder / "summary.json").read_text())["seconds"]
    runs = sorted(path for path in (folder / "airflow" / "runs").iterdir() if path.is_dir())
    for title, step, reports in zip(
        ("whole history", "one more day"), ("history", "next_day"), runs, strict=False
    ):
        spans = _spans(reports)
        covered = _union(spans)
        summed = sum((end - begin).total_seconds() for begin, end in spans)
        section.row(
            title, f"{seconds[step]:.1f}", f"{covered:.1f}", f"{summed:.1f}", f"{1 - covered / seconds[step]:.0%}",
        )  # fmt: skip
    return section


def _spans(reports: Path) -> list[tuple[datetime, datetime]]:
    spans = []
    for file in reports.glob("*.json"):
        report = json.loads(file.read_text())
        if "started_at" in report:
            begin = datetime.fromisoformat(report["started_at"])
            spans.append((begin, begin + timedelta(seconds=report["seconds"])))
    return sorted(spans)


def _union(spans: list[tuple[datetime, datetime]]) -> float:
    """Seconds in which at least one of them ran."""
    covered, reached = 0.0, None
    for begin, end in spans:
        start = begin if reached is None else max(begin, reached)
        covered += max(0.0, (end - start).total_seconds())
        reached = end if reached is None else max(reached, end)
    return covered


def _line(shop: Shop) -> None:
    """From the shop to published marts."""
    for head in ("orders", *SMALL_HEADS):
        shop.extract(head)
    shop.task("migrate-warehouse")
    shop.task("load-staging")
    for task in ("build-marts", "check-marts", "publish-marts"):
        shop.task(task, "--build", "bench")


def _in_turns(
    rounds: int, one: Callable[[], Cost], other: Callable[[], Cost]
) -> tuple[list[Cost], list[Cost]]:
    pairs = [(one(), other()) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _best(costs: list[Cost]) -> str:
    return f"{min(cost.seconds for cost in costs):.2f}"


def _median(costs: list[Cost]) -> str:
    return f"{statistics.median(cost.seconds for cost in costs):.2f}"


def _cpu(costs: list[Cost]) -> str:
    return f"{min(cost.cpu_seconds for cost in costs):.2f}"


def _ratio(mine: list[Cost], other: list[Cost]) -> str:
    return f"{min(c.seconds for c in mine) / min(c.seconds for c in other):.2f}"


SECTIONS: dict[str, Callable[[Screen, int], Section]] = {
    "startup": start_up,
    "extraction": extraction,
    "memory": memory,
    "load": load_and_build,
    "daily": daily,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, prog="infra/local/bench")
    parser.add_argument(
        "--only", choices=SECTIONS, action="append", help="one section; may be repeated"
    )
    parser.add_argument(
        "--smaller",
        type=int,
        default=1,
        metavar="N",
        help="so many times less, to try it out; changes no page",
    )
    parser.add_argument("--built", action="store_true", help="measure what is built already")
    options = parser.parse_args()
    screen = Screen()
    try:
        FOLDER.mkdir(parents=True, exist_ok=True)
        if not options.built:
            with screen.step("Build the task jars") as doing:
                build_jars(FOLDER / "build.log", doing)
        where = machine()
        screen.say(where)
        for name in options.only or SECTIONS:
            section = SECTIONS[name](screen, options.smaller)
            screen.say(section.text())
            if options.smaller == 1:
                screen.say(f"Kept in {shown(write_page(name, section, where, list(SECTIONS)))}.\n")
    except Failed as failure:
        print(f"\nThe bench failed: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted; everything that ran has been stopped.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
