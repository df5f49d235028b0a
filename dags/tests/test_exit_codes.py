from __future__ import annotations

import re

import pytest

from conftest import REPOSITORY
from countinghouse_airflow.exit_codes import Outcome, meaning_of


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (0, Outcome.DONE),
        (75, Outcome.RETRY),
        (137, Outcome.RETRY),
        (143, Outcome.RETRY),
        (64, Outcome.FAIL),
        (65, Outcome.FAIL),
        (70, Outcome.FAIL),
        (77, Outcome.FAIL),
        (78, Outcome.FAIL),
        (1, Outcome.FAIL),
        (127, Outcome.FAIL),
    ],
)
def test_only_what_can_heal_is_tried_again(code: int, outcome: Outcome) -> None:
    assert meaning_of(code).outcome is outcome


def test_every_failure_says_what_to_do() -> None:
    assert all(meaning_of(code).advice for code in range(1, 256))


def test_every_exit_code_of_the_jars_has_its_own_meaning() -> None:
    source = REPOSITORY / "tasks/shared/task-kit/src/main/java/countinghouse/taskkit/ExitCode.java"
    codes = [
        int(code) for code in re.findall(r"^  [A-Z_]+\((\d+),", source.read_text(), re.MULTILINE)
    ]
    assert len(codes) == 7
    assert {code for code in codes if meaning_of(code).name == meaning_of(1).name} == set()
