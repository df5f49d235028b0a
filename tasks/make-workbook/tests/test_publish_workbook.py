"""Publishing, against a fake Tableau server. The real one was never tried."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tableauserverclient.server.endpoint import workbooks_endpoint

import fake_tableau
from countinghouse_workbook.command import publish_workbook
from countinghouse_workbook.document import twb_reader
from countinghouse_workbook.packaging.package import DATABASE
from countinghouse_workbook.server import tableau_server
from fake_tableau import TOKEN, TOKEN_NAME, Fault, Tableau
from programs import SMALL, Ran, run


@pytest.fixture
def tableau() -> Iterator[Tableau]:
    with fake_tableau.running() as running:
        yield running


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Made by hand: what the server is sent is not looked into."""
    file = tmp_path / "workbooks" / "latest.twbx"
    file.parent.mkdir()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("countinghouse.twb", SMALL)
        package.writestr(DATABASE, b"an extract")
    return file


def publish(tableau: Tableau, folder: Path, *arguments: str, **settings: str) -> Ran:
    usual = {
        "WAREHOUSE": f"jdbc:duckdb:{folder}/warehouse.duckdb",
        "TABLEAU_URL": tableau.url,
        "TABLEAU_PROJECT": "Sales",
        "TABLEAU_TOKEN_NAME": TOKEN_NAME,
        "TABLEAU_TOKEN": TOKEN,
    }
    ran = run(publish_workbook.TASK, folder, *arguments, **usual | settings)
    assert TOKEN not in str(ran)
    return ran


def test_the_workbook_and_its_data_sources_replace_what_is_there(
    tableau, workbook, tmp_path
) -> None:
    ran = publish(tableau, tmp_path, TABLEAU_SITE="bakery")
    assert (ran.code, ran.errors()) == (0, [])
    assert set(tableau.published) == {
        "Countinghouse",
        "Countinghouse Sales",
        "Countinghouse Orders",
    }
    assert tableau.published["Countinghouse"] == workbook.read_bytes()
    assert tableau.sites == ["bakery"]
    assert tableau.signed_out
    assert ran.report["details"]["data_sources"] == 2
    assert tableau.asked("GET .*/jobs/j1")


def test_a_data_source_of_its_own_has_the_fields_of_the_workbook(
    tableau, workbook, tmp_path
) -> None:
    publish(tableau, tmp_path)
    with zipfile.ZipFile(io.BytesIO(tableau.published["Countinghouse Sales"])) as package:
        assert package.read(DATABASE) == b"an extract"
        alone = package.read("Sales.tds").decode()
    assert alone.startswith("<?xml")
    assert 'formatted-name="Sales"' in alone
    inside = SMALL.split("<datasources>")[0] + "<datasources>" + alone.split("?>", 1)[1]
    again = twb_reader.read(f"{inside}</datasources></workbook>".encode(), "again")
    wanted = twb_reader.read(SMALL.encode(), "small").sources["federated.sales"]
    assert again.sources[""].fields == wanted.fields
    assert again.sources[""].relations == wanted.relations


def test_a_large_workbook_goes_in_pieces(tableau, tmp_path, workbook, monkeypatch) -> None:
    monkeypatch.setattr(workbooks_endpoint, "FILESIZE_LIMIT", 1024 * 1024)
    monkeypatch.setenv("TSC_CHUNK_SIZE_MB", "1")
    with zipfile.ZipFile(workbook, "a") as package:
        package.writestr("Image/large.png", bytes(range(256)) * 10_000)
    assert publish(tableau, tmp_path, "--only-workbook").code == 0
    assert tableau.published == {"Countinghouse": workbook.read_bytes()}
    assert len(tableau.chunks) == 3


def test_a_dry_run_looks_and_changes_nothing(tableau, workbook, tmp_path) -> None:
    ran = publish(tableau, tmp_path, "--dry-run")
    assert ran.code == 0
    assert tableau.published == {}
    assert not tableau.asked("(POST|PUT) .*/sites/")
    said = [line["message"] for line in ran.log]
    assert said.count("would publish a data source") == 2
    assert publish(tableau, tmp_path, "--dry-run", "--refresh").code == 0
    assert not tableau.asked("refresh")


def test_a_refresh_is_waited_for(tableau, tmp_path) -> None:
    ran = publish(tableau, tmp_path, "--refresh")
    assert ran.report["details"] == {"outcome": "refreshed Countinghouse"}
    assert len(tableau.asked("/refresh")) == 1
    assert len(tableau.asked("/jobs/j1")) == 2


def test_a_refresh_that_waits_already_is_no_failure(tableau, tmp_path) -> None:
    tableau.faults.append(Fault("/refresh", "409093"))
    ran = publish(tableau, tmp_path, "--refresh")
    assert ran.code == 0
    assert "waiting already" in ran.report["details"]["outcome"]


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (Fault("signin", "401001"), 77, "Make a new personal access token"),
        (Fault("signin", "404000"), 78, "COUNTINGHOUSE_TABLEAU_SITE"),
        (Fault("POST .*/workbooks", "401002"), 77, "refuses the token"),
        (Fault("POST .*/workbooks", "403004"), 77, "right to publish"),
        (Fault("POST .*/workbooks", "409004"), 75, "Somebody else is at it"),
        (Fault("POST .*/workbooks", "429000"), 75, "try again"),
        (Fault("POST .*/workbooks", "400011"), 65, "Tableau Desktop"),
        (Fault("POST .*/datasources", "403004"), 77, "right to publish"),
        (Fault("projects", status=500, body="<h1>sorry</h1>"), 75, "in trouble: 500"),
        (Fault("signin", status=503, body="maintenance"), 75, "in trouble: 503"),
        (Fault("projects", status=404, body="<p>no such page"), 78, "COUNTINGHOUSE_TABLEAU_URL"),
        (Fault("signin", "302000", location="http://127.0.0.1:1/"), 78, "TABLEAU_URL"),
    ],
    ids=lambda it: f"{it.path}: {it.code or it.status}" if isinstance(it, Fault) else None,
)
@pytest.mark.usefixtures("workbook")
def test_a_refusal_says_who_must_do_what(tableau, tmp_path, fault, code, said) -> None:
    tableau.faults.append(fault)
    ran = publish(tableau, tmp_path)
    assert (ran.code, ran.report["exit_code"]) == (code, code)
    assert said in ran.errors()[-1]
    assert tableau.url in ran.report["failure"]["where"]


@pytest.mark.parametrize(
    ("finish_code", "code", "said"), [(1, 65, "the extract is broken"), (2, 75, "cancelled")]
)
@pytest.mark.usefixtures("workbook")
def test_a_job_that_does_not_end_well(tableau, tmp_path, finish_code, code, said) -> None:
    tableau.finish_code = finish_code
    ran = publish(tableau, tmp_path)
    assert ran.code == code
    assert said in ran.errors()[-1]


def test_a_job_without_end_is_temporary(tableau, tmp_path, monkeypatch) -> None:
    tableau.asks_before_the_end = 1000
    monkeypatch.setattr(tableau_server, "_JOB_SECONDS", 0.3)
    ran = publish(tableau, tmp_path, "--refresh")
    assert ran.code == 75
    assert "did not end within" in ran.errors()[-1]
    assert "job j1" in ran.report["failure"]["where"]


def test_a_server_that_is_slow_or_away_is_temporary(tableau, tmp_path, monkeypatch) -> None:
    tableau.faults.append(Fault("projects", "404000", seconds=2))
    slow = tableau_server.signed_in
    monkeypatch.setattr(tableau_server, "signed_in", lambda *it: slow(*it, seconds=0.3))
    ran = publish(tableau, tmp_path, "--refresh")
    assert ran.code == 75
    assert "does not answer" in ran.errors()[-1]
    away = publish(tableau, tmp_path, "--refresh", TABLEAU_URL="http://127.0.0.1:1")
    assert away.code == 75


@pytest.mark.parametrize("projects", [[], [("p1", "Sales"), ("p2", "Sales")]])
def test_a_project_that_is_not_clear_is_exit_78(tableau, workbook, tmp_path, projects) -> None:
    tableau.projects = projects
    ran = publish(tableau, tmp_path)
    assert ran.code == 78
    assert "project Sales" in ran.errors()[-1]
    assert tableau.published == {}


def test_a_workbook_of_another_project_is_not_refreshed(tableau, tmp_path) -> None:
    tableau.workbooks = [("w1", "Countinghouse", "p2")]
    assert publish(tableau, tmp_path, "--refresh").code == 78
    assert not tableau.asked("/refresh")


@pytest.mark.parametrize("missing", ["URL", "PROJECT", "TOKEN_NAME", "TOKEN"])
def test_a_missing_setting_is_named(tableau, workbook, tmp_path, missing) -> None:
    ran = publish(tableau, tmp_path, **{f"TABLEAU_{missing}": ""})
    assert ran.code == 78
    assert f"COUNTINGHOUSE_TABLEAU_{missing}" in ran.report["failure"]["where"]
    assert tableau.requests == []


@pytest.mark.parametrize("url", ["http://tableau.example.com", "tableau.example.com", "ftp://x"])
def test_the_token_never_goes_out_in_the_open(tableau, workbook, tmp_path, url) -> None:
    ran = publish(tableau, tmp_path, TABLEAU_URL=url)
    assert ran.code == 78
    assert "https://" in ran.errors()[-1]


def test_the_token_may_stand_in_a_file(tableau, tmp_path) -> None:
    secret = tmp_path / "token"
    secret.write_text(TOKEN + "\n")
    ran = publish(tableau, tmp_path, "--refresh", TABLEAU_TOKEN="", TABLEAU_TOKEN_FILE=str(secret))
    assert ran.code == 0
    twice = publish(tableau, tmp_path, "--refresh", TABLEAU_TOKEN_FILE=str(secret))
    assert twice.code == 78
    assert "given twice" in twice.errors()[-1]
    secret.write_text("\n")
    empty = publish(
        tableau, tmp_path, "--refresh", TABLEAU_TOKEN="", TABLEAU_TOKEN_FILE=str(secret)
    )
    assert empty.code == 78
    assert "TABLEAU_TOKEN_FILE names is empty" in empty.errors()[-1]


def test_of_marts_in_snowflake_there_is_none_to_publish(tableau, tmp_path) -> None:
    ran = publish(tableau, tmp_path, WAREHOUSE="jdbc:snowflake://shop.snowflakecomputing.com/")
    assert ran.code == 78
    assert "--refresh" in ran.errors()[-1]
