"""COPY INTO a table from Parquet in a stage: the part of it that this project may use, and nothing beside.

Facts: docs.snowflake.com/sql-reference/sql/copy-into-table. A file that was loaded into the table before is
skipped, unless FORCE; the load history lies in the table's own database and so rolls back with the rows.
"""

import re
from dataclasses import dataclass

import duckdb

from snowflake_emulator import errors
from snowflake_emulator.account import Account
from snowflake_emulator.results import COPY, Result, table
from snowflake_emulator.tables import Full, quoted, text
from snowflake_sql.copy_statement import CopyInto
from snowflake_sql.reader import Options
from snowflake_sql.statements import OPTIONS, Name

MOST_FILES = 1000
RESULT = (
    "file", "status", "rows_parsed", "rows_loaded", "error_limit", "errors_seen", "first_error",
    "first_error_line", "first_error_character", "first_error_column_name",
)  # fmt: skip


@dataclass(frozen=True)
class Target:
    """The table that is loaded, with its columns' names."""

    table: Full
    columns: list[str]


def copy_into(
    duck: duckdb.DuckDBPyConnection,
    account: Account,
    statement: CopyInto,
    target: Full,
    names: dict[str, Name],
) -> Result:
    """Load files and return a row per file. names are the full names of the stage and the file format."""
    stage = account.find("STAGE", names["stage"])
    _check(statement, _format(account, stage, statement, names))
    base = f"{str(stage.get('URL', '')).rstrip('/')}/{statement.path}"
    files = _files(duck, statement, base)
    loading = Target(target, _columns(duck, target))
    rows = [_load(duck, statement, loading, file) for file in files]
    if not rows:
        return table(["status"], [["Copy executed with 0 files processed."]], COPY)
    return table(RESULT, rows, COPY)


def _format(
    account: Account, stage: Options, statement: CopyInto, names: dict[str, Name]
) -> Options:
    written = statement.options.get("FILE_FORMAT", stage.get("FILE_FORMAT", []))
    if not isinstance(written, list):
        raise errors.syntax("FILE_FORMAT wants options in parentheses")
    options = dict(str(entry).split("=", 1) for entry in written)
    if "FORMAT_NAME" in options:
        return account.find("FILE FORMAT", names["format"])
    unknown = set(options) - OPTIONS["FILE FORMAT"]
    if unknown:
        raise errors.syntax(f"invalid option {min(unknown)} of FILE_FORMAT")
    return dict(options)


def _check(statement: CopyInto, file_format: Options) -> None:
    options = statement.options
    if str(file_format.get("TYPE", "CSV")).upper() != "PARQUET":
        raise errors.unsupported("COPY of anything but TYPE = PARQUET")
    if str(options.get("MATCH_BY_COLUMN_NAME", "NONE")).upper() not in {
        "CASE_INSENSITIVE",
        "CASE_SENSITIVE",
    }:
        raise errors.SnowflakeError(
            2019, "0A000", "SQL compilation error:\nPARQUET file format can produce one and only one column of"
            " type variant, object, or array; use MATCH_BY_COLUMN_NAME.",
        )  # fmt: skip
    if str(options.get("ON_ERROR", "ABORT_STATEMENT")).upper() != "ABORT_STATEMENT":
        raise errors.unsupported("ON_ERROR other than ABORT_STATEMENT")
    if options.get("PURGE", False):
        raise errors.unsupported("PURGE")


def _files(duck: duckdb.DuckDBPyConnection, statement: CopyInto, base: str) -> list[str]:
    named = statement.options.get("FILES")
    if isinstance(named, list):
        if len(named) > MOST_FILES:
            raise errors.SnowflakeError(1000, "22023", f"FILES names more than {MOST_FILES} files.")
        return [base + str(file) for file in named]
    pattern = statement.options.get("PATTERN")
    found = duck.execute(
        "select file from glob(?) order by 1", [base + ("**" if base.endswith("/") else "*")]
    )
    files = [str(row[0]) for row in found.fetchall()]
    return [file for file in files if not pattern or re.fullmatch(str(pattern), file)]


def _columns(duck: duckdb.DuckDBPyConnection, target: Full) -> list[str]:
    sql = (
        "select column_name from duckdb_columns() where (database_name, schema_name, table_name) = (?, ?, ?)"
        " order by column_index"
    )
    columns = [str(row[0]) for row in duck.execute(sql, list(target)).fetchall()]
    if not columns:
        raise errors.absent("table", ".".join(target))
    return columns


def _load(
    duck: duckdb.DuckDBPyConnection, statement: CopyInto, target: Target, file: str
) -> tuple[str | int | None, ...]:
    history = f"{quoted(target.table[0])}._fs_information_schema._fs_load_history"
    name = [*target.table[1:], file]
    before = f"select 1 from {history} where (schema_name, table_name, file_name) = (?, ?, ?)"
    if not statement.options.get("FORCE", False) and duck.execute(before, name).fetchone():
        return (file, "LOAD_SKIPPED", 0, 0, None, 1, "File was loaded before.", None, None, None)
    loaded = duck.execute(_insert(duck, statement, target, file)).fetchone()
    rows = int(loaded[0]) if loaded else 0
    duck.execute(
        f"insert into {history} (schema_name, table_name, file_name, last_load_time, status, row_count, row_parsed)"
        " values (?, ?, ?, current_timestamp, 'LOADED', ?, ?)",
        [*name, rows, rows],
    )
    return (file, "LOADED", rows, rows, 1, 0, None, None, None, None)


def _insert(duck: duckdb.DuckDBPyConnection, statement: CopyInto, target: Target, file: str) -> str:
    source = f"read_parquet({text(file)})"
    found = [str(row[0]) for row in duck.execute(f"describe from {source}").fetchall()]
    exactly = str(statement.options["MATCH_BY_COLUMN_NAME"]).upper() == "CASE_SENSITIVE"
    columns = {name if exactly else name.upper(): name for name in found}
    values = [quoted(columns[name]) if name in columns else "null" for name in target.columns]
    return f"insert into {quoted(*target.table)} select {', '.join(values)} from {source}"
