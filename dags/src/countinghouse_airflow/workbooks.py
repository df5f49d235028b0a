"""Which tasks there are for the Tableau workbook: decided by settings, when a DAG is read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum

_FOLDER = "COUNTINGHOUSE_WORKBOOKS"
_TABLEAU = "COUNTINGHOUSE_TABLEAU"


class AtTableau(StrEnum):
    """What the daily run does at the Tableau server."""

    PUBLISH = "publish"
    REFRESH = "refresh"


def are_made(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether workbooks are made: not where `COUNTINGHOUSE_WORKBOOKS` is `none`."""
    return environment.get(_FOLDER, "").strip() != "none"


def at_tableau(environment: Mapping[str, str] = os.environ) -> AtTableau | None:
    """What `COUNTINGHOUSE_TABLEAU` says: publish the workbook, refresh what is there, or nothing.

    It is switched on by name, never because a connection is there: asking for one whenever a DAG is
    read would cost a call, and a slip in its name would stop the publishing in silence.

    Raises:
        ValueError: when it says anything else, or that what is not made is to be published; Airflow
            shows it as an import error.
    """
    said = environment.get(_TABLEAU, "").strip()
    if not said:
        return None
    if said not in list(AtTableau):
        raise ValueError(
            f"{_TABLEAU} is {said!r}. Set it to {' or '.join(AtTableau)}, or unset it and nothing "
            "goes to a Tableau server."
        )
    if said == AtTableau.PUBLISH and not are_made(environment):
        raise ValueError(
            f"{_TABLEAU} is {said!r}, but {_FOLDER} is 'none', so there is no workbook to publish. "
            "Unset one of them."
        )
    return AtTableau(said)
