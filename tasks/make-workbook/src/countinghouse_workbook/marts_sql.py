"""What a sheet's figure is in SQL on the marts, from the project's own definitions.

A measure is what `metrics.yaml` says, not what the workbook says; a field is the column that its
name says, not the one that the workbook maps it to; and tables are joined as the star names its
keys, not as the workbook relates them. So a mistake in the workbook shows as a difference.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import yaml

from countinghouse_workbook.calculation import FormulaError
from countinghouse_workbook.marts import Table, quoted

_FIELD = re.compile(r"(\w+) \((\w+)\)")


class Measures:
    """The measures of `metrics.yaml`: of each name its table and formula."""

    def __init__(self, by_name: Mapping[str, tuple[str, str]]) -> None:
        self._by_name = by_name

    @classmethod
    def of_file(cls, file: Path) -> Measures:
        """Those of a file."""
        listed = yaml.safe_load(file.read_text(encoding="utf-8"))["measures"]
        return cls({it["name"]: (it["table"], it["formula"]) for it in listed})

    def find(self, name: str) -> tuple[str, str] | None:
        """Table and formula of a measure; nothing when it is none."""
        return self._by_name.get(name)


def column_of(field: str) -> tuple[str, str]:
    """Table and column that the name of a field says, such as `net_amount (sales_movement)`.

    Raises:
        FormulaError: when the name is no such name.
    """
    named = _FIELD.fullmatch(field)
    if named is None:
        raise FormulaError(f"[{field}] is neither a measure of metrics.yaml nor column (table)")
    return named[2], named[1]


class Joined:
    """A table and what must be joined to it, each column of the others under a name of its own, so
    that formulas name the table's columns plainly."""

    def __init__(self, tables: Sequence[Table], base: str) -> None:
        self._tables = {table.name: [it.name for it in table.columns] for table in tables}
        self._base = base
        self._joined: dict[str, str] = {}

    def column(self, table: str, column: str) -> str:
        """The SQL of a column, whose table is joined when it is another one."""
        if column not in self._tables.get(table, ()):
            raise FormulaError(f"the marts have no column {table}.{column}")
        if table == self._base:
            return quoted(column)
        self._join(table)
        return quoted(_alias(table, column))

    def source(self) -> str:
        """What stands behind `from`."""
        return " ".join([quoted(self._base), *self._joined.values()])

    def _join(self, table: str) -> None:
        path = self._path(table)
        for left, right in pairwise(path):
            if right not in self._joined:
                key = self._tables[right][0]
                mine = quoted(key) if left == self._base else quoted(_alias(left, key))
                columns = ", ".join(
                    f"{quoted(it)} as {quoted(_alias(right, it))}" for it in self._tables[right]
                )
                self._joined[right] = (
                    f"left join (select {columns} from {quoted(right)}) as {quoted(right)}"
                    f" on {mine} = {quoted(_alias(right, key))}"
                )

    def _path(self, wanted: str) -> list[str]:
        """The shortest way from the table to another, by its first column, the key."""
        ways = deque([[self._base]])
        seen = {self._base}
        while ways:
            way = ways.popleft()
            if way[-1] == wanted:
                return way
            for name, columns in sorted(self._tables.items()):
                if name not in seen and columns[0] in self._tables[way[-1]]:
                    seen.add(name)
                    ways.append([*way, name])
        raise FormulaError(f"no key leads from {self._base} to {wanted}")


def _alias(table: str, column: str) -> str:
    return f"{table}.{column}"
