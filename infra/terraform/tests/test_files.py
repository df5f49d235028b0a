"""What `terraform test` cannot see: what a rule leaves open, and whether the script of start-up does its work."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent


def test_no_rule_lets_a_current_file_of_the_lake_expire() -> None:
    lake = (FOLDER / "lake.tf").read_text()
    bodies = [it.strip() for it in re.findall(r"^ +expiration \{([^}]*)}", lake, re.MULTILINE)]
    assert bodies == ["expired_object_delete_marker = true"]


def test_what_holds_data_cannot_be_destroyed_by_an_apply() -> None:
    lake = (FOLDER / "lake.tf").read_text()
    for resource in ('"aws_s3_bucket" "lake"', '"aws_kms_key" "lake"'):
        body = lake.split(f"resource {resource} {{")[1].split("\n}\n")[0]
        assert "prevent_destroy = true" in body
        assert "force_destroy" not in body


def test_no_value_of_a_secret_passes_through_terraform() -> None:
    for file in FOLDER.glob("*.tf"):
        assert "aws_secretsmanager_secret_version" not in file.read_text()


def test_the_script_of_start_up_brings_the_jars_and_says_where_they_are(tmp_path: Path) -> None:
    sent = tmp_path / "sent"
    (sent / "dist").mkdir(parents=True)
    launcher = sent / "dist" / "countinghouse"
    launcher.write_text("#!/bin/sh\necho it runs\n")
    launcher.chmod(0o755)
    with tarfile.open(tmp_path / "countinghouse.tar.gz", "w:gz") as archive:
        archive.add(sent / "dist", "dist")
    told = _start(
        tmp_path,
        "worker",
        'echo "$COUNTINGHOUSE_TIMEZONE $JAVA_HOME"; "$COUNTINGHOUSE_DIST/countinghouse"',
    )
    home = tmp_path / "airflow" / "countinghouse"
    assert told.splitlines() == [f"Europe/Berlin {home}/jre", "it runs"]


def test_the_web_server_needs_no_jars(tmp_path: Path) -> None:
    assert _start(tmp_path, "webserver", 'echo "$COUNTINGHOUSE_CURRENCY"') == "EUR\n"
    assert not (tmp_path / "airflow").exists()


def test_jars_that_cannot_be_brought_do_not_keep_airflow_from_starting(tmp_path: Path) -> None:
    assert "could not be brought" in _start(tmp_path, "worker", "echo goes on >&2", errors=True)


def _start(folder: Path, component: str, then: str, *, errors: bool = False) -> str:
    """Sources the script as the managed Airflow does, with a pretended S3 in `folder`."""
    script = folder / "startup.sh"
    script.write_text(f"{_rendered({'TIMEZONE': 'Europe/Berlin', 'CURRENCY': 'EUR'})}\n{then}\n")
    (folder / "boto3.py").write_text(
        "import shutil, types\n"
        "def client(kind):\n"
        "    fetch = lambda bucket, key, to: shutil.copy(f'{bucket}/{key}', to)\n"
        "    return types.SimpleNamespace(download_file=fetch)\n"
    )
    (folder / "bin").mkdir()
    (folder / "bin" / "python3").symlink_to(sys.executable)
    done = subprocess.run(
        [shutil.which("sh") or "sh", script],
        cwd=folder,
        env={
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(folder),
            "AIRFLOW_HOME": str(folder / "airflow"),
            "MWAA_AIRFLOW_COMPONENT": component,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stderr if errors else done.stdout


def _rendered(business: dict[str, str]) -> str:
    """The template, as Terraform fills it (its own test reads the same line out of the real thing)."""
    text = (FOLDER / "startup.sh.tftpl").read_text()
    loop = re.search(r"%\{ for name, value in business ~}\n(.*?)%\{ endfor ~}\n", text, re.DOTALL)
    assert loop is not None
    lines = "".join(
        loop[1].replace("${name}", name).replace("${value}", value)
        for name, value in business.items()
    )
    text = (
        text.replace(loop[0], lines)
        .replace("${bucket}", ".")
        .replace("${archive}", "countinghouse.tar.gz")
    )
    return text.replace("$${", "${")
