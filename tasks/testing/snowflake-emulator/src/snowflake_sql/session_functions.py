"""The two functions by which a session asks about itself: CALL SYSTEM$WAIT(…), and the tags of its own queries.

Facts: docs.snowflake.com/en/sql-reference/functions/system_wait and …/functions/query_history.
"""

from dataclasses import dataclass

from snowflake_sql.lexer import Kind, Token
from snowflake_sql.reader import Reader


@dataclass(frozen=True)
class Wait:
    """CALL SYSTEM$WAIT(seconds)."""

    seconds: int


@dataclass(frozen=True)
class OwnQueryTags:
    """SELECT QUERY_TAG FROM TABLE(INFORMATION_SCHEMA.QUERY_HISTORY_BY_SESSION())."""


def read_session_function(tokens: list[Token]) -> Wait | OwnQueryTags | None:
    """Read one of the two; None for what is neither.

    Raises SyntaxMistakeError for another use of these functions.
    """
    words = {token.word for token in tokens}
    reader = Reader(tokens)
    if "SYSTEM$WAIT" in words:
        reader.need("CALL", "SYSTEM$WAIT", "(")
        seconds = int(reader.token("whole seconds", Kind.NUMBER).text)
        reader.need(")")
        reader.end()
        return Wait(seconds)
    if "QUERY_HISTORY_BY_SESSION" in words:
        reader.need("SELECT", "QUERY_TAG", "FROM", "TABLE", "(", "INFORMATION_SCHEMA", ".")
        reader.need("QUERY_HISTORY_BY_SESSION", "(", ")", ")")
        reader.end()
        return OwnQueryTags()
    return None
