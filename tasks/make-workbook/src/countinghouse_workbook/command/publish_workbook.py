"""The task publish-workbook."""

from __future__ import annotations

import argparse
from pathlib import Path

from countinghouse_workbook.command import places
from countinghouse_workbook.packaging import data_source, package
from countinghouse_workbook.server import tableau_server
from countinghouse_workbook.server.tableau_server import Account, TableauServer
from countinghouse_workbook.task.program import Context
from countinghouse_workbook.task.run_report import RunReport

NAME = "Countinghouse"


class PublishWorkbook:
    """Puts the workbook on a Tableau server, or has the server refresh what it has."""

    name = "publish-workbook"
    description = (
        "Publishes the newest workbook and its data sources to a project of a Tableau\n"
        "server or of Tableau Cloud, in the place of those that are there; or asks the\n"
        "server to refresh the extracts of the workbook that it has. It signs in by a\n"
        "personal access token (COUNTINGHOUSE_TABLEAU_TOKEN_NAME, …_TOKEN or …_TOKEN_FILE)."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Declares what it can be told."""
        parser.add_argument(
            "--workbook",
            type=Path,
            metavar="FILE",
            help="The .twbx; without it latest.twbx of the folder of the workbooks.",
        )
        parser.add_argument(
            "--name",
            default=NAME,
            help=f"What the workbook is called on the server; without it {NAME}.",
        )
        parser.add_argument(
            "--only-workbook", action="store_true", help="Publish no data sources beside it."
        )
        parser.add_argument(
            "--refresh",
            action="store_true",
            help="Publish nothing: ask the server to refresh the workbook's extracts, and wait.",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Sign in, look for the project, say what would be done, and change nothing.",
        )

    def run(self, options: argparse.Namespace, context: Context) -> RunReport:
        """Signs in and does what it is told."""
        account = Account.of(context.settings)
        token = context.settings.required("TABLEAU_TOKEN")
        file = None
        if not options.refresh:
            file = options.workbook or places.kept_workbook(context.settings)
        with tableau_server.signed_in(account, token) as server:
            project = server.project()
            context.log.info("signed in", server=str(account), project=account.project)
            if file is None:
                return _refreshed(server, project, options, context)
            return _published(server, project, file, options, context)


TASK = PublishWorkbook()


def _refreshed(
    server: TableauServer, project: str, options: argparse.Namespace, context: Context
) -> RunReport:
    if options.dry_run:
        outcome = f"would refresh {options.name}"
    elif server.refresh(options.name, project):
        outcome = f"refreshed {options.name}"
    else:
        outcome = f"a refresh of {options.name} was waiting already"
    context.log.info(outcome)
    return RunReport(details={"outcome": outcome})


def _published(
    server: TableauServer,
    project: str,
    file: Path,
    options: argparse.Namespace,
    context: Context,
) -> RunReport:
    would = "would publish" if options.dry_run else "published"
    sources = 0
    with package.unpacked(file) as (document, extract):
        if not options.dry_run:
            server.publish_workbook(options.name, file, project)
        context.log.info(
            f"{would} the workbook", name=options.name, file=str(file), bytes=file.stat().st_size
        )
        if not options.only_workbook:
            for caption, packed in data_source.write_all(document, extract, extract.parent):
                if not options.dry_run:
                    server.publish_data_source(f"{options.name} {caption}", packed, project)
                context.log.info(
                    f"{would} a data source",
                    name=f"{options.name} {caption}",
                    bytes=packed.stat().st_size,
                )
                sources += 1
    details = {"outcome": f"{would} {options.name}", "file": str(file), "data_sources": sources}
    return RunReport(details=details)
