"""Figures out of the costs of several runs, as they stand in the page; the best run counts."""

from __future__ import annotations

import statistics
from collections.abc import Callable

from build_steps import ROOT
from measured import Cost

FOLDER = ROOT / "build" / "bench"
SQL = ROOT / "tasks" / "testing" / "bench" / "sql"
ROUNDS = 3


def in_turns(
    rounds: int, one: Callable[[], Cost], other: Callable[[], Cost]
) -> tuple[list[Cost], list[Cost]]:
    pairs = [(one(), other()) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def best(costs: list[Cost]) -> str:
    return f"{min(cost.seconds for cost in costs):.2f}"


def median(costs: list[Cost]) -> str:
    return f"{statistics.median(cost.seconds for cost in costs):.2f}"


def cpu(costs: list[Cost]) -> str:
    return f"{min(cost.cpu_seconds for cost in costs):.2f}"


def ratio(mine: list[Cost], other: list[Cost]) -> str:
    return f"{min(c.seconds for c in mine) / min(c.seconds for c in other):.2f}"


def cpu_ratio(mine: list[Cost], hand: list[Cost]) -> float:
    return min(c.cpu_seconds for c in mine) / min(c.cpu_seconds for c in hand)


def peak(costs: list[Cost]) -> str:
    return f"{max(cost.peak_mib for cost in costs):.0f}"
