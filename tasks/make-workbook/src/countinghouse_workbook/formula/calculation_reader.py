"""Reads a formula of Tableau's language; the grammar stands in `calculation`."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    unbracketed,
)

_TOKEN = re.compile(
    r"\s+|//[^\n]*"
    r"|(?P<text>'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\")"
    r"|(?P<date>#[^#]+#)"
    r"|(?P<field>\[(?:[^\]]|\]\])+\](?:\.\[(?:[^\]]|\]\])+\])?)"
    r"|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<word>[A-Za-z_]\w*)"
    r"|(?P<sign><=|>=|<>|!=|==|[-+*/=<>(){},:])"
)
_COMPARISONS = {"=": "=", "==": "=", "<>": "<>", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}  # fmt: skip
_WORDS = ("TRUE", "FALSE", "NULL")


def read(formula: str) -> Expression:
    """The formula as a tree.

    Raises:
        FormulaError: when it is not of this grammar.
    """
    reader = _Reader(formula)
    expression = reader.disjunction()
    reader.expect_end()
    return expression


class _Reader:
    def __init__(self, formula: str) -> None:
        self._formula = formula
        self._tokens = list(self._cut(formula))
        self._at = 0

    def _cut(self, formula: str) -> Iterator[tuple[str, str]]:
        at = 0
        while at < len(formula):
            found = _TOKEN.match(formula, at)
            if found is None:
                raise FormulaError(f"{formula[at : at + 10]!r} is not understood in {formula!r}")
            if found.lastgroup:
                yield found.lastgroup, found.group()
            at = found.end()

    def expect_end(self) -> None:
        if self._at < len(self._tokens):
            raise self._unexpected()

    def disjunction(self) -> Expression:
        left = self._conjunction()
        while self._taken("OR"):
            left = Binary(left, "or", self._conjunction())
        return left

    def _conjunction(self) -> Expression:
        left = self._negation()
        while self._taken("AND"):
            left = Binary(left, "and", self._negation())
        return left

    def _negation(self) -> Expression:
        return Unary("not", self._negation()) if self._taken("NOT") else self._comparison()

    def _comparison(self) -> Expression:
        left = self._sum()
        sign = self._peek()[1]
        if sign in _COMPARISONS:
            self._at += 1
            return Binary(left, _COMPARISONS[sign], self._sum())
        return left

    def _sum(self) -> Expression:
        left = self._product()
        while (sign := self._peek()[1]) in ("+", "-"):
            self._at += 1
            left = Binary(left, sign, self._product())
        return left

    def _product(self) -> Expression:
        left = self._factor()
        while (sign := self._peek()[1]) in ("*", "/"):
            self._at += 1
            left = Binary(left, sign, self._factor())
        return left

    def _factor(self) -> Expression:
        if self._taken("-"):
            return Unary("-", self._factor())
        if self._taken("("):
            inner = self.disjunction()
            self._demand(")")
            return inner
        if self._taken("{"):
            return self._fixed()
        return self._choice() if self._taken("IF") else self._value()

    def _fixed(self) -> Fixed:
        self._demand("FIXED")
        dimensions = []
        while not self._taken(":"):
            kind, text = self._next()
            if kind != "field":
                self._at -= 1
                raise self._unexpected()
            dimensions.append(_field(text))
            self._taken(",")
        aggregate = self.disjunction()
        self._demand("}")
        return Fixed(tuple(dimensions), aggregate)

    def _value(self) -> Expression:
        kind, text = self._next()
        if kind == "field":
            return _field(text)
        if kind in ("number", "text", "date"):
            return _literal(kind, text)
        if kind == "word" and text.upper() in _WORDS:
            return Literal(text.upper(), "word")
        if kind == "word" and self._taken("("):
            return Call(text.upper(), self._arguments())
        self._at -= 1
        raise self._unexpected()

    def _arguments(self) -> tuple[Expression, ...]:
        if self._taken(")"):
            return ()
        found = [self.disjunction()]
        while self._taken(","):
            found.append(self.disjunction())
        self._demand(")")
        return tuple(found)

    def _choice(self) -> Choice:
        cases = []
        while True:
            condition = self.disjunction()
            self._demand("THEN")
            cases.append((condition, self.disjunction()))
            if not self._taken("ELSEIF"):
                break
        otherwise = self.disjunction() if self._taken("ELSE") else None
        self._demand("END")
        return Choice(tuple(cases), otherwise)

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "")

    def _next(self) -> tuple[str, str]:
        token = self._peek()
        self._at += 1
        return token

    def _taken(self, wanted: str) -> bool:
        kind, text = self._peek()
        if kind in ("word", "sign") and text.upper() == wanted:
            self._at += 1
            return True
        return False

    def _demand(self, wanted: str) -> None:
        if not self._taken(wanted):
            raise self._unexpected(f" instead of {wanted}")

    def _unexpected(self, instead: str = "") -> FormulaError:
        text = self._peek()[1] or "the end"
        return FormulaError(f"{text!r} is not expected{instead} in {self._formula!r}")


def _field(text: str) -> Field:
    if "].[" in text:
        source, name = text.split("].[", 1)
        return Field(unbracketed("[" + name), unbracketed(source + "]"))
    return Field(unbracketed(text))


def _literal(kind: str, text: str) -> Literal:
    if kind == "text":
        return Literal(text[1:-1].replace(text[0] * 2, text[0]), kind)
    return Literal(text.strip("#"), kind)
