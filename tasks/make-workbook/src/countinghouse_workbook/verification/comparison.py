"""Asks the extract and the marts the same, and holds the answers against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TextIO

import duckdb
from tableauhyperapi import Connection, Date, HyperException, Timestamp

from countinghouse_workbook.document.references import Kind, Problem
from countinghouse_workbook.task import machine
from countinghouse_workbook.verification.questions import Question
from countinghouse_workbook.warehouse.marts import Marts

_EXACT = (int, Decimal)
_NEARLY = 1e-6
"""Averages and quotients are rounded differently by the two engines, far behind the cent."""


@dataclass(frozen=True)
class Compared:
    """A figure of a sheet, from both sides.

    Attributes:
        values: for how many groups there is one.
        extract, marts: their sums, or where they differ the first values that do.
        differing: how many differ.
    """

    question: Question
    values: int
    extract: Any
    marts: Any
    differing: int


def compare(question: Question, extract: Connection, marts: Marts) -> Compared | Problem:
    """Both answers; a problem when one side cannot answer."""
    where = f"sheet {question.sheet}, {question.figure}"
    try:
        left = _by_group(extract.execute_list_query(question.of_extract))
    except HyperException as wrong:
        return _unanswered(where, "the extract", wrong.main_message)
    try:
        right = _by_group(marts.rows(question.of_marts))
    except duckdb.Error as wrong:
        return _unanswered(where, "the marts", str(wrong).splitlines()[0])
    groups = left.keys() | right.keys()
    differing = [it for it in groups if not _equal(left.get(it), right.get(it))]
    if differing:
        first = min(differing, key=str)
        return Compared(question, len(groups), left.get(first), right.get(first), len(differing))
    return Compared(question, len(groups), _sum(left.values()), _sum(right.values()), 0)


def _unanswered(where: str, side: str, why: str) -> Problem:
    kind = Kind.MACHINE if machine.is_too_small(why) else Kind.DOCUMENT
    return Problem(where, f"{side} cannot answer: {why}", kind)


def problem(compared: Compared) -> Problem | None:
    """What is wrong with a comparison, if anything is."""
    if not compared.differing:
        return None
    return Problem(
        f"sheet {compared.question.sheet}, {compared.question.figure}",
        f"{compared.differing} of {compared.values} values differ, for example"
        f" {_told(compared.extract)} in the workbook and {_told(compared.marts)} in the marts",
    )


def show(all_compared: Iterable[Compared], out: TextIO) -> None:
    """The sums of all values, side by side."""
    rows = [("sheet", "figure", "values", "workbook", "marts", "difference")]
    rows += [
        (
            it.question.sheet,
            it.question.figure,
            f"{it.values:,}",
            _told(it.extract),
            _told(it.marts),
            "0.00" if not it.differing else f"in {it.differing:,}",
        )
        for it in all_compared
    ]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        named = [text.ljust(width) for text, width in zip(row[:2], widths[:2], strict=True)]
        counted = [text.rjust(width) for text, width in zip(row[2:], widths[2:], strict=True)]
        print("  ".join([*named, *counted]), file=out)


def _by_group(rows: Iterable[Iterable[Any]]) -> Mapping[tuple[Any, ...], Any]:
    """Of each group its value; a group without one is as good as none."""
    found = {}
    for row in rows:
        *group, value = map(_plain, row)
        if value is not None:
            found[tuple(group)] = value
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Date):
        return value.to_date()
    if isinstance(value, Timestamp):
        return value.to_datetime()
    return value


def _equal(left: Any, right: Any) -> bool:
    if left is None or right is None or (isinstance(left, _EXACT) and isinstance(right, _EXACT)):
        return left == right
    if isinstance(left, (float, *_EXACT)) and isinstance(right, (float, *_EXACT)):
        return abs(float(left) - float(right)) <= _NEARLY * max(1.0, abs(float(left)))
    return left == right


def _sum(values: Iterable[Any]) -> Any:
    """Of numbers their sum; of anything else how many there are."""
    listed = list(values)
    if all(isinstance(it, _EXACT) for it in listed):
        return sum(listed)
    if all(isinstance(it, (float, *_EXACT)) for it in listed):
        return sum(float(it) for it in listed)
    return len(listed)


def _told(value: Any) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.2f}" if isinstance(value, (float, Decimal)) else str(value)
