"""check_snowflake_sql FILE…: prints what Snowflake would refuse, as file:line: text; exit code 65 if anything."""

import sys
from pathlib import Path

from snowflake_sql.check import check


def main(files: list[str]) -> int:
    """Check files; the exit code is 0, 64 without a file, or 65."""
    if not files:
        print("usage: check_snowflake_sql FILE…", file=sys.stderr)
        return 64
    found = [(file, finding) for file in files for finding in check(Path(file).read_text("utf-8"))]
    for file, finding in found:
        print(f"{file}:{finding.line}: {finding.message}")
    return 65 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
