"""The page of measured figures, docs/reference/performance.md, kept section by section."""

from __future__ import annotations

import os
import platform
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from build_steps import ROOT, java

PAGE = ROOT / "docs" / "reference" / "performance.md"
_BEGIN = "<!-- section {} -->"
_HEAD = """# Performance

Written by `make bench`; one section alone: `make bench ONLY=startup`. Every figure is from runs that took turns on one
machine, best first; compare columns, not machines. Loopback has no network and no shop that thinks: against a real
source, its answers are nearly all of the time.

"""


@dataclass
class Section:
    """One table and what it says."""

    title: str
    about: str
    columns: list[str]
    _rows: list[list[str]] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)

    def row(self, *values: str) -> None:
        self._rows.append(list(values))

    def note(self, text: str) -> None:
        self._notes.append(text)

    def verdict(self, what: str, is_met: bool, aim: str) -> None:
        """Whether an aim was met."""
        self.note(f"**{what}**: the aim of {aim} is {'met' if is_met else 'not met'}.")

    def text(self) -> str:
        """As Markdown whose table reads well on a terminal too."""
        table = [self.columns, *self._rows]
        widths = [max(len(row[i]) for row in table) for i in range(len(self.columns))]
        lines = [
            "| " + " | ".join(v.ljust(w) for v, w in zip(row, widths, strict=True)) + " |"
            for row in table
        ]
        rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
        parts = [f"## {self.title}", self.about]
        if self._rows:
            parts.append("\n".join([lines[0], rule, *lines[1:]]))
        return "\n\n".join([*parts, *self._notes])


def machine() -> str:
    """The machine in one line, without its name."""
    processor = re.search(r"model name\s*: (.*)", _read("/proc/cpuinfo"))
    memory = re.search(r"MemTotal:\s*(\d+)", _read("/proc/meminfo"))
    release = _read(java().parents[1] / "release")
    runtime = re.search(r'JAVA_RUNTIME_VERSION="(.*)"', release)
    vendor = re.search(r'IMPLEMENTOR="(.*)"', release)
    engine = re.search(r"<duckdb.version>(.*)</duckdb.version>", _read(ROOT / "pom.xml"))
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores ({processor[1] if processor else platform.processor()}), "
        f"{int(memory[1]) / 1024**2 if memory else 0:.0f} GiB, {platform.system()} {platform.machine()}, "
        f"JDK {runtime[1] if runtime else '?'} ({vendor[1] if vendor else '?'}), "
        f"DuckDB {engine[1] if engine else '?'}, Python {platform.python_version()}; "
        f"load average {load:.1f} at the start"
    )


def write_page(name: str, section: Section, where: str, order: list[str]) -> Path:
    """Puts a section into the page, in its place, and leaves the others as they are."""
    kept = _sections(PAGE.read_text() if PAGE.exists() else "")
    measured = f"Measured {datetime.now(UTC):%Y-%m-%d} on {where}."
    kept[name] = f"{section.text()}\n\n{measured}"
    parts = [f"{_BEGIN.format(key)}\n{kept[key]}\n" for key in order if key in kept]
    PAGE.write_text(_HEAD + "\n".join(parts))
    return PAGE


def _sections(page: str) -> dict[str, str]:
    parts = re.split(r"<!-- section (\w+) -->\n", page)
    return {name: text.strip() for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def _read(path: Path | str) -> str:
    try:
        return Path(path).read_text()
    except OSError:
        return ""
