"""Tells whether `make up` runs, and ends it: `make down`.

The running `up` holds the lock on a file; so a number of a process that stands there for long can
never end a stranger.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import TextIO

from build_steps import ROOT, made, shown
from command_line import Parser
from file_lock import locked
from screen import Failed
from waiting import wait_until

FOLDER = ROOT / "build" / "up"
_STOP_SECONDS = 40


def take(folder: Path, address: str) -> TextIO:
    """Takes the lock and says who holds it; closing the file lets it go.

    Raises:
        Failed: when another `up` holds it, or the folder cannot be written.
    """
    file = (made(folder) / "running.json").open("a+")
    if not locked(file):
        raise Failed(f"it runs already at {_holder(file)['address']}; `make down` ends it.")
    file.truncate(0)
    json.dump({"pid": os.getpid(), "address": address}, file)
    file.flush()
    return file


def end(folder: Path) -> str:
    """Ends the running `up` and waits until it is gone.

    Raises:
        Failed: when it does not end.
    """
    try:
        file = (folder / "running.json").open()
    except FileNotFoundError:
        return "Nothing is running."
    with file:
        if locked(file):
            return "Nothing is running."
        holder = _holder(file)
        os.kill(holder["pid"], signal.SIGTERM)
        if not wait_until(lambda: locked(file), _STOP_SECONDS):
            raise Failed(f"process {holder['pid']} does not end; see {shown(folder)}.")
    return f"Stopped what ran at {holder['address']}."


def _holder(file: TextIO) -> dict:
    file.seek(0)
    return json.load(file)


def main() -> int:
    parser = Parser(description="Ends what `make up` started.", prog="infra/local/down")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="that of `up`")
    try:
        print(end(parser.parse_args().folder))
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
