from __future__ import annotations

import base64
import json
import re
import traceback
from urllib.parse import quote, quote_plus

import pytest

from countinghouse_airflow.redaction import Redactor, untraced

SECRET = 'cs_7+/f8 "\\é%=&'
ENCODINGS = {
    "raw": str,
    "JSON": lambda text: json.dumps({"key": text}),
    "address": lambda text: quote(text, safe=""),
    "path": quote,
    "form": quote_plus,
    "lower case escapes": lambda text: re.sub("%..", lambda it: it[0].lower(), quote(text)),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "Basic header": lambda text: base64.b64encode(f"ck_12:{text}".encode()).decode(),
    "Basic header, key": lambda text: base64.b64encode(f"{text}:cs_123".encode()).decode(),
    "web-safe base64": lambda text: base64.urlsafe_b64encode(f"a{text}".encode()).decode(),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_secret_is_found_in_every_form(encoding: str) -> None:
    encoded = ENCODINGS[encoding](SECRET)
    cleaned = Redactor([SECRET]).clean(f"before {encoded} after")
    assert "***" in cleaned
    assert cleaned.startswith("before ")
    assert cleaned.endswith(" after")
    left = cleaned.removeprefix("before ").removesuffix(" after")
    assert len(left) < len(encoded) / 2 + 12


def test_a_key_of_many_lines_is_found_line_by_line() -> None:
    key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ\nEFAASCBKcwggSjAgEAAoIBAQ\n"
    assert Redactor([key]).clean("x MIIEvQIBADANBgkqhkiG9w0BAQ y") == "x *** y"


def test_the_longer_of_two_secrets_wins() -> None:
    assert Redactor(["abcd", "abcd-efgh"]).clean("abcd-efgh abcd") == "*** ***"


def test_without_secrets_nothing_changes() -> None:
    assert Redactor(["", "abc"]).clean("abc") == "abc"


def test_a_report_is_cleaned_in_depth() -> None:
    report = {"a": [SECRET, 1, None], SECRET: {"b": f"x{SECRET}"}}
    assert Redactor([SECRET]).clean_deep(report) == {"a": ["***", 1, None], "***": {"b": "x***"}}


def test_a_redactor_does_not_show_its_secrets() -> None:
    redactor = Redactor([SECRET])
    assert SECRET not in repr(redactor)
    assert not hasattr(redactor, "__dict__")


def test_no_traceback_leads_to_local_variables_that_hold_secrets() -> None:
    def work() -> None:
        token = SECRET
        try:
            int(token)
        except ValueError as inner:
            raise RuntimeError("refused") from inner

    with pytest.raises(RuntimeError, match="refused") as raised:
        untraced(work)
    shown = traceback.TracebackException.from_exception(raised.value, capture_locals=True)
    assert "token" not in "".join(line for line in shown.format() if "work()" not in line)
