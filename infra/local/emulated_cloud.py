"""An S3 and a Snowflake on this machine, in memory: starts both, makes what the line needs, ends them."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from build_steps import ROOT, TESTING, call
from logged_process import LoggedProcess

BUCKET = "countinghouse"
LAKE = f"s3://{BUCKET}/lake"
DATABASE = "countinghouse"
_EMULATOR = ROOT / "tasks" / "testing" / "snowflake-emulator" / "src"
_PYTHON = ROOT / "build" / "snowflake-emulator-venv" / "bin" / "python"


class EmulatedCloud:
    """Both emulators, running, with the bootstrap of infra/snowflake done; the `with` block ends them.

    What they hold is gone with them. Keys lie in `keys` of the folder, what they say in `logs`.
    """

    def __init__(self, java: Path, folder: Path) -> None:
        self._folder = folder
        self._java = java
        self._running = ExitStack()
        self._bucket: dict[str, str] = {}
        self._port = ""

    def __enter__(self) -> EmulatedCloud:
        return self

    def __exit__(self, *_: object) -> None:
        self._running.close()

    def start(self, doing: Callable[[str], None]) -> None:
        """Starts both and makes roles, database, stage and service users.

        Raises:
            Failed: with what was said, when one of them does not start or the bootstrap fails.
        """
        logs = self._folder / "logs"
        call(
            [str(ROOT / "infra" / "local" / "snowflake-emulator-environment")],
            logs / "snowflake-emulator-environment.log",
            doing,
        )
        doing("an emulated S3")
        self._bucket = self._start_s3(logs)
        doing("an emulated Snowflake")
        self._port = self._start_snowflake(logs)
        doing("the bootstrap of infra/snowflake")
        keys = self._folder / "keys"
        keys.mkdir(mode=0o700)
        call(
            [str(_PYTHON), "-W", "ignore", "-m", "snowflake_emulator.bootstrap",
             "--port", self._port, "--lake", f"{LAKE}/", "--keys", str(keys)],
            logs / "bootstrap.log", doing, _with_sources(),
        )  # fmt: skip

    def _start_s3(self, logs: Path) -> dict[str, str]:
        command = [str(self._java), "-Xmx512m", "-jar", str(TESTING / "s3-emulator.jar"),
                   "--bucket", BUCKET, "--ready-file", str(logs / "s3-emulator.env")]  # fmt: skip
        process = LoggedProcess(command, os.environ, logs / "s3-emulator.log")
        self._running.callback(process.close)
        lines = process.wait_for_text(logs / "s3-emulator.env").splitlines()
        return dict(line.split("=", 1) for line in lines)

    def _start_snowflake(self, logs: Path) -> str:
        ready = logs / "snowflake-emulator.json"
        command = [str(_PYTHON), "-W", "ignore", "-m", "snowflake_emulator",
                   "--s3-endpoint", self._bucket["AWS_ENDPOINT_URL_S3"],
                   "--ready-file", str(ready)]  # fmt: skip
        process = LoggedProcess(
            command, _with_sources() | self._bucket, logs / "snowflake-emulator.log"
        )
        self._running.callback(process.close)
        return str(process.wait_for(ready)["port"])

    def settings(self) -> dict[str, str]:
        """The settings of tasks whose lake and warehouse are here."""
        return {
            **self._bucket,
            "COUNTINGHOUSE_LAKE": LAKE,
            "COUNTINGHOUSE_WAREHOUSE": self._address("countinghouse_load"),
            "COUNTINGHOUSE_WAREHOUSE_USER": "countinghouse_tasks",
            "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY_FILE": str(self._folder / "keys" / "tasks.p8"),
            "COUNTINGHOUSE_REPORTS": str(self._folder / "reports"),
        }

    def reader(self) -> dict[str, str]:
        """The settings of one who reads the published marts, as a dashboard does."""
        return {
            "COUNTINGHOUSE_WAREHOUSE": self._address("countinghouse_bi")
            + "&role=countinghouse_analyst",
            "COUNTINGHOUSE_WAREHOUSE_USER": "countinghouse_bi",
            "COUNTINGHOUSE_WAREHOUSE_PRIVATE_KEY_FILE": str(self._folder / "keys" / "bi.p8"),
        }

    def _address(self, warehouse: str) -> str:
        return (
            f"jdbc:snowflake://http://127.0.0.1:{self._port}/?account=emulated&ssl=off"
            f"&db={DATABASE}&warehouse={warehouse}"
        )


def _with_sources() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(_EMULATOR), "PYTHONDONTWRITEBYTECODE": "1"}
