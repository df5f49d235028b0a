"""The run report that a task jar leaves behind, read for XCom and for error messages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LARGEST_BYTES = 65_536
"""XCom lies in Airflow's database: figures belong there, data does not."""


class BadReportError(Exception):
    """The report is too large or no JSON object."""


def read(file: Path) -> dict[str, Any]:
    """The report; empty when the jar wrote none.

    Raises:
        BadReportError: when it is larger than `LARGEST_BYTES` or no JSON object.
    """
    if not file.exists():
        return {}
    size = file.stat().st_size
    if size > LARGEST_BYTES:
        raise BadReportError(
            f"The run report has {size} bytes; at most {LARGEST_BYTES} go into XCom. "
            "The task must report figures, not data."
        )
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise BadReportError(f"The run report is no JSON: {problem}") from None
    if not isinstance(report, dict):
        raise BadReportError("The run report is no JSON object.")
    return report


def failure(file: Path) -> dict[str, str]:
    """What a failed task says about it (what, where, what_to_do); empty when it says nothing."""
    try:
        said = read(file).get("failure")
    except BadReportError:
        return {}
    if not isinstance(said, dict) or not said.get("what"):
        return {}
    return {name: str(said.get(name) or "") for name in ("what", "where", "what_to_do")}
