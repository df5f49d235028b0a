"""What a day of Countinghouse costs on Snowflake, computed: nothing here was read off a bill.

    infra/snowflake/cost.py             prints the tables
    infra/snowflake/cost.py --write     puts them into docs/reference/snowflake-cost.md

A warehouse is paid by the second while it is awake, at least 60 seconds each time it wakes, and it
stays awake `auto_suspend` seconds after its last statement. So a time awake is
`max(60, busy + auto_suspend)` seconds, and a day is the sum of them. How often it wakes matters more
than how long it works.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "snowflake-cost.md"
LEAST = 60
"""Seconds that are paid for each time a warehouse wakes."""
CREDITS_AN_HOUR = 1
"""Of an XS warehouse."""
PRICES = {"Standard": 2.0, "Enterprise": 3.0, "Business Critical": 4.0}
"""US dollars a credit, on demand, AWS in the US."""
DAYS = 30
RESULTS_A_RULE = 6
"""A rule is asked of each table that it fits: some 240 results of 44 files in `make demo`."""


@dataclass(frozen=True)
class Station:
    """A task of the daily run: how many statements need the warehouse, and how long each takes."""

    name: str
    statements: int
    seconds_each: float

    @property
    def busy(self) -> float:
        """Seconds of work."""
        return self.statements * self.seconds_each


@dataclass(frozen=True)
class Readers:
    """How people use the marts: how often they wake the warehouse, and for how much work."""

    name: str
    awakenings: int
    busy: float


def stations() -> list[Station]:
    """The daily run. The counts are of the repository's files; the seconds are assumed."""
    schema = ROOT / "warehouse-schema"
    tables = len(list((schema / "marts").glob("*.sql"))) + len(
        list((schema / "conformed").glob("*.sql"))
    )
    entities = sum(
        len(re.findall(r"^create .*\btable ", it.read_text(), re.MULTILINE))
        for it in (schema / "staging").glob("*.sql")
    )
    rules = len(list((ROOT / "sql" / "checks").glob("*.sql"))) + len(
        list((ROOT / "sql" / "reconcile").glob("*.sql"))
    )
    questions = ROOT / "tasks/make-report/src/main/resources/countinghouse/makereport/sql"
    return [
        Station("migrate", 5, 0.5),
        Station("load", entities * 3, 1.0),
        Station("build", tables, 2.0),
        Station("check", rules * RESULTS_A_RULE, 0.3),
        Station("publish", 5, 0.5),
        Station("report", len(list(questions.glob("*.sql"))) + 5, 0.5),
    ]


READERS = [
    Readers("nobody looks", 0, 0),
    Readers("one extract refreshed each morning", 1, 120),
    Readers("ten times a day somebody looks", 10, 20),
    Readers("live dashboards all day", 60, 20),
]


def awake(busy: float, auto_suspend: int) -> float:
    """Seconds that one time awake is paid for."""
    return max(LEAST, busy + auto_suspend)


def line_seconds(auto_suspend: int) -> float:
    """Seconds a day of the load warehouse.

    Migrate wakes it, then the sources are read for minutes without it; load to report follow each
    other within seconds, and wake it once.
    """
    first, *rest = stations()
    return awake(first.busy, auto_suspend) + awake(sum(it.busy for it in rest), auto_suspend)


def reader_seconds(readers: Readers, auto_suspend: int) -> float:
    """Seconds a day of the BI warehouse."""
    return readers.awakenings * awake(readers.busy, auto_suspend)


def credits_of(seconds: float) -> float:
    """Credits of an XS warehouse that is awake so long."""
    return seconds / 3600 * CREDITS_AN_HOUR


def auto_suspend_of(warehouse: str) -> int:
    """What the bootstrap sets, so that the page cannot tell of something else."""
    text = (ROOT / "infra" / "snowflake" / "02-warehouses.sql").read_text()
    found = re.search(rf"alter warehouse {warehouse} set.*?auto_suspend = (\d+)", text, re.DOTALL)
    if found is None:
        raise LookupError(f"no auto_suspend of {warehouse}")
    return int(found[1])


def tables() -> str:
    """Everything that is computed, as Markdown."""
    load, bi = auto_suspend_of("countinghouse_load"), auto_suspend_of("countinghouse_bi")
    return "\n".join([*_line(load), "", *_day(load, bi), "", *_suspend()])


def _line(auto_suspend: int) -> list[str]:
    rows = ["| station | statements | seconds each (assumed) | busy |", "|---|--:|--:|--:|"]
    rows += [
        f"| {it.name} | {it.statements} | {it.seconds_each} | {it.busy:.0f} s |"
        for it in stations()
    ]
    seconds = line_seconds(auto_suspend)
    rows.append(
        f"| **a daily run, awake twice** | | | **{seconds:.0f} s = {credits_of(seconds):.3f} credits** |"
    )
    return rows


def _day(load: int, bi: int) -> list[str]:
    rows = [
        f"| a day of `daily_warehouse`, and … | awake | credits a day | credits in {DAYS} days | "
        + " | ".join(f"{name}, {price:.0f} $ a credit" for name, price in PRICES.items())
        + " |",
        "|---|--:|--:|--:|" + "--:|" * len(PRICES),
    ]
    for readers in READERS:
        seconds = line_seconds(load) + reader_seconds(readers, bi)
        month = credits_of(seconds) * DAYS
        money = " | ".join(f"{month * price:.2f} $" for price in PRICES.values())
        rows.append(
            f"| {readers.name} | {seconds:.0f} s | {credits_of(seconds):.3f} | {month:.1f} | {money} |"
        )
    return rows


def _suspend() -> list[str]:
    readers = READERS[2]
    rows = ["| auto_suspend | the daily run | " + readers.name + " |", "|--:|--:|--:|"]
    for seconds in (30, 60, 300, 600):
        line, seen = credits_of(line_seconds(seconds)), credits_of(reader_seconds(readers, seconds))
        rows.append(
            f"| {seconds} s | {line * DAYS:.1f} credits in {DAYS} days | {seen * DAYS:.1f} |"
        )
    return rows


def with_tables(page: str) -> str:
    """The page with its computed part made anew."""
    before, rest = page.split("<!-- computed -->\n")
    after = rest.split("<!-- end -->")[1]
    return f"{before}<!-- computed -->\n{tables()}\n<!-- end -->{after}"


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(with_tables(PAGE.read_text()))
    else:
        print(tables())
