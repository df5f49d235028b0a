"""What a person is told about a DAG run: one notice a run, and only when there is something to do.

Nothing here imports Airflow or sends anything (see `delivery`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from countinghouse_airflow.exit_codes import RUNBOOKS
from countinghouse_airflow.failure import Failure

_MOST_PARAGRAPHS = 10
_MOST_TASKS = 20
_LONGEST_TEXT = 1_000
_DATA = 65


class Event(StrEnum):
    """What a notice is about."""

    FAILED = "failed"
    HELD = "held"
    RECOVERED = "recovered"


@dataclass(frozen=True)
class Problem:
    """A task that failed.

    Attributes:
        task: its id, with the number of the slice.
        log: the address of its log.
        failure: what it said; none when it was killed before it could.
    """

    task: str
    log: str
    failure: Failure | None = None


@dataclass(frozen=True)
class Run:
    """The run that is told of.

    Attributes:
        dag: its DAG.
        due: when it was due, for a person: `2026-11-21 03:00 America/New_York`.
        address: its page in Airflow.
        published: whether new marts became visible.
    """

    dag: str
    due: str
    address: str
    published: bool


@dataclass(frozen=True)
class Notice:
    """What is sent: a subject, a text, and the same as fields."""

    event: Event
    subject: str
    text: str
    fields: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """For a webhook: `text` is what chat programs show."""
        return {"text": f"{self.subject}\n{self.text}", "subject": self.subject} | self.fields


def of_trouble(run: Run, problems: list[Problem], runbooks: str = RUNBOOKS) -> Notice:
    """A run with failed tasks; held when the audit refused the new marts."""
    held = next((it for it in problems if _is_held(it)), None)
    event = Event.HELD if held else Event.FAILED
    if held:
        headline = f"publication held: {_shortened(held.failure.what)}"
    else:
        others = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
        headline = f"FAILED: {problems[0].task}{others}"
    visible = (
        "What is sound was published all the same."
        if run.published
        else "Nothing was published: the marts of the last good run stay as they are."
    )
    kinds = _by_reason(problems)
    shown = [_paragraph(alike, runbooks) for alike in kinds[:_MOST_PARAGRAPHS]]
    if left := sum(len(alike) for alike in kinds[_MOST_PARAGRAPHS:]):
        shown.append(f"… and {left} more tasks failed.")
    text = "\n\n".join([visible, *shown, _where_to_look(run)])
    fields = _fields(event, run) | {"problems": [_as_fields(it, runbooks) for it in problems]}
    return Notice(event, _subject(run, headline), text, fields)


def of_recovery(run: Run, since: str) -> Notice:
    """A good run after one that somebody was told of."""
    text = f"Every task succeeded. The trouble of the run of {since} is over."
    return Notice(
        Event.RECOVERED,
        _subject(run, "well again"),
        f"{text}\n\n{_where_to_look(run)}",
        _fields(Event.RECOVERED, run) | {"since": since},
    )


def _is_held(problem: Problem) -> bool:
    return (
        problem.task == "check"
        and problem.failure is not None
        and problem.failure.exit_code == _DATA
    )


def _subject(run: Run, headline: str) -> str:
    return " ".join(f"{run.dag} of {run.due}: {headline}".split())


def _where_to_look(run: Run) -> str:
    return f"The run: {run.address}"


def _by_reason(problems: list[Problem]) -> list[list[Problem]]:
    """A source that is down fails every one of its tasks for one reason."""
    kinds: dict[tuple, list[Problem]] = {}
    for problem in problems:
        said = problem.failure
        reason = (said.what, said.what_to_do, said.exit_code) if said else ()
        kinds.setdefault(reason, []).append(problem)
    return list(kinds.values())


def _paragraph(alike: list[Problem], runbooks: str) -> str:
    """Tasks that failed for one reason; where and log are those of the first."""
    problem = alike[0]
    failure = problem.failure or Failure("It was killed before it could say why; see its log.")
    tasks = ", ".join(it.task for it in alike[:_MOST_TASKS])
    more = f" and {len(alike) - _MOST_TASKS} more" if len(alike) > _MOST_TASKS else ""
    told = {
        "what": failure.what,
        "where": failure.where,
        "do": failure.what_to_do,
        "runbook": f"{runbooks}/{failure.runbook}" if failure.runbook else "",
        "log": problem.log,
    }
    lines = [f"  {name:<8} {_shortened(value)}" for name, value in told.items() if value]
    found = [f"    - {_shortened(it)}" for it in failure.findings if it != failure.what]
    return "\n".join([f"{tasks}{more}", *lines, *found])


def _as_fields(problem: Problem, runbooks: str) -> dict[str, Any]:
    failure = problem.failure.as_xcom() if problem.failure else {}
    if failure.get("runbook"):
        failure["runbook"] = f"{runbooks}/{failure['runbook']}"
    return {"task": problem.task, "log": problem.log} | failure


def _fields(event: Event, run: Run) -> dict[str, Any]:
    return {
        "event": str(event),
        "dag": run.dag,
        "due": run.due,
        "run": run.address,
        "published": run.published,
    }


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"
