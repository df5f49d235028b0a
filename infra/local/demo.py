"""Runs the whole line on this machine and proves its figures: `make demo`.

Builds the jars, starts the storefront (a simulated shop and till), runs the real Airflow DAG over
the whole history and then over one more day, and compares the published marts with the
storefront's truth. Everything it makes lies in one folder; everything it starts it stops.

With `--engine emulator` the lake is in an emulated S3 and the warehouse an emulated Snowflake.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from pathlib import Path
from zoneinfo import ZoneInfo

import interruption
from build_steps import (
    DIST,
    ROOT,
    TESTING,
    build_jars,
    demand_maven,
    emptied,
    java,
    make_airflow_environment,
    make_workbook_environment,
    shown,
)
from command_line import Parser, whole_number
from emulated_cloud import EmulatedCloud
from one_at_a_time import one_at_a_time
from screen import Failed, Screen
from storefront import MOST_DAYS, ZONE, Business, Storefront, instant

TIMETABLE_HOUR = 3
DAYS_PLAYED = 2
"""Runs of the DAG: the whole history, and one more day."""
_TWO_MONTHS = 62

DAYS = {"duckdb": 400, "emulator": 30}
"""Of business, by engine: the emulator is a test's stand-in, and takes its time."""

_LOOK_AROUND = {
    "duckdb": "marts.duckdb holds the marts, lake/ the Parquet, logs/ what was said.",
    "emulator": "marts.duckdb is a copy of the marts, logs/ what was said; lake and warehouse were "
    "in memory and are gone.",
}


class Steps:
    """Numbers the steps and keeps how long each took."""

    def __init__(self, screen: Screen) -> None:
        self.seconds: dict[str, float] = {}
        self._screen = screen

    @contextmanager
    def step(
        self, name: str, title: str, *, tells_itself: bool = False
    ) -> Iterator[Callable[[str], None]]:
        """One step; one that tells of itself gets a title only."""
        began = time.monotonic()
        title = f"[{len(self.seconds) + 1}] {title}"
        try:
            if tells_itself:
                self._screen.say(title)
                yield lambda _: None
            else:
                with self._screen.step(title) as doing:
                    yield doing
        finally:
            self.seconds[name] = round(time.monotonic() - began, 1)


def main() -> int:
    options = _options()
    interruption.heed()
    try:
        folder = options.folder.resolve()
        with one_at_a_time(folder):
            _run(options, folder, Steps(Screen()))
    except Failed as failure:
        print(f"\nThe demo failed: {failure}", file=sys.stderr)
        return 1
    except interruption.Interrupted as end:
        print("\nInterrupted; everything that ran has been stopped.", file=sys.stderr)
        return end.exit_code
    return 0


def _options() -> argparse.Namespace:
    parser = Parser(description=__doc__, prog="infra/local/demo")
    parser.add_argument("--engine", choices=DAYS, default="duckdb", help="default: duckdb")
    parser.add_argument(
        "--days",
        type=whole_number(1, MOST_DAYS),
        help=f"days of business (default: {DAYS['duckdb']}, emulator: {DAYS['emulator']})",
    )
    parser.add_argument(
        "--start", type=date.fromisoformat, default=date(2025, 10, 16), help="first day of business"
    )
    parser.add_argument("--seed", type=int, default=7, help="another seed is another business")
    parser.add_argument(
        "--folder", type=Path, default=ROOT / "build" / "demo", help="where to (emptied first)"
    )
    parser.add_argument(
        "--as-built", action="store_true", help="take the jars of build/dist as they are"
    )
    options = parser.parse_args()
    options.days = options.days or DAYS[options.engine]
    return options


def _run(options: argparse.Namespace, folder: Path, steps: Steps) -> None:
    print(
        f"Countinghouse demo: {options.days} days of a bakery and workshop, sold in a WooCommerce shop\n"
        f"and over a Square till, through Airflow into audited marts. Everything stays in {shown(folder)}.\n"
    )
    demand_maven()
    logs = emptied(folder, "logs") / "logs"
    emulated = options.engine == "emulator"
    if not options.as_built:
        with steps.step("build", "Build the task jars (the first time downloads 200 MB)") as doing:
            build_jars(logs / "build.log", doing)
    with steps.step(
        "airflow", "Make Airflow's environment and Tableau's (the first time downloads 500 MB)"
    ) as doing:
        make_airflow_environment(logs / "airflow-environment.log", doing)
        has_hyper = make_workbook_environment(logs / "workbook-environment.log", doing)
    with ExitStack() as running:
        cloud = running.enter_context(EmulatedCloud(java(), folder)) if emulated else None
        if cloud:
            with steps.step("cloud", "Start an emulated S3 and an emulated Snowflake") as doing:
                cloud.start(doing)
        _play(options, folder, steps, cloud)
        print()
        _audit(folder, steps.seconds, cloud)
    if has_hyper and not emulated:
        _no_empty_sheets(folder, options.days)
    _show(folder, workbook=has_hyper and not emulated)
    print(
        f"Look around: {shown(folder)}/{_LOOK_AROUND[options.engine]}\n"
        "In Airflow's own user interface: make up"
    )


def _no_empty_sheets(folder: Path, days: int) -> None:
    """A sheet without anything is a slip of its filter, once history holds a month that is over.

    Raises:
        Failed: when one shows nothing.
    """
    for report in folder.glob("airflow/runs/*/workbook.json"):
        empty = json.loads(report.read_text(encoding="utf-8"))["details"]["empty_sheets"]
        if empty and days >= _TWO_MONTHS:
            raise Failed(
                f"{empty} sheets of the workbook show nothing; the task workbook warns which"
                f" ({shown(report)})."
            )


def _show(folder: Path, *, workbook: bool) -> None:
    """Names what people open.

    Raises:
        Failed: when the last run did not make it; the DAG run itself is content without.
    """
    made = {"report, in a browser": ("report", folder / "reports" / "latest.html")}
    if workbook:
        made["workbook, in Tableau"] = ("workbook", folder / "workbooks" / "latest.twbx")
    for task, file in made.values():
        days = list(folder.glob(f"airflow/runs/*/{task}.json"))
        if len(days) != DAYS_PLAYED or not file.exists():
            raise Failed(
                f"{shown(file)} was not made by each run; the task {task} says why (above)."
            )
    print("\nOpen")
    for name, (_, file) in made.items():
        print(f"  {name + ':':<22} {shown(file)}")
    print(f"  {'what a column means:':<22} docs/reference/data-dictionary.html\n")


def _play(
    options: argparse.Namespace, folder: Path, steps: Steps, cloud: EmulatedCloud | None
) -> None:
    """The history and one more day, through the DAG."""
    last_day = options.start + timedelta(days=options.days - 1)
    business = Business(options.start, options.days, options.seed)
    with Storefront(java(), business, folder) as shop:
        with steps.step("storefront", f"Open the shop and the till: {options.start} to {last_day}"):
            shop.wait_until_ready()
        settings = {**os.environ, **shop.settings(), "COUNTINGHOUSE_DIST": str(DIST)}
        settings |= cloud.settings() if cloud else {}
        history = f"Airflow: the whole history, {options.days} days"
        next_day = last_day + timedelta(days=1)
        for name, title, day in (
            ("history", history, last_day),
            ("next_day", f"Airflow: one more day, {next_day}", next_day),
        ):
            now = _timetable(day + timedelta(days=1))
            shop.clock(now)
            with steps.step(name, title, tells_itself=True):
                _airflow(folder, settings, now)


def _timetable(day: date) -> datetime:
    """When the DAG runs on a day."""
    return datetime.combine(day, wall_time(TIMETABLE_HOUR), ZoneInfo(ZONE)).astimezone(UTC)


def _airflow(folder: Path, settings: Mapping[str, str], now: datetime) -> None:
    """One run of the DAG whose interval ends now; the tasks' clock stands at that instant."""
    command = [
        ROOT / "infra/local/airflow-run",
        "--home",
        folder / "airflow",
        "daily_warehouse",
        instant(now),
    ]
    variables = {**settings, "COUNTINGHOUSE_NOW": instant(now)}
    with subprocess.Popen(command, env=variables) as process:
        try:
            process.wait()
        except interruption.Interrupted:
            process.terminate()  # it ends the run, which `kill` would let go on
            raise
    if process.returncode != 0:
        raise Failed("the DAG run did not succeed; the lines above name the task and the log.")


def _audit(folder: Path, seconds: dict[str, float], cloud: EmulatedCloud | None) -> None:
    command = [java(), "-Duser.timezone=UTC", "-jar", TESTING / "truth-audit.jar", "--truth", folder / "truth",
               "--marts", folder / "marts.duckdb", "--summary", folder / "summary.json",
               "--checks", max(folder.glob("airflow/runs/*/check.json"))]  # fmt: skip
    for step, value in seconds.items():
        command += ["--seconds", f"{step}={value}"]
    environment = dict(os.environ)
    if cloud:
        command += ["--copy-from-warehouse"]
        environment |= cloud.reader()
    if subprocess.run(command, env=environment, check=False).returncode != 0:
        raise Failed("the marts differ from the truth, or cannot be read (above).")


if __name__ == "__main__":
    sys.exit(main())
