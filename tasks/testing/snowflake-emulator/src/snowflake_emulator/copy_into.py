"""COPY INTO a table from Parquet in a stage: the part of it that this project may use, and nothing beside.

Facts: docs.snowflake.com/sql-reference/sql/copy-into-table. A file that was loaded into the table before is
skipped, unless FORCE; the load history lies in the table's own database and so rolls back with the rows.
"""

import re
from dataclasses import dataclass

import duckdb

from snowflake_emulator import errors
from snowflake_emulator.account import Account
from snowflake_emulator.results import COPY, SELECT, Result, table
from snowflake_emulator.tables import Full, Stored, quoted, text
from snowflake_sql.copy_statement import CopyInto
from snowflake_sql.infer_schema import InferSchema
from snowflake_sql.reader import Options
from snowflake_sql.statements import OPTIONS, Name

MOST_FILES = 1000
FILENAME = "METADATA$FILENAME"
RESULT = (
    "file", "status", "rows_parsed", "rows_loaded", "error_limit", "errors_seen", "first_error",
    "first_error_line", "first_error_character", "first_error_column_name",
)  # fmt: skip


@dataclass(frozen=True)
class Target:
    """The table that is loaded, with its columns' names."""

    stored: Stored
    columns: list[str]


def copy_into(
    duck: duckdb.DuckDBPyConnection,
    account: Account,
    statement: CopyInto,
    target: Stored,
    names: dict[str, Name],
) -> Result:
    """Load files and return a row per file. names are the full names of the stage and the file format."""
    stage = account.find("STAGE", names["stage"])
    _check(statement, _format(account, stage, statement, names))
    base = f"{str(stage.get('URL', '')).rstrip('/')}/{statement.path}"
    files = _files(duck, statement, base)
    loading = Target(target, _columns(duck, target.table))
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
    metadata = _metadata(statement)
    if set(metadata.values()) - {FILENAME}:
        raise errors.unsupported(f"INCLUDE_METADATA of anything but {FILENAME}")
    if options.get("PURGE", False):
        raise errors.unsupported("PURGE")


def _metadata(statement: CopyInto) -> dict[str, str]:
    """Return which column of the table takes which metadata of the file."""
    written = statement.options.get("INCLUDE_METADATA", [])
    entries = [str(entry).partition("=") for entry in written] if isinstance(written, list) else []
    return {column.upper(): metadata.upper() for column, _, metadata in entries}


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
    history = f"{quoted(target.stored.history[0])}._fs_information_schema._fs_load_history"
    name = [*target.stored.history[1:], file]
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
    source = f"read_parquet({text(file)}, hive_partitioning = false)"
    found = [str(row[0]) for row in duck.execute(f"describe from {source}").fetchall()]
    exactly = str(statement.options["MATCH_BY_COLUMN_NAME"]).upper() == "CASE_SENSITIVE"
    columns = {name if exactly else name.upper(): quoted(name) for name in found}
    metadata = _metadata(statement)
    unknown = set(metadata) - set(target.columns)
    if unknown:
        raise errors.syntax(f"INCLUDE_METADATA names the column {min(unknown)}, which is not there")
    columns |= {column: text(_path_in_bucket(file)) for column in metadata}
    values = [columns.get(name, "null") for name in target.columns]
    return f"insert into {quoted(*target.stored.table)} select {', '.join(values)} from {source}"


def _path_in_bucket(file: str) -> str:
    """Return METADATA$FILENAME; that it begins behind the bucket is not documented, only observed by users."""
    return file.partition("://")[2].partition("/")[2]


def infer_columns(
    duck: duckdb.DuckDBPyConnection, account: Account, question: InferSchema, names: dict[str, Name]
) -> Result:
    """Return the names of the columns of staged files, those of all files together."""
    stage = account.find("STAGE", names["stage"])
    account.find("FILE FORMAT", names["format"])
    if len(question.files) > MOST_FILES:
        raise errors.SnowflakeError(1000, "22023", f"FILES names more than {MOST_FILES} files.")
    base = f"{str(stage.get('URL', '')).rstrip('/')}/{question.path}"
    columns: dict[str, None] = {}
    for file in question.files:
        source = f"read_parquet({text(base + file)}, hive_partitioning = false)"
        found = duck.execute(f"describe from {source}").fetchall()
        columns |= dict.fromkeys(str(row[0]) for row in found)
    return table(["COLUMN_NAME"], [[column] for column in columns], SELECT)
