"""What a sheet's figure is in SQL on the marts, from the project's own definitions.

A measure is what `metrics.yaml` says, not what the workbook says; a field is the column that its
name says, not the one that the workbook maps it to; and tables are joined as the star names its
keys, not as the workbook relates them. So a mistake in the workbook shows as a difference. Only a
calculation that is no measure is taken as the workbook has it; measures within it are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from countinghouse_workbook.document import twb
from countinghouse_workbook.formula.calculation import FormulaError
from countinghouse_workbook.verification.query import Side
from countinghouse_workbook.warehouse.marts import Table
from countinghouse_workbook.warehouse.sql_text import quoted

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


class MartsSide(Side):
    """The marts; of a data source it only takes calculations that are no measures of their own."""

    def __init__(self, source: twb.Source, tables: Sequence[Table], measures: Measures) -> None:
        super().__init__(source)
        self._tables = {table.name: [it.name for it in table.columns] for table in tables}
        self._measures = measures

    def measure(self, field: str) -> tuple[str, str] | None:
        """As `metrics.yaml` has it; its columns are named plainly, so they are those of the base."""
        return self._measures.find(field)

    def column(self, field: str) -> tuple[str, str]:
        """Table and column that the name says, such as `net_amount (sales_movement)`."""
        named = _FIELD.fullmatch(field)
        if named is None:
            raise FormulaError(f"[{field}] is neither a measure of metrics.yaml nor column (table)")
        if named[1] not in self._tables.get(named[2], ()):
            raise FormulaError(f"the marts have no column {named[2]}.{named[1]}")
        return named[2], named[1]

    def base(self, name: str) -> str:
        """The table as it is."""
        return quoted(name)

    def joined(self, name: str) -> str:
        """Each column under a name of its own, so that no formula takes it for one of the base."""
        columns = ", ".join(f"{quoted(it)} as {_alias(name, it)}" for it in self._tables[name])
        return f"(select {columns} from {quoted(name)}) as {quoted(name)}"

    def qualified(self, table: str, column: str, *, of_base: bool) -> str:
        """Plain in the base."""
        return quoted(column) if of_base else _alias(table, column)

    def steps(self, table: str) -> Iterable[tuple[str, str, str]]:
        """As the star names its keys: a table's first column, wherever another table has it, too."""
        for name, columns in sorted(self._tables.items()):
            if name != table and columns[0] in self._tables[table]:
                yield columns[0], name, columns[0]

    def first(self) -> str:
        """Any that has one row for certain."""
        return "build_stamp"


def _alias(table: str, column: str) -> str:
    return quoted(f"{table}.{column}")
