"""The settings of one run, read once from the environment, as `docs/reference/settings.md` says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from countinghouse_workbook.task.failure import ExitCode, TaskFailure

PREFIX = "COUNTINGHOUSE_"
EXAMPLES = {
    "WAREHOUSE": "jdbc:duckdb:/var/lib/countinghouse/warehouse.duckdb",
    "WORKBOOKS": "/var/lib/countinghouse/workbooks",
    "TABLEAU_URL": "https://tableau.example.com",
    "TABLEAU_SITE": "bakery",
    "TABLEAU_PROJECT": "Sales",
    "TABLEAU_TOKEN_NAME": "countinghouse",
    "TABLEAU_TOKEN": "…",
}
"""Every setting that a program here reads, without its prefix, with a value it would accept."""

SECRETS = frozenset({"TABLEAU_TOKEN"})
"""These may also stand in a file that `…_FILE` names."""


class Settings:
    """Blank counts as not set. What is complained of is named, with an example."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def optional(self, name: str) -> str | None:
        """The value, or nothing."""
        assert name in EXAMPLES  # noqa: S101  a name that is not documented is a slip of ours
        return self._from_file(name) or self._value(name)

    def required(self, name: str) -> str:
        """The value.

        Raises:
            TaskFailure: (78) when it is not set.
        """
        value = self.optional(name)
        if value is None:
            variable = PREFIX + name
            or_file = f", or {variable}_FILE to a file that holds it" if name in SECRETS else ""
            raise TaskFailure(
                ExitCode.CONFIGURATION,
                f"{variable} is not set",
                f"the environment variable {variable}",
                f"Set it to something like {EXAMPLES[name]}{or_file}",
            )
        return value

    def secrets(self) -> list[str]:
        """All secrets that are set, to be kept out of the log."""
        return [value for name in sorted(SECRETS) if (value := self.optional(name))]

    def _value(self, name: str) -> str | None:
        return self._environment.get(PREFIX + name, "").strip() or None

    def _from_file(self, name: str) -> str | None:
        variable = f"{PREFIX}{name}_FILE"
        file = self._environment.get(variable, "").strip()
        if name not in SECRETS or not file:
            return None
        if self._value(name):
            raise TaskFailure(
                ExitCode.CONFIGURATION,
                f"{PREFIX}{name} is given twice, also as a file",
                f"the environment variables {PREFIX}{name} and {variable}",
                "Unset one of them",
            )
        try:
            held = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as problem:
            reason = getattr(problem, "strerror", None) or "it is no text"
            raise TaskFailure(
                ExitCode.CONFIGURATION,
                f"The file that {variable} names cannot be read: {reason}",
                file,
                "Mend the path or its rights",
            ) from None
        if not held:
            raise TaskFailure(
                ExitCode.CONFIGURATION,
                f"The file that {variable} names is empty",
                file,
                "Write the secret into it",
            )
        return held
