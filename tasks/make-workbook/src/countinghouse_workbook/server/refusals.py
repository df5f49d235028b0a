"""What the refusals of a Tableau server mean: an exit code, and what somebody can do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import requests
import tableauserverclient as tsc
from tableauserverclient.server.endpoint import exceptions
from tableauserverclient.server.exceptions import EndpointUnavailableError

from countinghouse_workbook.task.failure import ExitCode, TaskFailure
from countinghouse_workbook.task.settings import PREFIX

_HEALS = ("409", "429")


@contextmanager
def told(where: str) -> Iterator[None]:
    """Makes of what the client raises within a `TaskFailure`.

    Raises:
        TaskFailure: (77) refused; (75) away or busy; (78) not there; (65) it could not read a file.
    """
    try:
        yield
    except (exceptions.TableauError, EndpointUnavailableError) as problem:
        raise _refusal(problem, where) from None
    except requests.exceptions.TooManyRedirects:
        raise TaskFailure(
            ExitCode.CONFIGURATION,
            "The address sends on to another one, which is not given the token",
            where,
            f"Set {PREFIX}TABLEAU_URL to where it leads",
        ) from None
    except requests.exceptions.SSLError as problem:
        raise TaskFailure(
            ExitCode.CONFIGURATION,
            f"The server's certificate is not trusted: {_reason(problem)}",
            where,
            "Give REQUESTS_CA_BUNDLE the authority that signed it, or mend the address",
        ) from None
    except (requests.exceptions.RequestException, TimeoutError) as problem:
        raise TaskFailure(
            ExitCode.TEMPORARY,
            f"The Tableau server does not answer: {_reason(problem)}",
            where,
            f"Wait, or mend {PREFIX}TABLEAU_URL if it never answered",
        ) from None


def _refusal(problem: Exception, where: str) -> TaskFailure:
    code, what, what_to_do = _meaning(problem)
    return TaskFailure(code, what, where, what_to_do)


def _meaning(problem: Exception) -> tuple[ExitCode, str, str]:
    match problem:
        case exceptions.FailedSignInError() | exceptions.NotSignedInError():
            found = (
                ExitCode.REFUSED,
                f"The Tableau server refuses the token: {_said(problem)}",
                "Make a new personal access token (My Account Settings; one that nobody uses ends"
                " after 15 days), and put it where the old one is",
            )
        case exceptions.ServerResponseError():
            found = _answered(problem)
        case exceptions.InternalServerError():
            found = (
                ExitCode.TEMPORARY,
                f"The Tableau server is in trouble: {problem.code}",
                "Wait; if it lasts, ask who runs the server",
            )
        case exceptions.JobCancelledException():
            found = (ExitCode.TEMPORARY, "Somebody cancelled the job on the server", "Try again")
        case exceptions.JobFailedException():
            found = (
                ExitCode.DATA,
                f"The job on the server failed: {_notes(problem.job)}",
                "Look at the job in the server's list of background tasks",
            )
        case EndpointUnavailableError():
            found = (ExitCode.CONFIGURATION, str(problem), "A newer Tableau server is needed")
        case _:
            found = (
                ExitCode.CONFIGURATION,
                f"This does not answer as a Tableau server does: {_reason(problem)}",
                f"Mend {PREFIX}TABLEAU_URL: the address that people see, without a path",
            )
    return found


def _answered(problem: exceptions.ServerResponseError) -> tuple[ExitCode, str, str]:
    said = f"The Tableau server answers {_said(problem)}"
    status = str(problem.code)[:3]
    if status == "403":
        return (
            ExitCode.REFUSED,
            said,
            "Give the token's owner the right to publish to the project (role Publisher)",
        )
    if status in _HEALS:
        return ExitCode.TEMPORARY, said, "Somebody else is at it, or it is too much; try again"
    if status == "404":
        return (
            ExitCode.CONFIGURATION,
            said,
            f"Mend {PREFIX}TABLEAU_SITE or {PREFIX}TABLEAU_PROJECT",
        )
    return ExitCode.DATA, said, "Open the file in Tableau Desktop; the server could not take it"


def _said(problem: Exception) -> str:
    parts = (getattr(problem, name, "") for name in ("code", "summary", "detail"))
    return " ".join(str(part) for part in parts if part) or "without a reason"


def _notes(job: tsc.JobItem) -> str:
    told = [*job.notes, *(note.get("text") for note in job.status_notes)]
    return " ".join(text for text in told if text) or "without a reason"


def _reason(problem: Exception) -> str:
    return (str(problem).strip().splitlines() or [type(problem).__name__])[0][:300]
