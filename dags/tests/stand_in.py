"""A folder of pretended task jars: they note every call and behave as a test wants."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

JARS = (
    "extract-woocommerce",
    "extract-square",
    "migrate-warehouse",
    "load-staging",
    "build-marts",
    "check-marts",
    "publish-marts",
    "make-report",
)
PYTHON = ("make-workbook", "publish-workbook")
"""What is no jar, but lies beside them."""


_LAUNCHER = """#!{python} -IS
import fcntl, json, os, signal, subprocess, sys, time
here = os.path.dirname(os.path.realpath(sys.argv[0]))
task, options = sys.argv[1], sys.argv[2:]
if task == "--java-home":
    print("/nowhere"); sys.exit()
began = time.time()
forms = [os.path.join(here, form) for form in (task + ".jar", "workbook/" + task + ".py")]
with open(next(filter(os.path.exists, forms))) as file:
    rules = json.load(file)
with open(os.path.join(here, "calls.jsonl"), "a+") as file:
    file.seek(0)
    before = [(call["task"], call["options"]) for call in map(json.loads, file)]
def holds(rule):
    often = rule.get("times") is None or before.count((task, options)) < rule["times"]
    return often and all(word in options for word in rule.get("when", []))
does = next(filter(holds, rules))
if does.get("ignore_term"):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
if does.get("say_on_term"):
    def say_goodbye(*_):
        os.write(1, json.dumps({{"level": "info", "message": does["say_on_term"]}}).encode())
        os._exit(143)
    signal.signal(signal.SIGTERM, say_goodbye)
if does.get("grandchild"):
    subprocess.Popen([sys.executable, "-c",
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"])
for line in does.get("stdout", []):
    print(line, flush=True)
for line in does.get("stderr", []):
    print(line if isinstance(line, str) else json.dumps(line), file=sys.stderr, flush=True)
for name in does.get("print_variables", []):
    print("I hold " + os.environ[name], flush=True)
if "report" in does:
    with open(os.environ["COUNTINGHOUSE_REPORT"], "w") as file:
        file.write(does["report"] if isinstance(does["report"], str) else json.dumps(does["report"]))
call = {{"task": task, "options": options, "environment": dict(os.environ), "pid": os.getpid(),
        "directory": os.getcwd(), "began": began}}
with open(os.path.join(here, "calls.jsonl"), "a") as file:
    fcntl.flock(file, fcntl.LOCK_EX)
    file.write(json.dumps(call) + "\\n")
time.sleep(does.get("sleep", 0))
if does.get("signal"):
    os.kill(os.getpid(), does["signal"])
sys.exit(does.get("exit", 0))
"""

USUAL_REPORT = {"rows": {"read": 3, "new": 2, "unchanged": 1, "rejected": 0}}


@dataclass(frozen=True)
class Dist:
    """The folder; `calls` are all calls so far in the order of their ends."""

    folder: Path

    def behave(self, jar: str, *rules: dict[str, Any]) -> None:
        """The first rule whose `when` words are all among the options holds; then the usual.

        A rule with `times` holds so many times for the same options.
        """
        usual = {"report": USUAL_REPORT}
        form = f"workbook/{jar}.py" if jar in PYTHON else f"{jar}.jar"
        self.folder.joinpath(form).write_text(json.dumps([*rules, usual]))

    def calls(self) -> list[dict[str, Any]]:
        noted = self.folder / "calls.jsonl"
        return (
            [json.loads(line) for line in noted.read_text().splitlines()] if noted.exists() else []
        )


def make_dist(folder: Path) -> Dist:
    folder.joinpath("workbook").mkdir(parents=True)
    launcher = folder / "countinghouse"
    launcher.write_text(_LAUNCHER.format(python=sys.executable))
    launcher.chmod(0o755)
    dist = Dist(folder)
    for jar in (*JARS, *PYTHON):
        dist.behave(jar)
    return dist


def option(call: dict[str, Any], name: str) -> str:
    """The value of an option of a call."""
    return call["options"][call["options"].index(name) + 1]
