"""Leaving out steps of fakesnow changes nothing: compared for all that the tasks send and all documented examples."""

import csv
import inspect
import re
from collections.abc import Iterator
from contextlib import suppress

import fakesnow.transforms
import pytest
from fakesnow.cursor import FakeSnowflakeCursor
from sqlglot import exp

from conftest import ROOT
from rights import sessions as sent_sessions
from snowflake_emulator import duckdb_words, translate
from snowflake_emulator.duckdb_words import Place, duckdb_text, in_duckdb_words
from snowflake_emulator.errors import SnowflakeError
from snowflake_sql.check import read

TESTING = ROOT / "tasks/testing"
EXAMPLES = TESTING / "test-support/src/main/resources/snowflake-examples.csv"
SENT = TESTING / "end-to-end/src/test/resources/sent-to-snowflake"
NOT_NEEDED = {
    "numeric_agg_implicit_cast",  # sums decimals as DOUBLE
    # of statements that are refused, or that have a grammar of their own here
    "create_database", "create_file_format", "create_stage", "create_user", "identifier", "list_stage", "put_stage",
    "show_parameters", "update_variables",
}  # fmt: skip
OTHERS = [
    "show tables in schema work",
    "show columns in table t",
    "use schema work",
    "drop schema work",
    "create view v comment = 'v' as select a from t",
    "alter table t add column b int, c varchar(3)",
    "select * from values (1), (2)",
    "select split(a, ',') as x, trim(b) as y, upper(c:d) as z, c:d::varchar as v from t",
    "select f.value::varchar as x from t, lateral flatten(input => t.c) f",
    "select regexp_replace(a, 'x') as x, regexp_substr(a, 'y', 1, 1, 'e') as y from t",
    "select to_number(a) as x, to_timestamp(b) as y, to_variant(c) as z, current_version() as v from t",
    "select object_construct('a', 1) as x, array_construct(1, 2) as y, array_size(z) as z from t",
    "select array_agg(a) within group (order by b) as x, object_agg(a, b) as y from t",
    "select dateadd(day, 1, '2026-01-01') as x, datediff(day, '2026-01-01', b) as y from t",
    "select sha2(a) as x, sha2_binary(a) as y, x'0a' as z, haversine(1, 2, 3, 4) as h from t",
    "select a as b from t sample (10) join u on b = u.b where b = 1",
    "select s.nextval, parse_json(a)['b'] as x, a::float as y, a::timestamp_ntz as z from t",
]


def texts() -> set[str]:
    """Every statement of SQL proper that the tasks sent, the examples, and some for steps that none of these needs."""
    found = set(OTHERS) | set(examples())
    for file in SENT.glob("*.sql"):
        found |= {sql for _, sent in sent_sessions(file.read_text()) for sql in sent}
    return {sql for sql in found if read(sql).statements == (None,)}


def examples() -> Iterator[str]:
    """Those that the emulator does not refuse."""
    with EXAMPLES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            sql = f"select {row['expression']} as x"
            with suppress(SnowflakeError):
                if not read(sql).findings and translate.read(sql):
                    yield sql


def longest_of_each_kind(found: set[str]) -> list[str]:
    """One for all that are of the same nodes, since of these alone it hangs which steps are left out."""
    longest = {}
    for sql in sorted(found, key=len):
        kinds = frozenset(type(node) for node in translate.read(sql).tree.walk())
        longest[kinds] = sql
    return list(longest.values())


def parts(connection, sql: str) -> list[exp.Expr]:
    """The statements that DuckDB needs for one."""
    tree = translate.read(sql).tree
    if isinstance(tree, exp.Merge):  # DuckDB has it too
        return [tree]
    return FakeSnowflakeCursor(connection, connection._duck_conn)._transform_explode(tree)


def as_fakesnow_has_it(connection, tree: exp.Expr) -> str:
    tree = FakeSnowflakeCursor(connection, connection._duck_conn)._transform(tree, [])
    tree.args.pop("table_comment", None)
    for name in tree.find_all(exp.Identifier):
        name.set("quoted", True)
    return duckdb_text(tree)


def test_the_steps_that_are_left_out_would_have_changed_nothing(client, monkeypatch):
    monkeypatch.setattr(fakesnow.transforms, "numeric_agg_implicit_cast", lambda tree: tree)
    connection = client.session.connection
    place = Place(connection.database, connection.schema, connection._duck_conn)
    compared = longest_of_each_kind(texts())
    assert len(compared) > 200
    for sql in compared:
        ours = [duckdb_text(in_duckdb_words(part, place)) for part in parts(connection, sql)]
        theirs = [as_fakesnow_has_it(connection, part) for part in parts(connection, sql)]
        assert ours == theirs, sql


def test_fakesnow_has_no_step_that_nobody_thought_of():
    named = [
        set(re.findall(r"transforms\.(\w+)", inspect.getsource(source)))
        for source in (FakeSnowflakeCursor._transform, duckdb_words)
    ]
    assert named[0] - named[1] == NOT_NEEDED
    assert named[1] - named[0] == set()


@pytest.mark.parametrize("sql", OTHERS)
def test_what_is_compared_beside_is_let_through(sql):
    assert read(sql).findings == ()
    assert translate.read(sql).tree
