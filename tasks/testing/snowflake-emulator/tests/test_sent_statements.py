"""Every statement that the tasks really sent is allowed to the role that sent it, by the grants of infra/snowflake.

The golden folder is written by the tests of tasks/testing/end-to-end: what each task sent, in order, on one lake.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from account import Account, RefusedError

from conftest import ROOT
from rights import Session, bootstrapped, sessions
from snowflake_sql.check import check

LOADER = "countinghouse_loader"
TRANSFORMER = "countinghouse_transformer"
AUDITOR = "countinghouse_auditor"
ANALYST = "countinghouse_analyst"
READERS = {ANALYST, "countinghouse_marketer", AUDITOR}
SENT = sorted((ROOT / "tasks/testing/end-to-end/src/test/resources/sent-to-snowflake").glob("*"))


def of(task: str) -> Path:
    """The file of what a task sent."""
    (file,) = [file for file in SENT if file.stem[3:] == task]
    return file


def replay(
    account: Account,
    file: Path,
    role: str = "",
    called: Mapping[str, str] | None = None,
    without: str = "nothing",
) -> Iterator[str]:
    """Yield each statement, after the model has done it; in the name of another role, if one is given."""
    for its_role, sent in sessions(file.read_text()):
        session = Session(account, role or its_role, called or {})
        for statement in sent:
            if not statement.startswith(without):
                session.send(statement)
                yield statement


def loaded() -> Account:
    """An account whose staging is loaded."""
    account = bootstrapped()
    for task in ("migrate-warehouse", "load-staging"):
        list(replay(account, of(task)))
    return account


def made(account: Account, number: int) -> dict[str, str]:
    """Make and check a build; return what the files' builds are called."""
    called = dict.fromkeys(("marts_first", "marts_second"), f"marts_b{number}")
    for task in ("build-marts", "check-marts"):
        for _ in replay(account, of(task), called=called):
            assert readers_of(account, f"marts_b{number}") == set()
            assert number == 1 or readers_of(account, "marts") == READERS
    return called


def readers_of(account: Account, schema: str) -> set[str]:
    """The readers that can read anything in a schema."""
    found = account.find("schema", f"countinghouse.{schema}")
    tables = list(account.children(found)) if found else []
    return {role for role in READERS if any(account.may(role, "select", one) for one in tables)}


def test_the_rights_of_each_tasks_role_are_enough_for_all_it_sends() -> None:
    account = bootstrapped()
    counts = {}
    for file in SENT:
        if file == of("publish-marts-again"):
            for task in ("build-marts", "check-marts"):
                list(replay(account, of(task), called={"marts_first": "marts_second"}))
        counts[file.name] = len(list(replay(account, file)))
    assert len(counts) == 10
    assert sum(counts.values()) > 1_000
    assert all(counts.values())


@pytest.mark.parametrize(
    ("task", "role"),
    [
        ("migrate-warehouse", TRANSFORMER),
        ("migrate-warehouse", AUDITOR),
        ("load-staging", TRANSFORMER),
        ("load-staging", AUDITOR),
        ("build-marts", AUDITOR),
        ("build-marts", ANALYST),
        ("check-marts", LOADER),
        ("check-marts", AUDITOR),
        ("publish-marts", LOADER),
        ("publish-marts", AUDITOR),
        ("make-report", LOADER),
        ("make-report", ANALYST),
        ("trace", ANALYST),
        ("erase-customer", TRANSFORMER),
    ],
)
def test_a_role_that_is_less_than_the_tasks_is_refused(task: str, role: str) -> None:
    account = bootstrapped()
    for before in SENT[: SENT.index(of(task))]:
        list(replay(account, before))
    with pytest.raises(RefusedError, match=f"{role} lacks"):
        list(replay(account, of(task), role))


def test_over_ten_publications_nobody_is_locked_out_and_no_reader_sees_an_unaudited_build() -> None:
    account = loaded()
    for number in range(1, 11):
        called = made(account, number)
        task = "publish-marts" if number == 1 else "publish-marts-again"
        for _ in replay(account, of(task), called=called):
            assert number == 1 or readers_of(account, "marts") == READERS
        assert readers_of(account, "marts") == READERS
    schemas = {it.name for it in account.things if it.kind == "schema"}
    assert schemas == {"marts", "ops", "restricted", "staging"}


def test_a_publication_without_its_grants_would_lock_all_readers_out() -> None:
    """So the replay can tell right from wrong."""
    account = loaded()
    list(replay(account, of("publish-marts"), called=made(account, 1), without="grant"))
    assert readers_of(account, "marts") == set()


@pytest.mark.parametrize("file", SENT, ids=lambda file: file.stem)
def test_the_parser_takes_every_statement(file) -> None:
    assert [str(finding) for finding in check(file.read_text())] == []
