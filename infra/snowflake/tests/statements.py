"""The files of infra/snowflake as statements, the way `snow sql` sends them: values filled in, comments gone."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent
_PIECE = re.compile(r"--[^\n]*|'(?:[^']|'')*'|;|[^-';]+|.", re.DOTALL)
_PLACEHOLDER = re.compile(r"<%\s*(\w+)\s*%>")


@dataclass(frozen=True)
class Statement:
    """One statement, its white space made single, and where it begins."""

    text: str
    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


def settings(file: Path = FOLDER / "settings.example.env") -> dict[str, str]:
    """The values of a settings file, as `bootstrap` hands them to `snow sql -D`."""
    lines = [line for line in file.read_text().splitlines() if line and not line.startswith("#")]
    return dict(line.split("=", 1) for line in lines)


def bootstrap_files() -> list[Path]:
    """The numbered files, in the order in which they run."""
    return sorted(FOLDER.glob("[0-9][0-9]-*.sql"))


def bootstrap(values: Mapping[str, str] | None = None) -> list[Statement]:
    """Every statement of the numbered files, in order."""
    given = settings() if values is None else values
    return [it for file in bootstrap_files() for it in statements(file, given)]


def statements(file: Path, values: Mapping[str, str]) -> list[Statement]:
    """The statements of one file.

    Raises:
        KeyError: when a placeholder has no value, as `snow sql` would.
    """
    return list(split(_filled(file.read_text(), values), file.name))


def placeholders(file: Path) -> set[str]:
    """The names of the values that a file wants."""
    return set(_PLACEHOLDER.findall(file.read_text()))


def split(sql: str, name: str = "") -> list[Statement]:
    """Cuts a text at its semicolons; those in texts and comments do not count."""
    found = []
    text, line, begins = "", 1, 1
    for piece in _PIECE.findall(sql):
        if piece == ";":
            found.append(Statement(" ".join(text.split()), name, begins))
            text = ""
        elif not piece.startswith("--"):
            if not text.strip() and piece.strip():
                begins = line + piece[: len(piece) - len(piece.lstrip())].count("\n")
            text += piece
        line += piece.count("\n")
    if text.strip():
        raise ValueError(f"{name}: the last statement has no semicolon: {text.strip()[:60]}")
    return found


def _filled(sql: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda it: values[it.group(1)], sql)


if (
    __name__ == "__main__"
):  # writes what Snowflake is sent into a folder, a file each, for the parser to judge
    teardown = statements(FOLDER / "teardown.sql", {"drop_for_good": "countinghouse"})
    for sent in [*bootstrap(), *teardown]:
        with Path(sys.argv[1], sent.file).open("a") as text:
            text.write(f"{sent.text};\n")
