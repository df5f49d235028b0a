"""What the bootstrap gives to whom, read out of its own statements."""

from __future__ import annotations

import copy
import re

import pytest
from account import Account, RefusedError
from statements import FOLDER, bootstrap, bootstrap_files, placeholders, settings, statements

LOADER = "countinghouse_loader"
TRANSFORMER = "countinghouse_transformer"
ANALYST = "countinghouse_analyst"
MARKETER = "countinghouse_marketer"
VERIFIER = "countinghouse_verifier"
ERASER = "countinghouse_eraser"
AUDITOR = "countinghouse_auditor"
OWN_ROLES = (ERASER, LOADER, TRANSFORMER, AUDITOR, ANALYST, MARKETER, VERIFIER)
READERS = (ANALYST, MARKETER)


@pytest.fixture
def account() -> Account:
    """An account after the bootstrap, with a table in every schema as the tasks make them."""
    made = Account()
    for statement in bootstrap():
        made.run(statement.text)
    made.role = LOADER
    made.run("create table countinghouse.staging.woocommerce_orders")
    made.run("create table countinghouse.ops.load")
    made.role = TRANSFORMER
    made.run("create table countinghouse.restricted.audience")
    build(made, "b1")
    publish(made, "b1")
    return made


def build(account: Account, name: str) -> None:
    account.role = TRANSFORMER
    account.run(f"create schema countinghouse.marts_{name}")
    account.run(f"create table countinghouse.marts_{name}.fct_sales_line")
    account.run(f"create view countinghouse.marts_{name}.sales_movement")


def publish(account: Account, name: str) -> None:
    """What DESIGN says of a publication: the readers of marts, then the swap, then the old one goes."""
    account.role = TRANSFORMER
    schema = f"countinghouse.marts_{name}"
    marts = account.find("schema", "countinghouse.marts")
    assert marts is not None
    for reader in sorted(role for privilege, role in marts.granted if privilege == "usage"):
        account.run(f"grant usage on schema {schema} to role {reader}")
        account.run(f"grant select on all tables in schema {schema} to role {reader}")
        account.run(f"grant select on all views in schema {schema} to role {reader}")
    account.run(f"alter schema countinghouse.marts swap with {schema}")
    account.run(f"drop schema {schema}")


def state(account: Account) -> object:
    """All that can be told of an account, in a form that can be compared."""
    return (
        sorted(
            (it.kind, it.full_name, it.owner, it.managed, sorted(it.granted), sorted(it.future))
            for it in account.things
        ),
        sorted((it.full_name, *sorted(it.properties.items())) for it in account.things),
        {role: sorted(roles) for role, roles in account.inherits.items()},
        {user: sorted(roles) for user, roles in account.user_roles.items()},
    )


def test_running_it_twice_changes_nothing(account: Account) -> None:
    before = copy.deepcopy(state(account))
    for statement in bootstrap():
        account.run(statement.text)
    assert state(account) == before


def test_it_brings_back_staging_and_ops_with_every_right_after_they_were_dropped(
    account: Account,
) -> None:
    """As docs/runbooks/rebuild-from-the-lake.md has it."""
    before = copy.deepcopy(state(account))
    account.role = "sysadmin"
    account.run("drop schema countinghouse.staging")
    account.run("drop schema countinghouse.ops")
    assert state(account) != before
    for statement in bootstrap():
        account.run(statement.text)
    account.role = LOADER
    account.run("create table countinghouse.staging.woocommerce_orders")
    account.run("create table countinghouse.ops.load")
    assert state(account) == before


def test_nothing_that_holds_data_is_ever_replaced() -> None:
    for statement in bootstrap():
        assert " or replace " not in statement.text, statement
        assert not statement.text.startswith(("drop", "truncate", "undrop")), statement
        if statement.text.startswith("create"):
            assert " if not exists " in statement.text, statement


def test_readers_see_the_published_marts_and_nothing_else_of_the_line(account: Account) -> None:
    for role in READERS:
        assert account.may_read(role, "countinghouse.marts.fct_sales_line")
        assert account.may_read(role, "countinghouse.marts.sales_movement")
        assert not account.may_read(role, "countinghouse.staging.woocommerce_orders")
        assert not account.may_read(role, "countinghouse.ops.load")


def test_the_analyst_sees_no_personal_data_and_the_marketer_does(account: Account) -> None:
    assert not account.may_read(ANALYST, "countinghouse.restricted.audience")
    assert account.may_read(MARKETER, "countinghouse.restricted.audience")


def test_a_table_made_later_in_staging_ops_or_restricted_is_closed_to_the_analyst(
    account: Account,
) -> None:
    account.role = LOADER
    account.run("create table countinghouse.staging.square_orders")
    account.role = TRANSFORMER
    account.run("create view countinghouse.restricted.audience_of_candles")
    for name in ("staging.square_orders", "restricted.audience_of_candles"):
        assert not account.may_read(ANALYST, f"countinghouse.{name}")
    assert account.may_read(TRANSFORMER, "countinghouse.staging.square_orders")
    assert account.may_read(MARKETER, "countinghouse.restricted.audience_of_candles")


def test_the_loader_reads_no_mart_not_the_published_nor_a_candidate_nor_a_later_one(
    account: Account,
) -> None:
    build(account, "b2")
    assert not account.may_read(LOADER, "countinghouse.marts.fct_sales_line")
    assert not account.may_read(LOADER, "countinghouse.marts_b2.fct_sales_line")
    publish(account, "b2")
    assert not account.may_read(LOADER, "countinghouse.marts.fct_sales_line")
    database = account.find("database", "countinghouse")
    assert database is not None
    assert not database.future


def test_the_loader_cannot_show_staging_to_others_although_it_owns_the_tables(
    account: Account,
) -> None:
    account.role = LOADER
    with pytest.raises(RefusedError, match="may not grant"):
        account.run(
            "grant select on all tables in schema countinghouse.staging to role countinghouse_analyst"
        )


def test_only_the_transformer_can_swap(account: Account) -> None:
    build(account, "b2")
    for role in (LOADER, AUDITOR, ANALYST, MARKETER, VERIFIER):
        account.role = role
        with pytest.raises(RefusedError, match="lacks ownership"):
            account.run("alter schema countinghouse.marts swap with countinghouse.marts_b2")
    publish(account, "b2")


def test_over_ten_publications_nobody_is_locked_out_and_nobody_sees_a_candidate(
    account: Account,
) -> None:
    for number in range(2, 12):
        build(account, f"b{number}")
        for role in (*READERS, LOADER, VERIFIER):
            assert not account.may_read(role, f"countinghouse.marts_b{number}.fct_sales_line")
        publish(account, f"b{number}")
        for role in READERS:
            assert account.may_read(role, "countinghouse.marts.fct_sales_line")
            assert account.may_read(role, "countinghouse.marts.sales_movement")
    schemas = [it.name for it in account.things if it.kind == "schema"]
    assert sorted(schemas) == ["marts", "ops", "restricted", "staging"]


def test_the_eraser_takes_rows_out_of_staging_and_drops_builds_which_neither_task_could(
    account: Account,
) -> None:
    build(account, "b2")
    orders = account.find("table", "countinghouse.staging.woocommerce_orders")
    assert orders is not None
    assert account.may(ERASER, "delete", orders)
    assert not account.may(TRANSFORMER, "delete", orders)
    account.role = LOADER
    with pytest.raises(RefusedError, match="lacks ownership"):
        account.run("drop schema if exists countinghouse.marts_b2")
    account.role = ERASER
    account.run("drop schema if exists countinghouse.marts_b2")


def test_the_auditor_reads_what_the_tasks_write_and_changes_none_of_it(account: Account) -> None:
    for name in ("staging.woocommerce_orders", "ops.load", "marts.fct_sales_line"):
        table = account.find("table", f"countinghouse.{name}")
        assert table is not None
        assert account.may(AUDITOR, "select", table)
        for privilege in ("insert", "update", "delete", "ownership"):
            assert not account.may(AUDITOR, privilege, table)
    stage = account.find("stage", "countinghouse.staging.lake")
    assert stage is not None
    assert account.may(AUDITOR, "usage", stage)  # trace reads the lake's own files
    account.role = AUDITOR
    for statement in (
        "create schema countinghouse.mine",
        "create table countinghouse.staging.mine",
        "drop schema if exists countinghouse.marts",
    ):
        with pytest.raises(RefusedError, match="lacks"):
            account.run(statement)


def test_an_unpublished_build_is_traced_by_its_owner_and_is_hidden_from_the_auditor(
    account: Account,
) -> None:
    build(account, "b2")
    for name in ("staging.woocommerce_orders", "ops.load", "marts_b2.fct_sales_line"):
        assert account.may_read(TRANSFORMER, f"countinghouse.{name}")
    stage = account.find("stage", "countinghouse.staging.lake")
    assert stage is not None
    assert account.may(TRANSFORMER, "usage", stage)
    assert not account.may_read(AUDITOR, "countinghouse.marts_b2.fct_sales_line")


def test_a_swap_without_the_readers_grants_would_lock_them_out(account: Account) -> None:
    """So the model can tell right from wrong."""
    build(account, "b2")
    account.run("alter schema countinghouse.marts swap with countinghouse.marts_b2")
    assert not account.may_read(ANALYST, "countinghouse.marts.fct_sales_line")


def test_a_reader_of_the_companys_own_stays_one_through_publications(account: Account) -> None:
    account.role = "useradmin"
    account.run("create role if not exists finance")
    account.role = "securityadmin"
    account.run("grant usage on database countinghouse to role finance")
    account.run("grant usage on schema countinghouse.marts to role finance")
    account.run("grant select on all tables in schema countinghouse.marts to role finance")
    build(account, "b2")
    publish(account, "b2")
    assert account.may_read("finance", "countinghouse.marts.fct_sales_line")


def test_only_administrators_own_warehouses_monitors_and_the_way_to_the_lake(
    account: Account,
) -> None:
    for thing in account.things:
        if thing.kind in {
            "warehouse",
            "resource monitor",
            "storage integration",
            "stage",
            "database",
        }:
            assert thing.owner in {"sysadmin", "accountadmin"}, thing.full_name
        if thing.kind == "warehouse":
            assert {privilege for privilege, _ in thing.granted} == {"usage"}


def test_the_load_and_the_readers_have_a_warehouse_each(account: Account) -> None:
    users = {
        thing.name: {role for _, role in thing.granted}
        for thing in account.things
        if thing.kind == "warehouse"
    }
    assert users["countinghouse_load"] == {LOADER, TRANSFORMER, AUDITOR, VERIFIER}
    assert users["countinghouse_bi"] == {ANALYST}


def test_every_warehouse_sleeps_after_a_minute_and_is_under_the_monitor(account: Account) -> None:
    for warehouse in (it for it in account.things if it.kind == "warehouse"):
        of = warehouse.properties
        assert of["warehouse_size"] == "xsmall"
        assert of["auto_suspend"] == "60"
        assert of["auto_resume"] == "true"
        assert of["initially_suspended"] == "true"
        assert int(of["statement_timeout_in_seconds"]) <= 3600
        assert of["resource_monitor"] == "countinghouse_monthly"


def test_the_monitor_tells_at_75_stops_at_90_and_breaks_off_at_100() -> None:
    triggers = [it.text for it in bootstrap() if it.text.startswith("alter resource monitor")]
    assert re.findall(r"on (\d+) percent do (\w+)", triggers[0]) == [
        ("75", "notify"),
        ("90", "suspend"),
        ("100", "suspend_immediate"),
    ]


def test_every_user_is_a_service_with_a_key_from_known_addresses_and_without_a_password(
    account: Account,
) -> None:
    users = [it for it in account.things if it.kind == "user"]
    assert {it.name for it in users} == {"countinghouse_tasks", "countinghouse_bi"}
    for user in users:
        assert user.properties["type"] == "service"
        assert user.properties["rsa_public_key"]
        assert account.find("network policy", user.properties["network_policy"])
        assert user.properties["default_secondary_roles"] == "()"
        assert user.properties["default_role"] in account.user_roles[user.name]
    for file in bootstrap_files():
        assert not re.search(r"\bpassword\s*=", file.read_text())


def test_no_role_of_ours_inherits_an_administrator_and_all_end_in_sysadmin(
    account: Account,
) -> None:
    administrators = {"accountadmin", "securityadmin", "useradmin", "sysadmin"}
    for role in OWN_ROLES:
        assert not account.acts_as(role) & administrators
    assert set(OWN_ROLES) <= account.acts_as("sysadmin")


def test_the_verifier_works_in_schemas_of_its_own_and_sees_no_other(account: Account) -> None:
    account.role = VERIFIER
    account.run("create schema countinghouse.verify_a_marts")
    account.run("create table countinghouse.verify_a_marts.fct_sales_line")
    assert account.may_read(VERIFIER, "countinghouse.verify_a_marts.fct_sales_line")
    for table in ("staging.woocommerce_orders", "ops.load", "marts.fct_sales_line"):
        assert not account.may_read(VERIFIER, f"countinghouse.{table}")


def test_teardown_takes_away_all_that_the_bootstrap_made(account: Account) -> None:
    account.role = "accountadmin"
    for statement in statements(FOLDER / "teardown.sql", {"drop_for_good": "countinghouse"}):
        account.run(statement.text)
    assert account.things == []


def test_teardown_wants_the_name_of_the_database_to_be_said() -> None:
    with pytest.raises(KeyError):
        statements(FOLDER / "teardown.sql", settings())


def test_the_example_settings_are_just_those_that_the_files_want() -> None:
    wanted = set[str]().union(*(placeholders(file) for file in bootstrap_files()))
    assert set(settings()) == wanted


@pytest.mark.parametrize(
    "statement",
    [
        "create or replace schema countinghouse.staging",
        "create warehouse if not exists w size_of_warehouse = xsmall",
        "alter user countinghouse_tasks set password = 'x'",
        "grant all on schema countinghouse.staging to role countinghouse_analyst",
        "grant select on future tables in database countinghouse to role countinghouse_analyst",
        "grant ownership on warehouse countinghouse_load to role countinghouse_loader",
        "drop everything",
    ],
)
def test_the_model_refuses_what_it_does_not_know(account: Account, statement: str) -> None:
    account.role = "accountadmin"
    with pytest.raises(RefusedError):
        account.run(statement)
