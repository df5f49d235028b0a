"""COPY INTO keeps its books as Snowflake does."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

COPY = (
    "copy into t from @lake/orders/ {} file_format = (format_name = 'parquet_file')"
    " match_by_column_name = case_insensitive"
)


@pytest.fixture
def stage(client, bucket):
    client.run("create file format parquet_file type = parquet use_logical_type = true")
    client.run("create stage lake url = 's3://lake/' file_format = (type = parquet)")
    client.run("create table t (id int not null, total number(18, 4), missing varchar)")
    for name, ids in (("a", [1, 2]), ("b", [3])):
        rows = pa.table({"ID": ids, "total": [None] * len(ids), "extra": ["x"] * len(ids)})
        (bucket / "orders").mkdir(exist_ok=True)
        pq.write_table(rows, bucket / "orders" / f"{name}.parquet")
    return client


def test_a_file_is_loaded_once_with_its_count(stage):
    copy = COPY.format("files = ('a.parquet', 'b.parquet')")
    result = stage.run(copy)
    assert [row[:4] for row in result.rows] == [
        ["s3://lake/orders/a.parquet", "LOADED", "2", "2"],
        ["s3://lake/orders/b.parquet", "LOADED", "1", "1"],
    ]
    assert [row[1] for row in stage.rows(copy)] == ["LOAD_SKIPPED", "LOAD_SKIPPED"]
    assert stage.rows("select id, missing from t order by id") == [
        ["1", None],
        ["2", None],
        ["3", None],
    ]


def test_force_loads_again(stage):
    copy = COPY.format("files = ('a.parquet')")
    stage.run(copy)
    stage.run(f"{copy} force = false")
    stage.run(f"{copy} force = true")
    assert stage.value("select count(*) as n from t") == "4"


def test_truncate_forgets_what_was_loaded_and_delete_does_not(stage):
    copy = COPY.format("files = ('b.parquet')")
    stage.run(copy)
    stage.run("delete from t")
    stage.run(copy)
    assert stage.value("select count(*) as n from t") == "0"
    stage.run("truncate table t")
    stage.run(copy)
    assert stage.value("select count(*) as n from t") == "1"


def test_a_rollback_forgets_rows_and_history(stage):
    copy = COPY.format("files = ('b.parquet')")
    stage.run("begin")
    stage.run(copy)
    stage.run("rollback")
    assert stage.rows("select id from t") == []
    assert stage.rows(copy)[0][1] == "LOADED"


def test_a_pattern_chooses_files(stage):
    stage.run(COPY.format("pattern = '.*a[.]parquet'"))
    assert stage.value("select count(*) as n from t") == "2"


def test_a_missing_file_loads_nothing_of_the_others(stage):
    assert stage.error(COPY.format("files = ('a.parquet', 'c.parquet')")) == 91016
    assert stage.rows("select id from t") == []


def test_what_is_missing_or_not_known_is_refused(stage):
    assert stage.error(COPY.format("files = ('a.parquet') purge = true")) == 9999
    assert stage.error(COPY.format("files = ('a.parquet') on_error = continue")) == 9999
    assert stage.error(COPY.replace("parquet_file", "nothing").format("")) == 2003
    assert stage.error(COPY.replace("@lake", "@nothing").format("")) == 2003
    assert stage.error("copy into t from @lake/orders/ file_format = (type = csv)") == 9999
    assert stage.error("copy into t from @lake/orders/") == 2019
    many = ", ".join(f"'{number}'" for number in range(1001))
    assert stage.error(COPY.format(f"files = ({many})")) == 1000


def test_a_swapped_table_keeps_its_history(stage):
    copy = COPY.format("files = ('b.parquet')")
    stage.run("create table u like t")
    stage.run(copy)
    stage.run("alter table t swap with u")
    assert stage.rows(copy)[0][1] == "LOADED"
    stage.run("alter table t swap with u")
    assert stage.rows(copy)[0][1] == "LOAD_SKIPPED"


def test_the_name_of_its_file_comes_with_a_row(stage):
    stage.run("create table landing (id int, landed_from varchar)")
    copy = COPY.format("files = ('a.parquet', 'b.parquet')").replace("into t", "into landing")
    stage.run(f"{copy} include_metadata = (landed_from = metadata$filename)")
    assert stage.rows("select id, landed_from from landing order by id") == [
        ["1", "orders/a.parquet"],
        ["2", "orders/a.parquet"],
        ["3", "orders/b.parquet"],
    ]


def test_metadata_goes_into_a_column_that_is_there(stage):
    copy = COPY.format("files = ('a.parquet')")
    assert stage.error(f"{copy} include_metadata = (landed_from = metadata$filename)") == 1003


def test_the_columns_of_files_are_those_of_all(stage, bucket):
    pq.write_table(pa.table({"later": [1]}), bucket / "orders" / "c.parquet")
    query = (
        "select column_name from table(infer_schema(location => '@lake/', file_format => 'parquet_file',"
        " files => ('orders/a.parquet', 'orders/c.parquet')))"
    )
    assert stage.rows(query) == [["ID"], ["total"], ["extra"], ["later"]]


def test_a_new_table_of_the_same_name_has_loaded_nothing(stage):
    copy = COPY.format("files = ('b.parquet')")
    for temporary in ("", "temporary "):
        for _ in range(2):
            stage.run(f"create or replace {temporary}table t (id int)")
            assert stage.rows(copy)[0][1] == "LOADED"
            assert stage.rows(copy)[0][1] == "LOAD_SKIPPED"
        stage.run("drop table t")
