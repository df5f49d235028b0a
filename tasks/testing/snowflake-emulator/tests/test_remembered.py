"""What is kept of a text is only what the text says: nothing of another place, another time or another session."""

import pytest

from conftest import log_in
from snowflake_emulator.columns import Columns


def test_the_same_text_means_another_table_in_another_schema(client):
    client.run("create table t as select 'work' as a")
    assert client.rows("select a from t") == [["work"]]
    client.run("create schema other")
    assert client.error("select a from t") == 2003
    client.run("create table t as select 'other' as a")
    assert client.rows("select a from t") == [["other"]]
    client.run("use schema work")
    assert client.rows("select a from t") == [["work"]]


def test_the_same_text_means_another_table_in_another_database(client):
    client.run("create table public.t as select 'shop' as a")
    assert client.rows("select a from public.t") == [["shop"]]
    client.run("create database market")
    client.run("create table public.t as select 'market' as a")
    assert client.rows("select a from public.t") == [["market"]]
    client.run("use schema shop.work")
    client.run("drop database market")
    assert client.rows("select a from public.t") == [["shop"]]


def test_a_change_goes_into_the_table_of_the_session_s_own_schema(client, other):
    client.run("create table t (a int)")
    client.run("insert into t values (1)")
    client.run("create schema other")
    client.run("create table t (a int)")
    client.run("insert into t values (1)")
    for sql in ("insert into t values (1)", "update t set a = 2"):
        other.run(sql)
    assert client.rows("select a from t") == [["1"]]
    assert other.rows("select a from t") == [["2"], ["2"]]


def test_a_table_that_was_dropped_is_missed_and_found_again(client):
    client.run("create table t (a int)")
    assert client.rows("select a from t") == []
    client.run("drop table t")
    assert client.error("select a from t") == 2003
    client.run('create table "t" ("a" int)')
    assert client.error("select a from t") == 2003, "only by ignoring case"
    client.run('drop table "t"')
    client.run('create table t ("a" int)')
    assert client.error("select a from t") == 904
    client.run("create or replace table t (a int)")
    assert client.rows("select a from t") == []


def test_a_table_is_known_by_its_new_name_and_columns(client):
    client.run("create table t (a int)")
    assert (client.rows("select a from t"), client.error("select a from u")) == ([], 2003)
    client.run("alter table t rename to u")
    assert (client.error("select a from t"), client.rows("select a from u")) == (2003, [])
    client.run('alter table u rename column a to "b"')
    assert client.error("select a from u") == 904
    assert client.error("select b from u") == 904
    client.run("alter table u add column c int")
    assert client.rows("select c from u") == []


def test_tables_that_changed_places_have_each_other_s_columns(client):
    client.run("create table t (a int)")
    client.run('create table u ("a" int)')
    assert (client.rows("select a from t"), client.error("select a from u")) == ([], 904)
    client.run("alter table t swap with u")
    assert (client.error("select a from t"), client.rows("select a from u")) == (904, [])
    client.run("create schema other")
    client.run("alter schema work swap with other")
    assert client.rows("select a from other.u") == []
    assert client.error("select a from work.u") == 2003


def test_a_view_that_was_made_anew_has_its_new_columns(client):
    client.run("create view v as select 1 as a")
    assert client.rows("select a from v") == [["1"]]
    client.run('create or replace view v as select 2 as "a"')
    assert client.error("select a from v") == 904


def test_a_temporary_table_is_seen_by_its_session_alone(client, other):
    client.run("create table t as select 'for all' as a")
    assert client.rows("select a from t") == other.rows("select a from t") == [["for all"]]
    client.run("create temporary table t as select 'mine' as a")
    assert client.rows("select a from t") == [["mine"]]
    assert other.rows("select a from t") == [["for all"]]
    client.run("drop table t")
    assert client.rows("select a from t") == [["for all"]]


def test_each_session_is_told_who_it_is_itself(client, sessions):
    client.run("create role reader")
    reader = log_in(sessions, roleName="READER")
    sql = "select current_role() as role, current_session() as session"
    assert client.rows(sql) == [["ACCOUNTADMIN", str(client.session.number)]]
    assert reader.rows(sql) == [["READER", str(reader.session.number)]]
    client.run("use role reader")
    assert client.rows(sql) == [["READER", str(client.session.number)]]


def test_bound_values_are_those_of_the_request(client):
    sql = "select a from (values (1), (2)) v (a) where a = ?"
    assert [client.rows(sql, value) for value in (1, 2, 3)] == [[["1"]], [["2"]], []]
    client.run("create table t (a int)")
    client.run("insert into t values (?)", [1])
    client.run("insert into t values (?)", [2], [3])
    assert client.rows("select a from t order by a") == [["1"], ["2"], ["3"]]


def test_who_asks_for_the_columns_gets_those_of_today(client):
    client.run("create table t as select 1 as a")
    sql = "select * from t where a = ?"

    def kinds():
        described = client.session.execute(sql, [[]], describe_only=True)
        return [(column["name"], column["type"]) for column in described.columns]

    assert kinds() == [("A", "fixed")]
    client.run("create or replace table t as select 'x' as a, 2 as b")
    assert kinds() == [("A", "text"), ("B", "fixed")]


def test_what_is_refused_is_refused_each_time(client):
    for _ in range(2):
        assert client.error("select list(1)") == 1003
        assert client.error("select hash(1)") == 9999
        assert client.error("select 1; select 2") == 8


def test_an_object_made_by_the_same_text_is_another_object(client):
    made = "create or replace role a comment = 'x'"
    client.run(made)
    client.session.warehouse.account.find("ROLE", ("A",))["COMMENT"] = "changed"
    client.run(made)
    assert client.session.warehouse.account.find("ROLE", ("A",)) == {"COMMENT": "x"}


@pytest.mark.parametrize("container", [(), ("SHOP",), ("SHOP", "WORK"), ("SHOP", "Work", "t")])
def test_an_answer_that_a_change_overtook_is_not_kept(container):
    columns, answers = Columns(), [[("WORK", "T", "B")], [("WORK", "T", "A")]]

    class Overtaken:
        """While it answers, somebody changes the table."""

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        cursor = __enter__

        def execute(self, *_):
            return self

        def fetchall(self):
            columns.changed(*container)
            return answers.pop()

    assert columns.of(Overtaken(), [("SHOP", "WORK", "T")]) == [("WORK", "T", "A")]
    assert columns.of(Overtaken(), [("SHOP", "WORK", "T")]) == [("WORK", "T", "B")]
