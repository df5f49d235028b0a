"""Where marts, workbooks and documents lie: what the three programs are told in the same way."""

from __future__ import annotations

import argparse
from pathlib import Path

from countinghouse_workbook.packaging.folder import LATEST
from countinghouse_workbook.task.failure import ExitCode, TaskFailure
from countinghouse_workbook.task.settings import PREFIX, Settings
from countinghouse_workbook.warehouse import marts

DOCUMENTS = Path(__file__).resolve().parents[2] / "documents"
"""The generated workbook and `metrics.yaml`, which the build puts beside the programs."""

WORKBOOK = "countinghouse.twb"
METRICS = "metrics.yaml"
SWITCHED_OFF = "none"
"""As the folder of the workbooks."""

_FOLDER = "workbooks"


def add_marts(parser: argparse.ArgumentParser) -> None:
    """The option that names the marts' file."""
    parser.add_argument(
        "--marts",
        type=Path,
        metavar="FILE",
        help="The published marts; without it marts.duckdb beside the DuckDB warehouse.",
    )


def add_documents(parser: argparse.ArgumentParser) -> None:
    """The option that names another folder of documents."""
    parser.add_argument(
        "--documents",
        type=Path,
        default=DOCUMENTS,
        metavar="FOLDER",
        help=f"Where {WORKBOOK} and {METRICS} are; without it beside this program.",
    )


def marts_file(options: argparse.Namespace, settings: Settings) -> Path | None:
    """The marts' file; none when the marts are in Snowflake."""
    return options.marts or marts.readers_file(settings)


def workbooks(settings: Settings, marts_file: Path) -> Path | None:
    """The folder of the workbooks; none when it is switched off."""
    named = settings.optional("WORKBOOKS")
    if named == SWITCHED_OFF:
        return None
    return Path(named) if named else marts_file.absolute().with_name(_FOLDER)


def document(folder: Path, name: str) -> Path:
    """One of the documents.

    Raises:
        TaskFailure: (78) when it is not there.
    """
    file = folder / name
    if not file.is_file():
        raise TaskFailure(
            ExitCode.CONFIGURATION,
            f"{name} is missing",
            str(file),
            "Run make build, or name the folder with --documents",
        )
    return file


def latest(settings: Settings, marts_file: Path) -> Path:
    """The newest workbook that is kept.

    Raises:
        TaskFailure: (78) when there is none.
    """
    folder = workbooks(settings, marts_file)
    if folder is None or not (folder / LATEST).is_file():
        raise _no_workbook(
            str(folder / LATEST) if folder else f"{PREFIX}WORKBOOKS={SWITCHED_OFF}",
            "Make one (countinghouse make-workbook), or name a file",
        )
    return folder / LATEST


def kept_workbook(settings: Settings) -> Path:
    """The same where only the settings say where the marts are.

    Raises:
        TaskFailure: (78) when there is none.
    """
    file = marts.readers_file(settings)
    if file is None:
        raise _no_workbook(
            "marts in Snowflake",
            "Publish countinghouse-snowflake.twb from Tableau once, then --refresh",
        )
    return latest(settings, file)


def _no_workbook(where: str, what_to_do: str) -> TaskFailure:
    return TaskFailure(
        ExitCode.CONFIGURATION, "There is no workbook to be taken", where, what_to_do
    )
