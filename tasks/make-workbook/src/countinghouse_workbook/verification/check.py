"""Checks a packaged workbook: everything it names is there, and every figure equals the marts'."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tableauhyperapi import Connection

from countinghouse_workbook.document import references, twb, twb_reader
from countinghouse_workbook.document.references import Columns, Kind, Problem
from countinghouse_workbook.packaging import hyper, package
from countinghouse_workbook.verification import comparison, questions
from countinghouse_workbook.verification.comparison import Compared
from countinghouse_workbook.verification.marts_sql import Measures
from countinghouse_workbook.warehouse.marts import Marts


@dataclass(frozen=True)
class Findings:
    """What was compared, and everything that is wrong."""

    sheets: int
    compared: tuple[Compared, ...]
    problems: tuple[Problem, ...]

    def empty_sheets(self) -> list[str]:
        """Sheets that show nothing: right where nothing happened yet, a slip of a filter elsewhere."""
        shown = {it.question.sheet for it in self.compared if it.values}
        return [
            name for name in {it.question.sheet: 0 for it in self.compared} if name not in shown
        ]

    def details(self, file: Path) -> dict[str, str | int]:
        """For the run report."""
        return {
            "file": str(file),
            "sheets": self.sheets,
            "empty_sheets": len(self.empty_sheets()),
            "figures": len(self.compared),
            "values": self.values(),
        }

    def values(self) -> int:
        """How many single values were held against the marts."""
        return sum(it.values for it in self.compared)


def check(file: Path, marts: Marts, measures: Measures) -> Findings:
    """Opens a package and judges it. It knows nothing of how the workbook was made."""
    with package.unpacked(file) as (document, extract):
        workbook = twb_reader.read(document, str(file))
        with hyper.connected(extract) as connection:
            return judged(workbook, connection, marts, measures)


def judged(
    workbook: twb.Workbook, connection: Connection, marts: Marts, measures: Measures
) -> Findings:
    """Judges a workbook by its extract, which must be of the same build as the marts."""
    columns = _columns(connection)
    problems = references.problems(workbook, columns, package.DATABASE)
    problems += _of_another_build(connection, columns, marts)
    if problems:  # what is not there cannot be asked
        return Findings(len(workbook.sheets), (), tuple(problems))
    asked, problems = questions.all_of(workbook, marts.tables, measures)
    compared = []
    for question in asked:
        answer = comparison.compare(question, connection, marts)
        if isinstance(answer, Problem):
            problems.append(answer)
            continue
        compared.append(answer)
        if found := comparison.problem(answer):
            problems.append(found)
    return Findings(len(workbook.sheets), tuple(compared), tuple(problems))


def _columns(connection: Connection) -> Columns:
    catalog = connection.catalog
    return {
        (schema.name.unescaped, table.name.unescaped): {
            column.name.unescaped for column in catalog.get_table_definition(table).columns
        }
        for schema in catalog.get_schema_names()
        for table in catalog.get_table_names(schema)
    }


def _of_another_build(connection: Connection, columns: Columns, marts: Marts) -> list[Problem]:
    """Figures of two builds differ rightly, so comparing them would say nothing."""
    if (hyper.SCHEMA, "build_stamp") not in columns:
        return [
            Problem(
                "the extract",
                "it has no build_stamp, so nobody knows of which build it is",
                Kind.BUILD,
            )
        ]
    builds = connection.execute_list_query(f'select "build_id" from "{hyper.SCHEMA}"."build_stamp"')
    if builds != [[marts.build]]:
        told = ", ".join(str(row[0]) for row in builds) or "none"
        what = f"it is of the build {told}, the marts are {marts.build}"
        return [Problem("the extract", what, Kind.BUILD)]
    return []
