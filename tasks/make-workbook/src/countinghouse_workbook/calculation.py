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
                | IF disjunction THEN disjunction { ELSEIF … THEN … } [ ELSE disjunction ] END

What is not in here is an error: a check that guesses would be none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

AGGREGATES = frozenset({"SUM", "AVG", "MIN", "MAX", "COUNT", "COUNTD", "ATTR"})


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


Expression: TypeAlias = Field | Literal | Unary | Binary | Call | Choice


def walk(expression: Expression) -> Iterator[Expression]:
    """The expression and all in it."""
    yield expression
    match expression:
        case Unary(_, operand):
            inner = [operand]
        case Binary(left, _, right):
            inner = [left, right]
        case Call(_, arguments):
            inner = list(arguments)
        case Choice(cases, otherwise):
            inner = [part for case in cases for part in case]
            inner += [otherwise] if otherwise else []
        case _:
            inner = []
    for each in inner:
        yield from walk(each)


def fields(expression: Expression) -> list[Field]:
    """Every field that is named in it."""
    return [each for each in walk(expression) if isinstance(each, Field)]


def unbracketed(text: str) -> str:
    """The name within brackets."""
    return text.removeprefix("[").removesuffix("]").replace("]]", "]")
