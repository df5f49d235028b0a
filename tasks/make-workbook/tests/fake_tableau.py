"""A small Tableau server for tests: as much of its REST API as publish-workbook asks, by its
documentation (Tableau REST API, 3.24). It keeps what it is sent and fails where it is told to."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as Trees

TOKEN_NAME, TOKEN = "countinghouse", "tableau-canary/+1 token"
_SESSION = "session-canary"
_ENDS = "2026-11-21T08:00:00Z"


@dataclass(frozen=True)
class Fault:
    """What a request gets instead of its answer; `code` is Tableau's own, such as 403004."""

    path: str
    code: str = ""
    status: int = 0
    body: str = ""
    location: str = ""
    seconds: float = 0


@dataclass
class Tableau:
    """The server's side: what is there, what came, what goes wrong."""

    url: str = ""
    projects: list[tuple[str, str]] = field(default_factory=lambda: [("p1", "Sales")])
    workbooks: list[tuple[str, str, str]] = field(
        default_factory=lambda: [("w1", "Countinghouse", "p1")]
    )
    faults: list[Fault] = field(default_factory=list)
    finish_code: int = 0
    asks_before_the_end: int = 1
    requests: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    published: dict[str, bytes] = field(default_factory=dict)
    chunks: list[int] = field(default_factory=list)
    signed_out: bool = False

    def asked(self, pattern: str) -> list[str]:
        return [it for it in self.requests if re.search(pattern, it)]


@contextmanager
def running() -> Iterator[Tableau]:
    """A server on a free port of this machine."""
    tableau = Tableau()
    upload = bytearray()

    class Handler(_Handler):
        pass

    Handler.tableau, Handler.upload = tableau, upload
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    tableau.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield tableau
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    tableau: Tableau
    upload: bytearray

    def do_GET(self) -> None:
        self._answer("GET")

    def do_POST(self) -> None:
        self._answer("POST")

    def do_PUT(self) -> None:
        self._answer("PUT")

    def handle(self) -> None:
        """A client that waits no longer is no trouble of the server's."""
        with suppress(BrokenPipeError, ConnectionResetError):
            super().handle()

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def _answer(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.tableau.requests.append(f"{method} {self.path}")
        for fault in self.tableau.faults:
            if re.search(fault.path, f"{method} {self.path}"):
                return self._fail(fault)
        address = urlsplit(self.path)
        path = re.sub(r"^/api/[\d.]+", "", address.path)
        if (
            path not in ("/serverInfo", "/auth/signin")
            and self.headers["x-tableau-auth"] != _SESSION
        ):
            return self._fail(Fault("", "401002"))
        said = self._said(method, path, parse_qs(address.query), body)
        return self._fail(Fault("", "404000")) if said is None else self._send(200, said)

    def _said(self, method: str, path: str, query: dict[str, list[str]], body: bytes) -> str | None:
        tableau = self.tableau
        wanted = query.get("filter", [""])[0].removeprefix("name:eq:")
        match method, path.removeprefix("/sites/s1"):
            case "GET", "/serverInfo":
                return "<serverInfo><productVersion build='1'>2026.1</productVersion><restApiVersion>3.24</restApiVersion></serverInfo>"
            case "POST", "/auth/signin":
                return self._sign_in(body)
            case "POST", "/auth/signout":
                tableau.signed_out = True
                return ""
            case "GET", "/projects":
                return self._page(
                    "project",
                    [f"<project id='{i}' name='{n}'/>" for i, n in tableau.projects if n == wanted],
                )
            case "GET", "/workbooks":
                return self._page(
                    "workbook",
                    [
                        f"<workbook id='{i}' name='{n}'><project id='{p}'/></workbook>"
                        for i, n, p in tableau.workbooks
                        if n == wanted
                    ],
                )
            case "POST", "/fileUploads":
                self.upload.clear()
                return "<fileUpload uploadSessionId='u1'/>"
            case "PUT", "/fileUploads/u1":
                part = _parts(body, self.headers)[-1]
                tableau.chunks.append(len(part))
                self.upload.extend(part)
                return "<fileUpload uploadSessionId='u1' fileSize='1'/>"
            case "POST", ("/workbooks" | "/datasources"):
                return self._publish(query, body)
            case "POST", "/workbooks/w1/refresh":
                return self._job(-1)
            case "GET", "/jobs/j1":
                tableau.asks_before_the_end -= 1
                return self._job(tableau.finish_code if tableau.asks_before_the_end < 0 else -1)
        return None

    def _sign_in(self, body: bytes) -> str | None:
        credentials = Trees.fromstring(body)[0]
        given = (
            credentials.get("personalAccessTokenName"),
            credentials.get("personalAccessTokenSecret"),
        )
        self.tableau.sites.append(credentials[0].get("contentUrl", ""))
        if given != (TOKEN_NAME, TOKEN):
            raise AssertionError("another token came")
        return f"<credentials token='{_SESSION}'><site id='s1' contentUrl=''/><user id='me'/></credentials>"

    def _publish(self, query: dict[str, list[str]], body: bytes) -> str:
        assert query["overwrite"] == query["asJob"] == ["true"]
        request, *sent = _parts(body, self.headers)
        item = Trees.fromstring(request)[0]
        assert item.find("project").get("id") == "p1"
        content = bytes(self.upload) if query.get("uploadSessionId") == ["u1"] else sent[0]
        self.tableau.published[item.get("name")] = content
        return self._job(-1)

    @staticmethod
    def _job(finish_code: int) -> str:
        ended = f"completedAt='{_ENDS}' finishCode='{finish_code}'" if finish_code >= 0 else ""
        return f"<job id='j1' type='RefreshExtract' progress='0' createdAt='{_ENDS}' {ended}><statusNotes><statusNote text='the extract is broken'/></statusNotes></job>"

    @staticmethod
    def _page(kind: str, items: list[str]) -> str:
        return f"<pagination pageNumber='1' pageSize='100' totalAvailable='{len(items)}'/><{kind}s>{''.join(items)}</{kind}s>"

    def _fail(self, fault: Fault) -> None:
        time.sleep(fault.seconds)
        status = fault.status or int(fault.code[:3])
        error = (
            f"<error code='{fault.code}'><summary>Refused</summary><detail>told so</detail></error>"
        )
        self._send(status, fault.body or error, fault.location, is_plain=bool(fault.body))

    def _send(self, status: int, said: str, location: str = "", *, is_plain: bool = False) -> None:
        text = (
            said if is_plain else f"<tsResponse xmlns='http://tableau.com/api'>{said}</tsResponse>"
        )
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())


def _parts(body: bytes, headers: object) -> list[bytes]:
    """The contents of a multipart body; files are binary, so it is cut by hand."""
    boundary = re.search(r"boundary=(\S+)", headers["Content-Type"])[1].strip('"').encode()
    pieces = body.split(b"--" + boundary)[1:-1]
    return [piece.split(b"\r\n\r\n", 1)[1].removesuffix(b"\r\n") for piece in pieces]
