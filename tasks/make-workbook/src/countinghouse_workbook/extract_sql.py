"""What a sheet's figure is in SQL on the extract, from the workbook's own words: its formulas, the
columns that its fields are mapped to, and the relationships of its data source."""

from __future__ import annotations

from collections import deque

from countinghouse_workbook import calculation, calculation_reader, references, twb
from countinghouse_workbook.calculation import Field, FormulaError
from countinghouse_workbook.calculation_sql import Writer
from countinghouse_workbook.marts import quoted


class Related:
    """One table of a data source, and what is related to it, as far as fields need it."""

    def __init__(self, source: twb.Source, base: str) -> None:
        self._source = source
        self._base = base
        self._joined: dict[str, str] = {}

    def expression(self, field: str) -> str:
        """The SQL of a field: its column, or its formula."""
        known = self._source.fields.get(field)
        if known and known.formula:
            writer = Writer(lambda it: self.expression(it.name), self._is_text)
            return f"({writer.sql(calculation_reader.read(known.formula))})"
        relation, column = _column(self._source, field)
        if relation != self._base:
            self._join(relation)
        return f"{quoted(relation)}.{quoted(column)}"

    def source(self) -> str:
        """What stands behind `from`."""
        return " ".join([self._table(self._base), *self._joined.values()])

    def _is_text(self, field: Field) -> bool:
        known = self._source.fields.get(field.name)
        return known is not None and known.datatype == "string"

    def _table(self, relation: str) -> str:
        schema, table = references.table_of(self._source, relation)
        return f"{quoted(schema)}.{quoted(table)} as {quoted(relation)}"

    def _join(self, relation: str) -> None:
        for right, condition in self._path(relation):
            self._joined.setdefault(right, f"left join {self._table(right)} on {condition}")

    def _path(self, wanted: str) -> list[tuple[str, str]]:
        """Tables to join, each with its condition; relationships lead from left to right."""
        steps = [
            (_column(self._source, left), _column(self._source, right))
            for left, right in self._source.relationships
        ]
        ways: deque[tuple[str, list[tuple[str, str]]]] = deque([(self._base, [])])
        seen = {self._base}
        while ways:
            at, way = ways.popleft()
            if at == wanted:
                return way
            for left, right in steps:
                if left[0] == at and right[0] not in seen:
                    seen.add(right[0])
                    equal = f"{_qualified(left)} = {_qualified(right)}"
                    ways.append((right[0], [*way, (right[0], equal)]))
        raise FormulaError(f"no relationship leads from {self._base} to {wanted}")


def base_of(source: twb.Source, field: str) -> str:
    """The one table of which a figure is.

    Raises:
        FormulaError: when its formula names columns of several tables.
    """
    tables = _tables(source, field)
    if len(tables) > 1:
        raise FormulaError(f"[{field}] is of several tables: {', '.join(sorted(tables))}")
    return tables.pop() if tables else next(iter(source.relations))


def is_aggregate(source: twb.Source, field: str) -> bool:
    """Whether a field's formula aggregates."""
    known = source.fields.get(field)
    if known is None or not known.formula:
        return False
    parts = list(calculation.walk(calculation_reader.read(known.formula)))
    if any(
        isinstance(it, calculation.Call) and it.function in calculation.AGGREGATES for it in parts
    ):
        return True
    return any(isinstance(it, Field) and is_aggregate(source, it.name) for it in parts)


def _tables(source: twb.Source, field: str) -> set[str]:
    known = source.fields.get(field)
    if known and known.formula:
        named = calculation.fields(calculation_reader.read(known.formula))
        return {table for each in named for table in _tables(source, each.name)}
    return {_column(source, field)[0]}


def _column(source: twb.Source, field: str) -> tuple[str, str]:
    if field not in source.columns:
        raise FormulaError(f"[{field}] is no field of {source.caption}")
    return source.columns[field]


def _qualified(column: tuple[str, str]) -> str:
    return f"{quoted(column[0])}.{quoted(column[1])}"
