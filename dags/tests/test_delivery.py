"""Mail and webhook against a local server of each kind."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterator

import pytest
from airflow.sdk import Connection

from countinghouse_airflow.delivery import NotDeliveredError, deliver, demand_usable
from countinghouse_airflow.notice import Event, Notice
from sinks import MailServer, Webhook, running

NOTICE = Notice(Event.FAILED, "It failed: ü", "Why.\n.\nWhat to do.", {"event": "failed"})
SECRET = "hush/+1canary"


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    with running(MailServer()) as server:
        yield server


@pytest.fixture
def webhook() -> Iterator[Webhook]:
    with running(Webhook()) as server:
        yield server


def mail(port: int, *, security: str = "none", **fields: str) -> Connection:
    extra = {"from": "line@example.com", "to": "ann@example.com, bob@example.com"}
    extra |= {"security": security} if security else {}
    return connection("smtp", "127.0.0.1", port=port, extra=json.dumps(extra), **fields)


def connection(kind: str, host: str, **fields: object) -> Connection:
    return Connection(conn_id="notify_default", conn_type=kind, host=host, **fields)


def refused(to: Connection) -> NotDeliveredError:
    with pytest.raises(NotDeliveredError) as raised:
        deliver(NOTICE, to)
    assert SECRET not in str(raised.value)
    return raised.value


def test_a_mail_arrives_with_every_recipient(mail_server: MailServer) -> None:
    said = deliver(NOTICE, mail(mail_server.port))
    assert said.startswith("ann@example.com, bob@example.com by the mail server 127.0.0.1")
    (message,) = mail_server.messages
    assert message["Subject"] == "It failed: ü"
    assert message["From"] == "line@example.com"
    assert message["To"] == "ann@example.com, bob@example.com"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content().splitlines() == ["Why.", ".", "What to do."]


def test_a_mail_account_is_signed_in_to(mail_server: MailServer) -> None:
    deliver(NOTICE, mail(mail_server.port, login="line", password=SECRET))
    assert any(command.startswith("AUTH PLAIN") for command in mail_server.commands)


def test_neither_text_nor_password_goes_out_without_encryption(mail_server: MailServer) -> None:
    problem = refused(mail(mail_server.port, security="", login="line", password=SECRET))
    assert "STARTTLS extension not supported" in str(problem)
    assert not problem.temporary
    assert {command.split()[0].upper() for command in mail_server.commands} <= {"EHLO", "QUIT"}


def test_one_unknown_recipient_does_not_keep_it_from_the_others(mail_server: MailServer) -> None:
    mail_server.refuses["<bob@"] = "550 who"
    said = deliver(NOTICE, mail(mail_server.port))
    assert said.startswith("ann@example.com by")
    assert said.endswith("; refused: bob@example.com")
    mail_server.refuses["<ann@"] = "550 who"
    assert "knows none of ann@example.com, bob@example.com" in str(refused(mail(mail_server.port)))


@pytest.mark.parametrize(
    ("answer", "temporary"), [("535 wrong password", False), ("454 later", True)]
)
def test_a_refused_account_is_named(
    mail_server: MailServer, answer: str, *, temporary: bool
) -> None:
    mail_server.refuses["AUTH"] = answer
    problem = refused(mail(mail_server.port, login="line", password=SECRET))
    assert answer[:3] in str(problem)
    assert problem.temporary is temporary


def test_a_server_that_is_away_is_temporary(mail_server: MailServer, webhook: Webhook) -> None:
    mail_server.server_close()
    webhook.server_close()
    problem = refused(mail(mail_server.port))
    assert f"the mail server 127.0.0.1:{mail_server.port} is away: " in str(problem)
    assert problem.temporary
    problem = refused(connection("http", f"{webhook.address}/{SECRET}"))
    assert "the webhook at 127.0.0.1 is away: " in str(problem)
    assert problem.temporary


def test_a_webhook_gets_text_and_fields(webhook: Webhook) -> None:
    to = connection("http", webhook.address + "/hooks", password=SECRET)
    assert deliver(NOTICE, to) == "the webhook at 127.0.0.1"
    assert webhook.bodies == [
        {
            "text": "It failed: ü\nWhy.\n.\nWhat to do.",
            "subject": "It failed: ü",
            "event": "failed",
        }
    ]
    assert webhook.paths == ["/hooks"]
    assert webhook.headers[0]["Authorization"] == f"Bearer {SECRET}"


def test_the_password_can_be_part_of_the_address(webhook: Webhook) -> None:
    deliver(NOTICE, connection("http", webhook.address + "/hooks/{password}", password="T0/B0"))
    assert webhook.paths == ["/hooks/T0/B0"]
    assert "Authorization" not in webhook.headers[0]


@pytest.mark.parametrize(
    ("status", "temporary"), [(404, False), (403, False), (302, False), (429, True), (503, True)]
)
def test_what_a_webhook_answers_is_told(webhook: Webhook, status: int, *, temporary: bool) -> None:
    webhook.status = status
    problem = refused(connection("http", webhook.address + "/{password}", password=SECRET))
    assert str(problem) == f"the webhook at 127.0.0.1 answered {status}"
    assert problem.temporary is temporary
    assert len(webhook.bodies) == 1


@pytest.mark.parametrize(
    "unusable",
    [
        connection("ftp", "example.com"),
        connection("http", "hooks.example.com"),
        connection("http", "file:///etc/passwd"),
        connection("smtp", "mail.example.com", extra='{"to": "ann@example.com"}'),
        connection("smtp", "mail.example.com", login="a@example.com"),
        connection("http", "http://127.0.0.1:1/{password}", password=f"{SECRET} x"),
        connection("http", "http://127.0.0.1:1/", password=f"{SECRET}\nX: y"),
    ],
)
def test_a_connection_that_cannot_be_used_says_so(unusable: Connection) -> None:
    problem = refused(unusable)
    assert "notify_default cannot be used" in str(problem)
    assert not problem.temporary


@pytest.mark.parametrize(
    "unusable",
    [
        connection("ftp", "example.com"),
        connection("http", "hooks.example.com"),
        connection("smtp", "mail.example.com", extra='{"to": "ann@example.com"}'),
    ],
)
def test_what_is_wrong_with_a_connection_is_told_without_sending(unusable: Connection) -> None:
    with pytest.raises(NotDeliveredError, match="notify_default cannot be used"):
        demand_usable(unusable)
    demand_usable(connection("http", "http://127.0.0.1:1/{password}", password=SECRET))
    demand_usable(
        connection("smtp", "127.0.0.1", extra='{"to": "ann@example.com", "from": "b@example.com"}')
    )


def test_no_trace_leads_to_a_frame_with_the_password(webhook: Webhook) -> None:
    webhook.status = 404
    to = connection("http", webhook.address + "/{password}", password=SECRET)
    problem = refused(to)
    assert problem.__cause__ is None
    assert problem.__suppress_context__
    shown = "".join(traceback.format_exception(problem))
    assert SECRET not in shown
