"""Results as the driver reads them: a description of the columns, and rows of text (the JSON format)."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

SELECT, COPY, SETTING, TRANSACTION, DDL, SHOW = 0x1000, 0x3600, 0x4000, 0x5000, 0x6000, 0x4400
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
MICROSECOND = datetime.timedelta(microseconds=1)

Cell = str | None
Column = dict[str, object]


@dataclass(frozen=True)
class Result:
    """What a statement answers; statement_type is Snowflake's number for the kind of statement."""

    columns: list[Column]
    rows: list[list[Cell]]
    statement_type: int
    arrays_bind: bool = False
    binds: int = 0


def status(message: str = "Statement executed successfully.", statement_type: int = DDL) -> Result:
    """Return one row that says how it went."""
    return table(["status"], [[message]], statement_type)


def count(names: Sequence[str], counts: Sequence[int], statement_type: int) -> Result:
    """Return one row of counts, as DML answers."""
    return Result(
        [_number(name) for name in names], [[str(value) for value in counts]], statement_type
    )


def table(
    names: Sequence[str], rows: Sequence[Sequence[object]], statement_type: int = SHOW
) -> Result:
    """Return rows whose columns are all text."""
    cells = [[None if value is None else str(value) for value in row] for row in rows]
    return Result([_text(name) for name in names], cells, statement_type)


def of_arrow(found: pa.Table, statement_type: int) -> Result:
    """Return what a query found."""
    columns = [_described(field) for field in found.schema]
    texts = [[_cell(value) for value in column.to_pylist()] for column in found.columns]
    return Result(columns, [list(row) for row in zip(*texts, strict=True)], statement_type)


def _column(name: str, kind: str, **more: int) -> Column:
    empty: Column = dict.fromkeys(("byteLength", "length", "scale", "precision", "collation"))
    return (
        {"name": name, "database": "", "schema": "", "table": "", "nullable": True, "type": kind}
        | empty
        | more
    )


def _text(name: str) -> Column:
    return _column(name, "text", byteLength=16777216, length=16777216)


def _number(name: str, precision: int = 38, scale: int = 0) -> Column:
    return _column(name, "fixed", precision=precision, scale=scale)


def _described(field: pa.Field) -> Column:
    kind = field.type
    if pa.types.is_decimal(kind):
        return _number(field.name, kind.precision, kind.scale)
    if pa.types.is_integer(kind):
        return _number(field.name)
    if pa.types.is_timestamp(kind):
        return _column(
            field.name, "timestamp_ltz" if kind.tz else "timestamp_ntz", precision=0, scale=9
        )
    plain = {pa.bool_(): "boolean", pa.date32(): "date", pa.float64(): "real", pa.float32(): "real"}
    if kind in plain:
        return _column(field.name, plain[kind])
    if pa.types.is_time(kind):
        return _column(field.name, "time", precision=0, scale=9)
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return _column(field.name, "binary", byteLength=8388608, length=8388608)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_null(kind):
        return _text(field.name)
    raise TypeError(f"column {field.name}: Arrow's type {kind} has no counterpart here")


def _cell(value: object) -> Cell:
    match value:
        case None:
            return None
        case bool():
            return str(int(value))
        case datetime.datetime():
            micros = (value if value.tzinfo else value.replace(tzinfo=datetime.UTC)) - EPOCH
            seconds, rest = divmod(micros // MICROSECOND, 1_000_000)
            return f"{seconds}.{rest * 1000:09d}"
        case datetime.date():
            return str(value.toordinal() - EPOCH.toordinal())
        case datetime.time():
            return f"{value.hour * 3600 + value.minute * 60 + value.second}.{value.microsecond * 1000:09d}"
        case bytes():
            return value.hex().upper()
        case _:
            return str(value)
