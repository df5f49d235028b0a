"""A mail server and a webhook that keep what they get, on the loopback address."""

from __future__ import annotations

import email
import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class MailServer(socketserver.ThreadingTCPServer):
    """Speaks as much SMTP as a client needs. `refuses` maps the first word of a command, or an
    address, to the answer that it gets."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _MailTalk)
        self.messages: list[EmailMessage] = []
        self.commands: list[str] = []
        self.refuses: dict[str, str] = {}
        self.port = self.server_address[1]


class _MailTalk(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self._answer("220 here")
        while line := self.rfile.readline().decode().strip():
            self.server.commands.append(line)
            refused = [no for word, no in self.server.refuses.items() if word in line]
            word = line.split()[0].upper()
            if refused:
                self._answer(refused[0])
            elif word == "DATA":
                self._answer("354 go on")
                self._keep()
            else:
                answers = {
                    "EHLO": "250-here\r\n250 AUTH PLAIN",
                    "AUTH": "235 welcome",
                    "QUIT": "221 bye",
                }
                self._answer(answers.get(word, "250 well"))
            if word == "QUIT":
                return

    def _keep(self) -> None:
        lines = iter(self.rfile.readline, b".\r\n")
        raw = b"".join(line[1:] if line.startswith(b"..") else line for line in lines)
        self.server.messages.append(email.message_from_bytes(raw, policy=default))
        self._answer("250 kept")

    def _answer(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


class Webhook(ThreadingHTTPServer):
    """Answers every POST with `status`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _WebhookTalk)
        self.status = 200
        self.bodies: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.address = f"http://127.0.0.1:{self.server_address[1]}"


class _WebhookTalk(BaseHTTPRequestHandler):
    server: Webhook

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.bodies.append(json.loads(body))
        self.server.paths.append(self.path)
        self.server.headers.append(dict(self.headers))
        self.send_response(self.server.status)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def running(server: Any) -> Iterator[Any]:
    """The server, answering until the block ends."""
    thread = threading.Thread(target=server.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
