"""A Tableau server, by Tableau's own client of its REST API: what is asked, and what its refusals mean.

Written against Tableau's documentation and a fake; no Tableau Server and no Tableau Cloud was tried.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import requests
import tableauserverclient as tsc

from countinghouse_workbook.server import refusals
from countinghouse_workbook.task.failure import ExitCode, TaskFailure
from countinghouse_workbook.task.settings import PREFIX, Settings

_SECONDS = 120
"""For one answer. What lasts longer is a job of the server's, which is asked for again and again."""

_JOB_SECONDS = 1800
_LOOPBACK = ("localhost", "127.0.0.1", "::1")

logging.getLogger("TSC").addHandler(logging.NullHandler())


@dataclass(frozen=True)
class Account:
    """Where to publish, and as whom. Shows no secret."""

    url: str
    site: str
    project: str
    token_name: str

    @classmethod
    def of(cls, settings: Settings) -> Account:
        """As the settings say.

        Raises:
            TaskFailure: (78) when one is missing, or the address would carry the token in the open.
        """
        url = settings.required("TABLEAU_URL")
        address = urlsplit(url)
        is_safe = address.scheme == "https" or address.hostname in _LOOPBACK
        if not address.hostname or address.scheme not in ("http", "https") or not is_safe:
            raise TaskFailure(
                ExitCode.CONFIGURATION,
                "The address of the Tableau server must begin with https://",
                f"{PREFIX}TABLEAU_URL={url}",
                "Set it to something like https://tableau.example.com",
            )
        return cls(
            url.rstrip("/"),
            settings.optional("TABLEAU_SITE") or "",
            settings.required("TABLEAU_PROJECT"),
            settings.required("TABLEAU_TOKEN_NAME"),
        )

    def __str__(self) -> str:
        return f"{self.url}, {f'site {self.site}' if self.site else 'the default site'}"


class TableauServer:
    """One session; everything it is asked for fails as a `TaskFailure`."""

    def __init__(self, server: tsc.Server, account: Account) -> None:
        self._server = server
        self._account = account

    def project(self) -> str:
        """The id of the project.

        Raises:
            TaskFailure: (78) when there is none of that name, or several.
        """
        found = [it for it in self._named(self._server.projects, self._account.project) if it.id]
        if len(found) != 1:
            raise TaskFailure(
                ExitCode.CONFIGURATION,
                f"There is {'no' if not found else 'more than one'} project"
                f" {self._account.project} that this token may see",
                str(self._account),
                f"Make one, or name another with {PREFIX}TABLEAU_PROJECT",
            )
        return found[0].id

    def publish_workbook(self, name: str, file: Path, project: str) -> None:
        """Puts a packaged workbook there, in the place of the one of that name."""
        item = tsc.WorkbookItem(project, name, show_tabs=True)
        job = self._server.workbooks.publish(
            item, file, tsc.Server.PublishMode.Overwrite, as_job=True
        )
        self._wait(job)

    def publish_data_source(self, name: str, file: Path, project: str) -> None:
        """Puts a packaged data source there, in the place of the one of that name."""
        item = tsc.DatasourceItem(project, name)
        job = self._server.datasources.publish(
            item, file, tsc.Server.PublishMode.Overwrite, as_job=True
        )
        self._wait(job)

    def refresh(self, name: str, project: str) -> bool:
        """Has the server refresh the extracts of a workbook, and waits for the end.

        Returns:
            False when a refresh was waiting already, so that none was added.

        Raises:
            TaskFailure: (78) when there is no such workbook in the project.
        """
        found = [it for it in self._named(self._server.workbooks, name) if it.project_id == project]
        if not found:
            raise TaskFailure(
                ExitCode.CONFIGURATION,
                f"There is no workbook {name} in the project {self._account.project}",
                str(self._account),
                "Publish one first, or name another with --name",
            )
        job = self._server.workbooks.refresh(found[0])
        if job is None:
            return False
        self._wait(job)
        return True

    def _named(self, endpoint: object, name: str) -> list:
        options = tsc.RequestOptions()
        options.filter.add(
            tsc.Filter(tsc.RequestOptions.Field.Name, tsc.RequestOptions.Operator.Equals, name)
        )
        return [it for it in tsc.Pager(endpoint, options) if it.name == name]

    def _wait(self, job: tsc.JobItem) -> None:
        try:
            self._server.jobs.wait_for_job(job, timeout=_JOB_SECONDS)
        except TimeoutError:
            raise TaskFailure(
                ExitCode.TEMPORARY,
                f"A job of the server did not end within {_JOB_SECONDS / 60:.0f} minutes",
                f"{self._account}, job {job.id}",
                "Look at it in the server's list of background tasks; it may end by itself",
            ) from None


@contextmanager
def signed_in(account: Account, token: str, seconds: float = _SECONDS) -> Iterator[TableauServer]:
    """A session, signed out of at the end.

    Raises:
        TaskFailure: (77) refused; (75) away or busy; (78) not there; (65) it could not read a file.
    """
    with refusals.told(str(account)):
        server = tsc.Server(
            account.url, http_options={"timeout": seconds}, session_factory=_to_nobody_else
        )
        server.use_server_version()
        credentials = tsc.PersonalAccessTokenAuth(account.token_name, token, site_id=account.site)
        with server.auth.sign_in(credentials):
            yield TableauServer(server, account)


def _to_nobody_else() -> requests.Session:
    """A session that follows no redirection: the client would send the token along."""
    session = requests.Session()
    session.max_redirects = 0
    return session
