"""Takes secrets out of whatever a task jar prints, in every form in which they can appear.

Airflow masks by itself only part of this: not under `dags test`, not in the copy of the log that
LocalExecutor prints, no encoded forms, and nothing in XCom.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from urllib.parse import quote, quote_plus

Result = TypeVar("Result")
MASK = "***"
_SHORTEST = 4
_SHORTEST_ENCODED = 8


class Redactor:
    """Replaces known secrets by ***; shows none of them itself."""

    __slots__ = ("__replace",)

    def __init__(self, secrets: Iterable[str]) -> None:
        forms = {form for secret in secrets for form in _forms(secret)}
        longest_first = sorted(forms, key=len, reverse=True)
        pattern = re.compile("|".join(map(re.escape, longest_first)))
        self.__replace = (lambda text: pattern.sub(MASK, text)) if forms else (lambda text: text)

    def clean(self, text: str) -> str:
        """The text without any form of any secret."""
        return self.__replace(text)

    def clean_deep(self, value: Any) -> Any:
        """The same for every text in a value read from JSON, keys included."""
        if isinstance(value, str):
            return self.clean(value)
        if isinstance(value, list):
            return [self.clean_deep(each) for each in value]
        if isinstance(value, dict):
            return {self.clean(name): self.clean_deep(each) for name, each in value.items()}
        return value


def untraced(work: Callable[[], Result]) -> Result:
    """The result of `work`, whose frames hold secrets in their local variables.

    What it raises is raised again from here, so that no traceback leads into those frames: some
    versions of Airflow print local variables.
    """
    try:
        return work()
    except BaseException as raised:  # noqa: BLE001  raised again below
        problem = raised.with_traceback(None)
    problem.__cause__ = problem.__context__ = None
    raise problem


def _forms(secret: str) -> set[str]:
    """Raw, in JSON, in addresses, in base64; of a key of many lines also every single line.

    Shorter than four characters is no secret: masking it would only make every line unreadable.
    """
    parts = {secret, *(line for line in secret.splitlines() if len(line) >= _SHORTEST_ENCODED)}
    forms = set()
    for part in parts:
        in_address = (quote(part, safe=""), quote_plus(part), quote(part))
        forms |= {part, json.dumps(part)[1:-1], *in_address, *map(_lower_escapes, in_address)}
        forms |= _in_base64(part)
    return {form for form in forms if len(form) >= _SHORTEST}


def _in_base64(text: str) -> set[str]:
    """What is the same in the base64 of every text that contains this one.

    Base64 takes three bytes at a time, so there are three ways to cut; the characters at the edges
    also depend on the neighbours and are left out.
    """
    raw = text.encode()
    forms = set()
    for before in range(3):
        usable = (before + len(raw)) // 3 * 4
        encoded = base64.b64encode(b"\0" * before + raw).decode()
        inner = encoded[4 if before else 0 : usable]
        forms |= {inner, inner.replace("+", "-").replace("/", "_")}
    return {form for form in forms if len(form) >= _SHORTEST_ENCODED}


def _lower_escapes(text: str) -> str:
    return re.sub("%[0-9A-F]{2}", lambda found: found.group().lower(), text)
