"""Failures that somebody can act on, and the exit codes of all tasks."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The closed list that the task jars have, too (`countinghouse.taskkit.ExitCode`)."""

    DONE = 0, "Done; an empty window included."
    USAGE = 64, "The command line is wrong; nothing was done."
    DATA = 65, "The data breaks its contract; the message names the record."
    DEFECT = 70, "A defect in this program; please report it with the log."
    TEMPORARY = 75, "Temporary: try again later. Only this code is worth a retry."
    REFUSED = 77, "Refused by the source: credentials or permissions."
    CONFIGURATION = 78, "A setting is missing or wrong; the message names it."

    meaning: str

    def __new__(cls, number: int, meaning: str) -> ExitCode:
        """A number with its sentence for help texts."""
        code = int.__new__(cls, number)
        code._value_ = number
        code.meaning = meaning
        return code


class TaskFailure(Exception):  # noqa: N818  as the task jars call it
    """What went wrong, where, and what to do; never a secret. Anything else that escapes a task is
    a defect of ours.
    """

    def __init__(self, exit_code: ExitCode, what: str, where: str, what_to_do: str) -> None:
        super().__init__(what)
        self.exit_code = exit_code
        self.what = what
        self.where = where
        self.what_to_do = what_to_do

    def __str__(self) -> str:
        where, what_to_do = _sentence(self.where), _sentence(self.what_to_do)
        return f"{_sentence(self.what)} Where: {where} What to do: {what_to_do}"


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
