"""The page that `make mutation` keeps: a run of some modules leaves the rows of the others."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import REPOSITORY
from mutation_table import Score, kept, missed, modules_with_a_core, mutations, page, score

REPORT = """
<mutations>
  <mutation status="KILLED"/>
  <mutation status="TIMED_OUT"/>
  <mutation status="RUN_ERROR"/>
  <mutation status="SURVIVED">
    <mutatedClass>countinghouse.lake.Layout</mutatedClass><lineNumber>7</lineNumber>
    <description>negated conditional</description>
  </mutation>
  <mutation status="NO_COVERAGE">
    <mutatedClass>countinghouse.lake.Layout</mutatedClass><lineNumber>9</lineNumber>
    <description>removed call</description>
  </mutation>
</mutations>
"""
FAULTS = list(ElementTree.fromstring(REPORT))


def test_what_no_test_found_is_named_with_its_place() -> None:
    assert score(FAULTS, "2026-11-30") == Score(4, 2, 1, "2026-11-30")
    assert sorted(missed(FAULTS)) == [
        "Layout:7  negated conditional",
        "Layout:9  removed call (no test comes here)",
    ]


def test_a_run_of_one_module_leaves_the_rows_of_the_others() -> None:
    names = ["tasks/a", "tasks/b", "tasks/c"]
    first = page({"tasks/a": Score(10, 9, 0, "2026-11-01")}, names)
    second = page(kept(first) | {"tasks/b": Score(4, 2, 1, "2026-11-30")}, names)
    assert kept(second) == {
        "tasks/a": Score(10, 9, 0, "2026-11-01"),
        "tasks/b": Score(4, 2, 1, "2026-11-30"),
    }
    assert "| `tasks/c` | | | | | not measured yet |" in second


def test_the_page_has_a_row_for_every_module_that_names_a_core() -> None:
    text = (REPOSITORY / "docs/reference/mutation.md").read_text()
    assert text == page(kept(text), modules_with_a_core())


def test_a_core_that_names_no_class_is_refused(tmp_path: Path) -> None:
    report = tmp_path / "mutations.xml"
    report.write_text("<mutations/>")
    with pytest.raises(SystemExit, match="No fault was planted"):
        mutations(report)
