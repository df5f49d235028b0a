"""Where workbooks are kept: `<build id>.twbx`, the last 30 of them, and `latest.twbx`, a copy of the
newest that a bookmark can point at. The rules are those of the reports (`ReportFolder`)."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from countinghouse_workbook.task.failure import ExitCode, TaskFailure

KEPT = 30
LATEST = "latest.twbx"
_OF_A_BUILD = re.compile(r"b\d{8}t\d{6}.*\.twbx")
"""Build ids begin so, with the instant of their run, so that names sort by time."""

_UNFINISHED = ".unfinished-"
_OLD_SECONDS = 86_400


class WorkbookFolder:
    """A folder; made when it is not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()

    def keep(self, finished: Path, build: str) -> Path:
        """Gives a workbook its name, makes it the latest, and removes the oldest beyond 30.

        A reader sees the old one or the new one, whole.

        Args:
            finished: a file in this folder (see `beside`); it is moved.
            build: that it is of.

        Returns:
            The file under its name.
        """
        copy = finished.with_name("latest")
        target = self.folder / f"{build}.twbx"
        with _writable(self.folder):
            shutil.copyfile(finished, copy)
            finished.replace(target)
            copy.replace(self.folder / LATEST)
            for old in self.kept()[KEPT:]:
                old.unlink()
        return target

    def kept(self) -> list[Path]:
        """The workbooks of builds, the newest first."""
        named = [it for it in self.folder.iterdir() if _OF_A_BUILD.fullmatch(it.name)]
        return sorted(named, reverse=True)


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A folder for what is not finished, on the same disk; gone afterwards.

    What runs that were killed left there more than a day ago is removed, too.

    Raises:
        TaskFailure: (78) when nothing can be written there.
    """
    with _writable(target):
        target.mkdir(parents=True, exist_ok=True)
        for left in target.glob(f"{_UNFINISHED}*"):
            if time.time() - left.stat().st_mtime > _OLD_SECONDS:
                shutil.rmtree(left)
        unfinished = TemporaryDirectory(prefix=_UNFINISHED, dir=target)
    with unfinished as name:
        yield Path(name)


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        yield
    except (PermissionError, NotADirectoryError, FileExistsError) as problem:
        raise TaskFailure(
            ExitCode.CONFIGURATION,
            f"The workbook cannot be written: {problem.strerror}",
            str(problem.filename or folder),
            "Name a folder that this user may write to",
        ) from None
