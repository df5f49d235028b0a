"""The Airflow operator that runs a task of Countinghouse."""

from __future__ import annotations

import logging
import os
import shlex
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from airflow.sdk import BaseOperator, Connection
from airflow.sdk.log import mask_secret

from countinghouse_airflow import (
    child_environment,
    connections,
    failure,
    lineage,
    log_lines,
    run_report,
)
from countinghouse_airflow.airflow_exceptions import (
    AirflowException,
    AirflowFailException,
    AirflowNotFoundException,
)
from countinghouse_airflow.child_environment import ChildEnvironment
from countinghouse_airflow.exit_codes import RUNBOOKS, Outcome, meaning_of
from countinghouse_airflow.failure import Failure
from countinghouse_airflow.redaction import Redactor, untraced
from countinghouse_airflow.task_process import TaskProcess

_REPOSITORY = Path(__file__).resolve().parents[3]
_FORMS = ("{}.jar", "workbook/{}.py")
"""What a program is beside the launcher."""

_LAST_WORDS = 5
_TOLD = ("run", "rows", "watermark", "started_at")
"""What an asset's event tells of the run report."""


@dataclass
class _Heard:
    """What a task said that may explain a failure."""

    errors: list[str] = field(default_factory=list)
    unstructured: deque[str] = field(default_factory=lambda: deque(maxlen=_LAST_WORDS))

    def last_words(self) -> str:
        return self.errors[-1] if self.errors else "\n".join(self.unstructured)


class TaskOperator(BaseOperator):
    """Runs one task of Countinghouse, mostly a jar, and returns its run report.

    It is started by the launcher beside it (`COUNTINGHOUSE_DIST`, default `build/dist` of the
    repository), without a shell. It sees the settings of its connections, a short list of the
    worker's variables (see `child_environment`), and nothing else. Its log lines appear at their
    level, cleaned of every secret it was given. Only exit code 75 and a killed process are tried
    again. It never outlives the task, however the task ends (see `guardian`).

    Args:
        program: the task's name, such as `load-staging`.
        arguments: its options as a list; may hold templates, must not hold secrets.
        options: more of them by name, `{"--from": …}`: the part that a mapped task varies.
        connection_ids: the Airflow connections whose settings it needs (see `connections`).
    """

    template_fields: Sequence[str] = ("arguments", "options")
    ui_color = "#f3e8d3"

    def __init__(
        self,
        *,
        program: str,
        arguments: Sequence[str] = (),
        options: Mapping[str, str] | None = None,
        connection_ids: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.program = program
        self.arguments = list(arguments)
        self.options = options or {}
        self.connection_ids = list(connection_ids)
        self._process: TaskProcess | None = None
        self._failure: Failure | None = None

    def execute(self, context: Any) -> dict[str, Any]:
        """Runs the task to its end; the report of the run becomes the task's XCom.

        Why it failed becomes one too: the notifier reads it.
        """
        try:
            return self._execute(context)
        except AirflowException as failed:
            told = self._failure or Failure(str(failed))
            if "ti" in context:
                context["ti"].xcom_push(key=failure.XCOM_KEY, value=told.as_xcom())
            raise

    def on_kill(self) -> None:
        """Airflow asks for the end: TERM to the whole group now, KILL after 3 seconds.

        Called from a signal handler, so it must neither wait nor log: the interrupted code may hold
        the lock of the log.
        """
        if self._process is not None:
            self._process.stop()

    def _execute(self, context: Any) -> dict[str, Any]:
        command = self._command()
        self.log.info("Runs %s", shlex.join(command))
        with TemporaryDirectory(prefix="countinghouse-") as folder:
            report_file = Path(folder, "report.json")
            environment, redactor = untraced(lambda: self._environment(report_file, context))
            exit_code, heard = untraced(
                lambda: self._run(command, environment, redactor, Path(folder))
            )
            if meaning_of(exit_code).outcome is not Outcome.DONE:
                reported = redactor.clean_deep(run_report.failure(report_file))
                self._raise(exit_code, reported, heard)
            result = self._with_start(self._report(report_file, redactor), context)
        for asset in self.outlets:
            context["outlet_events"][asset].extra = {name: result.get(name) for name in _TOLD}
        return result

    def _command(self) -> list[str]:
        folder = Path(os.environ.get("COUNTINGHOUSE_DIST") or _REPOSITORY / "build" / "dist")
        launcher = folder.absolute() / "countinghouse"
        forms = [launcher.parent / form.format(self.program) for form in _FORMS]
        for needed in ([launcher], forms):
            if not any(it.exists() for it in needed):
                raise AirflowFailException(
                    f"{needed[0]} is missing: run `make build`, or set COUNTINGHOUSE_DIST to the "
                    "folder of the task jars."
                )
        named = [word for option in self.options.items() for word in option]
        return [str(launcher), self.program, *self.arguments, *named]

    def _environment(
        self, report_file: Path, context: Mapping[str, Any]
    ) -> tuple[ChildEnvironment, Redactor]:
        variables = self._settings() | child_environment.names(context)
        in_s3 = variables.get("COUNTINGHOUSE_LAKE", "").startswith("s3:")
        variables |= child_environment.allowed(os.environ, aws=in_s3)
        variables["COUNTINGHOUSE_REPORT"] = str(report_file)
        secrets = [variables[name] for name in connections.SECRETS if name in variables]
        secrets += child_environment.aws_secrets(variables)
        told = lineage.variables(os.environ, context)
        secrets += lineage.secrets(told)
        variables |= told
        for secret in secrets:
            mask_secret(secret)
        return ChildEnvironment(variables), Redactor(secrets)

    def _settings(self) -> dict[str, str]:
        settings: dict[str, str] = {}
        for connection_id in self.connection_ids:
            try:
                settings |= connections.settings_of(Connection.get(connection_id))
            except AirflowNotFoundException:
                raise AirflowFailException(
                    f"The connection {connection_id} is not defined in Airflow: add it "
                    "(Admin, Connections); the module countinghouse_airflow.connections says how."
                ) from None
            except ValueError as refused:
                raise AirflowFailException(str(refused)) from None
        return settings

    def _run(
        self, command: list[str], environment: ChildEnvironment, redactor: Redactor, folder: Path
    ) -> tuple[int, _Heard]:
        with TaskProcess(command, environment, folder) as self._process:
            heard = self._relay(self._process.lines(), redactor)
            return self._process.exit_code(), heard

    def _relay(self, lines: Iterable[bytes], redactor: Redactor) -> _Heard:
        """Logs every line; gives back what explains a failure best."""
        heard = _Heard()
        for raw in lines:
            text = redactor.clean(raw.decode("utf-8", "replace").rstrip("\r"))
            line = log_lines.parse(text)
            self.log.log(line.level, "%s", line.message)
            if line.level >= logging.ERROR:
                heard.errors.append(line.message.splitlines()[0])
            elif not line.structured:
                heard.unstructured.append(line.message)
        return heard

    def _report(self, file: Path, redactor: Redactor) -> dict[str, Any]:
        try:
            return redactor.clean_deep(run_report.read(file))
        except run_report.BadReportError as bad:
            raise AirflowFailException(f"{self.program}: {bad}") from None

    def _raise(self, exit_code: int, reported: Mapping[str, str], heard: _Heard) -> None:
        meaning = meaning_of(exit_code)
        ended = f"{self.program} ended with exit code {exit_code} ({meaning.name})"
        why = str(Failure(**reported)) if reported else heard.last_words()
        text = f"{ended}{f': {why}' if why else '.'}\n{meaning.advice}"
        known = {"what": f"{ended}: {heard.last_words()}", "what_to_do": meaning.advice}
        self._failure = Failure(
            **reported or known,
            exit_code=exit_code,
            runbook=meaning.runbook,
            findings=tuple(heard.errors[: failure.MOST_FINDINGS]),
        )
        text = f"{text}\nMore about it: {RUNBOOKS}/{meaning.runbook}"
        if meaning.outcome is Outcome.RETRY:
            raise AirflowException(text)
        raise AirflowFailException(text)

    @staticmethod
    def _with_start(report: dict[str, Any], context: Any) -> dict[str, Any]:
        """The report, and when this attempt began: it tells one load from a repeated one."""
        task_instance = context.get("ti")
        if task_instance is None or task_instance.start_date is None:
            return report
        return report | {"started_at": task_instance.start_date.isoformat()}
