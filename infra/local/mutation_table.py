"""Prints what PIT found: the score of each module, then every planted fault that no test found."""

import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

FOUND = {"KILLED", "TIMED_OUT", "MEMORY_ERROR"}


def mutations(report: Path) -> list[ElementTree.Element]:
    """The faults that were planted in a module, from PIT's own report."""
    return list(ElementTree.parse(report).getroot())  # noqa: S314, the file is our own


def name(report: Path) -> str:
    """The module's name: its report is <module>/target/pit-reports/mutations.xml."""
    return report.parents[2].name


def score(faults: list[ElementTree.Element]) -> str:
    """Found of planted, and the share of it."""
    found = sum(fault.get("status") in FOUND for fault in faults)
    share = 100 * found / len(faults) if faults else 0
    return f"{len(faults):>8} {found:>8} {share:>7.0f} %"


def missed(faults: list[ElementTree.Element]) -> Counter[str]:
    """Where a fault was not found and which, with how often."""
    return Counter(
        f"{fault.findtext('mutatedClass', '').rsplit('.', 1)[-1]}:{fault.findtext('lineNumber')}"
        f"  {fault.findtext('description')}"
        + (" (no test comes here)" if fault.get("status") == "NO_COVERAGE" else "")
        for fault in faults
        if fault.get("status") not in FOUND
    )


def main(reports: list[Path]) -> None:
    """Prints the table and what was missed."""
    modules = {name(report): mutations(report) for report in reports}
    print(f"{'module':<22} {'planted':>8} {'found':>8} {'score':>9}")
    for module, faults in modules.items():
        print(f"{module:<22} {score(faults)}")
    print(f"{'all':<22} {score([fault for faults in modules.values() for fault in faults])}")
    for module, faults in modules.items():
        for place, times in sorted(missed(faults).items()):
            print(f"missed in {module}: {place}" + (f", {times} times" if times > 1 else ""))


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
