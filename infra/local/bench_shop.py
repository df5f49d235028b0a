"""What a bench reads, and the tasks run on it."""

from __future__ import annotations

import os
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

from build_steps import DIST, TESTING, java
from logged_process import LoggedProcess
from measured import Cost, run

PAGE = 100
NEW_PER_PAGE = PAGE - 1  # each page begins with the last order of the page before
STEP_SECONDS = 60
ZONE = "America/New_York"
SMALL_HEADS = ("products", "variations", "categories", "customers")
_FIRST_DAY = date(2024, 1, 1)
_BENCH_JAR = TESTING / "bench.jar"


class Ground:
    """A lake and a warehouse in a folder of their own, and tasks with their settings."""

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "lake").mkdir(parents=True)
        self.folder = folder
        self._java = java()
        self._environment: dict[str, str] = {}

    def settle(self, settings: dict[str, str]) -> None:
        """The settings of every task from now on."""
        theirs = {k: v for k, v in os.environ.items() if not k.startswith("COUNTINGHOUSE_")}
        self._environment = {**theirs, **settings, "JAVA_HOME": str(self._java.parents[1])}

    def sources(self) -> str:
        """The kinds of sources in use, with commas."""
        return self._environment.get("COUNTINGHOUSE_SOURCES", "woocommerce,square")

    def task(self, name: str, *options: str) -> Cost:
        """Runs a task as everybody does, through the launcher."""
        return run([DIST / "countinghouse", name, *options], self._environment, self._log(name))

    def plain(self, name: str, *options: str) -> Cost:
        """Runs the same jar without the launcher and what it knows."""
        command = [self._java, "-jar", DIST / f"{name}.jar", *options]
        return run(command, self._environment, self._log(name))

    def sql(self, script: Path, database: str = "", **values: Path | str) -> Cost:
        """Runs SQL written by hand in DuckDB; what it printed is in `answer()`."""
        command = [
            self._java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED", "-jar", _BENCH_JAR, "sql", "--database", database,
        ]  # fmt: skip
        for name, value in values.items():
            command += ["--set", f"{name}={value}"]
        return run([*command, script], self._environment, self._log("sql"))

    def answer(self) -> str:
        return self._log("sql").read_text().strip()

    def empty(self, name: str) -> Path:
        """A folder of the shop, made anew."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def without_warehouse(self) -> None:
        for file in self.folder.glob("*.duckdb*"):
            file.unlink()

    def _log(self, name: str) -> Path:
        return self.folder / f"{name}.log"


class Shop(Ground):
    """A served shop of so many orders, with a lake and a warehouse of its own, ended by `with`."""

    def __init__(self, orders: int, folder: Path) -> None:
        super().__init__(folder)
        (folder / "served").mkdir()
        self.orders = orders
        self._ready_file = folder / "ready.json"
        command = [
            str(self._java), "-XX:+UseSerialGC", "-Xmx256m", "-jar", str(_BENCH_JAR), "pages",
            "--orders", str(orders), "--start", str(_FIRST_DAY), "--step-seconds", str(STEP_SECONDS),
            "--folder", str(folder / "served"), "--ready-file", str(self._ready_file),
        ]  # fmt: skip
        self._process = LoggedProcess(command, os.environ, folder / "shop.log")
        self.url = ""

    def __enter__(self) -> Shop:
        ready = self._process.wait_for(self._ready_file)
        self.url = ready["woocommerce_url"]
        last = datetime.fromisoformat(ready["last_order"])
        self.until = (last + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        mine = {
            "COUNTINGHOUSE_LAKE": (self.folder / "lake").as_uri(),
            "COUNTINGHOUSE_WAREHOUSE": f"jdbc:duckdb:{self.folder / 'warehouse.duckdb'}",
            "COUNTINGHOUSE_WOOCOMMERCE_URL": self.url,
            "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_KEY": ready["consumer_key"],
            "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET": ready["consumer_secret"],
            "COUNTINGHOUSE_SOURCES": "woocommerce",
            "COUNTINGHOUSE_START": str(_FIRST_DAY - timedelta(days=1)),
            "COUNTINGHOUSE_TIMEZONE": ZONE,
            "COUNTINGHOUSE_CURRENCY": "USD",
            "COUNTINGHOUSE_NOW": (last + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        self.settle(mine)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.close()

    def extract(self, head: str) -> Cost:
        return self.task("extract-woocommerce", "--head", head, "--to", self.until)

    def fetch(self, curl: str, to: str) -> Cost:
        """Fetches the same pages with curl, over one connection."""
        span = f"[0-{self.orders - 1}:{NEW_PER_PAGE}]"
        address = f"{self.url}/wp-json/wc/v3/orders?status=any&orderby=id&order=asc&per_page={PAGE}"
        command = [curl, "-sS", "--fail", "-o", to, f"{address}&offset={span}"]
        return run(command, self._environment, self._log("curl"))
