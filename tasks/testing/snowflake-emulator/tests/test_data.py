"""Queries and changes give what Snowflake gives, where DuckDB or fakesnow alone would not."""

import threading
from decimal import Decimal

import pytest


def test_sums_of_decimals_are_exact(client):
    client.run("create table t (a number(18, 2))")
    client.run("insert into t values (?)", [Decimal("0.10")], [Decimal("0.20")])
    assert client.rows("select sum(a) as s, sum(a) = 0.30 as same from t") == [["0.30", "1"]]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("greatest(1, null)", None),
        ("least(1, null)", None),
        ("concat('a', null)", None),
        ("'a' || null", None),
        ("length('a\\\\b')", "3"),
        ("nvl(null, 3)", "3"),
        ("zeroifnull(null)", "0"),
        ("div0(1, 0)", "0.0"),
        ("iff(1 = 1, 'yes', 'no')", "yes"),
        ("datediff(day, '2026-01-01'::date, '2026-02-01'::date)", "31"),
        ("dateadd(month, 1, '2026-01-31'::date)", "20512"),
        ("try_to_number('x')", None),
        ("md5_number_lower64('Snowflake')", "9203306159527282910"),
        ("mod(md5_number_lower64('Snowflake'), 9223372036854775808)", "9203306159527282910"),
        ("split_part('a-b', '-', 2)", "b"),
        ("listagg(x, ',') within group (order by x desc) from (values ('a'), ('b')) v (x)", "b,a"),
    ],
)
def test_an_expression_means_what_it_means_at_snowflake(client, expression, value):
    assert client.value(f"select {expression}") == value


def test_dividing_by_zero_is_an_error(client):
    client.run("create table t (a int)")
    client.run("insert into t values (0)")
    assert client.error("select 1 / a from t") == 100051
    assert client.value("select 1 / nullif(a, 0) as x from t") is None


def test_nulls_come_first_when_ordered_downwards(client):
    sql = "select x from (values (1), (null), (2)) v (x) order by x"
    assert client.rows(f"{sql} desc") == [[None], ["2"], ["1"]]
    assert client.rows(sql) == [["1"], ["2"], [None]]


def test_columns_without_a_name_are_named_by_their_text(client):
    result = client.run("select count(*), 1 + 1")
    assert [column["name"] for column in result.columns] == ["COUNT(*)", "1 + 1"]


def test_a_name_that_duckdb_reserves_is_a_name(client):
    client.run("create table t (at int, offset int)")
    client.run("insert into t (at, offset) values (1, 2)")
    assert client.rows("select at, t.offset from t where at = 1") == [["1", "2"]]


def test_the_time_zone_is_snowflakes_default_until_it_is_set(client):
    client.run("create table t (a timestamp_ntz)")
    client.run("alter session unset timezone")
    client.run("insert into t select '2026-01-01 00:00:00 +00:00'::timestamp_ltz")
    assert client.value("select to_varchar(a) as x from t").startswith("2025-12-31 16:00")


def test_insert_overwrite_may_read_its_own_table(client):
    client.run("create table t (a int)")
    client.run("insert into t values (1), (2)")
    assert client.rows("insert overwrite into t select a + 1 from t") == [["2"]]
    assert client.rows("select a from t order by a") == [["2"], ["3"]]


def test_merge_counts_and_refuses_rows_matched_twice(client):
    client.run("create table t (a int, b int)")
    client.run("insert into t values (1, 1)")
    merge = (
        "merge into t using (select * from (values {}) v (a, b)) s on t.a = s.a"
        " when matched then update set b = s.b when not matched then insert (a, b) values (s.a, s.b)"
    )
    assert client.rows(merge.format("(1, 5), (2, 6)")) == [["1", "1"]]
    assert client.error(merge.format("(1, 5), (1, 6)")) == 100090
    assert client.rows("select a, b from t order by a") == [["1", "5"], ["2", "6"]]


def test_update_and_delete_count(client):
    client.run("create table t (a int)")
    client.run("insert into t values (1), (2)")
    assert client.rows("update t set a = a + 1 where a = 2") == [["1", "0"]]
    assert client.rows("delete from t") == [["2"]]


def test_a_batch_is_all_or_nothing(client):
    client.run("create table t (a int not null)")
    with pytest.raises(Exception, match="NULL"):
        client.run("insert into t values (?)", [1], [None])
    assert client.rows("select a from t") == []


def test_a_rollback_takes_back_and_ddl_commits(client, other):
    client.run("create table t (a int)")
    client.run("begin")
    client.run("insert into t values (1)")
    assert other.rows("select a from t") == []
    client.run("rollback")
    client.run("begin")
    client.run("insert into t values (2)")
    client.run("create table u (a int)")
    client.run("rollback")
    assert other.rows("select a from t") == [["2"]]


def test_without_autocommit_a_change_begins_a_transaction(client, other):
    client.run("create table t (a int)")
    client.run("alter session set autocommit = false")
    client.run("insert into t values (1)")
    assert other.rows("select a from t") == []
    client.run("commit")
    assert other.rows("select a from t") == [["1"]]


def test_a_session_that_ends_loses_its_transaction(client, other, sessions):
    client.run("create table t (a int)")
    client.run("begin")
    client.run("update t set a = 1")
    client.session.close()
    other.run("update t set a = 2")
    assert other.rows("select a from t") == []


def test_a_second_update_waits_for_the_first_ones_transaction(client, other):
    client.run("create table t (a int)")
    client.run("insert into t values (0)")
    for one in (client, other):
        one.run("begin")
    client.run("update t set a = a + 1")
    waiting = threading.Thread(target=other.run, args=("update t set a = a + 1",))
    waiting.start()
    waiting.join(0.2)
    assert waiting.is_alive()
    client.run("commit")
    waiting.join(10)
    other.run("commit")
    assert client.rows("select a from t") == [["2"]]


def test_a_lock_that_is_not_given_back_in_time_is_an_error(client, other):
    client.run("create table t (a int)")
    client.run("begin")
    client.run("delete from t")
    other.run("alter session set lock_timeout = 0")
    assert other.error("delete from t") == 625


def test_errors_have_snowflakes_codes(client):
    client.run("create table t (a int not null)")
    assert client.error("select a from nowhere") == 2003
    assert client.error("select b from t") == 904
    assert client.error("create table t (a int)") == 2002
    assert client.error("insert into t values (null)") == 100072
    assert client.error("select 'x'::int") == 100038
    assert client.error("select (") == 1003
    assert client.error("select 1; select 2") == 8
    assert client.error("drop schema nowhere") == 2003


@pytest.mark.parametrize(
    "sql",
    [
        "truncate table t",
        "create table u (a int) cluster by (a)",
        "create table u (a int) change_tracking = true",
        "create sequence s",
        "select hash(1)",
        "create or replace database shop",
    ],
)
def test_what_is_not_known_is_an_error(client, sql):
    client.run("create table t (a int)")
    client.run("begin")
    assert client.error(sql) in {9999, 1003}


def test_a_name_must_be_written_in_its_own_case(client):
    client.run('create table "history" ("success" boolean, version varchar)')
    client.run('insert into "history" ("success", version) values (true, 1)')
    client.run("create table t (a int)")
    assert client.rows('select "success", version from "history" as h where h."success"') == [
        ["1", "1"]
    ]
    assert client.error("select version from history") == 2003
    assert client.error('select success from "history"') == 904
    assert client.error('insert into "history" (success) values (true)') == 904
    assert client.error('select "version" from "history"') == 904
    assert client.error('select a from "work".t') == 2003
    assert client.error('update t set "a" = 1') == 904
    assert client.error('delete from "t"') == 2003
    assert client.rows(
        'with "h" as (select "success" as ok from "history") select ok from "h"'
    ) == [["1"]]
    assert client.rows("select x.b from (select a as b from t) x") == []
    assert (
        client.value("select count(*) as n from information_schema.tables where table_name = 'T'")
        == "1"
    )
