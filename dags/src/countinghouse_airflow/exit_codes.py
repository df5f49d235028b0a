"""What the exit code of a task jar means, and whether trying again can heal it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

RUNBOOKS = "docs/runbooks"
"""Where the pages lie that a meaning names."""


class Outcome(Enum):
    """What Airflow makes of a finished task jar."""

    DONE = "done"
    RETRY = "retry"
    FAIL = "fail"


@dataclass(frozen=True)
class Meaning:
    """One line of the table of exit codes: outcome, name, what a person should do, and the file of
    docs/runbooks that says more."""

    outcome: Outcome
    name: str
    advice: str
    runbook: str = "clear-and-rerun.md"


_MEANINGS = {
    0: Meaning(Outcome.DONE, "done", ""),
    64: Meaning(
        Outcome.FAIL,
        "usage",
        "The options do not fit this jar: DAGs and jars are of different versions. Install both "
        "from the same release.",
        "upgrade.md",
    ),
    65: Meaning(
        Outcome.FAIL,
        "data breaks its contract",
        "The message names the source, the record and the rule. Mend the record or the rule, "
        "then clear this task.",
    ),
    70: Meaning(
        Outcome.FAIL,
        "a defect in Countinghouse",
        "Report it with this log. The lake and the published marts are as they were.",
    ),
    75: Meaning(
        Outcome.RETRY,
        "temporary",
        "The source or the warehouse was busy or away. It is tried again by itself; when all "
        "tries are used up, clear this task once the other side answers.",
        "a-source-is-down.md",
    ),
    77: Meaning(
        Outcome.FAIL,
        "refused",
        "The credentials or their rights are wrong (401 or 403). Mend the connection, then clear "
        "this task.",
        "rotate-a-key.md",
    ),
    78: Meaning(
        Outcome.FAIL,
        "configuration",
        "A setting is missing or contradicts another; the message names it. Mend it, then clear "
        "this task.",
    ),
}
_NOT_STARTED = Meaning(
    Outcome.FAIL,
    "could not be started",
    "The operating system refused to start Java; the message says why.",
)
_UNKNOWN = Meaning(
    Outcome.FAIL,
    "an exit code without a meaning",
    "The Java runtime itself gave up; read the last lines of this log.",
)
_FIRST_KILLED = 129
_LAST_KILLED = 192
_NOT_STARTED_CODES = (126, 127)


def meaning_of(exit_code: int) -> Meaning:
    """The meaning of an exit code; 128 + n stands for a process ended by signal n."""
    if exit_code in _MEANINGS:
        return _MEANINGS[exit_code]
    if exit_code in _NOT_STARTED_CODES:
        return _NOT_STARTED
    if _FIRST_KILLED <= exit_code <= _LAST_KILLED:
        return Meaning(
            Outcome.RETRY,
            f"killed by signal {exit_code - 128}",
            "Somebody ended the process, or the machine ran out of memory. It is tried again by "
            "itself.",
        )
    return _UNKNOWN
