"""SELECT COLUMN_NAME FROM TABLE(INFER_SCHEMA(…)): the one way in which this project asks for a file's columns.

Facts: docs.snowflake.com/en/sql-reference/functions/infer_schema.
"""

from dataclasses import dataclass

from snowflake_sql.copy_statement import stage_and_path
from snowflake_sql.lexer import Kind, Token
from snowflake_sql.reader import Reader, SyntaxMistakeError
from snowflake_sql.statements import Name


@dataclass(frozen=True)
class InferSchema:
    """One question for the names of the columns of staged files."""

    stage: Name
    path: str
    file_format: Name
    files: list[str]


def read_infer_schema(tokens: list[Token]) -> InferSchema | None:
    """Read the query; None for what is another.

    Raises SyntaxMistakeError for a use of INFER_SCHEMA that is not this one.
    """
    if "INFER_SCHEMA" not in [token.word for token in tokens]:
        return None
    reader = Reader(tokens)
    reader.need("SELECT", "COLUMN_NAME", "FROM", "TABLE", "(", "INFER_SCHEMA", "(")
    reader.need("LOCATION", "=>")
    location = reader.token("a stage in a string", Kind.STRING)
    if not location.value.startswith("@"):
        raise SyntaxMistakeError("LOCATION wants '@stage/path'", location.line)
    reader.need(",", "FILE_FORMAT", "=>")
    file_format = tuple(part.upper() for part in reader.string().split("."))
    reader.need(",", "FILES", "=>")
    files = reader.value()
    reader.need(")", ")")
    reader.end()
    if not isinstance(files, list) or not files:
        raise SyntaxMistakeError("FILES wants names in parentheses", location.line)
    stage, path = stage_and_path(Token(Kind.STAGE, location.value, location.line, 0, 0))
    return InferSchema(stage, path, file_format, [str(file) for file in files])
