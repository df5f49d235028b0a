"""The extract as the workbook sees it: its own formulas, the columns that its fields are mapped to,
and the relationships of its data source."""

from __future__ import annotations

from collections.abc import Iterable

from countinghouse_workbook.document import references, twb
from countinghouse_workbook.formula import calculation, calculation_reader
from countinghouse_workbook.formula.calculation import FormulaError
from countinghouse_workbook.verification.query import Side
from countinghouse_workbook.warehouse.sql_text import quoted


class ExtractSide(Side):
    """One data source."""

    def column(self, field: str) -> tuple[str, str]:
        """As the workbook maps it."""
        if field not in self._source.columns:
            raise FormulaError(f"[{field}] is no field of {self._source.caption}")
        return self._source.columns[field]

    def base(self, name: str) -> str:
        """The table under the name of the relation."""
        schema, table = references.table_of(self._source, name)
        return f"{quoted(schema)}.{quoted(table)} as {quoted(name)}"

    def joined(self, name: str) -> str:
        """The same."""
        return self.base(name)

    def qualified(self, table: str, column: str, *, of_base: bool) -> str:
        """With the name of the relation."""
        return f"{quoted(table)}.{quoted(column)}"

    def steps(self, table: str) -> Iterable[tuple[str, str, str]]:
        """Relationships lead from left to right."""
        for left, right in self._source.relationships:
            (from_table, mine), (to_table, theirs) = self.column(left), self.column(right)
            if from_table == table:
                yield mine, to_table, theirs

    def first(self) -> str:
        """The first relation, which is the fact."""
        return next(iter(self._source.relations))


def is_aggregate(source: twb.Source, field: str) -> bool:
    """Whether a field's formula makes one value of many rows."""
    known = source.fields.get(field)
    if known is None or not known.formula:
        return False
    formula = calculation_reader.read(known.formula)
    return calculation.aggregates(formula, lambda name: is_aggregate(source, name))
