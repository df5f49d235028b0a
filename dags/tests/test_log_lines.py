from __future__ import annotations

import json
import logging

import pytest

from countinghouse_airflow.log_lines import parse


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("trace", logging.DEBUG),
        ("debug", logging.DEBUG),
        ("info", logging.INFO),
        ("WARN", logging.WARNING),
        ("warning", logging.WARNING),
        ("ERROR", logging.ERROR),
    ],
)
def test_a_line_keeps_its_level(said: str, level: int) -> None:
    assert parse(json.dumps({"level": said, "message": "m"})).level == level


def test_the_message_stands_first_and_the_figures_follow() -> None:
    line = '{"time":"t","level":"info","task":"x","message":"progress","what":"orders","count":12}'
    assert parse(line).message == "progress what=orders count=12"


def test_event_is_another_name_of_message() -> None:
    assert parse('{"level":"info","event":"committed"}').message == "committed"


def test_a_stack_trace_has_lines_of_its_own() -> None:
    parsed = parse(json.dumps({"level": "error", "message": "broke", "stack": "A\n\tat B"}))
    assert parsed.message == "broke\nA\n\tat B"


@pytest.mark.parametrize(
    "line", ["WARNING: the runtime speaks", "{broken", "[1]", '"text"', '{"level": 3}', "{}", ""]
)
def test_what_is_no_log_line_passes_as_it_stands(line: str) -> None:
    parsed = parse(line)
    assert (parsed.level, parsed.message, parsed.structured) == (logging.INFO, line, False)


def test_a_huge_line_is_shortened_and_says_so() -> None:
    message = parse("x" * 100_000).message
    assert len(message) < 9_000
    assert message.endswith("(100000 characters)")
