"""Writes the golden file anew: ``python -m tests.examples.golden``. Read the difference before you commit it."""

import json
import os
from contextlib import chdir
from pathlib import Path
from typing import Any
from unittest import mock

from tests.commands.running import ROOT, Outcome, environment, okr

EXAMPLES = ROOT / "examples"
GOLDEN = Path(__file__).parent / "broken.txt"
DAY = "2026-01-15"
SEVERITIES = ("info", "warning", "error")


def lint(example: str, *arguments: str) -> Outcome:
    """``okr lint`` in the folder of an example, in a plain environment."""
    with chdir(EXAMPLES / example), mock.patch.dict(os.environ, environment(), clear=True):
        return okr("lint", "--no-cache", *arguments)


def findings(example: str, *arguments: str) -> list[dict[str, Any]]:
    """What ``okr lint`` finds in an example, seen from its own folder."""
    done = lint(example, "--exit-zero", "--output-format", "json", *arguments)
    found: list[dict[str, Any]] = json.loads(done.out)["diagnostics"]
    return found


def page() -> str:
    """Every finding of the broken example as the concise format writes it, and below it the words underlined."""
    options = ("--as-of", DAY, "--min-severity", "info", "--output-format", "concise")
    *lines, summary = lint("broken", *options).out.splitlines()
    mild_first = sorted(findings("broken", "--as-of", DAY), key=lambda one: SEVERITIES.index(one["severity"]))
    words = [underlined(one) for one in mild_first]
    pairs = zip(lines, words, strict=True)
    return "".join(f"{line}\n    {said}\n" for line, said in pairs) + f"{summary}\n"


def underlined(finding: dict[str, Any]) -> str:
    """The words of the file at a finding."""
    lines = (EXAMPLES / "broken" / finding["path"]).read_text(encoding="utf-8").splitlines()
    start, end = finding["start"], finding["end"]
    first: str = lines[start["line"] - 1][start["column"] - 1 :]
    if start["line"] != end["line"]:
        return f"{first} …"
    return first[: end["column"] - start["column"]]


if __name__ == "__main__":
    GOLDEN.write_text(page(), encoding="utf-8", newline="")
