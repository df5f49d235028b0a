"""Command lines of what runs on this machine: what is wrong is told at once, and leaves with 64."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import datetime
from typing import NoReturn

USAGE = 64


class Parser(argparse.ArgumentParser):
    """Leaves with the exit code that a wrong command line has everywhere here."""

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and how it is used."""
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: error: {message}\n")


def whole_number(lowest: int, highest: int) -> Callable[[str], int]:
    """The type of an option that takes such a number, both bounds included."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = lowest - 1
        if not lowest <= number <= highest:
            raise argparse.ArgumentTypeError(
                f"{text!r} is no whole number from {lowest} to {highest}"
            )
        return number

    return read


def instant(text: str) -> datetime:
    """The type of an option that takes a moment, with its zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no date and time with its zone, like 2026-11-21T08:00:00Z"
        )
    return moment


def json_object(text: str) -> str:
    """The type of an option that takes a JSON object, as it was given."""
    try:
        is_object = isinstance(json.loads(text), dict)
    except ValueError:
        is_object = False
    if not is_object:
        raise argparse.ArgumentTypeError(
            f'{text!r} is no JSON object, like \'{{"by": "created"}}\''
        )
    return text
