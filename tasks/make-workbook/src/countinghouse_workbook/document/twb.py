"""A workbook as Tableau writes it: data sources, sheets, dashboards. Only read, never judged here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from countinghouse_workbook.formula.calculation import unbracketed

PLACEHOLDERS = (":Measure Names", "Measure Names", "Multiple Values")
"""Instances that are no fields of the data, but stand for several figures."""


_NAME = r"\[(?:[^\]]|\]\])+\]"
_USE = re.compile(rf"({_NAME})\.({_NAME})")


@dataclass(frozen=True)
class FieldDefinition:
    """A field of a data source; `formula` is empty for a column."""

    name: str
    caption: str
    datatype: str
    formula: str


@dataclass(frozen=True)
class Source:
    """A data source.

    Attributes:
        relations: of each relation its table, such as `[marts].[dim_date]`, in order.
        columns: of each column's field its relation and column.
        fields: by name.
        relationships: pairs of fields that are equal.
        connections: class and database of each connection.
        unknown: what it has that is not read here, and may change its figures.
    """

    name: str
    caption: str
    connections: tuple[tuple[str, str], ...]
    relations: Mapping[str, str]
    columns: Mapping[str, tuple[str, str]]
    fields: Mapping[str, FieldDefinition]
    relationships: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Use:
    """A field where it is used: data source and instance, such as `usr:net_sales:qk`."""

    source: str
    instance: str

    def __str__(self) -> str:
        return f"[{self.source}].[{self.instance}]"


@dataclass(frozen=True)
class Instance:
    """A field under an aggregation; `derivation` is None, Sum, User and the like."""

    name: str
    field: str
    derivation: str


@dataclass(frozen=True)
class Filter:
    """What is left in: the values as Tableau writes them, or all of them."""

    use: Use
    members: tuple[str, ...] = ()
    is_all: bool = False
    is_except: bool = False
    unknown: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet.

    Attributes:
        shelves: what stands on rows and columns and in encodings.
        others: what else it names, such as the fields that it is sorted by.
        instances: by data source and name.
        declared: its own copies of fields, each with its data source.
        unknown: what it has that is not read here, and may change its figures.
    """

    name: str
    sources: tuple[str, ...]
    shelves: tuple[Use, ...]
    others: tuple[Use, ...]
    filters: tuple[Filter, ...]
    instances: Mapping[Use, Instance]
    declared: tuple[tuple[str, FieldDefinition], ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Dashboard:
    """A page; `sheets` are the names in its zones, `uses` the fields, such as of its filters."""

    name: str
    sheets: tuple[str, ...]
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class Workbook:
    """All of it; `windows` are the names of the tabs."""

    sources: Mapping[str, Source]
    sheets: Mapping[str, Sheet]
    dashboards: tuple[Dashboard, ...]
    windows: tuple[str, ...]


def uses(text: str) -> list[Use]:
    """The fields that a shelf names."""
    return [Use(unbracketed(source), unbracketed(name)) for source, name in _USE.findall(text)]
