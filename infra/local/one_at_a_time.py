"""Two programs that would empty the same folder: the second is told of the first."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_steps import made, shown
from screen import Failed


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Holds the folder, by a lock on a file beside it that the operating system lets go in any case.

    Raises:
        Failed: when another program holds it, or the file cannot be written.
    """
    with (made(folder.parent) / f"{folder.name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Failed(
                f"another one runs in {shown(folder)}. Wait for its end, or name another folder "
                "with --folder."
            ) from None
        yield
