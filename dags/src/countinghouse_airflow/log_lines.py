"""Reads the log lines of a task jar: one JSON object a line, anything else as it stands."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass

_LEVELS = {
    "TRACE": logging.DEBUG,
    "DEBUG": logging.DEBUG,
    "INFO": logging.INFO,
    "WARN": logging.WARNING,
    "WARNING": logging.WARNING,
    "ERROR": logging.ERROR,
    "FATAL": logging.CRITICAL,
}
_SAID_BY_AIRFLOW = ("time", "level", "task")
_LONGEST_CHARACTERS = 8_192


@dataclass(frozen=True)
class LogLine:
    """One line for Airflow's log; `structured` when it came from the jar's own log."""

    level: int
    message: str
    structured: bool


def parse(line: str) -> LogLine:
    """A readable line at its level: `message key=value …`, a stack trace on lines of its own.

    What is not a JSON object with a level (the Java runtime's own words) is an INFO line.
    """
    fields = _json_object(line)
    level = _LEVELS.get(str(fields.pop("level", "")).upper())
    if level is None:
        return LogLine(logging.INFO, _shortened(line), structured=False)
    message = fields.pop("message", None) or fields.pop("event", None) or ""
    stack = fields.pop("stack", None)
    facts = [
        f"{name}={_value(value)}" for name, value in fields.items() if name not in _SAID_BY_AIRFLOW
    ]
    text = " ".join([str(message), *facts])
    return LogLine(level, _shortened(f"{text}\n{stack}" if stack else text), structured=True)


def _json_object(line: str) -> dict[str, object]:
    if not line.startswith("{"):
        return {}
    try:
        parsed = json.loads(line)
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_CHARACTERS:
        return text
    return f"{text[:_LONGEST_CHARACTERS]}… ({len(text)} characters)"
