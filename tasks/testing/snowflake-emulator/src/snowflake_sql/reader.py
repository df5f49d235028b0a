"""Reads the tokens of one statement from left to right."""

from collections.abc import Collection, Sequence

from snowflake_sql.lexer import Kind, Token

OptionValue = str | bool | int | list["OptionValue"]
Options = dict[str, OptionValue]


class SyntaxMistakeError(ValueError):
    """The statement is not as Snowflake's documentation has it; line counts from the text's start."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Reader:
    """A place within the tokens of one statement."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.index = 0

    @property
    def word(self) -> str:
        """The word or symbol that comes next; empty at the end, and when something quoted does."""
        return self.tokens[self.index].word if self.index < len(self.tokens) else ""

    @property
    def at_end(self) -> bool:
        """Whether everything has been read."""
        return self.index == len(self.tokens)

    def mistake(self, wanted: str) -> SyntaxMistakeError:
        """Return the error that something else was wanted here."""
        token = self.tokens[min(self.index, len(self.tokens) - 1)]
        found = "the end of the statement" if self.at_end else repr(token.text)
        return SyntaxMistakeError(f"expected {wanted}, found {found}", token.line)

    def ahead(self, *words: str) -> bool:
        """Say whether these words come next."""
        following = self.tokens[self.index : self.index + len(words)]
        return [token.word for token in following] == list(words)

    def take(self, *words: str) -> bool:
        """Read these words if they come next, and say whether they did."""
        found = self.ahead(*words)
        if found:
            self.index += len(words)
        return found

    def need(self, *words: str) -> None:
        """Read these words, or raise SyntaxMistakeError."""
        if not self.take(*words):
            raise self.mistake(" ".join(words))

    def one_of(self, *choices: str) -> str:
        """Read one of these (each of one or more words, parted by a blank), or raise SyntaxMistakeError."""
        for choice in sorted(choices, key=len, reverse=True):
            if self.take(*choice.split()):
                return choice
        raise self.mistake("one of " + ", ".join(choices))

    def end(self) -> None:
        """Raise SyntaxMistakeError unless everything has been read."""
        if not self.at_end:
            raise self.mistake("the end of the statement")

    def token(self, wanted: str, *kinds: Kind) -> Token:
        """Read one token of one of these kinds, or raise SyntaxMistakeError."""
        if self.at_end or self.tokens[self.index].kind not in kinds:
            raise self.mistake(wanted)
        self.index += 1
        return self.tokens[self.index - 1]

    def name(self) -> tuple[str, ...]:
        """Read a name of one to three parts."""
        parts = [self.token("a name", Kind.WORD, Kind.QUOTED).name]
        while self.take("."):
            parts.append(self.token("a name", Kind.WORD, Kind.QUOTED).name)
        return tuple(parts)

    def string(self) -> str:
        """Read a string."""
        return self.token("a string", Kind.STRING).value

    def names(self) -> list[str]:
        """Read names in parentheses."""
        self.need("(")
        found = [".".join(self.name())]
        while self.take(","):
            found.append(".".join(self.name()))
        self.need(")")
        return found

    def flag(self, *words: str) -> bool:
        """Read a flag such as IF EXISTS, if it is there."""
        return self.take(*words)

    def options(self, allowed: Collection[str]) -> Options:
        """Read NAME = value as often as it comes; raise SyntaxMistakeError at a name that is not allowed."""
        found: Options = {}
        while not self.at_end and self.word != ")":
            name = self.token("an option", Kind.WORD)
            if name.name not in allowed:
                raise SyntaxMistakeError(f"unknown option {name.text}", name.line)
            self.need("=")
            found[name.name] = self.value()
            self.take(",")
        return found

    def value(self) -> OptionValue:
        """Read the value of an option: a string, number, word, name, or a list in parentheses."""
        if self.take("("):
            values: list[OptionValue] = []
            while not self.take(")"):
                values.append(self._entry())
                self.take(",")
            return values
        token = self.token("a value", Kind.STRING, Kind.NUMBER, Kind.WORD, Kind.QUOTED)
        if token.kind is Kind.NUMBER:
            return int(token.text)
        if token.word in {"TRUE", "FALSE"}:
            return token.word == "TRUE"
        if token.kind in {Kind.WORD, Kind.QUOTED}:
            self.index -= 1
            return ".".join(self.name())
        return token.value

    def _entry(self) -> OptionValue:
        entry = self.value()
        return f"{entry}={self.value()}" if self.take("=") else entry
