"""Tableau's language of calculations, as much of it as the workbook's generator writes.

A formula is read into a tree of these records and written as SQL that Hyper and DuckDB share::

    disjunction = conjunction { OR conjunction }
    conjunction = negation { AND negation }
    negation    = NOT negation | comparison
    comparison  = sum [ ("=" | "==" | "<>" | "!=" | "<" | "<=" | ">" | ">=") sum ]
    sum         = product { ("+" | "-") product }
    product     = factor { ("*" | "/") factor }
    factor      = "-" factor | number | 'text' | #date# | TRUE | FALSE | NULL | [field]
                | [data source].[field] | "(" disjunction ")" | name "(" [ arguments ] ")"
                | "{" FIXED [ field { "," field } ] ":" disjunction "}"
                | IF disjunction THEN disjunction { ELSEIF … THEN … } [ ELSE disjunction ] END

What is not in here is an error: a check that guesses would be none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

AGGREGATES = frozenset({"SUM", "AVG", "MIN", "MAX", "COUNT", "COUNTD"})


class FormulaError(ValueError):
    """The formula is none, or has what is not known here."""


@dataclass(frozen=True)
class Field:
    """A field; `source` is empty within its own data source."""

    name: str
    source: str = ""


@dataclass(frozen=True)
class Literal:
    """A value: `kind` is text, number, date or word (TRUE, FALSE, NULL)."""

    value: str
    kind: str


@dataclass(frozen=True)
class Unary:
    """`-` or `NOT`."""

    operator: str
    operand: Expression


@dataclass(frozen=True)
class Binary:
    """Two values and what is done with them, in SQL's signs."""

    left: Expression
    operator: str
    right: Expression


@dataclass(frozen=True)
class Call:
    """A function by its name in capitals."""

    function: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True)
class Choice:
    """The value of the first condition that holds."""

    cases: tuple[tuple[Expression, Expression], ...]
    otherwise: Expression | None


@dataclass(frozen=True)
class Fixed:
    """An aggregate over all rows that share the dimensions, whatever the sheet shows or leaves out."""

    dimensions: tuple[Field, ...]
    aggregate: Expression


Expression: TypeAlias = Field | Literal | Unary | Binary | Call | Choice | Fixed


def parts(expression: Expression) -> list[Expression]:
    """What an expression is put together of."""
    match expression:
        case Unary(_, operand):
            return [operand]
        case Binary(left, _, right):
            return [left, right]
        case Call(_, arguments):
            return list(arguments)
        case Choice(cases, otherwise):
            inner = [part for case in cases for part in case]
            return [*inner, otherwise] if otherwise else inner
        case Fixed(dimensions, aggregate):
            return [*dimensions, aggregate]
    return []


def fields(expression: Expression) -> Iterator[Field]:
    """Every field that is named in it."""
    if isinstance(expression, Field):
        yield expression
    for part in parts(expression):
        yield from fields(part)


def fields_of_rows(expression: Expression) -> Iterator[Field]:
    """The fields that it needs of each row: of what is fixed, the dimensions only."""
    if isinstance(expression, Fixed):
        yield from expression.dimensions
    elif isinstance(expression, Field):
        yield expression
    else:
        for part in parts(expression):
            yield from fields_of_rows(part)


def aggregates(expression: Expression, is_aggregate: Callable[[str], bool]) -> bool:
    """Whether it makes one value of many rows; of what is fixed each row has its value."""
    match expression:
        case Call(function, _) if function in AGGREGATES:
            return True
        case Field(name, _):
            return is_aggregate(name)
        case Fixed():
            return False
    return any(aggregates(part, is_aggregate) for part in parts(expression))


def unbracketed(text: str) -> str:
    """The name within brackets."""
    return text.removeprefix("[").removesuffix("]").replace("]]", "]")
