"""Values that the driver binds, from its texts to Python's types."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal

from snowflake_emulator import errors
from snowflake_emulator.results import EPOCH

Value = (
    int
    | Decimal
    | float
    | str
    | bytes
    | bool
    | datetime.date
    | datetime.time
    | datetime.datetime
    | None
)
Row = list[Value]


def rows(bindings: Mapping[str, Mapping[str, object]] | None) -> tuple[list[Row], bool]:
    """Return the rows of values, and whether they were sent as arrays (a batch).

    Without bindings there is one row, an empty one.
    """
    if not bindings:
        return [[]], False
    if not all(key.isdigit() for key in bindings):
        raise errors.unsupported("values bound by name")
    columns = [bindings[str(place)] for place in range(1, len(bindings) + 1)]
    if any(isinstance(column["value"], list) for column in columns):
        lists = [
            [_value(str(column["type"]), text) for text in _listed(column["value"])]
            for column in columns
        ]
        return [list(row) for row in zip(*lists, strict=True)], True
    return [[_value(str(column["type"]), column["value"]) for column in columns]], False


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _value(kind: str, text: object) -> Value:
    if text is None:
        return None
    if kind not in READERS:
        raise errors.unsupported(f"a bound value of type {kind}")
    return READERS[kind](str(text))


def _number(text: str) -> int | Decimal:
    return int(text) if text.lstrip("-").isdigit() else Decimal(text)


def _instant(nanoseconds: str) -> datetime.datetime:
    return EPOCH + datetime.timedelta(microseconds=int(nanoseconds) // 1000)


READERS: dict[str, Callable[[str], Value]] = {
    "FIXED": _number,
    "REAL": float,
    "TEXT": str,
    "BOOLEAN": lambda text: text.lower() in {"true", "1"},
    "BINARY": bytes.fromhex,
    "DATE": lambda text: (EPOCH + datetime.timedelta(milliseconds=int(text))).date(),
    "TIME": lambda text: _instant(text).time(),
    "TIMESTAMP_NTZ": lambda text: _instant(text).replace(tzinfo=None),
    "TIMESTAMP_LTZ": _instant,
    "TIMESTAMP_TZ": lambda text: _instant(text.split(" ")[0]),
}
