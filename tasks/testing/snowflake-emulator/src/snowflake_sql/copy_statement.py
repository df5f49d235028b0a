"""COPY INTO a table from a stage: the part of its grammar that this project may use."""

import re
from dataclasses import dataclass, field

from snowflake_sql.lexer import Kind, Token
from snowflake_sql.reader import Options, Reader, SyntaxMistakeError
from snowflake_sql.statements import Name

COPY_OPTIONS = {
    "FILES", "PATTERN", "FILE_FORMAT", "MATCH_BY_COLUMN_NAME", "ON_ERROR", "FORCE", "PURGE",
    "RETURN_FAILED_ONLY", "ENFORCE_LENGTH", "INCLUDE_METADATA", "TRUNCATECOLUMNS", "LOAD_UNCERTAIN_FILES",
}  # fmt: skip


@dataclass(frozen=True)
class CopyInto:
    """One COPY INTO statement, as it was written."""

    target: Name
    stage: Name
    path: str
    options: Options = field(default_factory=dict)


def read_copy(tokens: list[Token]) -> CopyInto | None:
    """Read COPY INTO table FROM @stage/path options; None for what is not COPY at all.

    Raises SyntaxMistakeError, also for the forms of COPY that are not used here.
    """
    reader = Reader(tokens)
    if not reader.take("COPY", "INTO"):
        return None
    target = reader.name()
    for word, form in (("(", "with a list of columns"), ("FROM (", "from a query")):
        if reader.ahead(*word.split()):
            raise SyntaxMistakeError(f"COPY INTO {form} is not used here", tokens[0].line)
    reader.need("FROM")
    stage, path = stage_and_path(reader.token("a stage", Kind.STAGE))
    options = reader.options(COPY_OPTIONS)
    reader.end()
    return CopyInto(target, stage, path, options)


def stage_and_path(reference: Token) -> tuple[Name, str]:
    """Cut @a.b.stage/some/path into the stage's name and the path."""
    name, _, path = reference.text[1:].partition("/")
    if name.startswith(("%", "~")):
        raise SyntaxMistakeError("stages of users and tables are not used here", reference.line)
    parts = re.findall(r'"[^"]*"|[^.]+', name)
    return tuple(part[1:-1] if part.startswith('"') else part.upper() for part in parts), path
