"""Two programs that would empty the same folder: the second is told of the first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_steps import made, shown
from file_lock import locked
from screen import Failed


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Holds the folder, by the lock on a file beside it.

    Raises:
        Failed: when another program holds it, or the file cannot be written.
    """
    with (made(folder.parent) / f"{folder.name}.lock").open("w") as file:
        if not locked(file):
            raise Failed(
                f"another one runs in {shown(folder)}. Wait for its end, or name another folder "
                "with --folder."
            )
        yield
