"""The rights of tasks fit what the lake's client asks of S3: no call without one, no right without a call."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent
CLIENT = FOLDER.parents[1] / "tasks" / "shared" / "lake" / "src" / "main" / "java"
ACTION_OF = {
    "listObjectsV2": "s3:ListBucket",
    "listObjectVersions": "s3:ListBucketVersions",
    "listMultipartUploads": "s3:ListBucketMultipartUploads",
    "headObject": "s3:GetObject",
    "getObject": "s3:GetObject",
    "putObject": "s3:PutObject",
    "createMultipartUpload": "s3:PutObject",
    "uploadPart": "s3:PutObject",
    "completeMultipartUpload": "s3:PutObject",
    "abortMultipartUpload": "s3:AbortMultipartUpload",
    "listParts": "s3:ListMultipartUploadParts",
    "deleteObject": "s3:DeleteObject",
    "deleteObjects": "s3:DeleteObject",
}
"""What S3 checks for each call («Actions, resources, and condition keys for Amazon S3»)."""


def _calls() -> set[str]:
    text = "".join(file.read_text() for file in CLIENT.glob("**/S3*.java"))
    found = re.findall(r"\b(?:s3|client)\s*\.\s*(\w+)\(", text)
    return {name.removesuffix("Paginator") for name in found} - {"close"}


def test_every_call_has_its_right_and_every_right_its_call() -> None:
    calls = _calls()
    if not calls:
        pytest.skip("the lake's client of S3 is not in this tree")
    assert calls - set(ACTION_OF) == set()
    tasks = (FOLDER / "tasks.tf").read_text().split("lake_writing = [")[1].split("\n  ]\n")[0]
    assert set(re.findall(r'"(s3:\w+)"', tasks)) == {ACTION_OF[call] for call in calls}
