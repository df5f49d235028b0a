"""Whole numbers of a command line, within bounds."""

from __future__ import annotations

import argparse
from collections.abc import Callable


def between(lowest: int, highest: int) -> Callable[[str], int]:
    """The type of an option of argparse that takes such a number, both bounds included."""

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
