"""Tells what PIT found: prints every planted fault that no test found, and keeps the score of each module on a page."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from build_steps import ROOT

PAGE = ROOT / "docs" / "reference" / "mutation.md"
FOUND = {"KILLED", "TIMED_OUT", "MEMORY_ERROR"}
NOT_JUDGED = {"RUN_ERROR", "NON_VIABLE", "NOT_STARTED", "STARTED"}
"""No test ran against the fault: the JVM refused the changed class, or crashed while it took it in."""
_NEVER = "not measured yet"
_HEAD = """# Mutation testing

Written by `make mutation`; some modules alone: `infra/local/mutation tasks/shared/lake`. [PIT](https://pitest.org)
plants faults (a turned condition, a changed sum, a call left out) in the pure core that a module names in its pom as
`mutation.core`, and runs the tests named as `mutation.tests`. A fault that no test finds is a question: is the test
missing, or is the code of no use? Some change nothing that can be seen, so a score of 100 % is not the aim. Not judged
is a fault that no test ran against, because the JVM did not take the changed class in; it counts nowhere else.

| module | planted | found | score | not judged | measured |
|---|--:|--:|--:|--:|---|
"""
_ROW = re.compile(
    r"^\| `([^`]+)` \| (\d+) \| (\d+) \| \d+ % \| (\d+) \| (\d{4}-\d\d-\d\d) \|$", re.MULTILINE
)


@dataclass(frozen=True)
class Score:
    """How many faults a module's tests were run against, how many they found, and when that was."""

    planted: int
    found: int
    not_judged: int
    day: str

    @property
    def share(self) -> int:
        """Found of planted, in percent."""
        return round(100 * self.found / self.planted) if self.planted else 0


def mutations(report: Path) -> list[ElementTree.Element]:
    """The faults that were planted in a module, from PIT's own report.

    Raises SystemExit when there is none: a core that names no class would pass for one without a weak spot.
    """
    faults = list(ElementTree.parse(report).getroot())  # noqa: S314, the file is our own
    if not faults:
        sys.exit(f"No fault was planted ({report}): which classes are the module's mutation.core?")
    return faults


def module(report: Path) -> str:
    """The module's folder: its report is <module>/target/pit-reports/mutations.xml."""
    return report.parents[2].relative_to(ROOT).as_posix()


def score(faults: list[ElementTree.Element], day: str) -> Score:
    """What the tests made of a module's faults."""
    judged = [fault for fault in faults if fault.get("status") not in NOT_JUDGED]
    found = sum(fault.get("status") in FOUND for fault in judged)
    return Score(len(judged), found, len(faults) - len(judged), day)


def missed(faults: list[ElementTree.Element]) -> Counter[str]:
    """Where a fault was not found and which, with how often."""
    return Counter(
        f"{fault.findtext('mutatedClass', '').rsplit('.', 1)[-1]}:{fault.findtext('lineNumber')}"
        f"  {fault.findtext('description')}"
        + (" (no test comes here)" if fault.get("status") == "NO_COVERAGE" else "")
        for fault in faults
        if fault.get("status") not in FOUND | NOT_JUDGED
    )


def modules_with_a_core() -> list[str]:
    """The folders of the modules whose pom names a core."""
    return sorted(
        pom.parent.relative_to(ROOT).as_posix()
        for pom in ROOT.glob("tasks/**/pom.xml")
        if "<mutation.core>" in pom.read_text()
    )


def kept(page: str) -> dict[str, Score]:
    """The scores that a page shows."""
    return {
        name: Score(int(planted), int(found), int(not_judged), day)
        for name, planted, found, not_judged, day in _ROW.findall(page)
    }


def page(scores: dict[str, Score], names: list[str]) -> str:
    """The page: a row for each of these modules."""
    return _HEAD + "".join(_row(name, scores.get(name)) for name in names)


def _row(name: str, known: Score | None) -> str:
    if known is None:
        return f"| `{name}` | | | | | {_NEVER} |\n"
    figures = (known.planted, known.found, f"{known.share} %", known.not_judged, known.day)
    return f"| `{name}` | {' | '.join(str(figure) for figure in figures)} |\n"


def main(reports: list[Path]) -> None:
    """Prints scores and what was missed, and writes the page."""
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    faults = {module(report): mutations(report) for report in reports}
    scores = {name: score(planted, today) for name, planted in faults.items()}
    for name, made in scores.items():
        print(
            f"{name:<30} {made.found:>5} of {made.planted:>5} found, {made.share:>3} %"
            + (f" ({made.not_judged} not judged)" if made.not_judged else "")
        )
    for name, planted in faults.items():
        for place, times in sorted(missed(planted).items()):
            print(f"missed in {name}: {place}" + (f", {times} times" if times > 1 else ""))
    before = kept(PAGE.read_text()) if PAGE.exists() else {}
    PAGE.write_text(page(before | scores, modules_with_a_core()))
    print(f"Kept in {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main([Path(argument).resolve() for argument in sys.argv[1:]])
