"""README and the guides show commands and files that okr accepts."""

import re
import shlex
from datetime import date
from pathlib import Path

import pytest
from typer.core import TyperCommand

from tests.commands.running import ROOT, okr

README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs" / "guide").glob("*.md"))]
COMMAND = re.compile(r"^\$ (?:.*?[|&] |\S*/bin/)?okr ([a-z][^\n]*)$", re.MULTILINE)
SHELL = {"|", "&&", ">", "<"}
DAY = date(2026, 10, 19)


def command_lines(page: Path) -> list[list[str]]:
    """The words after ``okr`` on each prompt, up to shell syntax. Tab completion is left out."""
    text = page.read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line for line in COMMAND.findall(text) if "<Tab>" not in line]
    words = [shlex.split(line, comments=True) for line in lines]
    return [line[: next((place for place, word in enumerate(line) if word in SHELL), len(line))] for line in words]


def test_every_command_line_is_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of commands and options, values of options, number of arguments; nothing runs."""
    monkeypatch.setattr(TyperCommand, "invoke", lambda command, context: None)
    lines = {page.name: command_lines(page) for page in PAGES}
    refused = [
        f"{name}: okr {shlex.join(words)}: {done.err}"
        for name in lines
        for words in lines[name]
        if (done := okr(*words)).code != 0
    ]
    assert refused == []
    assert len(lines["README.md"]) > 40
    assert sum(map(len, lines.values())) > 120


def test_the_files_in_the_readme_have_no_findings(tmp_path: Path) -> None:
    """The first file, together with the roster and the Key Result with milestones."""
    blocks = re.findall(r"^```yaml\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (first,) = [block for block in blocks if "\nobjectives:" in block]
    (roster,) = [block for block in blocks if block.startswith("people:")]
    (milestones,) = [block for block in blocks if "milestones:" in block]
    (tmp_path / "okr.toml").touch()
    (tmp_path / "bakery.yaml").write_text(first + milestones + roster, encoding="utf-8")
    linted = okr("lint", tmp_path, "--as-of", str(DAY), "--min-severity", "info")
    assert (linted.code, linted.out) == (0, "No findings in 1 file.\n"), linted
    assert "1 of 4 by weight" in okr("show", "cafes", tmp_path, "--as-of", str(DAY)).out
