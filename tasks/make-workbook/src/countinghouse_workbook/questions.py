"""Each figure of each sheet as two questions: one for the extract, one for the marts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from countinghouse_workbook import calculation, calculation_reader, extract_sql, twb
from countinghouse_workbook.calculation import Field, FormulaError
from countinghouse_workbook.calculation_sql import Writer
from countinghouse_workbook.extract_sql import Related
from countinghouse_workbook.marts import Table, literal
from countinghouse_workbook.marts_sql import Joined, Measures, column_of
from countinghouse_workbook.references import Problem

_AGGREGATES = {
    "Sum": "sum({})",
    "Avg": "avg({})",
    "Min": "min({})",
    "Max": "max({})",
    "Count": "count({})",
    "CountD": "count(distinct {})",
}
_AS_IT_IS = ("None", "User")
_NULL = "%null%"


@dataclass(frozen=True)
class Question:
    """A figure of a sheet, for each value of its dimensions, which come first in the answer."""

    sheet: str
    figure: str
    of_extract: str
    of_marts: str


def all_of(
    workbook: twb.Workbook, tables: Sequence[Table], measures: Measures
) -> tuple[list[Question], list[Problem]]:
    """What every sheet shows, and what cannot be asked."""
    questions: list[Question] = []
    problems: list[Problem] = []
    for sheet in workbook.sheets.values():
        try:
            asked = _of_sheet(workbook, sheet, tables, measures)
        except FormulaError as wrong:
            problems.append(Problem(f"sheet {sheet.name}", str(wrong)))
            continue
        questions += asked
        if not asked:
            problems.append(Problem(f"sheet {sheet.name}", "it shows no figure"))
    return questions, problems


def _of_sheet(
    workbook: twb.Workbook, sheet: twb.Sheet, tables: Sequence[Table], measures: Measures
) -> list[Question]:
    names = {use.source for use in sheet.shelves if use.instance not in twb.PLACEHOLDERS}
    if len(names) > 1:
        raise FormulaError(f"it blends the data sources {', '.join(sorted(names))}")
    shown = [sheet.instances[use] for use in sheet.shelves if use.instance not in twb.PLACEHOLDERS]
    asked = []
    for source in (workbook.sources[name] for name in names):
        figures = [it for it in shown if _is_figure(source, it)]
        dimensions = [it.field for it in shown if it not in figures]
        for figure in figures:
            known = source.fields.get(figure.field)
            caption = known.caption if known else figure.field
            told = caption if figure.derivation == "User" else f"{figure.derivation} of {caption}"
            of_extract = _of_extract(source, sheet, dimensions, figure)
            of_marts = _OfMarts(source, tables, measures).sql(sheet, dimensions, figure)
            asked.append(Question(sheet.name, told, of_extract, of_marts))
    return asked


def _is_figure(source: twb.Source, instance: twb.Instance) -> bool:
    if instance.derivation in _AGGREGATES:
        return True
    if instance.derivation not in _AS_IT_IS:
        raise FormulaError(f"[{instance.name}]: {instance.derivation} is not known to this check")
    return extract_sql.is_aggregate(source, instance.field)


def _of_extract(
    source: twb.Source, sheet: twb.Sheet, dimensions: Sequence[str], figure: twb.Instance
) -> str:
    related = Related(source, extract_sql.base_of(source, figure.field))
    value = _AGGREGATES.get(figure.derivation, "{}").format(related.expression(figure.field))
    return _select(
        [related.expression(it) for it in dimensions],
        value,
        _conditions(source, sheet, related.expression),
        related.source,
    )


class _OfMarts:
    """The same figure by the project's own definitions."""

    def __init__(self, source: twb.Source, tables: Sequence[Table], measures: Measures) -> None:
        self._source = source
        self._tables = tables
        self._measures = measures

    def sql(self, sheet: twb.Sheet, dimensions: Sequence[str], figure: twb.Instance) -> str:
        joined = Joined(self._tables, self._base(figure.field))

        def expression(field: str) -> str:
            return self._expression(joined, field)

        value = _AGGREGATES.get(figure.derivation, "{}").format(expression(figure.field))
        conditions = _conditions(self._source, sheet, expression)
        return _select([expression(it) for it in dimensions], value, conditions, joined.source)

    def _base(self, field: str) -> str:
        tables = self._tables_of(field)
        if len(tables) != 1:
            raise FormulaError(f"[{field}] is of several tables or of none: {sorted(tables)}")
        return tables.pop()

    def _tables_of(self, field: str) -> set[str]:
        if measure := self._measures.find(field):
            return {measure[0]}
        if formula := self._formula(field):
            return {
                table
                for each in calculation.fields(calculation_reader.read(formula))
                for table in self._tables_of(each.name)
            }
        return {column_of(field)[0]}

    def _expression(self, joined: Joined, field: str) -> str:
        if measure := self._measures.find(field):
            return f"({measure[1]})"
        if formula := self._formula(field):
            writer = Writer(lambda it: self._expression(joined, it.name), self._is_text)
            return f"({writer.sql(calculation_reader.read(formula))})"
        return joined.column(*column_of(field))

    def _formula(self, field: str) -> str:
        """Of a calculation that is no measure of its own; measures in it are those of the file."""
        known = self._source.fields.get(field)
        return known.formula if known else ""

    def _is_text(self, field: Field) -> bool:
        known = self._source.fields.get(field.name)
        return known is not None and known.datatype == "string"


def _select(
    dimensions: Sequence[str],
    value: str,
    conditions: Sequence[str],
    source: Callable[[], str],
) -> str:
    """`source` is asked last: by then everything that must be joined has been named."""
    shown = ", ".join([*dimensions, value])
    where = f" where {' and '.join(conditions)}" if conditions else ""
    groups = f" group by {', '.join(str(at + 1) for at in range(len(dimensions)))}"
    return f"select {shown} from {source()}{where}{groups if dimensions else ''}"


def _conditions(
    source: twb.Source, sheet: twb.Sheet, expression: Callable[[str], str]
) -> list[str]:
    found = []
    for each in sheet.filters:
        if each.is_all or each.use.instance in twb.PLACEHOLDERS:
            continue
        if each.unknown or each.use not in sheet.instances:
            raise FormulaError(f"{each.use}: {each.unknown or 'not declared'}")
        field = sheet.instances[each.use].field
        if _is_figure(source, sheet.instances[each.use]):
            raise FormulaError(f"a filter on the figure [{field}] is not known to this check")
        found.append(_condition(expression(field), each))
    return found


def _condition(expression: str, of: twb.Filter) -> str:
    values = [_value(member) for member in of.members if member != _NULL]
    parts = [f"{expression} in ({', '.join(values)})"] if values else []
    if _NULL in of.members:
        parts.append(f"{expression} is null")
    found = f"({' or '.join(parts)})"
    return f"coalesce(not {found}, true)" if of.is_except else found


def _value(member: str) -> str:
    """A value as Tableau writes it in a filter: "text", #date#, true, 12."""
    if len(member) > 1 and member[0] == member[-1] == '"':
        return f"'{literal(member[1:-1])}'"
    if len(member) > 1 and member[0] == member[-1] == "#":
        return f"date '{literal(member[1:-1])}'"
    if member in ("true", "false") or member.removeprefix("-").replace(".", "", 1).isdigit():
        return member
    raise FormulaError(f"the value {member} of a filter is not understood")
