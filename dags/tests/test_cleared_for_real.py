"""The real jars under the real Airflow: killed in their middle and retried, and cleared afterwards.

A shop and till of a few days. After every step readers see one whole build that passed its check,
and its figures are the truth.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from conftest import REPOSITORY
from duckdb_files import Asker
from frozen import Ambush, WatchedDist
from local_airflow import connections_of
from night import Night
from storefront import Business, Storefront, instant

DIST, TESTING = REPOSITORY / "build/dist", REPOSITORY / "build/testing"
AUDIT = TESTING / "truth-audit.jar"
pytestmark = [
    pytest.mark.whole,
    pytest.mark.usefixtures("airflow_database"),
    pytest.mark.skipif(
        not all(it.exists() for it in (DIST / "countinghouse", AUDIT)),
        reason="needs the task jars: make build",
    ),
]
BUSINESS = Business(date(2026, 11, 16), days=4, seed=7)
NOW = datetime.fromisoformat("2026-11-20T08:00:00+00:00")
DOWNSTREAM = ("build", "check", "publish", "complete")
PUBLISHED = "select build_id || ' ' || built_at from marts.build_stamp"
IN_FILE = "select build_id || ' ' || built_at from build_stamp"
UNAUDITED = """
    select count(*) from marts.build_stamp s where not exists (
      select 1 from ops.check_run c
      where c.build_id = s.build_id and c.built_at = s.built_at and c.status = 'passed')
"""
LOADED = "select count(*) from ops.load"
LOADED_TWICE = "select count(*) - count(distinct (source_name, head, run_id)) from ops.load"
VERSIONS = """
    select (select count(*) from staging.woocommerce_orders) || ' '
      || (select count(*) from staging.woocommerce_customers) || ' '
      || (select count(*) from staging.square_orders) || ' '
      || (select count(*) from staging.square_payments)
"""


class Line:
    """A shop and till, lake and warehouse, and a night of the daily DAG over them."""

    def __init__(self, folder: Path, java_home: Path, environment: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._environment = environment
        self._java = java_home / "bin" / "java"
        (folder / "logs").mkdir()
        self.dist = WatchedDist(DIST, folder / "dist", folder)
        self._asker = Asker(java_home, DIST / "lib/duckdb_jdbc.jar", folder / "asker")
        self._now = NOW
        environment.setenv("JAVA_HOME", str(java_home))

    def begin(self, shop: Storefront) -> None:
        """Reads everything for the first time; load is killed as soon as it has written twice."""
        shop.clock(NOW)
        settings = {**shop.settings(), "COUNTINGHOUSE_DIST": str(self.dist.folder)}
        for name, value in {**settings, **connections_of(settings)}.items():
            self._environment.setenv(name, value)
        self._tick()
        kill = self.dist.ambush(Ambush("load-staging", written_twice(), self.folder / "in-load"))
        self.night = Night(NOW)
        kill.join(1)

    def clear(self, *task_ids: str) -> None:
        """Some minutes later: a build that is made anew bears another time."""
        self._tick()
        self.night.clear(*task_ids)

    def _tick(self) -> None:
        self._now += timedelta(minutes=5)
        self._environment.setenv("COUNTINGHOUSE_NOW", instant(self._now))

    def asked(self, *queries: str, kept: str = "", file: str = "warehouse.duckdb") -> list[str]:
        """What a database of the line says, or of a copy that was kept."""
        return self._asker.first(self.folder / kept / file, *queries)

    def demand_truth(self) -> None:
        """Both published marts are one audited build, whole, true, and nothing counts twice."""
        assert self.asked(UNAUDITED) == ["0"]
        published, twice = self.asked(PUBLISHED, LOADED_TWICE)
        assert twice == "0"
        assert self.asked(IN_FILE, file="marts.duckdb") == [published]
        self.demand_true_file(self.folder / "marts.duckdb")

    def demand_true_file(self, marts: Path) -> None:
        """The readers' file agrees with the truth to the cent."""
        command = [self._java, "-jar", AUDIT, "--truth", self.folder / "truth", "--marts", marts]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "TRUE: difference 0.00" in done.stdout

    def builds(self) -> list[str]:
        """The builds that publish-marts was called for, in the order of the calls."""
        return [words.split("--build ")[1].split()[0] for words in self.dist.calls("publish-marts")]


def written_twice():
    """True when the warehouse's log of changes has been seen in two sizes."""
    sizes: set[int] = set()

    def moment(folder: Path) -> bool:
        log = folder / "warehouse.duckdb.wal"
        if log.exists():
            sizes.add(log.stat().st_size)
        return len(sizes - {0}) > 1

    return moment


def next_file_is_written(folder: Path) -> bool:
    """The readers' next file is there, under another name."""
    return any(file.stat().st_size for file in folder.glob("marts.duckdb.b*"))


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    folder = tmp_path_factory.mktemp("line")
    home = Path(
        subprocess.run(
            [DIST / "countinghouse", "--java-home"], capture_output=True, text=True, check=True
        ).stdout.strip()
    )
    with pytest.MonkeyPatch.context() as environment:
        made = Line(folder, home, environment)
        with Storefront(home / "bin/java", BUSINESS, folder) as shop:
            shop.wait_until_ready()
            made.begin(shop)
            yield made


def test_a_load_killed_in_its_middle_is_tried_again_and_nothing_counts_twice(line: Line) -> None:
    assert line.night.state() == "success", line.night.states()
    tries = line.dist.calls("load-staging")
    assert tries == [tries[0]] * 2
    assert int(line.asked(LOADED, kept="in-load")[0]) < int(line.asked(LOADED)[0])
    assert not (line.folder / "in-load/marts.duckdb").exists()
    line.demand_truth()


def test_a_finished_load_cleared_with_what_follows_gives_the_same_figures(line: Line) -> None:
    staging, loaded = line.asked(VERSIONS, LOADED)
    line.clear("load", *DOWNSTREAM)
    assert line.night.state() == "success"
    assert line.asked(VERSIONS, LOADED) == [staging, loaded]
    assert len(set(line.builds())) == 2, "rows may have come: another build"
    line.demand_truth()


def test_a_build_cleared_alone_is_not_seen_before_it_is_checked(line: Line) -> None:
    """It has no audit yet; that of what readers see, a build of the same name, stays theirs."""
    line.demand_truth()
    audited = line.asked(PUBLISHED)
    line.clear("build")
    assert line.night.state() == "success"
    assert line.asked(PUBLISHED) == audited
    line.demand_truth()
    line.clear("publish")
    assert line.night.states()["publish"] == "failed"
    assert line.asked(PUBLISHED) == audited
    line.demand_truth()
    line.clear("check", "publish", "complete")
    assert line.night.state() == "success"
    assert line.asked(PUBLISHED) != audited
    line.demand_truth()


def test_a_publication_killed_twice_shows_one_whole_build_at_every_moment(line: Line) -> None:
    old = line.asked(PUBLISHED)
    kill = line.dist.ambush(
        Ambush("publish-marts", next_file_is_written, line.folder / "in-file"),
        Ambush("publish-marts", written_twice(), line.folder / "in-switch"),
    )
    line.clear("load", *DOWNSTREAM)
    kill.join(1)
    assert line.night.state() == "success", line.night.states()
    new = line.asked(PUBLISHED)
    assert new != old
    assert len(line.builds()) - line.builds().index(line.builds()[-1]) == 3
    for kept in ("in-file", "in-switch"):
        published, unaudited = line.asked(PUBLISHED, UNAUDITED, kept=kept)
        assert [published] in (old, new)
        assert unaudited == "0"
        assert line.asked(IN_FILE, kept=kept, file="marts.duckdb") == old
        line.demand_true_file(line.folder / kept / "marts.duckdb")
    line.demand_truth()
