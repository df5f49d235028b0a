"""Each figure of each sheet as two questions: one for the extract, one for the marts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from countinghouse_workbook.document import twb
from countinghouse_workbook.document.references import Problem
from countinghouse_workbook.formula.calculation import FormulaError
from countinghouse_workbook.verification import extract_sql
from countinghouse_workbook.verification.extract_sql import ExtractSide
from countinghouse_workbook.verification.marts_sql import MartsSide, Measures
from countinghouse_workbook.verification.query import Query, Side
from countinghouse_workbook.warehouse.marts import Table
from countinghouse_workbook.warehouse.sql_text import literal

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
    shown = [use for use in _shown(sheet) if use.instance not in twb.PLACEHOLDERS]
    names = {use.source for use in shown}
    if len(names) > 1:
        raise FormulaError(f"it blends the data sources {', '.join(sorted(names))}")
    asked = []
    for source in (workbook.sources[name] for name in names):
        instances = [sheet.instances[use] for use in shown]
        figures = [it for it in instances if _is_figure(source, it)]
        dimensions = [it.field for it in instances if it not in figures]
        sides = (ExtractSide(source), MartsSide(source, tables, measures))
        for figure in figures or [None]:
            sql = [_sql(source, sheet, side, dimensions, figure) for side in sides]
            asked.append(Question(sheet.name, _caption(source, figure), *sql))
    return asked


def _shown(sheet: twb.Sheet) -> list[twb.Use]:
    """What stands on the shelves; several figures in one table stand in a filter by their names."""
    named = [
        use
        for each in sheet.filters
        if each.use.instance in twb.PLACEHOLDERS
        for member in each.members
        for use in twb.uses(member)
    ]
    return list(dict.fromkeys([*sheet.shelves, *named]))


def _caption(source: twb.Source, figure: twb.Instance | None) -> str:
    if figure is None:
        return "what it lists"
    known = source.fields.get(figure.field)
    caption = known.caption if known else figure.field
    return caption if figure.derivation == "User" else f"{figure.derivation} of {caption}"


def _is_figure(source: twb.Source, instance: twb.Instance) -> bool:
    if instance.derivation in _AGGREGATES:
        return True
    if instance.derivation not in _AS_IT_IS:
        raise FormulaError(f"[{instance.name}]: {instance.derivation} is not known to this check")
    return extract_sql.is_aggregate(source, instance.field)


def _sql(
    source: twb.Source,
    sheet: twb.Sheet,
    side: Side,
    dimensions: Sequence[str],
    figure: twb.Instance | None,
) -> str:
    """For each value of the dimensions the figure, or that there is such a value."""
    query = Query(side, side.base_of([figure.field] if figure else dimensions))
    value = "1"
    if figure:
        pattern = _AGGREGATES.get(figure.derivation, "{}")
        value = pattern.format(query.expression(figure.field))
    shown = ", ".join([*map(query.expression, dimensions), value])
    conditions = _conditions(source, sheet, query.expression)
    where = f" where {' and '.join(conditions)}" if conditions else ""
    groups = f" group by {', '.join(str(at + 1) for at in range(len(dimensions)))}"
    return f"select {shown} from {query.source()}{where}{groups if dimensions else ''}"


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
