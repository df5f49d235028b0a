"""Writes a calculation as SQL that Hyper and DuckDB answer alike."""

from __future__ import annotations

import re
from collections.abc import Callable

from countinghouse_workbook.formula.calculation import (
    Binary,
    Call,
    Choice,
    Expression,
    Field,
    Fixed,
    FormulaError,
    Literal,
    Unary,
)
from countinghouse_workbook.warehouse.sql_text import literal

FUNCTIONS = {
    "ABS": "abs({0})",
    "AVG": "avg({0})",
    "COUNT": "count({0})",
    "COUNTD": "count(distinct {0})",
    "DATETRUNC": "cast(date_trunc({0}, {1}) as date)",
    "ISNULL": "({0} is null)",
    "MAX": "max({0})",
    "MIN": "min({0})",
    "SUM": "sum({0})",
    "ZN": "coalesce({0}, 0)",
}
"""Every function that is known here, as SQL; the same as the generator knows (`CalculationReader`)."""

SPANS = ("DATEADD", "DATEDIFF")
"""Functions that are no pattern: their first argument says of what they count."""

_WORDS = {"TRUE": "true", "FALSE": "false", "NULL": "null"}


class Writer:
    """Knows how fields are written where the SQL is asked.

    Args:
        field: the SQL of a field.
        is_text: whether a field's values are texts, so that `+` joins them.
        fixed: the SQL of an aggregate over all rows that share something.
    """

    def __init__(
        self,
        field: Callable[[Field], str],
        is_text: Callable[[Field], bool],
        fixed: Callable[[Fixed], str],
    ) -> None:
        self._field = field
        self._is_text = is_text
        self._fixed = fixed

    def sql(self, expression: Expression) -> str:
        """The expression; what is put together stands in brackets.

        Raises:
            FormulaError: when a function is not known here.
        """
        match expression:
            case Field():
                written = self._field(expression)
            case Literal():
                written = _literal(expression)
            case Unary(operator, operand):
                written = f"({operator} {self.sql(operand)})"
            case Binary():
                written = self._binary(expression)
            case Call(function, arguments):
                written = self._call(function, arguments)
            case Choice():
                written = self._choice(expression)
            case Fixed():
                written = self._fixed(expression)
        return written

    def _choice(self, choice: Choice) -> str:
        cases = "".join(
            f" when {self.sql(condition)} then {self.sql(value)}"
            for condition, value in choice.cases
        )
        otherwise = f" else {self.sql(choice.otherwise)}" if choice.otherwise else ""
        return f"case{cases}{otherwise} end"

    def _binary(self, expression: Binary) -> str:
        left, right = self.sql(expression.left), self.sql(expression.right)
        if expression.operator == "/":  # Tableau divides numbers, never whole numbers
            return f"(cast({left} as double precision) / {right})"
        joins = expression.operator == "+" and (
            self._text(expression.left) or self._text(expression.right)
        )
        return f"({left} {'||' if joins else expression.operator} {right})"

    def _call(self, function: str, arguments: tuple[Expression, ...]) -> str:
        match function, arguments:
            case "DATEADD", (Literal(part, "text"), number, date):
                return f"cast({self.sql(date)} + interval '{_whole(number)} {part}' as date)"
            case "DATEDIFF", (Literal("day", "text"), first, last):
                return f"({self.sql(last)} - {self.sql(first)})"
        known = FUNCTIONS.get(function, "")
        if len(set(re.findall(r"\{\d\}", known))) != len(arguments):
            raise FormulaError(f"{function} of {len(arguments)} is not known to this check")
        return known.format(*(self.sql(argument) for argument in arguments))

    def _text(self, expression: Expression) -> bool:
        match expression:
            case Literal(_, kind):
                return kind == "text"
            case Field():
                return self._is_text(expression)
            case Binary(left, "+", right):
                return self._text(left) or self._text(right)
        return False


def _whole(number: Expression) -> int:
    match number:
        case Literal(value, "number") if value.isdigit():
            return int(value)
        case Unary("-", inner):
            return -_whole(inner)
    raise FormulaError("DATEADD takes a whole number here")


def _literal(value: Literal) -> str:
    match value.kind:
        case "text":
            return f"'{literal(value.value)}'"
        case "date":
            return f"date '{literal(value.value)}'"
        case "word":
            return _WORDS[value.value]
    return value.value
