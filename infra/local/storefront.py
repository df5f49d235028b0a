"""The simulated shop and till as a running program: starts it, moves its clock, ends it."""

from __future__ import annotations

import json
import os
import urllib.request
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from build_steps import TESTING
from logged_process import LoggedProcess

ZONE = "America/New_York"
MOST_DAYS = 3650


@dataclass(frozen=True)
class Business:
    """What is simulated: from which day on, how many days of it, and which one (the seed)."""

    start: date
    days: int
    seed: int


class Storefront:
    """A running storefront, which the `with` block ends.

    Its truth is written to `truth` in the folder, what it says to `logs`.
    """

    def __init__(self, java: Path, business: Business, folder: Path) -> None:
        self._business = business
        self._folder = folder
        self._ready_file = folder / "logs" / "storefront.json"
        command = [
            str(java), "-Xmx768m", "-jar", str(TESTING / "storefront.jar"),
            "--seed", str(business.seed), "--start", str(business.start),
            "--days", str(business.days), "--port", "0",
            "--truth", str(folder / "truth"), "--ready-file", str(self._ready_file),
        ]  # fmt: skip
        self._process = LoggedProcess(command, os.environ, folder / "logs" / "storefront.log")
        self._ready: dict[str, str] = {}

    def wait_until_ready(self) -> None:
        """Until it has played its days.

        Raises:
            Failed: with what it said, when it does not start.
        """
        self._ready = self._process.wait_for(self._ready_file)

    def clock(self, now: datetime) -> None:
        """Plays the business up to an instant."""
        address = (
            self._ready["woocommerce_url"].split("/wp-json")[0].rstrip("/") + "/storefront/clock"
        )
        body = json.dumps({"now": instant(now)}).encode()
        request = urllib.request.Request(
            address, body, {"Content-Type": "application/json"}, method="POST"
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            answer.read()

    def settings(self) -> dict[str, str]:
        """The settings of tasks that read it into a lake and a warehouse under its folder."""
        return {
            "COUNTINGHOUSE_LAKE": (self._folder / "lake").as_uri(),
            "COUNTINGHOUSE_WAREHOUSE": f"jdbc:duckdb:{self._folder / 'warehouse.duckdb'}",
            "COUNTINGHOUSE_WOOCOMMERCE_URL": self._ready["woocommerce_url"],
            "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_KEY": self._ready["consumer_key"],
            "COUNTINGHOUSE_WOOCOMMERCE_CONSUMER_SECRET": self._ready["consumer_secret"],
            "COUNTINGHOUSE_SQUARE_URL": self._ready["square_url"],
            "COUNTINGHOUSE_SQUARE_ACCESS_TOKEN": self._ready["square_access_token"],
            "COUNTINGHOUSE_START": str(self._business.start),
            "COUNTINGHOUSE_TIMEZONE": ZONE,
            "COUNTINGHOUSE_CURRENCY": "USD",
        }

    def __enter__(self) -> Storefront:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.close()


def instant(moment: datetime) -> str:
    """ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
