from __future__ import annotations

from countinghouse_airflow.failure import Failure
from countinghouse_airflow.notice import Event, Problem, Run, of_recovery, of_trouble

RUN = Run(
    "daily_warehouse", "2026-11-21 03:00 America/New_York", "http://a/runs/1", published=False
)
REFUSED = Failure(
    "The till refuses the token", "GET /v2/payments", "Mend it", 77, "rotate-a-key.md", ()
)
HELD = Failure(
    "2 of 126 checks failed: orders_agree (square.orders): 3",
    "build b1",
    "Read it again",
    65,
    "clear-and-rerun.md",
    ("orders_agree (square.orders) failed: lake 100.00, staging 97.00",),
)


def test_a_failed_task_is_told_with_what_where_why_and_what_to_do() -> None:
    notice = of_trouble(RUN, [Problem("square.payments", "http://a/log", REFUSED)])
    assert notice.event == Event.FAILED
    assert notice.subject == (
        "daily_warehouse of 2026-11-21 03:00 America/New_York: FAILED: square.payments"
    )
    assert notice.text == (
        "Nothing was published: the marts of the last good run stay as they are.\n\n"
        "square.payments\n"
        "  what     The till refuses the token\n"
        "  where    GET /v2/payments\n"
        "  do       Mend it\n"
        "  runbook  docs/runbooks/rotate-a-key.md\n"
        "  log      http://a/log\n\n"
        "The run: http://a/runs/1"
    )
    assert notice.as_json()["problems"][0]["exit_code"] == 77


def test_a_held_publication_tells_rule_and_figures() -> None:
    notice = of_trouble(RUN, [Problem("check", "http://a/log", HELD)], "https://b/runbooks")
    assert notice.event == Event.HELD
    assert "publication held: 2 of 126 checks failed: orders_agree" in notice.subject
    assert "    - orders_agree (square.orders) failed: lake 100.00, staging 97.00" in notice.text
    assert "runbook  https://b/runbooks/clear-and-rerun.md" in notice.text


def test_many_problems_are_one_notice_of_a_bearable_length() -> None:
    long = ["x" * 100_000 + str(n) for n in range(500)]
    problems = [
        Problem(f"square.orders[{n}]", "http://a/log", Failure(text, str(n), text, n, "", (text,)))
        for n, text in enumerate(long)
    ]
    notice = of_trouble(RUN, problems)
    assert "square.orders[0] and 499 more" in notice.subject
    assert "… and 490 more tasks failed." in notice.text
    assert len(notice.text) < 40_000


def test_tasks_that_failed_for_one_reason_share_a_paragraph() -> None:
    problems = [Problem(f"square.head_{n}", "http://a/log", REFUSED) for n in range(22)]
    notice = of_trouble(RUN, problems)
    assert notice.text.count("The till refuses the token") == 1
    assert "square.head_0, square.head_1, " in notice.text
    assert "square.head_19 and 2 more\n" in notice.text
    assert len(notice.as_json()["problems"]) == 22


def test_a_task_that_could_say_nothing_is_told_too() -> None:
    notice = of_trouble(RUN, [Problem("load", "http://a/log")])
    assert "killed before it could say why" in notice.text


def test_a_subject_is_one_line() -> None:
    failure = Failure("two\r\nBcc: somebody@example.com", exit_code=65)
    notice = of_trouble(RUN, [Problem("check", "http://a/log", failure)])
    assert len(notice.subject.splitlines()) == 1


def test_recovery_says_since_when_there_was_trouble() -> None:
    notice = of_recovery(RUN, "2026-11-20 03:00 America/New_York")
    assert notice.event == Event.RECOVERED
    assert notice.subject.endswith("well again")
    assert "2026-11-20 03:00" in notice.text


def test_a_failure_survives_the_way_through_airflows_database() -> None:
    assert Failure.of_xcom(HELD.as_xcom()) == HELD
    assert Failure.of_xcom(None) is None
    assert Failure.of_xcom(["something else"]) is None
