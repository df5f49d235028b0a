"""Is a text Snowflake SQL? Judged by a general parser and, since that accepts too much, by rules over the tokens.

What passes is plausible: it parses as Snowflake's dialect and every function, type and part of a date is
one that Snowflake documents. Whether names and types fit together only Snowflake itself can say.
"""

import logging
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import sqlglot
from sqlglot import exp

from snowflake_sql import catalogue
from snowflake_sql.copy_statement import CopyInto, read_copy
from snowflake_sql.infer_schema import InferSchema, read_infer_schema
from snowflake_sql.lexer import Kind, LexicalError, Token, statements
from snowflake_sql.reader import SyntaxMistakeError
from snowflake_sql.session_functions import OwnQueryTags, Wait, read_session_function
from snowflake_sql.statements import Statement as Definition
from snowflake_sql.statements import read_statement

Special = Definition | CopyInto | InferSchema | OwnQueryTags | Wait
"""What this project has a grammar of its own for."""

REMEMBERED = 2000
"""Texts: tasks and tests send the same ones again and again, and what is in a text never changes."""

logging.getLogger("sqlglot").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Finding:
    """Something in a text that Snowflake would refuse."""

    line: int
    message: str


@dataclass(frozen=True)
class Text:
    """What a text says by itself, whoever sends it, and wherever."""

    findings: tuple[Finding, ...]
    """What Snowflake would refuse in it."""
    statements: tuple[Special | None, ...]
    """Its statements; None stands for one of SQL proper. Read only: they are shared by all who send the text."""


class Statement:
    """The tokens of one statement, with what each parenthesis opens."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.words = [token.word for token in tokens]
        self.closing, self.depth_call = self._parentheses()
        self.calls = list(self._calls())

    def word(self, index: int) -> str:
        """Return the word at an index; empty outside, and where something is quoted."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def kind(self, index: int) -> Kind | None:
        """Return the kind of the token at an index; None outside."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else None

    def _parentheses(self) -> tuple[dict[int, int], list[str]]:
        """Return where each parenthesis closes, and for every token the function it is an argument of."""
        closing: dict[int, int] = {}
        opened: list[int] = []
        calls: list[str] = []
        for index, word in enumerate(self.words):
            if word == ")" and opened:
                closing[opened.pop()] = index
            calls.append(self._called(opened[-1]) if opened else "")
            if word == "(":
                opened.append(index)
        return closing, calls

    def _called(self, opening: int) -> str:
        """Return the name before a parenthesis when it can be a function's; else nothing."""
        before = self.word(opening - 1)
        if self.kind(opening - 1) is not Kind.WORD or before in catalogue.BEFORE_PARENTHESIS:
            return ""
        return before

    def _calls(self) -> Iterator[tuple[int, str]]:
        """Yield where a function's name stands, and the name."""
        for index, word in enumerate(self.words):
            if self.word(index + 1) == "(" and self._called(index + 1) and not self._is_name(index):
                yield index, word

    def _is_name(self, index: int) -> bool:
        """Say whether the word before a parenthesis names a table, a common table, a column or a type."""
        start = index
        while self.word(start - 1) == ".":
            start -= 2
        before = self.word(start - 1)
        closing = self.closing.get(index + 1, -1)
        common = (
            before in {"WITH", ",", "RECURSIVE"}
            and self.word(closing + 1) == "AS"
            and self.word(closing + 2) == "("
        )
        aliased = (
            self.kind(start - 1) in {Kind.WORD, Kind.QUOTED} and before not in RESERVED_BEFORE_CALL
        )
        return common or before in catalogue.NAMED_AFTER or before in {"AS", "::", ")"} or aliased


RESERVED_BEFORE_CALL = catalogue.RESERVED | catalogue.BEFORE_PARENTHESIS | {
    "ASC", "DEFAULT", "DESC", "END", "ESCAPE", "FIRST", "IGNORE", "LAST", "LIMIT", "NULLS", "OFFSET", "OUTER",
    "PRECEDING", "RESPECT", "RETURNING", "CALL", "INTERVAL",
}  # fmt: skip

Rule = Callable[[Statement], Iterator[tuple[int, str]]]


def unknown_function(statement: Statement) -> Iterator[tuple[int, str]]:
    """A function that is not in Snowflake's catalogue."""
    for index, name in statement.calls:
        if name not in catalogue.FUNCTIONS:
            yield index, f"unknown function {name}"


def unknown_type(statement: Statement) -> Iterator[tuple[int, str]]:
    """A type that Snowflake does not have, in a cast or a table's definition."""
    for index, word in enumerate(statement.words):
        cast = word == "AS" and statement.depth_call[index] in {"CAST", "TRY_CAST"}
        if (cast or word == "::") and statement.word(index + 1) not in catalogue.TYPES:
            yield index + 1, f"unknown type {statement.tokens[index + 1].text}"
    for index in _column_types(statement):
        if statement.word(index) not in catalogue.TYPES:
            yield index, f"unknown type {statement.tokens[index].text}"


def _column_types(statement: Statement) -> Iterator[int]:
    """Yield where the types of a new table's columns stand."""
    opening = _columns_opening(statement)
    if opening is None:
        return
    depth = 0
    for index in range(opening, statement.closing.get(opening, opening)):
        word = statement.word(index)
        depth += (word == "(") - (word == ")")
        starts = depth == 1 and word in {"(", ","}
        if starts and statement.word(index + 1) not in {
            "CONSTRAINT",
            "PRIMARY",
            "UNIQUE",
            "FOREIGN",
        }:
            yield index + 2


def _columns_opening(statement: Statement) -> int | None:
    words = statement.words
    if words[:1] != ["CREATE"] or "TABLE" not in words[:5] or "(" not in words:
        return None
    opening = words.index("(")
    has_query = {"AS", "LIKE", "CLONE"} & set(words[:opening])
    return None if has_query else opening


def unknown_date_part(statement: Statement) -> Iterator[tuple[int, str]]:
    """A part of a date that Snowflake does not have."""
    for index, name in statement.calls:
        if name in catalogue.TAKES_DATE_PART and index + 2 < len(statement.tokens):
            part = statement.tokens[index + 2]
            if part.value.upper() not in catalogue.DATE_PARTS:
                yield index + 2, f"unknown part of a date: {part.text}"


def reserved_name(statement: Statement) -> Iterator[tuple[int, str]]:
    """A reserved word as an alias or a column's name."""
    for index, word in enumerate(statement.words):
        cast = statement.depth_call[index] in {"CAST", "TRY_CAST"}
        following = statement.word(index + 1)
        if (
            word == "AS"
            and not cast
            and following in catalogue.RESERVED - {"SELECT", "WITH", "VALUES"}
        ):
            yield index + 1, f"{following} is reserved and cannot be a name"
    for index in _column_types(statement):
        if statement.word(index - 1) in catalogue.RESERVED:
            yield index - 1, f"{statement.word(index - 1)} is reserved and cannot be a name"


OPERATORS = {
    "==",
    "~",
    "~~",
    "!~",
    "**",
    "^",
    "&",
    "&&",
    "|",
    "<<",
    ">>",
    "->>",
    "<@",
    "#",
    "!",
    "\\",
}


def unknown_operator(statement: Statement) -> Iterator[tuple[int, str]]:
    """An operator that Snowflake does not have."""
    for index, word in enumerate(statement.words):
        if word in OPERATORS and statement.kind(index) is Kind.SYMBOL:
            yield index, f"unknown operator {word}"


PHRASES = (
    "ON CONFLICT", "DISTINCT ON", "USING SAMPLE", "INSERT OR", "SIMILAR TO", "BY NAME", "POSITIONAL JOIN", "ANTI JOIN",
    "SEMI JOIN", "AT TIME ZONE", "OR IGNORE", "ON DUPLICATE", "IF NOT MATCHED",
)  # fmt: skip
PHRASES_BY_WORD: dict[str, list[list[str]]] = defaultdict(list)
for _phrase in PHRASES:
    PHRASES_BY_WORD[_phrase.split()[0]].append(_phrase.split())


def unknown_phrase(statement: Statement) -> Iterator[tuple[int, str]]:
    """Phrases of other dialects that the parser lets through."""
    for index, word in enumerate(statement.words):
        for phrase in PHRASES_BY_WORD.get(word, []):
            if statement.words[index : index + len(phrase)] == phrase:
                yield index, f"{' '.join(phrase)} is not Snowflake's"


def aggregate_clauses(statement: Statement) -> Iterator[tuple[int, str]]:
    """What other dialects write within or after an aggregate."""
    for index, word in enumerate(statement.words):
        if word == "FILTER" and statement.words[index + 1 : index + 3] == ["(", "WHERE"]:
            yield index, "an aggregate's FILTER (WHERE …): use CASE or IFF within it"
        if word == "ORDER" and statement.depth_call[index] in catalogue.FUNCTIONS - {"TABLE"}:
            yield index, "ORDER BY within a call: use WITHIN GROUP"
        if (
            word == "IGNORE"
            and statement.word(index + 1) == "NULLS"
            and statement.word(index - 1) != ")"
        ):
            yield index, "IGNORE NULLS belongs after the closing parenthesis"


def unquoted_interval(statement: Statement) -> Iterator[tuple[int, str]]:
    """INTERVAL with anything but a string."""
    for index, word in enumerate(statement.words):
        if (
            word == "INTERVAL"
            and statement.kind(index + 1) not in {Kind.STRING, None}
            and statement.word(index + 1) not in {",", ")"}
        ):
            yield index, "INTERVAL wants a string"


def truncated_by_null(statement: Statement) -> Iterator[tuple[int, str]]:
    """TRUNC(…, NULL), which jOOQ's DuckDB dialect writes for a part of a date."""
    for index, name in statement.calls:
        closing = statement.closing.get(index + 1, 0)
        if name in {"TRUNC", "TRUNCATE"} and statement.words[closing - 2 : closing] == [
            ",",
            "NULL",
        ]:
            yield index, "TRUNC(…, NULL): use DATE_TRUNC"


def integer_division(statement: Statement) -> Iterator[tuple[int, str]]:
    """What DuckDB divides by is a comment to Snowflake."""
    for index, word in enumerate(statement.words):
        if word == "//":
            yield index, "// begins a comment in Snowflake"


def from_first(statement: Statement) -> Iterator[tuple[int, str]]:
    """A query or a statement that begins as none of ours does."""
    if statement.word(0) not in catalogue.STATEMENTS:
        yield (
            0,
            f"no statement of Snowflake's that is used here begins with {statement.tokens[0].text}",
        )
    for index, word in enumerate(statement.words):
        if word == "FROM" and statement.word(index - 1) == "(" and not statement.depth_call[index]:
            yield index, "a query that begins with FROM"


RULES: tuple[Rule, ...] = (
    from_first,
    unknown_function,
    unknown_type,
    unknown_date_part,
    unknown_operator,
    unknown_phrase,
    reserved_name,
    aggregate_clauses,
    unquoted_interval,
    truncated_by_null,
    integer_division,
)


def check(sql: str) -> list[Finding]:
    """Return what Snowflake would refuse in a text of one or more statements; nothing when it is plausible."""
    return list(read(sql).findings)


@lru_cache(maxsize=REMEMBERED)
def read(sql: str) -> Text:
    """Read a text of one or more statements, and judge it."""
    try:
        parts = statements(sql)
    except LexicalError as error:
        return Text((Finding(error.line, str(error)),), ())
    findings: list[Finding] = []
    found: list[Special | None] = []
    for tokens in parts:
        try:
            special = _special(tokens)
        except SyntaxMistakeError as error:
            findings.append(Finding(error.line, str(error)))
            continue
        found.append(special)
        if not special:
            findings += _judged(sql, tokens)
    return Text(tuple(findings), tuple(found))


def _special(tokens: list[Token]) -> Special | None:
    return (
        read_copy(tokens)
        or read_infer_schema(tokens)
        or read_session_function(tokens)
        or read_statement(tokens)
    )


def _judged(sql: str, tokens: list[Token]) -> list[Finding]:
    statement = Statement(tokens)
    found = [
        Finding(tokens[min(at, len(tokens) - 1)].line, text)
        for rule in RULES
        for at, text in rule(statement)
    ]
    return found or _parse(sql[tokens[0].start : tokens[-1].end], tokens)


def _parse(text: str, tokens: list[Token]) -> list[Finding]:
    try:
        trees = sqlglot.parse(text, read="snowflake", error_level=sqlglot.ErrorLevel.RAISE)
    except sqlglot.errors.SqlglotError as error:
        message = re.sub(r"\x1b\[\d+m|\s+", " ", str(error))
        return [Finding(tokens[0].line, f"syntax: {message[:160]}")]
    for tree in trees:
        if isinstance(tree, (exp.Command, exp.Alias)) or tree is None:
            return [Finding(tokens[0].line, f"not understood: {text[:60]}")]
        if (
            isinstance(tree, (exp.Create, exp.Drop))
            and str(tree.args.get("kind")).upper() not in catalogue.CREATED
        ):
            return [Finding(tokens[0].line, f"not understood: {text[:60]}")]
    return []
