"""Cuts Snowflake SQL into tokens, by the lexical rules of Snowflake's documentation."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    QUOTED = "quoted name"
    STRING = "string"
    NUMBER = "number"
    VARIABLE = "variable"
    STAGE = "stage"
    SYMBOL = "symbol"


class Token(NamedTuple):
    """One token and where it stands; line counts from 1, start and end are offsets in the text."""

    kind: Kind
    text: str
    line: int
    start: int
    end: int

    @property
    def word(self) -> str:
        """The upper-cased word or the symbol; empty for whatever is quoted."""
        return self.text.upper() if self.kind in {Kind.WORD, Kind.SYMBOL, Kind.NUMBER} else ""

    @property
    def name(self) -> str:
        """The name this token stands for: upper case unless it is quoted."""
        return self.text[1:-1].replace('""', '"') if self.kind is Kind.QUOTED else self.text.upper()

    @property
    def value(self) -> str:
        """What a string means, its escapes resolved; else the text itself."""
        if self.kind is not Kind.STRING:
            return self.text
        if self.text.startswith("$$"):
            return self.text[2:-2]
        return re.sub(r"''|\\(.)", lambda m: m[1] or "'", self.text[1:-1], flags=re.DOTALL)


class LexicalError(ValueError):
    """The text cannot be cut into tokens."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


PATTERN = re.compile(
    r"""
    (?P<blank>\s+|--[^\n]*|//[^\n]*|/\*.*?\*/)
    |(?P<STRING>'(?:[^'\\]|\\.|'')*'|\$\$.*?\$\$)
    |(?P<QUOTED>"(?:[^"]|"")*")
    |(?P<STAGE>@[~%]?[\w.$"%~]*[\w./=:+*-]*)
    |(?P<VARIABLE>\$\w+)
    |(?P<NUMBER>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<WORD>[^\W\d][\w$]*)
    |(?P<SYMBOL>::|<=|>=|<>|!=|\|\||=>|->>|->|==|~~|!~|\*\*|<<|>>|&&|<@|[-+*/%<>=(),.;:?\[\]{}~^&|!\#\\])
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(sql: str) -> Iterator[Token]:
    """Yield the tokens of a text; comments and blanks are left out, but for // (see the check).

    Raises LexicalError, with the line, at the first character that starts no token.
    """
    position, line = 0, 1
    while position < len(sql):
        match = PATTERN.match(sql, position)
        if not match:
            raise LexicalError(f"unexpected {sql[position]!r}", line)
        text, kind = match[0], match.lastgroup or "blank"
        if text.startswith("//"):
            yield Token(Kind.SYMBOL, "//", line, match.start(), match.start() + 2)
        elif kind != "blank":
            yield Token(Kind[kind], text, line, match.start(), match.end())
        line += text.count("\n")
        position = match.end()


def statements(sql: str) -> list[list[Token]]:
    """Return the tokens of each statement of a text; the semicolons between them are left out."""
    found: list[list[Token]] = [[]]
    for token in tokens(sql):
        if token.word == ";":
            found.append([])
        else:
            found[-1].append(token)
    return [statement for statement in found if statement]
