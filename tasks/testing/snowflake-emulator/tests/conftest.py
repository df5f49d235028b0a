"""A warehouse of its own for each test, with a session that has a database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from snowflake_emulator import storage
from snowflake_emulator.errors import SnowflakeError
from snowflake_emulator.results import Result
from snowflake_emulator.session import Session
from snowflake_emulator.sessions import Sessions
from snowflake_emulator.warehouse import Warehouse

ROOT = Path(__file__).parents[4]


class Client:
    """A session, as a test talks to it."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def run(self, sql: str, *rows: list) -> Result:
        return self.session.execute(sql, list(rows) or [[]], batch=len(rows) > 1)

    def rows(self, sql: str, *row) -> list[list[str | None]]:
        return self.run(sql, list(row)).rows

    def value(self, sql: str, *row) -> str | None:
        return self.rows(sql, *row)[0][0]

    def error(self, sql: str, *row) -> int:
        with pytest.raises(SnowflakeError) as found:
            self.run(sql, list(row))
        return found.value.code

    def column(self, sql: str, name: str) -> list[str | None]:
        result = self.run(sql)
        place = [column["name"] for column in result.columns].index(name)
        return [row[place] for row in result.rows]


@pytest.fixture
def bucket(tmp_path: Path) -> Path:
    folder = tmp_path / "lake"
    folder.mkdir()
    return folder


@pytest.fixture
def sessions(bucket: Path) -> Sessions:
    warehouse = Warehouse()
    storage.use_folder(warehouse.fake.duck_conn, bucket.parent)
    return Sessions(warehouse)


def log_in(sessions: Sessions, **more: str) -> Client:
    data = {
        "LOGIN_NAME": "administrator",
        "PASSWORD": "any",
        "SESSION_PARAMETERS": {"TIMEZONE": "UTC"},
    }
    return Client(sessions.log_in(data, {"roleName": "ACCOUNTADMIN", **more})[2])


@pytest.fixture
def client(sessions: Sessions) -> Client:
    made = log_in(sessions)
    made.run("create database shop")
    made.run("create schema work")
    return made


@pytest.fixture
def other(client: Client, sessions: Sessions) -> Iterator[Client]:
    return log_in(sessions, databaseName="SHOP", schemaName="WORK")
