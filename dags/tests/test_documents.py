"""What people are told to type or to open exists: commands, options, targets, settings, files."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from conftest import REPOSITORY

DOCUMENTS = sorted(
    [*REPOSITORY.glob("*.md"), *REPOSITORY.glob("dags/*.md"), *REPOSITORY.glob("docs/**/*.md")]
)
RUNBOOKS = REPOSITORY / "docs" / "runbooks"
FOLDERS = "tasks|dags|warehouse-schema|sql|infra|docs"

_CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_TASK = re.compile(r"\bcountinghouse +([a-z]+-[a-z-]+|trace)\b((?:\\\n|[^\n|;&#`])*)")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
_TARGET = re.compile(r"(?:^|`|&& )make ([a-z-]+)", re.MULTILINE)
_SETTING = re.compile(r"\bCOUNTINGHOUSE_[A-Z_]+[A-Z]\b")
_PATH = re.compile(rf"(?<![\w/.$-])(?:{FOLDERS})/[\w./-]*\w")
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.fixture(params=DOCUMENTS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def document(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_the_tasks_and_their_options_exist(document: Path) -> None:
    wrong = [
        f"{task} {option}"
        for task, rest in _TASK.findall(_code(document))
        for option in ["", *_OPTION.findall(rest)]
        if option not in _options(task)
    ]
    assert wrong == []


def test_the_targets_of_make_exist(document: Path) -> None:
    known = re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(), re.MULTILINE)
    assert sorted(set(_TARGET.findall(_code(document))) - set(known)) == []


def test_make_docs_runs_every_test_that_rewrites_a_page() -> None:
    (asked,) = re.findall(
        r"docs\.rewrite=true -Dtest='([^']+)'", (REPOSITORY / "Makefile").read_text()
    )
    rewriting = [
        test.stem
        for test in REPOSITORY.glob("tasks/**/src/test/java/**/*Test.java")
        if 'getBoolean("docs.rewrite")' in test.read_text()
    ]
    assert len(rewriting) >= 5
    patterns = asked.split(",")
    assert [it for it in rewriting if not any(fnmatch(it, each) for each in patterns)] == []


def test_the_settings_exist(document: Path) -> None:
    said = {name.removesuffix("_FILE") for name in _SETTING.findall(_code(document))}
    assert sorted(said - _settings()) == []


def test_the_files_exist(document: Path) -> None:
    named = _PATH.findall(_code(document))
    assert [path for path in named if not (REPOSITORY / path).exists()] == []


def test_the_links_lead_somewhere(document: Path) -> None:
    links = _LINK.findall(document.read_text())
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_runbook_stands_in_the_index() -> None:
    index = (RUNBOOKS / "README.md").read_text()
    missing = [path.name for path in RUNBOOKS.glob("*.md") if f"({path.name}" not in index]
    assert missing == ["README.md"]


def test_a_wrong_word_is_found() -> None:
    told = "`countinghouse check-marts --accept RULE \\\n  --untl DATE` and `make bild`"
    [(task, rest)] = _TASK.findall(told)
    assert (task, _OPTION.findall(rest)) == ("check-marts", ["--accept", "--untl"])
    assert "--untl" not in _options(task)
    assert _TARGET.findall(told.replace(" and ", " ")) == ["bild"]


def _code(document: Path) -> str:
    """What stands in code blocks and code spans."""
    return "\n".join(_CODE.findall(document.read_text()))


def _options(task: str) -> set[str]:
    """The options that stand in a task's own sources and in what tasks share; "" for the task."""
    sources = REPOSITORY / "tasks" / task / "src" / "main" / "java"
    in_python = REPOSITORY / "tasks/make-workbook/help" / f"{task}.txt"
    if in_python.exists():
        return {"", *_OPTION.findall(in_python.read_text())}
    if not sources.exists():
        return set()
    shared = (REPOSITORY / "tasks" / "shared").glob("*/src/main/java/**/*Options.java")
    text = "".join(path.read_text() for path in [*sources.glob("**/*.java"), *shared])
    return {"", "--help", "--version", *re.findall(r'"(--[a-z-]+)"', text)}


def _settings() -> set[str]:
    """Those of the jars, and those that only Airflow's side reads."""
    python = [*REPOSITORY.glob("dags/**/*.py"), *REPOSITORY.glob("infra/local/*.py")]
    scripts = [REPOSITORY / "infra/launcher/countinghouse", REPOSITORY / "infra/local/airflow-run"]
    pages = [REPOSITORY / "docs/reference/settings.md", *python, *scripts]
    return set(_SETTING.findall("".join(page.read_text() for page in pages)))
