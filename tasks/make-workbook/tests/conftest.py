"""What the tests share: a small star, and one of two years with the workbook that is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import sample_marts
import two_years
from countinghouse_workbook.verification import check
from programs import SMALL, write_documents


@pytest.fixture(scope="session")
def marts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A marts.duckdb, only to be read."""
    return sample_marts.write(tmp_path_factory.mktemp("marts") / "marts.duckdb")


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with the small workbook and the real measures."""
    return write_documents(tmp_path / "documents", SMALL)


@pytest.fixture(scope="session")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The marts of two years, only to be read."""
    return two_years.write(tmp_path_factory.mktemp("years") / "marts.duckdb", two_years.FIRST)


@pytest.fixture(scope="session")
def found(years: Path) -> check.Findings:
    """What the check finds in the project's own workbook of these marts."""
    return two_years.judged(years.parent, years)
