"""Runs the whole line on this machine and proves its figures: `make demo`.

Builds the jars, starts the storefront (a simulated shop and till), runs the real Airflow DAG over
the whole history and then over one more day, and compares the published marts with the
storefront's truth. Everything it makes lies in one folder; everything it starts it stops.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "build" / "dist"
TESTING = ROOT / "build" / "testing"
ZONE = "America/New_York"
TIMETABLE_HOUR = 3
LAST_LINES = 25
HEARTBEAT_SECONDS = 10.0


class Failed(Exception):
    """A step did not succeed; its text is for the person at the terminal."""


@dataclass
class Screen:
    """Prints the steps: on a terminal the running one ticks, elsewhere it is repeated now and then."""

    seconds: dict[str, float] = field(default_factory=dict)
    _number: int = 0

    @contextmanager
    def step(self, name: str, title: str, *, ticks: bool = True) -> Iterator[Callable[[str], None]]:
        """One step; the yielded function tells what it is doing just now."""
        self._number += 1
        label = f"[{self._number}] {title}"
        began = time.monotonic()
        doing = [""]
        done = threading.Event()
        if not ticks:
            print(label, flush=True)
        ticker = threading.Thread(target=self._tick, args=(label, began, doing, done), daemon=True)
        if ticks:
            ticker.start()
        try:
            yield lambda text: doing.__setitem__(0, text or doing[0])
        finally:
            done.set()
            if ticks:
                ticker.join()
            self.seconds[name] = round(time.monotonic() - began, 1)
            clear = "\r\x1b[K" if ticks and sys.stdout.isatty() else ""
            if ticks:
                print(f"{clear}{label:<62} {self.seconds[name]:6.1f} s", flush=True)

    def _tick(self, label: str, began: float, doing: list[str], done: threading.Event) -> None:
        moves = sys.stdout.isatty()
        if not moves:
            print(f"{label} ...", flush=True)
        while not done.wait(0.25 if moves else HEARTBEAT_SECONDS):
            elapsed = time.monotonic() - began
            if moves:
                print(f"\r\x1b[K{label} {elapsed:4.0f} s  {doing[0]}"[:110], end="", flush=True)
            else:
                print(f"    {elapsed:4.0f} s  {doing[0]}".rstrip(), flush=True)


def main() -> int:
    options = _options()
    screen = Screen()
    folder = options.folder.resolve()
    try:
        _run(options, folder, screen)
    except Failed as failure:
        print(f"\nThe demo failed: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted; everything that ran has been stopped.", file=sys.stderr)
        return 130
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, prog="infra/local/demo")
    parser.add_argument("--days", type=int, default=400, help="days of business (default: 400)")
    parser.add_argument(
        "--start", type=date.fromisoformat, default=date(2025, 10, 16), help="first day of business"
    )
    parser.add_argument("--seed", type=int, default=7, help="another seed is another business")
    parser.add_argument(
        "--folder", type=Path, default=ROOT / "build" / "demo", help="where to (emptied first)"
    )
    return parser.parse_args()


def _run(options: argparse.Namespace, folder: Path, screen: Screen) -> None:
    print(
        f"Countinghouse demo: {options.days} days of a bakery and workshop, sold in a WooCommerce shop\n"
        f"and over a Square till, through Airflow into audited marts. Everything stays in {_shown(folder)}.\n"
    )
    logs = _emptied(folder) / "logs"
    logs.mkdir()
    with screen.step("build", "Build the task jars (the first time downloads 200 MB)") as doing:
        _build(logs / "build.log", doing)
    with screen.step(
        "airflow", "Make Airflow's environment (the first time downloads 300 MB)"
    ) as doing:
        _call(
            [str(ROOT / "infra" / "local" / "airflow-environment")],
            logs / "airflow-environment.log",
            doing,
        )
    java = _java()
    last_day = options.start + timedelta(days=options.days - 1)
    truth = folder / "truth"
    with screen.step("storefront", f"Open the shop and the till: {options.start} to {last_day}"):
        shop = _Storefront.open(java, options, truth, logs / "storefront.log")
    with shop:
        environment = _environment(shop, options, folder)
        for number, day in enumerate((last_day, last_day + timedelta(days=1))):
            whole = number == 0
            title = (
                f"Airflow: the whole history, {options.days} days"
                if whole
                else f"Airflow: one more day, {day}"
            )
            now = datetime.combine(
                day + timedelta(days=1), wall_time(TIMETABLE_HOUR), ZoneInfo(ZONE)
            ).astimezone(UTC)
            shop.clock(now)
            with screen.step("history" if whole else "next_day", title, ticks=False):
                _airflow(folder, environment, now)
    print()
    _audit(java, folder, truth, screen.seconds)
    print(
        f"\nLook around: {_shown(folder)}/marts.duckdb holds the marts, lake/ the Parquet, logs/ what was said."
    )


def _emptied(folder: Path) -> Path:
    """The folder, with what an earlier demo left in it removed, and nothing else."""
    if folder.exists() and any(folder.iterdir()) and not (folder / "logs").exists():
        raise Failed(f"{folder} holds something that no demo made. Name an empty folder.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _build(log: Path, doing: Callable[[str], None]) -> None:
    if shutil.which("mvn") is None:
        raise Failed("there is no mvn. Install Maven 3.8 or newer (for example the package maven).")
    command = ["mvn", "-B", "-ntp", "-Dquick", "-DskipTests", "package"]
    environment = {**os.environ, "JAVA_HOME": str(_java().parents[1])}
    _call(
        command,
        log,
        lambda line: doing(_module(line)),
        environment,
    )
    doing("recording what each task loads")
    _call([str(ROOT / "infra" / "local" / "record-starts")], log.with_name("record-starts.log"), doing)


def _module(line: str) -> str:
    """Which module Maven is at, when the line says so: `Building lake 0.1.0  [5/18]`."""
    found = re.search(r"Building (\S+) \S+ +\[(\d+)/(\d+)\]", line)
    return f"{found[1]} ({found[2]} of {found[3]})" if found else ""


def _java() -> Path:
    found = subprocess.run(
        [ROOT / "infra" / "launcher" / "countinghouse", "--java-home"],
        capture_output=True,
        text=True,
        check=False,
    )
    if found.returncode != 0:
        raise Failed(found.stderr.strip())
    return Path(found.stdout.strip()) / "bin" / "java"


def _call(
    command: list[str],
    log: Path,
    heard: Callable[[str], None],
    environment: dict[str, str] | None = None,
) -> None:
    with log.open("w") as file:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for line in process.stdout or ():
            file.write(line)
            heard(line.strip())
    if process.wait() != 0:
        last = "".join(log.read_text().splitlines(keepends=True)[-LAST_LINES:])
        raise Failed(f"`{' '.join(command)}` ended with {process.returncode}:\n{last}")


@dataclass(frozen=True)
class _Storefront:
    """The running storefront."""

    process: subprocess.Popen[bytes]
    ready: dict[str, str]

    @classmethod
    def open(cls, java: Path, options: argparse.Namespace, truth: Path, log: Path) -> _Storefront:
        ready_file = log.with_name("storefront.json")
        command = [
            str(java), "-Xmx768m", "-jar", str(TESTING / "storefront.jar"),
            "--seed", str(options.seed), "--start", str(options.start), "--days", str(options.days),
            "--port", "0", "--truth", str(truth), "--ready-file", str(ready_file),
        ]  # fmt: skip
        with log.open("w") as file:
            process = subprocess.Popen(
                command, stdout=file, stderr=subprocess.STDOUT, start_new_session=True
            )
        while not ready_file.exists():
            if process.poll() is not None:
                raise Failed(f"the storefront did not start:\n{log.read_text()}")
            time.sleep(0.1)
        return cls(process, json.loads(ready_file.read_text()))

    def clock(self, now: datetime) -> None:
        """Plays the business up to an instant."""
        address = (
            self.ready["woocommerce_url"].split("/wp-json")[0].rstrip("/") + "/storefront/clock"
        )
        body = json.dumps({"now": _instant(now)}).encode()
        request = urllib.request.Request(
            address, body, {"Content-Type": "application/json"}, method="POST"
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            answer.read()

    def __enter__(self) -> _Storefront:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def _environment(shop: _Storefront, options: argparse.Namespace, folder: Path) -> dict[str, str]:
    """The settings of the tasks; `airflow-run` makes Airflow connections of them."""
    return {
        **os.environ,
        "COUNTINGHOUSE_DIST": str(DIST),
        "COUNTINGHOUSE_LAKE": (folder / "lake").as_uri(),
        "COUNTINGHOUSE_WAREHOUSE": f"jdbc:duckdb:{folder / 'warehouse.duckdb'}",
        "COUNTINGHOUSE_WOOCOMMERCE_URL": shop.ready["woocommerce_url"],
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_KEY": shop.ready["consumer_key"],
        "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET": shop.ready["consumer_secret"],
        "COUNTINGHOUSE_SQUARE_URL": shop.ready["square_url"],
        "COUNTINGHOUSE_SQUARE_ACCESS_TOKEN": shop.ready["square_access_token"],
        "COUNTINGHOUSE_START": str(options.start),
        "COUNTINGHOUSE_TIMEZONE": ZONE,
        "COUNTINGHOUSE_CURRENCY": "USD",
    }


def _airflow(folder: Path, environment: dict[str, str], now: datetime) -> None:
    """One run of the DAG whose interval ends now; the tasks' clock stands at that instant."""
    command = [
        ROOT / "infra/local/airflow-run",
        "--home",
        folder / "airflow",
        "daily_warehouse",
        _instant(now),
    ]
    process = subprocess.run(
        command, env={**environment, "COUNTINGHOUSE_NOW": _instant(now)}, check=False
    )
    if process.returncode != 0:
        raise Failed("the DAG run did not succeed; the lines above name the task and the log.")


def _audit(java: Path, folder: Path, truth: Path, seconds: dict[str, float]) -> None:
    command = [java, "-jar", TESTING / "truth-audit.jar", "--truth", truth, "--marts", folder / "marts.duckdb",
               "--summary", folder / "summary.json",
               "--checks", max(folder.glob("airflow/runs/*/check.json"))]  # fmt: skip
    for step, value in seconds.items():
        command += ["--seconds", f"{step}={value}"]
    if subprocess.run(command, check=False).returncode != 0:
        raise Failed("the marts differ from the truth (above).")


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


if __name__ == "__main__":
    sys.exit(main())
