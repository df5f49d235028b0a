"""Each rule has a text that it refuses, and what is right passes."""

import subprocess
import sys
from pathlib import Path

import pytest

from snowflake_sql import check as module
from snowflake_sql.check import check

REFUSED = {
    module.from_first: [
        "from t",
        "select * from (from t)",
        "pragma x",
        "attach 'x'",
        "set x = 1",
        "call x()",
    ],
    module.unknown_function: [
        "select list(x) from t",
        "select unnest([1, 2])",
        "select * from read_parquet('x')",
        "select epoch_us(x) from t",
        "select bool_or(x) from t",
        "select a.b.nothing(x) from t",
    ],
    module.unknown_type: [
        "select x::hugeint from t",
        "select cast(a as struct(a int)) from t",
        "select try_cast(a as uuid) from t",
        "create table x (a int, b hugeint)",
        "create or replace transient table x (a blob)",
    ],
    module.unknown_date_part: [
        "select date_trunc('isodow', x) from t",
        "select extract(isodow from x) from t",
        "select dateadd(decade, 1, x) from t",
    ],
    module.unknown_operator: [
        "select a ** b from t",
        "select a ~ 'x' from t",
        "select a from t where a == 1",
        "select a & 1 from t",
    ],
    module.unknown_phrase: [
        "insert into t values (1) on conflict do nothing",
        "select distinct on (a) a from t",
        "select a similar to 'x' from t",
        "select a at time zone 'UTC' from t",
        "insert or replace into t values (1)",
        "select * from t semi join u on t.a = u.a",
    ],
    module.reserved_name: ["select a as order from t", "create table x (order int)"],
    module.aggregate_clauses: [
        "select count(*) filter (where x) from t",
        "select listagg(x, ',' order by x) from t",
        "select last_value(a ignore nulls) over (order by b) from t",
    ],
    module.unquoted_interval: ["select interval 1 day", "select a + interval x day from t"],
    module.truncated_by_null: ["select trunc(ts, null) from t"],
    module.integer_division: ["select a // 2 from t"],
}
ALSO_REFUSED = [
    "select (a from t",
    "select 'open",
    "create index i on t (a)",
    "create macro x() as 1",
    "create warehouse w size = 1",
    "grant everything on table t to role r",
    "alter session set query_tagg = 'x'",
    "copy into t from @s files = ('a') file_formatt = (type = parquet)",
    "undrop table t",
    "execute immediate 'x'",
]
PLAUSIBLE = """
select a, count(*) as n from db.s.t group by a having count(*) > 1 order by 2 desc nulls last
with a as (select 1 as x), b (y) as (select x from a) select * from b join a on a.x = b.y where exists (select 1 from a)
insert into t (a, b) select a, b from u qualify row_number() over (partition by b order by c) = 1
merge into t using (select 1 as a) s on t.a = s.a when matched then update set b = s.a when not matched then insert (a) values (s.a)
create transient table if not exists x (a number(18, 2) not null, b timestamp_ntz, constraint pk primary key (a) rely)
create table x (a int, b int, foreign key (b) references y (c) norely, unique (a))
create or replace view v (a, b) as select a, b from t
create or replace transient table x as select 1 as a
select listagg(a, ',') within group (order by a) from t
select cast(a as number(18, 2)), b::timestamp_ntz, iff(a > 1, 'x', 'y') from t
select last_value(a) ignore nulls over (order by b) from t
select mod(md5_number_lower64(a || ':' || b), 9223372036854775808) from t
select datediff('day', a, b), dateadd(day, 1, a), date_part(epoch_microsecond, a), extract(year from a) from t
copy into s.x from @lake/woo/run=2026-01-01T00:00:00Z-ab/ files = ('a.parquet') file_format = (format_name = 'f') match_by_column_name = case_insensitive
update t set a = a + 1 where b = ?
delete from t using u where t.a = u.a
select case when a in (1, 2) then (b) else (c) end from t
select t.a from t, lateral (select t.a * 2 as v) x
select * from (values (1, 'a'), (2, 'b')) v (id, name)
alter schema marts swap with marts_1
alter session set query_tag = '{"a": 1}' timezone = 'UTC'
create table "s"."flyway_schema_history" ("success" BOOLEAN NOT NULL, CONSTRAINT "x_pk" PRIMARY KEY ("success"))
select sum(a) over (partition by b order by c rows between unbounded preceding and current row) from t
select grouping(a), a from t group by grouping sets ((a), ())
select 'it''s // no comment', 'http://x' -- list(x)
alter table x add column if not exists a int
""".strip().split("\n")


@pytest.mark.parametrize(
    ("rule", "sql"), [(rule, sql) for rule in REFUSED for sql in REFUSED[rule]]
)
def test_each_rule_refuses(rule, sql):
    parsed = [module.Statement(tokens) for tokens in module.statements(sql)]
    assert [finding for statement in parsed for finding in rule(statement)]
    assert check(sql)


def test_every_rule_has_a_text_that_it_refuses():
    assert set(REFUSED) == set(module.RULES)


@pytest.mark.parametrize("sql", ALSO_REFUSED)
def test_what_does_not_parse_is_refused(sql):
    assert check(sql)


@pytest.mark.parametrize("sql", PLAUSIBLE)
def test_what_is_plausible_passes(sql):
    assert check(sql) == []


def test_a_finding_tells_the_line():
    assert check("select 1;\n\nselect\n  list(1)")[0].line == 4


def test_the_command_prints_findings_and_ends_with_65(tmp_path: Path):
    file = tmp_path / "x.sql"
    file.write_text("select 1;\nselect list(1);\n")
    done = subprocess.run(
        [sys.executable, "-B", "-m", "snowflake_sql", str(file)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(module.__file__).parent.parent,
    )
    assert (done.returncode, done.stdout) == (65, f"{file}:2: unknown function LIST\n")
