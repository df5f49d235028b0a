"""The closed list of tags that a DAG may have."""

from __future__ import annotations

from enum import StrEnum


class Tag(StrEnum):
    """What somebody may look for in the list of DAGs."""

    SALES = "sales"
    DAILY = "daily"
    BY_HAND = "by-hand"
