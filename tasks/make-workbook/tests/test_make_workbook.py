from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tableauhyperapi import TableName

import sample_marts
from countinghouse_workbook.command import check_workbook, make_workbook
from countinghouse_workbook.packaging import hyper, package
from programs import SMALL, run, write_documents


def made(folder: Path, marts: Path, documents: Path, *more: str):
    arguments = ("--marts", str(marts), "--documents", str(documents), *more)
    return run(make_workbook.TASK, folder, *arguments, WORKBOOKS=str(folder / "workbooks"))


def test_the_workbook_of_a_build_is_made_checked_and_kept(tmp_path, marts, documents) -> None:
    ran = made(tmp_path, marts, documents)
    assert (ran.code, ran.errors()) == (0, [])
    file = tmp_path / "workbooks" / f"{sample_marts.BUILD}.twbx"
    assert ran.report["details"] == {
        "file": str(file),
        "sheets": 4,
        "empty_sheets": 0,
        "figures": 7,
        "values": 11,
    }
    assert ran.report["run"] == sample_marts.BUILD
    latest = tmp_path / "workbooks" / "latest.twbx"
    assert latest.read_bytes() == file.read_bytes()
    assert sorted(it.name for it in file.parent.iterdir()) == [file.name, "latest.twbx"]


def test_the_workbook_of_the_repository_is_one_that_the_check_knows(tmp_path, marts) -> None:
    generated = sample_marts.REPOSITORY / "infra/tableau/countinghouse.twb"
    documents = write_documents(tmp_path / "documents", generated.read_text(encoding="utf-8"))
    ran = made(tmp_path, marts, documents)
    assert (ran.code, ran.errors()) == (0, [])
    assert ran.report["details"]["sheets"] >= 20


def test_the_extract_holds_what_the_workbook_names_to_the_last_decimal(
    tmp_path, marts, documents
) -> None:
    made(tmp_path, marts, documents, "--out", str(tmp_path / "one.twbx"))
    _, extract = package.unpack(tmp_path / "one.twbx", tmp_path)
    with hyper.connected(extract) as connection:
        tables = {it.name.unescaped for it in connection.catalog.get_table_names("marts")}
        assert tables == {"build_stamp", "dim_channel", "dim_date", "dim_product", "fct_order",
                          "sales_movement"}  # fmt: skip
        amounts = connection.execute_list_query(
            'select "net_amount" from "marts"."fct_order" order by "order_key"'
        )
        assert amounts == [[Decimal(it)] for it in ("10.0001", "20.5000", "0.3333", "99.9900")]
        key = connection.catalog.get_table_definition(TableName("marts", "dim_date")).columns[0]
        assert str(key.nullability) == "Nullability.NOT_NULLABLE"


def test_the_projects_workbook_takes_no_ids_of_customers_along(tmp_path, marts) -> None:
    generated = sample_marts.REPOSITORY / "infra/tableau/countinghouse.twb"
    documents = write_documents(tmp_path / "documents", generated.read_text(encoding="utf-8"))
    assert made(tmp_path, marts, documents, "--out", str(tmp_path / "one.twbx")).code == 0
    _, extract = package.unpack(tmp_path / "one.twbx", tmp_path)
    with hyper.connected(extract) as connection:
        tables = connection.catalog.get_table_names("marts")
        columns = {
            column.name.unescaped
            for table in tables
            for column in connection.catalog.get_table_definition(table).columns
        }
    assert "bridge_customer_identity" not in {it.name.unescaped for it in tables}
    assert "profile_id" not in columns
    assert "customer_key" in columns


def test_a_check_unpacks_beside_the_workbook_and_leaves_nothing(
    tmp_path, marts, documents, monkeypatch
) -> None:
    unpacked = []
    unpack = package.unpack

    def watched(file: Path, into: Path) -> tuple[bytes, Path]:
        unpacked.append(into)
        return unpack(file, into)

    monkeypatch.setattr(package, "unpack", watched)
    assert made(tmp_path, marts, documents).code == 0
    assert [tmp_path / "workbooks" in it.parents for it in unpacked] == [True]
    assert not unpacked[0].exists()


def test_a_fault_keeps_yesterdays_workbook(tmp_path, marts, documents) -> None:
    assert made(tmp_path, marts, documents).code == 0
    before = (tmp_path / "workbooks" / "latest.twbx").read_bytes()
    wrong = SMALL.replace("SUM([reporting_net_amount", "AVG([reporting_net_amount")
    (documents / "countinghouse.twb").write_text(wrong, encoding="utf-8")
    ran = made(tmp_path, marts, documents)
    assert ran.code == 65
    assert "Net sales" in ran.report["failure"]["what"]
    assert (tmp_path / "workbooks" / "latest.twbx").read_bytes() == before
    assert [it.suffix for it in (tmp_path / "workbooks").iterdir()] == [".twbx", ".twbx"]


def test_the_last_thirty_are_kept(tmp_path, marts, documents) -> None:
    folder = tmp_path / "workbooks"
    folder.mkdir()
    for day in range(1, 33):
        (folder / f"b202601{day:02}t080000_x.twbx").touch()
    (folder / "mine.twbx").touch()
    assert made(tmp_path, marts, documents).code == 0
    names = sorted(it.name for it in folder.iterdir())
    assert len(names) == 30 + len(["latest.twbx", "mine.twbx"])
    assert names[0] == "b20260104t080000_x.twbx"
    assert f"{sample_marts.BUILD}.twbx" in names


def test_nothing_published_is_exit_65(tmp_path, documents) -> None:
    ran = made(tmp_path, tmp_path / "marts.duckdb", documents)
    assert ran.code == 65
    assert "Nothing is published" in ran.errors()[-1]


def test_a_file_that_is_no_database_is_exit_65(tmp_path, documents) -> None:
    (tmp_path / "marts.duckdb").write_text("no database")
    ran = made(tmp_path, tmp_path / "marts.duckdb", documents)
    assert ran.code == 65
    assert "cannot be opened" in ran.errors()[-1]


def test_on_snowflake_there_is_none_and_that_is_no_failure(tmp_path) -> None:
    warehouse = "jdbc:snowflake://shop.snowflakecomputing.com/?db=countinghouse"
    ran = run(make_workbook.TASK, tmp_path, WAREHOUSE=warehouse)
    assert ran.code == 0
    assert "Snowflake" in ran.report["details"]["outcome"]


def test_workbooks_can_be_switched_off(tmp_path, marts) -> None:
    ran = run(make_workbook.TASK, tmp_path, WAREHOUSE=f"jdbc:duckdb:{marts}", WORKBOOKS="none")
    assert ran.code == 0
    assert "switches" in ran.report["details"]["outcome"]


def test_without_a_folder_they_lie_beside_the_warehouse(tmp_path, documents) -> None:
    sample_marts.write(tmp_path / "marts.duckdb")
    ran = run(make_workbook.TASK, tmp_path, "--documents", str(documents),
              WAREHOUSE=f"jdbc:duckdb:{tmp_path}/warehouse.duckdb")  # fmt: skip
    assert ran.code == 0
    assert (tmp_path / "workbooks" / "latest.twbx").is_file()
    shown = run(check_workbook.TASK, tmp_path, "--documents", str(documents),
                WAREHOUSE=f"jdbc:duckdb:{tmp_path}/warehouse.duckdb")  # fmt: skip
    assert shown.code == 0
    assert shown.out.splitlines()[0].split() == ["sheet", "figure", "values", "workbook", "marts", "difference"]  # fmt: skip


def test_a_folder_that_cannot_be_written_is_exit_78(tmp_path, marts, documents) -> None:
    (tmp_path / "workbooks").write_text("a file stands in the way")
    ran = made(tmp_path, marts, documents)
    assert ran.code == 78
    assert str(tmp_path / "workbooks") in ran.errors()[-1]


def test_a_type_that_cannot_be_kept_exactly_is_named(tmp_path, documents) -> None:
    file = sample_marts.write(tmp_path / "marts.duckdb")
    with sample_marts.duckdb.connect(str(file)) as connection:
        connection.execute("alter table dim_product add column wide decimal(38, 4)")
    ran = made(tmp_path, file, documents)
    assert ran.code == 65
    assert ran.report["failure"]["where"] == "dim_product.wide"


@pytest.mark.parametrize("missing", ["countinghouse.twb", "metrics.yaml"])
def test_a_missing_document_is_exit_78(tmp_path, marts, documents, missing: str) -> None:
    (documents / missing).unlink()
    ran = made(tmp_path, marts, documents)
    assert ran.code == 78
    assert missing in ran.errors()[-1]
