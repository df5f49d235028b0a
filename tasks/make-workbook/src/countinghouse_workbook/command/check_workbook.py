"""The task check-workbook."""

from __future__ import annotations

import argparse
from pathlib import Path

from countinghouse_workbook.command import places, verdict
from countinghouse_workbook.packaging.folder import LATEST
from countinghouse_workbook.task.failure import ExitCode, TaskFailure
from countinghouse_workbook.task.program import Context
from countinghouse_workbook.task.run_report import RunReport
from countinghouse_workbook.verification import check, comparison
from countinghouse_workbook.verification.marts_sql import Measures
from countinghouse_workbook.warehouse import marts


class CheckWorkbook:
    """Shows every figure of a packaged workbook beside the same figure of the marts."""

    name = "check-workbook"
    description = (
        "Opens a packaged workbook, finds every field of every sheet and dashboard in its\n"
        "extract, asks the extract for each sheet's figures by the workbook's own formulas,\n"
        "and shows them beside SQL on the marts by the formulas of metrics.yaml. Tableau\n"
        "itself is not asked."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Declares what it can be told."""
        parser.add_argument(
            "workbook",
            type=Path,
            nargs="?",
            metavar="WORKBOOK",
            help=f"The .twbx; without it {LATEST} of the folder of the workbooks.",
        )
        places.add_marts(parser)
        places.add_documents(parser)

    def run(self, options: argparse.Namespace, context: Context) -> RunReport:
        """Prints the comparison."""
        file = places.marts_file(options, context.settings)
        if file is None:
            raise TaskFailure(
                ExitCode.CONFIGURATION,
                "The marts are in Snowflake; there is no file to compare with",
                "the warehouse",
                "Name a copy with --marts",
            )
        workbook = options.workbook or places.latest(context.settings, file)
        measures = Measures.of_file(places.document(options.documents, places.METRICS))
        with marts.opened(file) as opened:
            findings = check.check(workbook, opened, measures)
            comparison.show(findings.compared, context.out)
            verdict.tell(findings, context.log, workbook)
            return RunReport(run=opened.build, details=findings.details(workbook))


TASK = CheckWorkbook()
