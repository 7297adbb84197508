"""``okr init`` on a terminal: three questions, and a valid workspace whatever the answers."""

import sys
from pathlib import Path

import pytest

from tests.commands.running import okr
from tests.commands.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")


def test_on_a_terminal_it_asks_for_missing_options(folder: Path) -> None:
    terminal = Terminal(folder, ("init",))
    terminal.answer(r"Team or company.*\]: ", "Web")
    terminal.answer(r"Cycle.*\]: ", "2026-Q9")
    terminal.answer(r"is not a cycle(.|\s)*Cycle.*\]: ", "2027-Q1")
    terminal.answer(r"Who owns.*\]: ", "platform team")
    terminal.answer(r"not a single person's name(.|\s)*Who owns.*\]: ", "Ada Byron")
    assert terminal.end() == 0
    text = (folder / "okrs" / "web.yaml").read_text()
    assert "cycle: 2027-Q1\nteam: Web\n" in text
    assert "    owner: Ada Byron\n" in text
    assert okr("lint", "--fail-on", "info").out == "No findings in 1 file.\n"
