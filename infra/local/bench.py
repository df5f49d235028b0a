"""Measures what the jars cost against what one would use instead: `make bench`.

Every figure is a ratio of runs that took turns on the same machine. The tables are printed and kept
in docs/reference/performance.md, section by section, so that one section can be measured alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import interruption
from bench_page import Section, machine, write_page
from benchmarks import daily, extraction, load, memory, sources, startup
from benchmarks.figures import FOLDER
from build_steps import build_jars, made, shown
from command_line import Parser, whole_number
from screen import Failed, Screen

SECTIONS: dict[str, Callable[[Screen, int], Section]] = {
    "startup": startup.measure,
    "extraction": extraction.measure,
    "memory": memory.measure,
    "load": load.measure,
    "sources": sources.measure,
    "daily": daily.measure,
}


def main() -> int:
    parser = Parser(description=__doc__, prog="infra/local/bench")
    parser.add_argument(
        "--only", choices=SECTIONS, action="append", help="one section; may be repeated"
    )
    parser.add_argument(
        "--smaller",
        type=whole_number(1, 1000),
        default=1,
        metavar="N",
        help="so many times less, to try it out; changes no page",
    )
    parser.add_argument("--built", action="store_true", help="measure what is built already")
    options = parser.parse_args()
    interruption.heed()
    screen = Screen()
    try:
        made(FOLDER)
        if not options.built:
            with screen.step("Build the task jars") as doing:
                build_jars(FOLDER / "build.log", doing)
        where = machine()
        screen.say(where)
        for name in options.only or SECTIONS:
            section = SECTIONS[name](screen, options.smaller)
            screen.say(section.text())
            if options.smaller == 1:
                screen.say(f"Kept in {shown(write_page(name, section, where, list(SECTIONS)))}.\n")
    except Failed as failure:
        print(f"\nThe bench failed: {failure}", file=sys.stderr)
        return 1
    except interruption.Interrupted as end:
        print("\nInterrupted; everything that ran has been stopped.", file=sys.stderr)
        return end.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
