"""Tableau's calculations as SQL."""

from __future__ import annotations

import re

import pytest

from countinghouse_workbook.formula import calculation
from countinghouse_workbook.formula.calculation import FormulaError
from countinghouse_workbook.formula.calculation_reader import read
from countinghouse_workbook.formula.calculation_sql import FUNCTIONS, SPANS, Writer
from sample_marts import REPOSITORY

WRITTEN = [
    ("SUM([a])", "sum(<a>)"),
    ("SUM([a]) / COUNTD([b])", "(cast(sum(<a>) as double precision) / count(distinct <b>))"),
    ("1 + 2 * 3 - 4", "((1 + (2 * 3)) - 4)"),
    ("-[a] * 2", "((- <a>) * 2)"),
    ("[a] = 1 OR NOT [b] AND [c] <> 2", "((<a> = 1) or ((not <b>) and (<c> <> 2)))"),
    ("[a] == 'it''s' + [name]", "(<a> = ('it''s' || <name>))"),
    ('"say ""no"""', "'say \"no\"'"),
    ("[name] + ' ' + [b]", "((<name> || ' ') || <b>)"),
    ("IF [a] THEN 1 ELSEIF [b] THEN 2 ELSE 3 END", "case when <a> then 1 when <b> then 2 else 3 end"),
    ("IF [a] >= #2026-01-01# THEN TRUE END", "case when (<a> >= date '2026-01-01') then true end"),
    ("ZN([a]) + ABS([b])", "(coalesce(<a>, 0) + abs(<b>))"),
    ("DATEADD('month', -11, DATETRUNC('month', [d]))",
     "cast(cast(date_trunc('month', <d>) as date) + interval '-11 month' as date)"),
    ("DATEDIFF('day', [a], [b]) <= 30", "((<b> - <a>) <= 30)"),
    ("{FIXED : MAX([a])}", "fixed[] max(<a>)"),
    ("{FIXED [a], [b] : MIN([c])}", "fixed[a b] min(<c>)"),
    ("[federated.sales].[a] // the rest is said for people", "<a>"),
    ("[a]]b]", "<a]b>"),
]  # fmt: skip


def sql(formula: str) -> str:
    writer = Writer(
        lambda field: f"<{field.name}>",
        lambda field: field.name == "name",
        lambda fixed: (
            f"fixed[{' '.join(it.name for it in fixed.dimensions)}] {writer.sql(fixed.aggregate)}"
        ),
    )
    return writer.sql(read(formula))


@pytest.mark.parametrize(("formula", "written"), WRITTEN, ids=[it[0] for it in WRITTEN])
def test_a_calculation_becomes_sql(formula: str, written: str) -> None:
    assert sql(formula) == written


@pytest.mark.parametrize(
    "formula",
    [
        "", "SUM(", "SUM([a]", "[a] +", "IF [a] THEN 1", "(1", "1 2", "SUM [a]", "{[a]}",
        "{FIXED 1 : SUM([a])}", "'open", "[open", "RUNNING_SUM([a])", "SUM([a], [b])", "ZN()",
        "DATEADD('day', [a], [b])", "DATEDIFF('month', [a], [b])", "[a] ; drop table x",
        "CASE [a] WHEN 1 THEN 2 END", "[a] % 2", "ATTR([a])", "IIF([a], 1, 2)", "IFNULL([a], 1)",
        "MONTH([d])", "YEAR([d])",
    ],
)  # fmt: skip
def test_what_is_not_of_the_grammar_is_an_error_and_no_guess(formula: str) -> None:
    with pytest.raises(FormulaError):
        sql(formula)


def test_the_functions_are_those_that_the_generator_takes() -> None:
    reader = "tasks/build-tools/tableau-documents/src/main/java/countinghouse/tableau/CalculationReader.java"
    java = (REPOSITORY / reader).read_text(encoding="utf-8")
    listed = re.findall(r"(AGGREGATES|FUNCTIONS) =\s+Set\.of\(([^)]*)\)", java)
    sets = {name: set(re.findall(r'"(\w+)"', words)) for name, words in listed}
    assert sets["AGGREGATES"] == calculation.AGGREGATES
    assert sets["AGGREGATES"] | sets["FUNCTIONS"] == {*FUNCTIONS, *SPANS}


@pytest.mark.parametrize(
    ("formula", "is_aggregate"),
    [
        ("SUM([a])", True),
        ("[a] + 1", False),
        ("[measure] / 2", True),
        ("IF [a] THEN SUM([b]) END", True),
        ("{FIXED [a] : SUM([b])}", False),
        ("SUM({FIXED [a] : SUM([b])})", True),
    ],
)
def test_what_is_fixed_has_a_value_for_each_row(formula: str, is_aggregate: bool) -> None:
    assert calculation.aggregates(read(formula), lambda name: name == "measure") == is_aggregate


def test_of_what_is_fixed_only_the_dimensions_are_of_the_row() -> None:
    tree = read("IF [a] > {FIXED [b] : MAX([c])} THEN [d] END")
    assert [it.name for it in calculation.fields(tree)] == ["a", "b", "c", "d"]
    assert [it.name for it in calculation.fields_of_rows(tree)] == ["a", "b", "d"]
