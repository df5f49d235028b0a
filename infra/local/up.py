"""Airflow with its user interface on this machine, on the loopback address only: `make up`.

Without a setting it plays a simulated shop and till, whose history ends now, and reads them at once.
With `COUNTINGHOUSE_…` settings (or `AIRFLOW_CONN_…`) of your own it reads your sources, as soon as
you switch the DAG on. Ctrl-C, TERM or `make down` end it and everything that it started.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import socket
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import interruption
import up_lock
from airflow_services import Services
from build_steps import DIST, TESTING, build_jars, demand_maven, emptied, java, shown
from command_line import Parser, whole_number
from local_airflow import (
    connections_of,
    environment,
    jars_of,
    missing_connections,
    prepare,
    without,
)
from screen import Failed, Screen
from storefront import MOST_DAYS, ZONE, Business, Storefront

CONFIGURATION = 78
SEED = 7
POLL_SECONDS = 2.0
THE_SHOP_SELLS_EVERY_SECONDS = 900.0


def main() -> int:
    options = _options()
    interruption.heed()
    screen = Screen()
    folder = options.folder.resolve()
    try:
        with up_lock.take(folder, _address(options.port)):
            _demand_free(options.port)
            _demand_jars()
            if options.check:
                return 0
            with ExitStack() as started:
                _up(options, folder, started, screen)
    except interruption.Interrupted:
        screen.say("Stopped; nothing is left running.")
        return 0
    except Failed as failure:
        print(f"make up: {failure}", file=sys.stderr)
        return CONFIGURATION
    return 0


def _options() -> argparse.Namespace:
    parser = Parser(description=__doc__, prog="infra/local/up")
    parser.add_argument(
        "--port",
        type=whole_number(1, 65_535),
        default=8080,
        help="of the interface (default: 8080)",
    )
    parser.add_argument(
        "--days",
        type=whole_number(1, MOST_DAYS),
        default=120,
        help="of simulated history (default: 120)",
    )
    parser.add_argument("--folder", type=Path, default=up_lock.FOLDER, help="for everything")
    parser.add_argument(
        "--check", action="store_true", help="only say what is in the way; starts nothing"
    )
    return parser.parse_args()


def _up(options: argparse.Namespace, folder: Path, started: ExitStack, screen: Screen) -> None:
    simulated = not connections_of(os.environ)
    if simulated:
        home = emptied(folder / "simulated", "logs")
        shop = _storefront(options, home, started, screen)
        settings = {**os.environ, **shop.settings()}
    else:
        home, shop, settings = folder / "own", None, os.environ
    variables = environment(home / "airflow", settings) | _interface(options.port)
    variables["AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION"] = str(not simulated)
    for connection, setting in missing_connections(variables).items():
        screen.say(without(connection, setting))
    prepare(variables, screen.say)
    services = started.enter_context(Services(variables, _address(options.port), home / "logs"))
    with screen.step("Start Airflow: api-server, dag-processor, scheduler"):
        services.wait_until_ready()
    screen.say(_next(_address(options.port), home, simulated=simulated))
    _watch(services, shop, screen)


def _storefront(
    options: argparse.Namespace, home: Path, started: ExitStack, screen: Screen
) -> Storefront:
    if not _has_jars_to_simulate():
        with screen.step("Build the task jars (the first time downloads 200 MB)") as doing:
            build_jars(home / "logs" / "build.log", doing)
    start = datetime.now(ZoneInfo(ZONE)).date() - timedelta(days=options.days)
    with screen.step(f"Open a simulated shop and till: {options.days} days since {start}"):
        business = Business(start, options.days, SEED)
        shop = started.enter_context(Storefront(java(), business, home))
        shop.wait_until_ready()
        shop.clock(datetime.now(UTC))
    return shop


def _interface(port: int) -> dict[str, str]:
    """Without a login: nobody but this machine reaches it."""
    return {
        "AIRFLOW__API__HOST": "127.0.0.1",
        "AIRFLOW__API__PORT": str(port),
        "AIRFLOW__API__BASE_URL": _address(port),
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{_address(port)}/execution/",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "True",
        "AIRFLOW__CORE__PARALLELISM": "4",
        "AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT": "60",  # a busy laptop answers late
    }


def _address(port: int) -> str:
    return f"http://127.0.0.1:{port}"


def _demand_free(port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError as problem:
            raise Failed(
                f"port {port} cannot be used ({problem.strerror}). Choose another one "
                f"(`make up PORT={port + 1}`), or end the program that has it "
                f"(`ss -ltnp 'sport = :{port}'` names it)."
            ) from None


def _demand_jars() -> None:
    """The simulation can build them; who has sources of their own decides which ones run.

    Raises:
        Failed: when there are none, or nothing to build them with.
    """
    if not connections_of(os.environ):
        if not _has_jars_to_simulate():
            demand_maven()
    elif not (jars := jars_of(os.environ) / "countinghouse").exists():
        raise Failed(
            f"there are no task jars in {shown(jars.parent)}. Make them (`make build`), or set "
            "COUNTINGHOUSE_DIST to the folder that has them."
        )


def _has_jars_to_simulate() -> bool:
    return all(it.exists() for it in (DIST / "countinghouse", TESTING / "storefront.jar"))


def _next(address: str, home: Path, *, simulated: bool) -> str:
    dag = f"{address}/dags/daily_warehouse"
    if simulated:
        first = (
            f"Airflow is up: {dag}\n"
            "  daily_warehouse reads the simulated shop and till now; watch it in the grid.\n"
            f"  When it is green, {shown(home)}/marts.duckdb holds the marts.\n"
            "  With your own sources: set COUNTINGHOUSE_LAKE and the others, see README.md."
        )
    else:
        first = (
            f"Airflow is up: {dag}\n"
            "  It reads your own sources as soon as you switch daily_warehouse on (top left).\n"
        )
    return f"{first}\n  Logs: {shown(home)}/logs. Ctrl-C stops everything (from elsewhere: make down).\n"


def _watch(services: Services, shop: Storefront | None, screen: Screen) -> None:
    """Until somebody asks for the end; tells how the runs go, and lets the shop sell on."""
    sells_at = time.monotonic() + THE_SHOP_SELLS_EVERY_SECONDS
    while True:
        services.demand_alive()
        for news in services.news():
            screen.say(news)
        if shop and time.monotonic() >= sells_at:
            sells_at += THE_SHOP_SELLS_EVERY_SECONDS
            with contextlib.suppress(OSError):
                shop.clock(datetime.now(UTC))
        time.sleep(POLL_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
