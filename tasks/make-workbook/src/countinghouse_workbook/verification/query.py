"""One question in SQL: a table, what must be joined to it, and calculations over both.

Where it is asked, of the extract or of the marts, is a `Side`: it knows tables, columns and keys.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Sequence

from countinghouse_workbook.document import twb
from countinghouse_workbook.formula import calculation, calculation_reader
from countinghouse_workbook.formula.calculation import Fixed, FormulaError
from countinghouse_workbook.formula.calculation_sql import Writer
from countinghouse_workbook.warehouse.sql_text import quoted


class Side(ABC):
    """What the names of a data source's fields mean in one place."""

    def __init__(self, source: twb.Source) -> None:
        self._source = source

    def formula(self, field: str) -> str:
        """The calculation that the workbook has for a field; empty for a column."""
        known = self._source.fields.get(field)
        return known.formula if known else ""

    @abstractmethod
    def column(self, field: str) -> tuple[str, str]:
        """Table and column of a field.

        Raises:
            FormulaError: when there is none.
        """

    def is_text(self, field: str) -> bool:
        """Whether its values are texts, by the type that the workbook gives it."""
        known = self._source.fields.get(field)
        return known is not None and known.datatype == "string"

    @abstractmethod
    def base(self, name: str) -> str:
        """A table behind `from`."""

    @abstractmethod
    def joined(self, name: str) -> str:
        """A table behind `join`."""

    @abstractmethod
    def qualified(self, table: str, column: str, *, of_base: bool) -> str:
        """A column of either."""

    @abstractmethod
    def steps(self, table: str) -> Iterable[tuple[str, str, str]]:
        """The tables that one leads to: own column, the other table, its column."""

    @abstractmethod
    def first(self) -> str:
        """The table of what is the same for every row."""

    def measure(self, field: str) -> tuple[str, str] | None:
        """Table and SQL of a measure that this side defines by itself."""
        return None

    def base_of(self, fields: Sequence[str]) -> str:
        """The table whose rows are counted or summed: from it all the others can be reached.

        Raises:
            FormulaError: when there is no such table.
        """
        tables = sorted({table for field in fields for table in self._tables_of(field)})
        if not tables:
            return self.first()
        reaching = [
            it for it in tables if all(self.path(it, other) is not None for other in tables)
        ]
        if not reaching:
            raise FormulaError(f"no table leads to all of {', '.join(tables)}")
        return reaching[0]

    def path(self, start: str, wanted: str) -> list[tuple[str, str, str, str]] | None:
        """The shortest way from a table to another: table, column, next table, its column."""
        ways: deque[tuple[str, list[tuple[str, str, str, str]]]] = deque([(start, [])])
        seen = {start}
        while ways:
            at, way = ways.popleft()
            if at == wanted:
                return way
            for mine, table, theirs in self.steps(at):
                if table not in seen:
                    seen.add(table)
                    ways.append((table, [*way, (at, mine, table, theirs)]))
        return None

    def _tables_of(self, field: str) -> set[str]:
        if measure := self.measure(field):
            return {measure[0]}
        if formula := self.formula(field):
            named = calculation.fields_of_rows(calculation_reader.read(formula))
            return {table for each in named for table in self._tables_of(each.name)}
        return {self.column(field)[0]}


class Query:
    """Grows what it joins while expressions are asked for; `source` is asked last."""

    def __init__(self, side: Side, base: str) -> None:
        self._side = side
        self._base = base
        self._joined: dict[str, str] = {}
        self._writer = Writer(
            lambda field: self.expression(field.name),
            lambda field: side.is_text(field.name),
            self._fixed,
        )

    def expression(self, field: str) -> str:
        """The SQL of a field."""
        if measure := self._side.measure(field):
            return f"({measure[1]})"
        if formula := self._side.formula(field):
            return f"({self._writer.sql(calculation_reader.read(formula))})"
        table, column = self._side.column(field)
        if table != self._base:
            self._join(table)
        return self._column(table, column)

    def source(self) -> str:
        """What stands behind `from`."""
        return " ".join([self._side.base(self._base), *self._joined.values()])

    def _column(self, table: str, column: str) -> str:
        return self._side.qualified(table, column, of_base=table == self._base)

    def _join(self, wanted: str) -> None:
        path = self._side.path(self._base, wanted)
        if path is None:
            raise FormulaError(f"no key leads from {self._base} to {wanted}")
        for left, mine, right, theirs in path:
            condition = f"{self._column(left, mine)} = {self._column(right, theirs)}"
            self._joined.setdefault(right, f"left join {self._side.joined(right)} on {condition}")

    def _fixed(self, fixed: Fixed) -> str:
        """Joins the aggregate over all rows; no filter of the sheet reaches it, as in Tableau."""
        inner = Query(self._side, self._side.base_of([it.name for it in calculation.fields(fixed)]))
        dimensions = [it.name for it in fixed.dimensions]
        value = inner._writer.sql(fixed.aggregate)
        shared = [inner.expression(it) for it in dimensions]
        mine = [self.expression(it) for it in dimensions]
        alias = f"fixed {len(self._joined)}"
        names = [quoted(f"{alias}.{at}") for at in range(len(shared) + 1)]
        shown = ", ".join(
            f"{it} as {name}" for it, name in zip([*shared, value], names, strict=True)
        )
        groups = f" group by {', '.join(map(str, range(1, len(shared) + 1)))}" if shared else ""
        pairs = zip(mine, names[:-1], strict=True)
        same = " and ".join(f"{it} is not distinct from {name}" for it, name in pairs) or "true"
        self._joined[alias] = (
            f"left join (select {shown} from {inner.source()}{groups}) as {quoted(alias)} on {same}"
        )
        return names[-1]
