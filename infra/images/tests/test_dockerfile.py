"""The image's recipe, as far as it can be judged without a daemon."""

from __future__ import annotations

import re
from pathlib import Path

IMAGES = Path(__file__).resolve().parent.parent
ROOT = IMAGES.parent.parent
RECIPE = (IMAGES / "airflow.Dockerfile").read_text()


def test_every_base_has_a_tag_that_names_a_version() -> None:
    bases = re.findall(r"^FROM (\S+)", RECIPE, re.MULTILINE)
    assert len(bases) == 2
    for base in bases:
        assert re.search(r":\S*\d", base), base


def test_airflow_is_the_one_that_is_tested() -> None:
    locked = re.search(
        r"^apache-airflow==(\S+)", (ROOT / "dags/requirements.lock").read_text(), re.MULTILINE
    )
    assert locked is not None
    assert f"apache/airflow:slim-{locked[1]}-" in RECIPE


def test_java_is_the_one_that_the_launcher_wants() -> None:
    wanted = re.search(
        r"^required=(\d+)", (ROOT / "infra/launcher/countinghouse").read_text(), re.MULTILINE
    )
    assert wanted is not None
    assert f"eclipse-temurin:{wanted[1]}-jre" in RECIPE


def test_nothing_runs_as_root_once_the_files_are_in_place() -> None:
    users = re.findall(r"^USER (\S+)", RECIPE, re.MULTILINE)
    assert users == ["airflow"]
    assert RECIPE.index("USER airflow") < RECIPE.index("RUN ")


def test_the_environment_of_the_workbook_is_where_the_launcher_looks() -> None:
    dist = re.search(r"COUNTINGHOUSE_DIST=(\S+)", RECIPE)
    assert dist is not None
    assert f"COPY build/dist {dist[1]}\n" in RECIPE
    environment = Path(dist[1]).with_name("make-workbook-venv")
    assert f"python -m venv {environment} " in RECIPE
    assert f"-r {dist[1]}/workbook/requirements.lock" in RECIPE
    assert "make-workbook-venv" in (ROOT / "infra/launcher/countinghouse").read_text()


def test_what_is_copied_is_there_and_let_through() -> None:
    let_through = (IMAGES / "airflow.Dockerfile.dockerignore").read_text().splitlines()
    sources = re.findall(r"^COPY (?!--)(.+) \S+$", RECIPE, re.MULTILINE)
    assert sources
    for source in " ".join(sources).split():
        assert f"!{source}" in let_through
        assert source == "build/dist" or list(ROOT.glob(source)), source
