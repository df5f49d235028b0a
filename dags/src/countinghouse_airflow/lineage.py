"""What a jar is told so that its OpenLineage events belong to Airflow's own run.

A jar speaks to OpenLineage by itself when the client's settings are in its environment. Here they
are taken over from the worker and from the section `[openlineage]` of Airflow, and the task's run
becomes the parent, by the ids that apache-airflow-providers-openlineage gives to the same task and
DAG run. They are computed (its `utils.build_task_instance_ol_run_id` and `build_dag_run_ol_run_id`,
2.20), so it is all the same whether that provider is installed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from airflow.configuration import conf

_PREFIX = "OPENLINEAGE_"
_SECTION = "openlineage"
_ADDRESSES = ("OPENLINEAGE_URL", "OPENLINEAGE_CONFIG")
_SECRET = re.compile("key|token|password|secret|auth|credential", re.IGNORECASE)


def variables(worker: Mapping[str, str], context: Mapping[str, Any]) -> dict[str, str]:
    """The variables of lineage for the jar of a running task; none when it is switched off."""
    found = {name: value for name, value in worker.items() if name.startswith(_PREFIX)}
    for option, name in (
        ("transport", "OPENLINEAGE__TRANSPORT"),
        ("config_path", "OPENLINEAGE_CONFIG"),
        ("namespace", "OPENLINEAGE_NAMESPACE"),
    ):
        value = conf.get(_SECTION, option, fallback="")
        if value:
            found[name] = value
    if conf.getboolean(_SECTION, "disabled", fallback=False) or not _is_on(found):
        return {}
    return found | _parents(found.get("OPENLINEAGE_NAMESPACE") or "default", context)


def secrets(told: Mapping[str, str]) -> list[str]:
    """The values in these variables that must not appear in a log."""
    return [secret for name, value in told.items() for secret in _secrets_in(name, value)]


def static_id(instant: datetime, data: str) -> UUID:
    """The id that OpenLineage's Python client makes of an instant and a text: a UUID of version 7
    whose random part is a hash (`openlineage.client.uuid.generate_static_uuid`, 1.54)."""
    instant = instant.astimezone(UTC)
    digest = hashlib.sha1(instant.isoformat().encode() + data.encode()).digest()  # noqa: S324
    random = int.from_bytes(digest, "big") >> 84
    milliseconds = int(instant.timestamp() * 1000) & (2**48 - 1)
    number = milliseconds << 80 | random
    number = number & ~(0xF000 << 64) | 7 << 76
    return UUID(int=number & ~(0xC000 << 48) | 0x8000 << 48)


def _is_on(found: Mapping[str, str]) -> bool:
    if found.get("OPENLINEAGE_DISABLED", "").strip().lower() in ("true", "1", "t", "y", "yes"):
        return False
    named = [name for name, value in found.items() if value.strip()]
    return any(it in _ADDRESSES or it.startswith("OPENLINEAGE__TRANSPORT") for it in named)


def _parents(namespace: str, context: Mapping[str, Any]) -> dict[str, str]:
    task_instance, dag_run = context.get("ti"), context.get("dag_run")
    if task_instance is None or dag_run is None:
        return {}
    instant = getattr(dag_run, "logical_date", None) or dag_run.run_after
    dag, task = task_instance.dag_id, task_instance.task_id
    attempt = f"{task_instance.try_number}.{task_instance.map_index}"
    cleared = getattr(dag_run, "clear_number", 0)
    run = static_id(instant, f"{namespace}.{dag}.{task}.{attempt}")
    root = static_id(instant, f"{namespace}.{dag}.{cleared}")
    return {
        "OPENLINEAGE_PARENT_ID": f"{namespace}/{dag}.{task}/{run}",
        "OPENLINEAGE_ROOT_PARENT_ID": f"{namespace}/{dag}/{root}",
    }


def _secrets_in(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.lstrip().startswith("{"):
        try:
            value = json.loads(value)
        except ValueError:
            yield value  # whatever it is, it may hold one
            return
    if isinstance(value, Mapping):
        for inner, each in value.items():
            yield from _secrets_in(inner, each)
    elif isinstance(value, str) and _SECRET.search(name) and value.strip():
        yield value.strip()
