"""Brings a notice to people: by mail or to a webhook, as the connection `notify_default` says.

| what          | connection type | host | login, password | extra |
|---------------|-----------------|------|-----------------|-------|
| mail          | `smtp` | the mail server; port 587 unless given | of the mail account, if it wants any | `from`, `to` (addresses, comma between), `security`: `starttls` (the default), `tls` (port 465) or `none` |
| a webhook     | `http` | the whole address, `https://…` | password: a token, sent as *Bearer*, or put where the address says `{password}` | |

Either may have the extra `runbooks`: the address under which docs/runbooks can be read. The webhook
gets JSON: `text` (what chat programs such as Slack show), `subject`, `event` (failed, held or
recovered), `dag`, `due`, `run`, `published`, `problems`. An address that is itself a secret, as
Slack's is, keeps the secret part out of the host: host `https://hooks.slack.com/services/{password}`.
"""

from __future__ import annotations

import http.client
import json
import smtplib
import ssl
import urllib.error
import urllib.request
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from countinghouse_airflow.connections import AirflowConnection
from countinghouse_airflow.notice import Notice

CONNECTION_ID = "notify_default"
_TIMEOUT_SECONDS = 20
_SECURITY = ("starttls", "tls", "none")
_TLS_PORT, _STARTTLS_PORT, _PLAIN_PORT = 465, 587, 25
_TEMPORARY = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}
_PERMANENT_MAIL = 500


class NotDeliveredError(Exception):
    """The notice did not arrive; `temporary` when it may the next time. Holds no secret."""

    def __init__(self, text: str, *, temporary: bool) -> None:
        super().__init__(text)
        self.temporary = temporary


def demand_usable(connection: AirflowConnection) -> None:
    """Looks at the fields and sends nothing: a slip is not to show on the day of the first trouble.

    Raises:
        NotDeliveredError: with what is wrong with them.
    """
    if _is_mail(connection):
        _mail_settings(connection)
    else:
        _webhook(connection)


def deliver(notice: Notice, connection: AirflowConnection) -> str:
    """Sends it and says where to.

    Raises:
        NotDeliveredError: with where to, and why not.
    """
    return _mail(notice, connection) if _is_mail(connection) else _post(notice, connection)


def _is_mail(connection: AirflowConnection) -> bool:
    kind = connection.conn_type
    if kind not in {"smtp", "http", "https"}:
        raise _unusable(f"its type is {kind!r}; it must be 'smtp' or 'http'")
    return kind == "smtp"


class _MailSettings(NamedTuple):
    host: str
    port: int
    security: str
    sender: str
    recipients: list[str]


def _mail_settings(connection: AirflowConnection) -> _MailSettings:
    extra = connection.extra_dejson
    recipients = _addresses(extra.get("to"))
    sender = extra.get("from") or connection.login or ""
    security = extra.get("security") or ("tls" if connection.port == _TLS_PORT else "starttls")
    if not recipients or "@" not in sender or not connection.host:
        raise _unusable("mail needs a host and, in extra, 'to' and 'from' (addresses)")
    if security not in _SECURITY:
        raise _unusable(f"security must be one of {', '.join(_SECURITY)}")
    port = connection.port or {"tls": _TLS_PORT, "none": _PLAIN_PORT}.get(security, _STARTTLS_PORT)
    return _MailSettings(connection.host, port, security, sender, recipients)


def _mail(notice: Notice, connection: AirflowConnection) -> str:
    host, port, security, sender, recipients = _mail_settings(connection)
    message = _message(notice, sender, recipients)
    where = f"the mail server {host}:{port}"
    try:
        with _server(host, port, security) as server:
            if connection.login and connection.password:
                server.login(connection.login, connection.password)
            refused = server.send_message(message)
    except smtplib.SMTPRecipientsRefused as all_refused:
        raise NotDeliveredError(
            f"{where} knows none of {', '.join(all_refused.recipients)}", temporary=False
        ) from None
    except smtplib.SMTPResponseException as answer:
        temporary = answer.smtp_code < _PERMANENT_MAIL
        raise NotDeliveredError(f"{where} answered {answer}", temporary=temporary) from None
    except (smtplib.SMTPNotSupportedError, ssl.SSLError) as unsafe:
        raise NotDeliveredError(f"{where}: {unsafe}", temporary=False) from None
    except (smtplib.SMTPException, OSError) as away:
        raise NotDeliveredError(f"{where} is away: {away}", temporary=True) from None
    arrived = [address for address in recipients if address not in refused]
    return f"{', '.join(arrived)} by {where}" + "".join(f"; refused: {it}" for it in refused)


def _server(host: str, port: int, security: str) -> smtplib.SMTP:
    """Connected, and encrypted unless that was asked away: else no password and no text goes out."""
    if security == "tls":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, port, timeout=_TIMEOUT_SECONDS, context=context)
    server = smtplib.SMTP(host, port, timeout=_TIMEOUT_SECONDS)
    if security == "starttls":
        server.starttls(context=ssl.create_default_context())
    return server


def _message(notice: Notice, sender: str, recipients: list[str]) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = notice.subject
    message["From"] = sender
    message["To"] = ", ".join(recipients)
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid("countinghouse", sender.rpartition("@")[2].strip("> "))
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(f"{notice.text}\n")
    return message


def _addresses(value: object) -> list[str]:
    given = value if isinstance(value, list) else str(value or "").split(",")
    return [str(address).strip() for address in given if str(address).strip()]


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A POST that follows a redirect becomes a GET, and the notice would be lost unseen."""

    def redirect_request(self, *_: Any) -> None:
        return None


class _WebhookSettings(NamedTuple):
    address: str
    headers: dict[str, str]


def _webhook(connection: AirflowConnection) -> _WebhookSettings:
    address = connection.extra_dejson.get("uri") or connection.host or ""
    headers = {"Content-Type": "application/json", "User-Agent": "countinghouse"}
    if "{password}" in address:
        address = address.replace("{password}", connection.password or "")
    elif connection.password:
        headers["Authorization"] = f"Bearer {connection.password}"
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise _unusable("a webhook needs its whole address as the host: https://…")
    return _WebhookSettings(address, headers)


def _post(notice: Notice, connection: AirflowConnection) -> str:
    address, headers = _webhook(connection)
    where = f"the webhook at {urlsplit(address).hostname}"
    body = json.dumps(notice.as_json()).encode()
    request = urllib.request.Request(address, body, headers, method="POST")  # noqa: S310  see above
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=_TIMEOUT_SECONDS):
            return where
    except urllib.error.HTTPError as answer:
        code = answer.code
        temporary = code in _TEMPORARY or code >= HTTPStatus.INTERNAL_SERVER_ERROR
        raise NotDeliveredError(f"{where} answered {code}", temporary=temporary) from None
    except (ValueError, http.client.InvalidURL):
        raise _unusable("its host or password has a character that none may have there") from None
    except (OSError, http.client.HTTPException) as away:
        reason = getattr(away, "reason", None) or type(away).__name__
        raise NotDeliveredError(f"{where} is away: {reason}", temporary=True) from None


def _unusable(why: str) -> NotDeliveredError:
    return NotDeliveredError(
        f"the connection {CONNECTION_ID} cannot be used: {why} "
        "(countinghouse_airflow.delivery says how)",
        temporary=False,
    )
