"""The quarter in README works as it is written: line by line, from an empty folder to the next cycle."""

import json
import re
import shlex
from collections.abc import Iterable
from datetime import date
from importlib import import_module
from pathlib import Path
from unittest import mock

import pytest

from okr_cli.cli.editing import check_in_walk
from tests.commands.running import ROOT, Outcome, okr

QUARTER = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## A quarter from the command line\n")[1]
BLOCKS = re.findall(r"^```console\n(.*?)^```", QUARTER.split("\n## ")[0], re.MULTILINE | re.DOTALL)
DAYS = (date(2026, 10, 5), date(2026, 10, 12), date(2026, 10, 19), date(2026, 11, 16), date(2027, 1, 4))
"""A day for each block."""
WITHOUT_QUESTIONS = {"close": "--yes", "new": "--carry-open"}
"""For ``okr cycle``: what Enter at every question amounts to."""


def lines_of(block: str) -> list[str]:
    """The command lines of a block, each with its continuation."""
    return re.findall(r"^\$ (.*)$", block.replace("\\\n", ""), re.MULTILINE)


def run(line: str, day: date) -> Outcome:
    """Run one line on a day, with what ``echo`` pipes into it."""
    piped, _, command = line.rpartition(" | ")
    name, *words = shlex.split(command, comments=True)[1:]
    module = import_module(f"okr_cli.commands.{name.replace('-', '_')}")
    if name == "cycle":
        words += [WITHOUT_QUESTIONS[words[0]]] if words[0] in WITHOUT_QUESTIONS else []
    stdin = " ".join(shlex.split(piped)[1:]).encode()
    if not hasattr(module, "date"):
        return okr(name, *words, stdin=stdin)
    with mock.patch.object(module, "date", mock.Mock(wraps=date, today=lambda: day)):
        return okr(name, *words, stdin=stdin)


def warnings(day: date) -> list[str]:
    """The rules of the findings that fail ``okr lint``."""
    said = okr("lint", "--as-of", str(day), "--allow-empty", "--output-format", "concise").out
    return re.findall(r": (?:warning|error) \d+ ([a-z-]+):", said)


def answering(answers: Iterable[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Sit at the terminal: the answers appear as they are typed, and after the last one comes ``q``."""
    left = iter(answers)

    def typed(prompt: str) -> str:
        answer = next(left, "q")
        print(f"{prompt}{answer}")
        return answer

    monkeypatch.setattr("builtins.input", typed)
    monkeypatch.setattr(check_in_walk, "can_ask", lambda: True)


@pytest.mark.parametrize("days", [DAYS, (date(2026, 12, 1),) * len(DAYS)], ids=["through the quarter", "in one day"])
def test_every_line_works_and_leaves_no_warning(
    days: tuple[date, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until the second Key Result, the Objective has too few of them. Nothing else is ever wrong."""
    monkeypatch.setenv("OKR_STATE_DIR", str(folder.parent / "state"))
    shown = BLOCKS[2].split("\n", 1)[1].removesuffix("…\n")
    answering(re.findall(r"^value[^:]*: (.+)$", shown, re.MULTILINE), monkeypatch)
    key_results = 0
    for block, day in zip(BLOCKS, days, strict=True):
        for line in lines_of(block):
            done = run(line, day)
            assert done.code == 0, (line, done.err)
            if block is BLOCKS[2] and days is DAYS:
                assert done.out.startswith(shown)
            key_results += line.startswith("okr add key-result")
            lacks_some = line.startswith("okr add") and key_results < 2
            assert warnings(day) == ["too-few-key-results"] * lacks_some, line
    found = json.loads(okr("show", "cracks", "--as-of", "2027-01-04", "--format", "json").out)
    assert found["address"] == "2027-Q1/kiln/reorders/cracks"
