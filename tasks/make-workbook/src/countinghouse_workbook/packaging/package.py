"""A packaged workbook (.twbx): a zip with the workbook and its extract."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from countinghouse_workbook.packaging import folder
from countinghouse_workbook.task.failure import ExitCode, TaskFailure

WORKBOOK = "countinghouse.twb"
DATABASE = "Data/countinghouse.hyper"
"""Where the extract lies in the package; the workbook's connections name it."""

_LARGEST_WORKBOOK = 64 * 1024 * 1024
_LARGEST_EXTRACT = 64 * 1024 * 1024 * 1024


def write(file: Path, workbook: bytes, extract: Path) -> None:
    """Writes a package."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        package.writestr(WORKBOOK, workbook)
        package.write(extract, DATABASE)


@contextmanager
def unpacked(file: Path) -> Iterator[tuple[bytes, Path]]:
    """The workbook and its extract, which lies beside the package and is gone afterwards: a copy of
    the marts that a killed run leaves is where the next one removes it, not in /tmp.

    Raises:
        TaskFailure: (65) when the file is no package, or what it holds is too large; (78) when it
            is not there, or nothing can be written beside it.
    """
    if not file.is_file():
        raise _no_file(file)
    with folder.beside(file.absolute().parent) as unfinished:
        yield unpack(file, unfinished)


def unpack(file: Path, into: Path) -> tuple[bytes, Path]:
    """The workbook, and its extract as a file in the folder.

    Raises:
        TaskFailure: (65) when the file is no package, or what it holds is too large; (78) when it
            is not there.
    """
    try:
        with zipfile.ZipFile(file) as package:
            workbooks = [it for it in package.namelist() if it.endswith(".twb") and "/" not in it]
            if len(workbooks) != 1 or DATABASE not in package.namelist():
                raise _no_package(file, f"it must hold one .twb and {DATABASE}")
            if (
                package.getinfo(workbooks[0]).file_size > _LARGEST_WORKBOOK
                or package.getinfo(DATABASE).file_size > _LARGEST_EXTRACT
            ):
                raise _no_package(file, "what it holds is larger than any workbook of ours")
            return package.read(workbooks[0]), Path(package.extract(DATABASE, into))
    except FileNotFoundError:
        raise _no_file(file) from None
    except (zipfile.BadZipFile, NotImplementedError) as problem:
        raise _no_package(file, str(problem)) from None


def _no_file(file: Path) -> TaskFailure:
    return TaskFailure(
        ExitCode.CONFIGURATION, "There is no such workbook", str(file), "Name one that is there"
    )


def _no_package(file: Path, why: str) -> TaskFailure:
    return TaskFailure(
        ExitCode.DATA,
        f"This is no packaged workbook of Countinghouse: {why}",
        str(file),
        "Make it anew (countinghouse make-workbook)",
    )
