"""The daily run through Airflow, and how much of it is Airflow's own."""

from __future__ import annotations

import json
import os
from datetime import datetime, timedelta
from pathlib import Path

from bench_page import Section
from benchmarks.figures import FOLDER
from build_steps import ROOT
from measured import run
from screen import Screen


def measure(screen: Screen, smaller: int) -> Section:
    """A daily run through Airflow, and how much of it is Airflow's own."""
    days = 45
    section = Section(
        "The daily run",
        f"One more day after {days} (about 40 shop and till orders), through the real Airflow DAG: 22 tasks. A task's "
        "jar is what its run report says; what no jar covers is Airflow: starting, scheduling, a process per task.",
        ["run", "wall s", "jars, side by side s", "jars, summed s", "Airflow's share"],
    )
    folder = FOLDER / "line"
    with screen.step(f"A line of {days} days through Airflow"):
        demo = ROOT / "infra" / "local" / "demo"
        run(
            [demo, "--days", str(days // smaller or 2), "--folder", folder],
            os.environ,
            FOLDER / "line.log",
        )
    seconds = json.loads((folder / "summary.json").read_text())["seconds"]
    runs = sorted(path for path in (folder / "airflow" / "runs").iterdir() if path.is_dir())
    for title, step, reports in zip(
        ("whole history", "one more day"), ("history", "next_day"), runs, strict=False
    ):
        spans = _spans(reports)
        covered = _union(spans)
        summed = sum((end - begin).total_seconds() for begin, end in spans)
        section.row(
            title, f"{seconds[step]:.1f}", f"{covered:.1f}", f"{summed:.1f}", f"{1 - covered / seconds[step]:.0%}",
        )  # fmt: skip
    return section


def _spans(reports: Path) -> list[tuple[datetime, datetime]]:
    spans = []
    for file in reports.glob("*.json"):
        report = json.loads(file.read_text())
        if "started_at" in report:
            begin = datetime.fromisoformat(report["started_at"])
            spans.append((begin, begin + timedelta(seconds=report["seconds"])))
    return sorted(spans)


def _union(spans: list[tuple[datetime, datetime]]) -> float:
    """Seconds in which at least one of them ran."""
    covered, reached = 0.0, None
    for begin, end in spans:
        start = begin if reached is None else max(begin, reached)
        covered += max(0.0, (end - start).total_seconds())
        reached = end if reached is None else max(reached, end)
    return covered
