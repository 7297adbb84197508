"""The examples in the guide for assistants run in order and print what it shows."""

import re
import shlex
import shutil
from datetime import date
from pathlib import Path

import pytest

from okr_cli.cli.command_group import COMMANDS
from okr_cli.commands import check_in
from okr_cli.schemas.reports import REPORTS
from tests.commands.running import ROOT, okr
from tests.workspace.repositories import git, repository

GUIDE = (ROOT / "docs" / "guide" / "assistants.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(console|csv|text|markdown)\n(.*?)^```", re.M | re.S)
BLOCKS = [(found[1], found[2]) for found in BLOCK.finditer(GUIDE)]
LINE_NUMBER = re.compile(r"(?<=\.yaml):\d+:")
"""It depends on the recipes that went before."""


class Meeting(date):
    """The clock of the guide."""

    @classmethod
    def today(cls) -> "Meeting":
        return cls(2026, 11, 20)


def test_the_recipes_run_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "acme"
    shutil.copytree(ROOT / "examples" / "acme", folder)
    repository(folder)
    git(folder, "add", ".")
    git(folder, "-c", "user.name=Maya", "-c", "user.email=maya@acme.example", "commit", "-qm", "Begin")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(check_in, "date", Meeting)
    printed: list[str] = []
    for language, text in BLOCKS:
        if language == "csv":
            Path("drafts.csv").write_text(text, encoding="utf-8")
        elif language == "console":
            printed = []
            for line in text.splitlines():
                program, *arguments = shlex.split(line.removeprefix("$ "))
                done = okr(*arguments)
                assert (program, done.code) == ("okr", 0), (line, done)
                printed += LINE_NUMBER.sub(":", f"{done.out}{done.err}").splitlines()
        elif language == "text":
            missing = [line for line in LINE_NUMBER.sub(":", text).splitlines() if line not in printed]
            assert not missing, printed
    assert "66 → 72%" in okr("diff", "--format", "markdown").out


def test_the_block_to_paste_names_existing_commands() -> None:
    (block,) = [text for language, text in BLOCKS if language == "markdown"]
    named = set(re.findall(r"`okr ([a-z-]+)", block))
    assert named - {"diff", "lint"}
    assert named <= set(COMMANDS)
    formats = re.search(r"`--format json` works for (.*?);", GUIDE, re.S)
    assert formats
    assert set(re.findall(r"`([a-z-]+)`", formats[1])) == set(REPORTS) - {"lint"}
