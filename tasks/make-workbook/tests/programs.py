"""What the tests run programs with."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sample_marts
from countinghouse_workbook.task import program

TESTS = Path(__file__).resolve().parent
SMALL = (TESTS / "small.twb").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Ran:
    """A finished program; `log` are its lines, read."""

    code: int
    out: str
    log: list[dict[str, Any]]
    report: dict[str, Any]

    def errors(self) -> list[str]:
        return [line["message"] for line in self.log if line["level"] == "error"]


def run(task: program.Task, folder: Path, *arguments: str, **settings: str) -> Ran:
    """Runs a program with settings named without their prefix."""
    out, err = io.StringIO(), io.StringIO()
    report = folder / "report.json"
    environment = {f"COUNTINGHOUSE_{name}": value for name, value in settings.items()}
    environment["COUNTINGHOUSE_REPORT"] = str(report)
    code = program.run(task, arguments, environment, out, err)
    log = [json.loads(line) for line in err.getvalue().splitlines()]
    told = json.loads(report.read_text()) if report.exists() else {}
    report.unlink(missing_ok=True)
    return Ran(code, out.getvalue(), log, told)


def write_documents(folder: Path, workbook: str) -> Path:
    folder.mkdir()
    (folder / "countinghouse.twb").write_text(workbook, encoding="utf-8")
    (folder / "metrics.yaml").symlink_to(sample_marts.METRICS)
    return folder
