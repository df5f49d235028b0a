"""Reads a workbook as Tableau writes it, and judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from countinghouse_workbook.document.twb import (
    Dashboard,
    FieldDefinition,
    Filter,
    Instance,
    Sheet,
    Source,
    Use,
    Workbook,
    uses,
)
from countinghouse_workbook.formula.calculation import unbracketed
from countinghouse_workbook.task.failure import ExitCode, TaskFailure

_RELATIONS = ("table", "collection")
"""A table, and what holds several of them; a join, a union or a query of one's own is neither."""


def read(document: bytes, where: str) -> Workbook:
    """The workbook.

    Raises:
        TaskFailure: (65) when it is no XML, or XML that builds itself up out of entities.
    """
    try:
        root = fromstring(document)
    except (ParseError, DefusedXmlException) as problem:
        raise TaskFailure(
            ExitCode.DATA,
            f"The workbook is no XML that may be read: {problem}",
            where,
            "Write it anew (make docs)",
        ) from None
    sources = [_source(each) for each in root.findall("datasources/datasource")]
    sheets = [_sheet(each) for each in root.findall("worksheets/worksheet")]
    return Workbook(
        {source.name: source for source in sources},
        {sheet.name: sheet for sheet in sheets},
        tuple(_dashboard(each) for each in root.findall("dashboards/dashboard")),
        tuple(window.get("name", "") for window in root.findall("windows/window")),
    )


def _source(element: Element) -> Source:
    fields = [_field(column) for column in element.findall("column")]
    columns = {}
    for each in element.findall("connection/cols/map"):
        relation, column = each.get("value", "").split("].[", 1)
        columns[unbracketed(each.get("key", ""))] = (
            unbracketed(relation + "]"),
            unbracketed("[" + column),
        )
    return Source(
        element.get("name", ""),
        element.get("caption", ""),
        tuple(
            (each.get("class", ""), each.get("dbname", ""))
            for each in element.findall("connection/named-connections/named-connection/connection")
        ),
        {
            each.get("name", ""): each.get("table", "")
            for each in element.findall("connection//relation[@type='table']")
        },
        columns,
        {field.name: field for field in fields},
        tuple(_pair(each) for each in element.findall("object-graph/relationships/relationship")),
        tuple(_unknown_of_source(element)),
    )


def _unknown_of_source(element: Element) -> Iterator[str]:
    """What would change the figures of every sheet, and is not followed."""
    yield from _table_calculations(element)
    for each in element.iter("filter"):
        yield f"a filter of the data source on {each.get('column')}"
    for each in element.iter("relation"):
        if each.get("type") not in _RELATIONS:
            yield f"a relation of the type {each.get('type')}"


def _table_calculations(element: Element) -> Iterator[str]:
    """They turn a figure into another one: of a running total, of a share."""
    if element.find(".//table-calc") is not None:
        yield "a table calculation"


def _field(element: Element) -> FieldDefinition:
    calculation = element.find("calculation")
    return FieldDefinition(
        unbracketed(element.get("name", "")),
        element.get("caption", ""),
        element.get("datatype", ""),
        "" if calculation is None else calculation.get("formula", ""),
    )


def _pair(element: Element) -> tuple[str, str]:
    left, right = (unbracketed(it.get("op", "")) for it in element.findall("expression/expression"))
    return left, right


def _sheet(element: Element) -> Sheet:
    dependencies = element.findall("table/view/datasource-dependencies")
    shelves = [use for shelf in ("rows", "cols") for use in _said(element.find(f"table/{shelf}"))]
    shelves += [
        use
        for encodings in element.iter("encodings")
        for each in encodings
        for use in uses(each.get("column", ""))
    ]
    filters = [_filter(each) for each in element.findall("table/view/filter")]
    instances = {
        Use(each.get("datasource", ""), instance.name): instance
        for each in dependencies
        for instance in map(_instance, each.findall("column-instance"))
    }
    return Sheet(
        element.get("name", ""),
        tuple(it.get("name", "") for it in element.findall("table/view/datasources/datasource")),
        tuple(dict.fromkeys(shelves)),
        tuple(dict.fromkeys(set(_named(element)) - set(shelves))),
        tuple(filters),
        instances,
        tuple(
            (each.get("datasource", ""), _field(column))
            for each in dependencies
            for column in each.findall("column")
        ),
        tuple(_table_calculations(element)),
    )


def _said(element: Element | None) -> list[Use]:
    return [] if element is None else uses(element.text or "")


def _named(element: Element) -> Iterator[Use]:
    """Every field that any attribute or text within names."""
    for each in element.iter():
        if each.tag != "groupfilter":
            named = [value for name, value in each.attrib.items() if name != "semantic-role"]
            for text in (*named, each.text or ""):
                yield from uses(text)


def _instance(element: Element) -> Instance:
    return Instance(
        unbracketed(element.get("name", "")),
        unbracketed(element.get("column", "")),
        element.get("derivation", ""),
    )


def _filter(element: Element) -> Filter:
    named = uses(element.get("column", ""))
    use = named[0] if named else Use("", element.get("column", ""))
    group = element.find("groupfilter")
    if element.get("class") != "categorical":
        return Filter(use, unknown=f"a filter of the class {element.get('class')}")
    if group is None:
        return Filter(use, is_all=True)
    match group.get("function"):
        case "level-members":
            return Filter(use, is_all=True)
        case "member" | "union" if (members := _members(group)) is not None:
            return Filter(use, members)
        case "except" if len(group) == 2 and (members := _members(group[1])) is not None:  # noqa: PLR2004
            return Filter(use, members, is_except=True)
    return Filter(use, unknown=f"a filter of the function {group.get('function')}")


def _members(group: Element) -> tuple[str, ...] | None:
    if group.get("function") == "member":
        return (group.get("member", ""),)
    if group.get("function") == "union" and all(it.get("function") == "member" for it in group):
        return tuple(it.get("member", "") for it in group)
    return None


def _dashboard(element: Element) -> Dashboard:
    zones = element.findall(".//zone")
    return Dashboard(
        element.get("name", ""),
        tuple(dict.fromkeys(zone.get("name", "") for zone in zones if zone.get("name"))),
        tuple(use for zone in zones for use in uses(zone.get("param", ""))),
    )
