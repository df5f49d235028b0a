"""What is known of a failed task: for its log, and for whoever is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

XCOM_KEY = "failure"
MOST_FINDINGS = 10


@dataclass(frozen=True)
class Failure:
    """Why a task failed. All of it is cleaned of secrets.

    Attributes:
        what: what is wrong.
        where: the record, file, setting or address.
        what_to_do: the remedy.
        exit_code: of the task jar; none when it did not even start.
        runbook: the page about it, a file of docs/runbooks.
        findings: the errors that it logged, the first ten: of a check, rule and figures.
    """

    what: str
    where: str = ""
    what_to_do: str = ""
    exit_code: int | None = None
    runbook: str = ""
    findings: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " | ".join(part for part in (self.what, self.where, self.what_to_do) if part)

    def as_xcom(self) -> dict[str, Any]:
        """For Airflow's database."""
        return asdict(self) | {"findings": list(self.findings)}

    @classmethod
    def of_xcom(cls, stored: object) -> Failure | None:
        """The other way round; none when nothing was stored."""
        if not isinstance(stored, Mapping) or not stored.get("what"):
            return None
        known = {field.name: stored[field.name] for field in fields(cls) if field.name in stored}
        return cls(**known | {"findings": tuple(stored.get("findings") or ())})
