"""What a task says while it works: one JSON object a line, or on a terminal a plain line."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, TextIO

_SHORTEST_SECRET = 6


class Log:
    """The log of one task; hidden secrets never pass."""

    def __init__(self, task: str, stream: TextIO) -> None:
        self._task = task
        self._stream = stream
        self._human = stream.isatty()
        self._hidden: list[str] = []

    def hide(self, secret: str) -> None:
        """Never shows this text from now on."""
        if len(secret) >= _SHORTEST_SECRET:
            self._hidden = sorted({*self._hidden, secret}, key=len, reverse=True)

    def clean(self, text: str) -> str:
        """The text without any hidden secret."""
        for secret in self._hidden:
            text = text.replace(secret, "***")
        return text

    def info(self, message: str, **facts: Any) -> None:
        """Something worth knowing."""
        self._write("info", message, facts)

    def warning(self, message: str, **facts: Any) -> None:
        """Something a person should look at, although the work goes on."""
        self._write("warning", message, facts)

    def error(self, message: str, **facts: Any) -> None:
        """Why the work stopped."""
        self._write("error", message, facts)

    def _write(self, level: str, message: str, facts: dict[str, Any]) -> None:
        if self._human:
            told = ", ".join(f"{name}={value}" for name, value in facts.items())
            line = (
                f"{'' if level == 'info' else f'{level}: '}{message}{f'  {told}' if told else ''}"
            )
        else:
            time = datetime.now(UTC).isoformat().replace("+00:00", "Z")
            head = {"time": time, "level": level, "task": self._task, "message": message}
            line = json.dumps(head | facts, ensure_ascii=False, default=str)
        print(self.clean(line), file=self._stream, flush=True)
