"""Faults planted into a workbook that is right: each must be found, and named."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

import sample_marts
from countinghouse_workbook.command import check_workbook, make_workbook
from countinghouse_workbook.document import twb_reader
from countinghouse_workbook.packaging import hyper, package
from countinghouse_workbook.verification import check
from countinghouse_workbook.verification.marts_sql import Measures
from countinghouse_workbook.warehouse.marts import Marts, opened
from programs import SMALL, run, write_documents

COUNTED = "COUNT(IF [is_counted (fct_order)] THEN [order_key (fct_order)] END)"
PLANTED = [
    ("a column that the extract calls otherwise",
     "value='[dim_product].[product_line]'", "value='[dim_product].[line]'",
     "the extract has no column dim_product.line"),
    ("another column behind a field",
     "value='[sales_movement].[reporting_net_amount]'", "value='[sales_movement].[date_key]'",
     "sheet Net sales by month, Net sales"),
    ("a table that the extract calls otherwise",
     "table='[marts].[dim_date]'", "table='[marts].[dim_day]'",
     "the extract has no table [marts].[dim_day]"),
    ("a wrong formula",
     "'SUM([reporting_net_amount (sales_movement)])'",
     "'AVG([reporting_net_amount (sales_movement)])'",
     "sheet Net sales by month, Net sales: 1 of 3 values differ, for example -2.33"
     " in the workbook and -4.67 in the marts"),
    ("a measure of two without the filter of what counts",
     COUNTED, "COUNT([order_key (fct_order)])",
     "sheet Orders by source, Orders: 1 of 1 values differ, for example 4 in the workbook and 3 in the"
     " marts"),
    ("a formula that divides the other way round",
     ") / (IF SUM(", ") * (IF SUM(", "sheet Net sales by month, Refund rate"),
    ("a formula that cannot be read",
     "'SUM([reporting_net_amount (sales_movement)])'", "'WINDOW_SUM('",
     "'the end' is not expected"),
    ("a function that the check does not know",
     "'SUM([reporting_net_amount (sales_movement)])'",
     "'RUNNING_SUM([reporting_net_amount (sales_movement)])'", "RUNNING_SUM of 1 is not known"),
    ("a formula of a field that is not there",
     "SUM([reporting_net_amount (sales_movement)])", "SUM([net (sales_movement)])",
     "it names [net (sales_movement)], which is no field"),
    ("tables related by the wrong column",
     "<expression op='[product_key (sales_movement)]' /><expression op='[product_key (dim_product)]' />",
     "<expression op='[channel_key (sales_movement)]' /><expression op='[product_key (dim_product)]' />",
     "sheet Net sales by month, Net sales"),
    ("a relationship of a field that is not there",
     "<expression op='[date_key (dim_date)]' />", "<expression op='[day (dim_date)]' />",
     "a relationship names [day (dim_date)], which is no column"),
    ("a sheet that a dashboard shows and nobody made",
     "<zone name='Orders by source' />", "<zone name='Orders by hour' />",
     "dashboard Sales: it shows the sheet Orders by hour, which is not there"),
    ("a tab of nothing",
     "<window class='worksheet' name='Orders by source' />",
     "<window class='worksheet' name='Orders' />",
     "window Orders: there is no sheet or dashboard of that name"),
    ("a filter of a dashboard that no sheet knows",
     "param='[federated.sales].[none:channel_group", "param='[federated.sales].[none:channel",
     "which none of its sheets knows"),
    ("a field on a shelf that was not declared",
     "<rows>[federated.sales].[usr:net_sales:qk]", "<rows>[federated.sales].[sum:net_sales:qk]",
     "[federated.sales].[sum:net_sales:qk] is used but not declared"),
    ("a field of a data source that is not there",
     "<cols>[federated.sales].[none:month", "<cols>[federated.refunds].[none:month",
     "it is of the data source federated.refunds, which is not there"),
    ("a declared field that does not exist",
     "column='[product_line (dim_product)]' derivation", "column='[line (dim_product)]' derivation",
     "it names [line (dim_product)], which is no field of Sales"),
    ("a filter of a kind that the check does not know",
     "<filter class='categorical' column='[federated.sales].[none:is_complete",
     "<filter class='quantitative' column='[federated.sales].[none:is_complete",
     "a filter of the class quantitative is not known to this check"),
    ("an aggregation that the check does not know",
     "derivation='None' name='[none:month_start", "derivation='Month-Trunc' name='[none:month_start",
     "Month-Trunc is not known to this check"),
    (
        "another figure in a table of several",
        "member='&quot;[federated.sales].[usr:net_sales:qk]&quot;'",
        "member='&quot;[federated.sales].[usr:tax:qk]&quot;'",
        "[federated.sales].[usr:tax:qk] is used but not declared",
    ),
    (
        "another column behind a fixed calculation",
        "value='[dim_date].[full_date]'",
        "value='[dim_date].[week_start]'",
        "sheet What history covers, what it lists",
    ),
    (
        "a fixed calculation by a dimension that is not there",
        "{FIXED [channel_key (sales_movement)] :",
        "{FIXED [channel (sales_movement)] :",
        "it names [channel (sales_movement)], which is no field",
    ),
    ("a table calculation of an instance",
     "name='[usr:refund_rate:qk]' pivot='key' type='quantitative' />",
     "name='[usr:refund_rate:qk]' pivot='key' type='quantitative'><table-calc type='CumTotal' />"
     "</column-instance>",
     "sheet Net sales by month: a table calculation is not known to this check"),
    ("a table calculation of a field",
     "formula='SUM([reporting_net_amount (sales_movement)])' />\n      </column>",
     "formula='SUM([reporting_net_amount (sales_movement)])'><table-calc /></calculation></column>",
     "data source Sales: a table calculation is not known to this check"),
    ("a filter of a data source",
     "<object-graph>",
     "<filter class='categorical' column='[channel_group (dim_channel)]' /><object-graph>",
     "data source Sales: a filter of the data source on [channel_group (dim_channel)] is not known"),
    ("a query in the place of a table",
     "name='fct_order' table='[marts].[fct_order]' type='table' />",
     "name='fct_order' type='text'>select 1</relation>",
     "data source Orders: a relation of the type text is not known to this check"),
    ("a sheet's own copy of a formula that is another one",
     "  <calculation class='tableau' formula='SUM([reporting_net_amount (sales_movement)])' />\n"
     "            </column>",
     "  <calculation class='tableau' formula='MAX([reporting_net_amount (sales_movement)])' />\n"
     "            </column>",
     "sheet Net sales by month: its own formula of [net_sales] is not that of the data source"),
    ("an extract that lies elsewhere",
     "dbname='Data/countinghouse.hyper'", "dbname='C:/mine.hyper'",
     "it is connected to hyper C:/mine.hyper"),
]  # fmt: skip


@pytest.fixture(scope="module")
def extract(marts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("extract")
    documents = write_documents(folder / "documents", SMALL)
    ran = run(make_workbook.TASK, folder, "--out", str(folder / "good.twbx"),
              "--marts", str(marts), "--documents", str(documents))  # fmt: skip
    assert ran.code == 0
    return package.unpack(folder / "good.twbx", folder)[1]


def checked(folder: Path, document: str, extract: Path, marts: Path):
    file = folder / "planted.twbx"
    package.write(file, document.encode(), extract)
    documents = folder / "documents"
    if not documents.exists():
        write_documents(documents, SMALL)
    return run(check_workbook.TASK, folder, str(file),
               "--marts", str(marts), "--documents", str(documents))  # fmt: skip


@pytest.fixture(scope="module")
def judge(extract: Path, marts: Path) -> Iterator[Callable[[str], list[str]]]:
    """What is found in a workbook beside that extract; one Hyper for all of them."""
    measures = Measures.of_file(sample_marts.METRICS)
    with hyper.connected(extract) as connection, opened(marts) as star:

        def problems(document: str) -> list[str]:
            workbook = twb_reader.read(document.encode(), "planted.twb")
            found = check.judged(workbook, connection, star, measures).problems
            return [str(it) for it in found]

        yield problems


@pytest.mark.parametrize(
    ("right", "wrong", "said"), [it[1:] for it in PLANTED], ids=[it[0] for it in PLANTED]
)
def test_a_planted_fault_is_found(judge, right: str, wrong: str, said: str) -> None:
    assert right in SMALL
    found = judge(SMALL.replace(right, wrong))
    assert [it for it in found if said in it], found


def test_what_is_right_has_no_problem(judge) -> None:
    assert judge(SMALL) == []


def test_a_planted_fault_is_exit_65(tmp_path, extract, marts) -> None:
    ran = checked(
        tmp_path, SMALL.replace(COUNTED, "COUNT([order_key (fct_order)])"), extract, marts
    )
    assert ran.code == 65
    assert "Orders by source, Orders" in ran.report["failure"]["what"]
    shown = [line for line in ran.out.splitlines() if line.startswith("Orders by source  ")]
    assert shown[0].split()[-5:] == ["1", "4", "3", "in", "1"]


def test_what_is_right_is_shown_side_by_side(tmp_path, extract, marts) -> None:
    ran = checked(tmp_path, SMALL, extract, marts)
    assert (ran.code, ran.errors()) == (0, [])
    assert [line.split() for line in ran.out.splitlines()[1:3]] == [
        ["Net", "sales", "by", "month", "Net", "sales", "3", "25.83", "25.83", "0.00"],
        ["Net", "sales", "by", "month", "Refund", "rate", "1", "15.00", "15.00", "0.00"],
    ]


def test_a_figure_that_differs_by_less_than_a_cent_is_found(tmp_path, extract, marts) -> None:
    file = tmp_path / "other.hyper"
    shutil.copyfile(extract, file)
    with hyper.connected(file) as connection:
        connection.execute_command(
            'update "marts"."sales_movement"'
            ' set "reporting_net_amount" = "reporting_net_amount" + 0.0001 where "order_key" = 3'
        )
    ran = checked(tmp_path, SMALL, file, marts)
    assert ran.code == 65
    assert "Net sales" in ran.errors()[0]


def test_an_extract_of_another_build_is_not_compared(tmp_path, extract) -> None:
    other = sample_marts.write(tmp_path / "marts.duckdb", build="b20261122t080000_x")
    ran = checked(tmp_path, SMALL, extract, other)
    assert ran.code == 65
    assert f"it is of the build {sample_marts.BUILD}" in ran.errors()[0]
    assert ran.report["failure"]["what_to_do"].startswith("Name the marts of its build")


@pytest.mark.parametrize(
    "failure",
    [
        ("Out of Memory Error: could not allocate block of size 256.0 KiB", 75, "Free memory"),
        ("IO Error: Could not write file: No space left on device", 75, "Free memory and disk"),
        ("Binder Error: Referenced column not found", 65, "Mend the dashboards"),
    ],
)
def test_what_the_marts_cannot_answer_is_told_by_whose_fault_it_is(
    tmp_path, extract, marts, monkeypatch, failure
) -> None:
    said, code, what_to_do = failure
    rows = Marts.rows

    def failing(self: Marts, sql: str) -> list:
        if "group by" in sql:
            raise duckdb.Error(said)
        return rows(self, sql)

    monkeypatch.setattr(Marts, "rows", failing)
    ran = checked(tmp_path, SMALL, extract, marts)
    assert ran.code == code
    assert ran.report["failure"]["what_to_do"].startswith(what_to_do)


@pytest.mark.parametrize(
    "document",
    [
        "<workbook><datasources>",
        "<!DOCTYPE w [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><workbook>&b;</workbook>",
        "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><workbook>&a;</workbook>",
    ],
    ids=["cut off", "entities of entities", "an entity of another file"],
)
def test_a_document_that_is_no_plain_xml_is_refused(tmp_path, extract, marts, document) -> None:
    ran = checked(tmp_path, document, extract, marts)
    assert ran.code == 65
    assert "no XML that may be read" in ran.errors()[-1]


def test_a_file_that_is_no_package_is_refused(tmp_path, documents, marts) -> None:
    file = tmp_path / "x.twbx"
    for content in (b"no zip", (Path(__file__).parent / "small.twb").read_bytes()):
        file.write_bytes(content)
        ran = run(check_workbook.TASK, tmp_path, str(file),
                  "--marts", str(marts), "--documents", str(documents))  # fmt: skip
        assert ran.code == 65
        assert "no packaged workbook" in ran.errors()[-1]


def test_a_file_that_is_not_there_is_exit_78(tmp_path, documents, marts) -> None:
    ran = run(check_workbook.TASK, tmp_path, str(tmp_path / "none.twbx"),
              "--marts", str(marts), "--documents", str(documents))  # fmt: skip
    assert ran.code == 78
    assert "none.twbx" in ran.errors()[-1]


def test_a_sheet_that_shows_nothing_is_a_warning(tmp_path, extract, marts) -> None:
    """On a new shop rightly so; else somebody looks."""
    nowhere = SMALL.replace("Online", "Nowhere").replace("In person", "Nowhere either")
    ran = checked(tmp_path, nowhere, extract, marts)
    assert ran.code == 0
    warned = [line["sheet"] for line in ran.log if line["level"] == "warning"]
    assert warned == ["Net sales by month"]
    assert ran.report["details"]["empty_sheets"] == 1


def test_an_extract_that_is_none_is_refused(tmp_path, marts) -> None:
    nothing = tmp_path / "nothing.hyper"
    nothing.write_bytes(b"no extract")
    ran = checked(tmp_path, SMALL, nothing, marts)
    assert ran.code == 65
    assert "The extract cannot be opened" in ran.errors()[-1]
