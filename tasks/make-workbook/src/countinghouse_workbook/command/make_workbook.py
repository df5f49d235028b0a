"""The task make-workbook."""

from __future__ import annotations

import argparse
from pathlib import Path

from countinghouse_workbook.command import places, verdict
from countinghouse_workbook.document import references, twb_reader
from countinghouse_workbook.packaging import extract, folder, package
from countinghouse_workbook.task.log import Log
from countinghouse_workbook.task.program import Context
from countinghouse_workbook.task.run_report import RunReport
from countinghouse_workbook.verification import check
from countinghouse_workbook.verification.check import Findings
from countinghouse_workbook.verification.marts_sql import Measures
from countinghouse_workbook.warehouse import marts
from countinghouse_workbook.warehouse.marts import Marts


class MakeWorkbook:
    """Makes the packaged workbook of the published marts, and keeps it when it is right."""

    name = "make-workbook"
    description = (
        "Makes a packaged Tableau workbook (.twbx) of the published marts: sheets and\n"
        "dashboards with an extract of their tables, which Tableau Desktop, Reader and Public\n"
        "open without a database. It is checked as check-workbook does before it is kept.\n"
        "Without --out it goes into the folder COUNTINGHOUSE_WORKBOOKS, or into workbooks\n"
        "beside a DuckDB warehouse, named by its build; latest.twbx is the newest, and the\n"
        "last 30 are kept."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Declares what it can be told."""
        parser.add_argument(
            "--out", type=Path, metavar="FILE", help="Write the workbook there, and keep no other."
        )
        places.add_marts(parser)
        places.add_documents(parser)

    def run(self, options: argparse.Namespace, context: Context) -> RunReport:
        """Makes, checks, keeps. What fails leaves the workbooks that are there alone."""
        file = places.marts_file(options, context.settings)
        if file is None:
            return _none(context, "the marts are in Snowflake, where Tableau reads them itself")
        target = options.out.parent if options.out else places.workbooks(context.settings, file)
        if target is None:
            return _none(context, "COUNTINGHOUSE_WORKBOOKS switches workbooks off")
        with marts.opened(file) as opened, folder.beside(target.absolute()) as unfinished:
            made, rows = _made(options.documents, opened, unfinished, context.log)
            findings = _checked(options.documents, opened, made, context.log)
            if options.out:
                kept = made.replace(options.out.absolute())
            else:
                kept = folder.WorkbookFolder(target).keep(made, opened.build)
            context.log.info("made the workbook", file=str(kept))
            return RunReport(run=opened.build, rows_read=rows, details=findings.details(kept))


TASK = MakeWorkbook()


def _made(documents: Path, opened: Marts, unfinished: Path, log: Log) -> tuple[Path, int]:
    document = places.document(documents, places.WORKBOOK).read_bytes()
    hyper_file = unfinished / "countinghouse.hyper"
    named = references.tables(twb_reader.read(document, str(documents / places.WORKBOOK)))
    rows = extract.extract(
        opened,
        named,
        hyper_file,
        lambda table, copied: log.info("copied", table=table, rows=copied),
    )
    made = unfinished / "countinghouse.twbx"
    package.write(made, document, hyper_file)
    log.info("packed", build=opened.build, rows=rows, bytes=made.stat().st_size)
    return made, rows


def _checked(documents: Path, opened: Marts, made: Path, log: Log) -> Findings:
    measures = Measures.of_file(places.document(documents, places.METRICS))
    findings = check.check(made, opened, measures)
    verdict.tell(findings, log, documents / places.WORKBOOK)
    log.info(
        "checked", sheets=findings.sheets, figures=len(findings.compared), values=findings.values()
    )
    return findings


def _none(context: Context, why: str) -> RunReport:
    context.log.info(f"no workbook: {why}")
    return RunReport(details={"outcome": f"no workbook: {why}"})
