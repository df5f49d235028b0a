"""Tables, views, schemas, keys, comments, grants, and what else stands in an account."""

from conftest import ROOT, log_in
from snowflake_emulator import bootstrap
from snowflake_sql.lexer import statements


def run_file(client, path):
    for statement in bootstrap.filled(path):
        client.run(statement)


def test_schemas_change_places_with_all_they_have(client):
    for schema, value in (("marts", "old"), ("marts_1", "new")):
        client.run(f"create schema {schema}")
        client.run(
            f"create table {schema}.t (a varchar not null, primary key (a) rely) comment = 'of {value}'"
        )
        client.run(f"insert into {schema}.t values ('{value}')")
        client.run(f"create view {schema}.w comment = 'w' as select a from t")
        client.run(f"create view {schema}.v as select a from w")
    client.run("create table marts_1.more as select 1 as a")
    client.run("create role reader")
    client.run("grant select on table marts_1.t to role reader")
    client.run("alter schema marts swap with marts_1")
    assert client.rows("select a from marts.v") == [["new"]]
    assert client.rows("select a from marts_1.v") == [["old"]]
    assert client.rows("select a from marts.more") == [["1"]]
    assert client.error("select a from marts_1.more") == 2003
    comment = "select comment from information_schema.tables where table_schema = 'MARTS' and table_name = 'T'"
    assert client.value(comment) == "of new"
    assert client.column("show grants to role reader", "name") == ["SHOP.MARTS.T"]
    assert client.column("show primary keys in table marts.t", "rely") == ["true"]
    assert client.error("insert into marts.t values (null)") == 100072


def test_tables_change_places_across_schemas(client):
    client.run("create schema marts")
    client.run("create table marts.t as select 'old' as a")
    client.run("create table work.t as select 'new' as a")
    client.run("alter table marts.t swap with work.t")
    assert client.rows("select a from marts.t") == [["new"]]
    assert client.error("alter table marts.t swap with work.nothing") == 2003


def test_a_failed_swap_changes_nothing(client):
    client.run("create schema marts")
    client.run("create table marts.t as select 'old' as a")
    assert client.error("alter schema marts swap with nothing") == 2003
    assert client.rows("select a from marts.t") == [["old"]]


def test_keys_are_shown_and_never_enforced(client):
    client.run("create table t (a int primary key, b int references u (b), unique (b) rely)")
    client.run("insert into t values (1, 1), (1, 1)")
    assert client.column("show primary keys in table t", "rely") == ["false"]
    client.run("alter table t alter primary key rely")
    assert client.column("show primary keys in table t", "rely") == ["true"]
    assert client.column("show unique keys in schema work", "column_name") == ["B"]
    client.run("create table v (a int)")
    client.run("alter table v add constraint pk primary key (a) norely")
    client.run("alter table v add foreign key (a) references t (a)")
    assert client.column("show imported keys in table v", "rely") == ["false"]


def test_comments_are_kept(client):
    client.run("create transient table t (a int comment 'the a') comment = 'it''s t'")
    client.run("comment on table t is 'one row per t'")
    client.run("comment on column work.t.a is 'an a'")
    table = "select comment from information_schema.tables where table_name = 'T'"
    column = "select comment from information_schema.columns where table_name = 'T'"
    assert client.value(table) == "one row per t"
    assert client.value(column) == "an a"


def test_like_and_clone_copy_a_table(client):
    client.run("create table t (a int not null)")
    client.run("insert into t values (1)")
    client.run("create transient table u like t")
    client.run("create table c clone t")
    assert client.error("insert into u values (null)") == 100072
    assert (client.rows("select a from u"), client.rows("select a from c")) == ([], [["1"]])


def test_the_bootstrap_runs_twice_and_its_teardown_once(sessions):
    client = log_in(sessions)
    for _ in range(2):
        for path in bootstrap.files():
            run_file(client, path)
    assert "COUNTINGHOUSE_LOADER" in client.column("show roles like 'countinghouse%'", "name")
    run_file(client, bootstrap.FILES / "teardown.sql")
    assert client.rows("show roles like 'countinghouse%'") == []


def test_the_migrations_run_as_they_are(client):
    for path in sorted((ROOT / "warehouse-schema").glob("*/V*.sql")):
        text = (
            path.read_text("utf-8")
            .replace("${transient}", "transient")
            .replace("${staging}", "staging")
            .replace("${ops}", "ops")
        )
        for tokens in statements(text):
            client.run(text[tokens[0].start : tokens[-1].end])
    assert len(client.rows("show tables in schema shop.ops")) >= 8


def test_grants_name_what_is_there(client):
    client.run("create role a")
    client.run("grant usage on schema shop.work to role a")
    assert client.error("grant usage on schema shop.nothing to role a") == 2003
    assert client.error("grant usage on schema shop.work to role nobody") == 2003
    assert client.column("show grants on schema work", "privilege") == ["USAGE"]
    client.run("revoke all privileges on schema shop.work from role a")
    assert client.rows("show grants to role a") == []


def test_what_is_there_is_not_made_again(client):
    client.run("create role a")
    assert client.error("create role a") == 2002
    client.run("create role if not exists a")
    client.run("create or replace role a comment = 'x'")
    client.run("drop role a")
    assert client.error("drop role a") == 2003
    client.run("drop role if exists a")
    assert client.error("use role a") == 2003


def test_schemas_are_found_by_their_pattern(client):
    client.run("create schema marts_1")
    client.run("create schema martsx1")
    assert client.column("show schemas like 'MARTS\\\\_1'", "name") == ["MARTS_1"]
    assert len(client.rows("show schemas like 'marts_1' in database shop")) == 2


def test_grants_on_what_was_dropped_are_gone(client):
    client.run("create role reader")
    for schema in ("gone", "kept"):
        client.run(f"create schema {schema}")
        client.run(f"grant usage on schema {schema} to role reader")
    client.run("drop schema gone")
    assert client.column("show grants to role reader", "name") == ["SHOP.KEPT"]


def test_a_session_sees_the_tags_of_its_own_queries_and_is_cut_off_in_time(client):
    client.run("alter session set statement_timeout_in_seconds = 1")
    assert client.error("call system$wait(3)") == 630
    assert client.rows("call system$wait(1)") == [["waited 1 seconds"]]
    assert client.error("select system$wait(1)") == 1003
    tags = "select query_tag from table(information_schema.query_history_by_session())"
    assert client.rows(tags) == []  # the log is the server's, and nothing came over the wire
