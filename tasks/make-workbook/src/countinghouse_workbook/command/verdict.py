"""What becomes of a workbook's findings: lines of the log, and the exit code."""

from __future__ import annotations

from pathlib import Path

from countinghouse_workbook.document.references import Kind
from countinghouse_workbook.task.failure import ExitCode, TaskFailure
from countinghouse_workbook.task.log import Log
from countinghouse_workbook.verification.check import Findings

_MOST_PROBLEMS = 20
_REMEDIES = {
    Kind.BUILD: (
        ExitCode.DATA,
        "Name the marts of its build with --marts, or make the workbook anew"
        " (countinghouse make-workbook)",
    ),
    Kind.DOCUMENT: (
        ExitCode.DATA,
        "Mend the dashboards or the measure that is named (docs/how-to/publish-to-tableau.md)",
    ),
    Kind.MACHINE: (ExitCode.TEMPORARY, "Free memory and disk, and try again"),
}
"""What is told first, first."""


def tell(findings: Findings, log: Log, where: Path) -> None:
    """Logs what is wrong with a workbook, or looks so.

    Raises:
        TaskFailure: (65) when anything is; (75) when only the machine was too small to tell.
    """
    for sheet in findings.empty_sheets():
        log.warning("a sheet shows nothing, and so do the marts", sheet=sheet)
    for problem in findings.problems[:_MOST_PROBLEMS]:
        log.error(str(problem))
    if findings.problems:
        first = min(findings.problems, key=lambda it: list(_REMEDIES).index(it.kind))
        code, what_to_do = _REMEDIES[first.kind]
        found = f"{len(findings.problems)} faults, such as"
        if first.kind is Kind.MACHINE:
            found = f"{len(findings.problems)} figures that could not be asked, such as"
        raise TaskFailure(code, f"The workbook has {found}: {first}", str(where), what_to_do)
