"""What each program says of itself, for docs/reference/tasks.md. Run as a script it writes it anew."""

from __future__ import annotations

import sys
from pathlib import Path

MODULE = Path(__file__).resolve().parents[1]
FOLDER = MODULE / "help"


def pages() -> dict[Path, str]:
    """Of each file in `help/` what it must say."""
    from countinghouse_workbook.command import (  # noqa: PLC0415  the script finds them only then
        check_workbook,
        make_workbook,
        publish_workbook,
    )
    from countinghouse_workbook.task.program import parser_of  # noqa: PLC0415

    tasks = (make_workbook.TASK, check_workbook.TASK, publish_workbook.TASK)
    return {FOLDER / f"{it.name}.txt": parser_of(it).format_help() for it in tasks}


if __name__ == "__main__":
    sys.path.insert(0, str(MODULE / "src"))
    for file, text in pages().items():
        file.write_text(text, encoding="utf-8")
