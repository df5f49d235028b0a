"""Airflow's settings on this machine, and its own database: for `airflow-run` and `up`."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote, urlsplit

from build_steps import DIST, ROOT, WORKBOOK_ENVIRONMENT, java, made
from countinghouse_airflow.connections import (
    KINDS,
    SECRETS,
    as_airflow_variables,
    default_connection,
)
from countinghouse_airflow.sources import SOURCES, sources_in_use
from screen import Failed

_SETTINGS = {
    "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
    "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
    "AIRFLOW__LOGGING__LOGGING_LEVEL": "WARNING",
    "AIRFLOW__LOGGING__NAMESPACE_LEVELS": "airflow.task=INFO airflow.models.dagrun.DagRun=INFO",
    "PYTHONWARNINGS": "ignore",
}
_NOT_OURS = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME")
_DATABASE = "airflow.db"  # where Airflow has it by itself
_USUAL_RETRY_SECONDS = "5"  # somebody is watching


def environment(home: Path, settings: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The variables of an Airflow whose database and logs lie in a folder.

    Connections are made of the same `COUNTINGHOUSE_…` settings that the jars know; those given as
    `AIRFLOW_CONN_…` win. Nothing else of another Airflow on this machine gets in.

    Raises:
        Failed: when a file that a setting names cannot be read, or a workbook is to be published and
            cannot be made here.
    """
    kept = {
        name: value
        for name, value in settings.items()
        if name not in _NOT_OURS
        and (not name.startswith("AIRFLOW") or name.startswith("AIRFLOW_CONN_"))
    }
    dist = jars_of(kept)
    found = {}
    if dist.joinpath("countinghouse").exists():
        found["JAVA_HOME"] = str(java().parents[1])  # found once, not by every task again
    if dist == DIST and not WORKBOOK_ENVIRONMENT.exists():
        _refuse_to_publish_none(kept)
        kept["COUNTINGHOUSE_WORKBOOKS"] = "none"
    return {
        **connections_of(kept),
        **kept,
        **_SETTINGS,
        **found,
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(home / "no-plugins"),
        "COUNTINGHOUSE_DIST": str(dist),
        "COUNTINGHOUSE_RETRY_SECONDS": kept.get("COUNTINGHOUSE_RETRY_SECONDS")
        or _USUAL_RETRY_SECONDS,
    }


def jars_of(settings: Mapping[str, str]) -> Path:
    """The folder of the task jars."""
    return Path(settings.get("COUNTINGHOUSE_DIST") or DIST)


def _refuse_to_publish_none(settings: Mapping[str, str]) -> None:
    """Airflow itself would only say that workbooks are switched off, which nobody did."""
    if settings.get("COUNTINGHOUSE_TABLEAU", "").strip() == "publish":
        raise Failed(
            "COUNTINGHOUSE_TABLEAU is 'publish', but what makes the workbook is missing: "
            f"{WORKBOOK_ENVIRONMENT}. infra/local/workbook-environment makes it, on Linux on x86-64; "
            "or unset COUNTINGHOUSE_TABLEAU."
        )


def connections_of(settings: Mapping[str, str]) -> dict[str, str]:
    """The connections that the settings of the jars, or `AIRFLOW_CONN_…`, define.

    Raises:
        Failed: when a file that a setting names cannot be read, or a connection's JSON.
    """
    ids = (f"AIRFLOW_CONN_{default_connection(kind).upper()}" for kind in KINDS)
    given = {name: settings[name] for name in ids if name in settings}
    for name in sorted(settings):
        if name.startswith("AIRFLOW_CONN_"):
            _demand_readable(name, settings[name])
    try:
        return as_airflow_variables(settings) | given
    except OSError as problem:
        raise Failed(
            f"{problem.filename}, which a COUNTINGHOUSE_…_FILE setting names, cannot be read: "
            f"{problem.strerror}. Mend the path or its rights."
        ) from None


def _demand_readable(name: str, connection: str) -> None:
    if not connection.lstrip().startswith("{"):
        return
    try:
        json.loads(connection)
    except json.JSONDecodeError as slip:
        raise Failed(
            f"{name} is to be JSON and cannot be read: {slip.msg}, at character {slip.pos + 1} of "
            f"{len(connection)}. dags/README.md has examples; in a shell, single quotes belong around it."
        ) from None


def missing_connections(variables: Mapping[str, str]) -> dict[str, str]:
    """The needed connections that nothing defines, each with the setting that would.

    Raises:
        Failed: when the setting of the sources in use names what is no source.
    """
    try:
        in_use = sources_in_use(variables)
    except ValueError as wrong:
        raise Failed(str(wrong)) from None
    switched_off = {source.name for source in SOURCES if source not in in_use}
    return {
        default_connection(kind): mapped.address
        for kind, mapped in KINDS.items()
        if kind not in switched_off
        and not mapped.is_optional
        and f"AIRFLOW_CONN_{default_connection(kind).upper()}" not in variables
    }


def without(connection: str, setting: str) -> str:
    """What happens when a connection is missing, for a person."""
    told = f"{setting} is not set: tasks that need the connection {connection} will fail."
    others = [it.name for it in SOURCES if default_connection(it.name) != connection]
    if len(others) == len(SOURCES):
        return told
    return f"{told} There is no such source? Set COUNTINGHOUSE_SOURCES={','.join(others)}."


def secrets(variables: Mapping[str, str]) -> list[str]:
    """Everything among the variables that must not be shown: `airflow dags test` masks nothing."""
    found = [variables[name] for name in SECRETS if name in variables]
    for name, value in variables.items():
        if name.startswith("AIRFLOW_CONN_"):
            kind = KINDS.get(name.removeprefix("AIRFLOW_CONN_").lower().split("_", 1)[0])
            found += _credentials(value, login=kind is not None and kind.login in SECRETS)
    return [secret for secret in found if secret]


def _credentials(connection: str, *, login: bool) -> list[str]:
    """Of a connection written as JSON or as an address."""
    if connection.lstrip().startswith("{"):
        fields = json.loads(connection)
        return [str(fields.get("password") or ""), str(fields.get("login") or "") * login]
    parts = urlsplit(connection)
    return [unquote(parts.password or ""), unquote(parts.username or "") * login]


def prepare(environment: Mapping[str, str], say: Callable[[str], None]) -> None:
    """Airflow's database and pools: made once, and again after an upgrade.

    Raises:
        Failed: with what Airflow said.
    """
    dags = Path(environment["AIRFLOW__CORE__DAGS_FOLDER"])
    pools = dags / "pools.json"
    made_from = hashlib.sha256(sys.prefix.encode() + pools.read_bytes())
    made_from.update(Path(sys.prefix, "made-from.txt").read_bytes())
    home = Path(environment["AIRFLOW_HOME"])
    stamp = home / "prepared.txt"
    if stamp.exists() and stamp.read_text() == made_from.hexdigest():
        return
    made(home)
    empty = Path(sys.prefix, f"airflow-{made_from.hexdigest()[:16]}.db")
    if begun_with(empty, home / _DATABASE):
        # The first command writes the settings and their secrets: three programs at once would each write its own.
        _airflow(environment, "config", "get-value", "core", "dags_folder")
    else:
        say("Prepares Airflow's own database (once, about 10 s) ...")
        is_new = not (home / _DATABASE).exists()
        _airflow(environment, "db", "migrate")
        _airflow(environment, "pools", "import", str(pools))
        if is_new:
            _copy_database(home / _DATABASE, empty)
    if version("apache-airflow") < "3.1":
        _airflow(environment, "dags", "reserialize")  # `dags test` does it by itself since
    stamp.write_text(made_from.hexdigest())


def begun_with(empty: Path, database: Path) -> bool:
    """Lets a new database begin as a copy of an empty one that Airflow made for another folder.

    Returns:
        Whether it does: there may be no empty one yet, and a database with a history stays as it is.
    """
    if not empty.exists() or database.exists():
        return False
    _copy_database(empty, database)
    return True


def _copy_database(source: Path, target: Path) -> None:
    """Whole, also when two do it at once."""
    unfinished = target.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(unfinished)) as other:
        one.backup(other)
    unfinished.replace(target)


def _airflow(environment: Mapping[str, str], *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "airflow", *command],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Failed(f"{done.stdout}\nairflow {' '.join(command)} failed (above).")
