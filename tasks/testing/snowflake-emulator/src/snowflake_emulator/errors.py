"""Snowflake's errors, and which of them an error of DuckDB or fakesnow stands for."""

import re

import duckdb
from snowflake.connector.errors import Error
from sqlglot.errors import SqlglotError


class SnowflakeError(Exception):
    """What Snowflake answers instead of a result."""

    def __init__(self, code: int, sql_state: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.sql_state = sql_state
        self.message = message


def syntax(message: str) -> SnowflakeError:
    """Return the error for text that is not Snowflake SQL."""
    return SnowflakeError(1003, "42000", f"SQL compilation error:\n{message}")


def absent(kind: str, name: str) -> SnowflakeError:
    """Return the error for an object that is not there."""
    text = f"SQL compilation error:\n{kind.capitalize()} '{name}' does not exist or not authorized."
    return SnowflakeError(2003, "02000", text)


def exists(kind: str, name: str) -> SnowflakeError:
    """Return the error for an object that is there already."""
    return SnowflakeError(
        2002, "42710", f"SQL compilation error:\n{kind.capitalize()} '{name}' already exists."
    )


def unsupported(what: str) -> SnowflakeError:
    """Return the error for what Snowflake may know and this emulator does not: never a silent success."""
    return SnowflakeError(
        9999, "0A000", f"The Snowflake emulator does not know {what}; see its README."
    )


# The first that fits: a part of DuckDB's message, code and SQLSTATE.
DUCKDB = [
    (duckdb.BinderException, "Referenced column", 904, "42000"),
    (duckdb.BinderException, "does not have a column", 904, "42000"),
    (duckdb.BinderException, "Ambiguous reference", 1023, "42000"),
    (duckdb.BinderException, "", 1044, "42P13"),
    (duckdb.InvalidInputException, "Division by zero", 100051, "22012"),
    (duckdb.CatalogException, "Function with name", 9999, "0A000"),
    (duckdb.CatalogException, "already exists", 2002, "42710"),
    (duckdb.CatalogException, "", 2003, "02000"),
    (duckdb.ParserException, "", 1003, "42000"),
    (duckdb.ConversionException, "date", 100040, "22007"),
    (duckdb.ConversionException, "timestamp", 100035, "22007"),
    (duckdb.ConversionException, "out of range", 100046, "22003"),
    (duckdb.ConversionException, "", 100038, "22018"),
    (duckdb.OutOfRangeException, "", 100046, "22003"),
    (duckdb.ConstraintException, "NOT NULL", 100072, "22000"),
    (duckdb.IOException, "", 91016, "22000"),
    (duckdb.HTTPException, "", 91016, "22000"),
    (duckdb.TransactionException, "", 625, "57014"),
    (FileNotFoundError, "", 91016, "22000"),
    (SqlglotError, "", 1003, "42000"),
]


def translated(error: Exception) -> SnowflakeError:
    """Return what Snowflake would say; an error that is none of its own keeps the emulator's code 261000."""
    if isinstance(error, SnowflakeError):
        return error
    cause = error.__cause__ if isinstance(error, Error) else error
    message = re.sub(r"\x1b\[\d+m", "", str(error)).strip()
    for kind, part, code, sql_state in DUCKDB:
        if isinstance(cause, kind) and part.lower() in str(cause).lower():
            return SnowflakeError(code, sql_state, message)
    if isinstance(error, Error) and error.errno and error.errno > 0:
        return SnowflakeError(error.errno, error.sqlstate or "42000", str(error.msg))
    return SnowflakeError(
        261000, "99999", f"The Snowflake emulator failed: {type(error).__name__}: {message}"
    )
