"""How it shows that a machine, not the data, was too small."""

from __future__ import annotations

_FULL_DISK = ("no space left on device", "disk quota exceeded", "file too large")
"""The operating system's words, whoever was writing (as `countinghouse.taskkit.FullDisk`)."""

_NO_MEMORY = ("out of memory", "memory limit", "cannot allocate memory")
"""DuckDB's, Hyper's and the operating system's."""


def is_disk_full(text: str) -> bool:
    """Whether a message tells of a full disk."""
    return any(words in text.lower() for words in _FULL_DISK)


def is_too_small(text: str) -> bool:
    """Whether a message tells of a full disk or of too little memory."""
    return is_disk_full(text) or any(words in text.lower() for words in _NO_MEMORY)
