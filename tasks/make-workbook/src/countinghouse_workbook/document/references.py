"""Does everything that a workbook names exist? The schema of Tableau's files does not ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from enum import Enum

from countinghouse_workbook.document import twb
from countinghouse_workbook.formula import calculation, calculation_reader
from countinghouse_workbook.formula.calculation import FormulaError

_OBJECT_ID = "__tableau_internal_object_id__"
_TABLE = re.compile(r"\[([^\]]+)\]\.\[([^\]]+)\]")


class Kind(Enum):
    """Whose fault a problem is."""

    DOCUMENT = "the workbook or the measures"
    BUILD = "the choice of marts and workbook"
    MACHINE = "the machine: too little memory, a full disk"


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where."""

    where: str
    what: str
    kind: Kind = Kind.DOCUMENT

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


Columns = Mapping[tuple[str, str], Set[str]]
"""Of each schema and table of the extract, its columns."""


def problems(workbook: twb.Workbook, extract: Columns, database: str) -> list[Problem]:
    """Everything that is named and is not there.

    Args:
        workbook: what is looked at.
        extract: what its extract holds.
        database: the extract as the workbook's connections must name it.
    """
    found = list(_of_pages(workbook))
    for source in workbook.sources.values():
        found += _of_source(source, extract, database)
    for sheet in workbook.sheets.values():
        found += _of_sheet(workbook, sheet)
    return found


def table_of(source: twb.Source, relation: str) -> tuple[str, str]:
    """Schema and table of a relation; empty when it names none."""
    named = _TABLE.fullmatch(source.relations.get(relation, ""))
    return (named[1], named[2]) if named else ("", "")


def tables(workbook: twb.Workbook) -> set[str]:
    """The tables that the workbook names."""
    return {
        table_of(source, it)[1] for source in workbook.sources.values() for it in source.relations
    }


def _of_pages(workbook: twb.Workbook) -> Iterator[Problem]:
    if not workbook.sheets:
        yield Problem("the workbook", "it has no sheet")
    for dashboard in workbook.dashboards:
        yield from _of_dashboard(workbook, dashboard)
    pages = set(workbook.sheets) | {dashboard.name for dashboard in workbook.dashboards}
    for name in workbook.windows:
        if name not in pages:
            yield Problem(f"window {name}", "there is no sheet or dashboard of that name")
    for name in sorted(pages - set(workbook.windows)):
        yield Problem(name, "it has no window, so no tab")


def _of_dashboard(workbook: twb.Workbook, dashboard: twb.Dashboard) -> Iterator[Problem]:
    where = f"dashboard {dashboard.name}"
    if not dashboard.sheets:
        yield Problem(where, "it shows no sheet")
    for name in dashboard.sheets:
        if name not in workbook.sheets:
            yield Problem(where, f"it shows the sheet {name}, which is not there")
    shown = [workbook.sheets[name] for name in dashboard.sheets if name in workbook.sheets]
    for use in dashboard.uses:
        if not any(use in sheet.instances for sheet in shown):
            yield Problem(where, f"it names {use}, which none of its sheets knows")


def _of_source(source: twb.Source, extract: Columns, database: str) -> Iterator[Problem]:
    where = f"data source {source.caption}"
    for kind, named in source.connections:
        if (kind, named) != ("hyper", database):
            yield Problem(where, f"it is connected to {kind} {named}, not to hyper {database}")
    for relation, table in source.relations.items():
        if table_of(source, relation) not in extract:
            yield Problem(where, f"the extract has no table {table}")
    for field, (relation, column) in source.columns.items():
        if column not in extract.get(table_of(source, relation), ()):
            yield Problem(where, f"[{field}]: the extract has no column {relation}.{column}")
    for name in {name for pair in source.relationships for name in pair} - set(source.columns):
        yield Problem(where, f"a relationship names [{name}], which is no column")
    for each in source.unknown:
        yield Problem(where, f"{each} is not known to this check")
    yield from _of_fields(source, where)


def _of_fields(source: twb.Source, where: str) -> Iterator[Problem]:
    for field in source.fields.values():
        if field.formula:
            yield from _of_formula(source, field)
        elif field.name not in source.columns and not field.name.startswith(_OBJECT_ID):
            yield Problem(where, f"[{field.name}] is neither calculated nor of any column")


def _of_formula(source: twb.Source, field: twb.FieldDefinition) -> Iterator[Problem]:
    where = f"calculation {field.caption} of {source.caption}"
    try:
        named = calculation.fields(calculation_reader.read(field.formula))
    except FormulaError as wrong:
        yield Problem(where, str(wrong))
        return
    for each in named:
        if each.source not in ("", source.name) or not _is_known(source, each.name):
            yield Problem(where, f"it names [{each.name}], which is no field")


def _of_sheet(workbook: twb.Workbook, sheet: twb.Sheet) -> Iterator[Problem]:
    where = f"sheet {sheet.name}"
    for name in {*sheet.sources, *(use.source for use in sheet.shelves)}:
        if name not in workbook.sources:
            yield Problem(where, f"it is of the data source {name}, which is not there")
    named = [(name, it.name) for name, it in sheet.declared]
    named += [(use.source, it.field) for use, it in sheet.instances.items()]
    for name, field in dict.fromkeys(named):
        source = workbook.sources.get(name)
        if source and not _is_known(source, field):
            yield Problem(where, f"it names [{field}], which is no field of {source.caption}")
    yield from _of_copies(workbook, sheet)
    filtered = [each.use for each in sheet.filters]
    filtered += [use for each in sheet.filters for it in each.members for use in twb.uses(it)]
    for use in dict.fromkeys((*sheet.shelves, *filtered, *sheet.others)):
        if use.instance not in twb.PLACEHOLDERS and use not in sheet.instances:
            yield Problem(where, f"{use} is used but not declared")
    for each in (*sheet.unknown, *(it.unknown for it in sheet.filters if it.unknown)):
        yield Problem(where, f"{each} is not known to this check")


def _of_copies(workbook: twb.Workbook, sheet: twb.Sheet) -> Iterator[Problem]:
    """A sheet keeps its own copy of each formula; which one counts, only Tableau knows."""
    for name, copy in sheet.declared:
        source = workbook.sources.get(name)
        field = source.fields.get(copy.name) if source else None
        if copy.formula != (field.formula if field else ""):
            yield Problem(
                f"sheet {sheet.name}",
                f"its own formula of [{copy.name}] is not that of the data source",
            )


def _is_known(source: twb.Source, name: str) -> bool:
    return name in source.fields or name in source.columns
