"""``okr report``: one page in a file, the same for the same files and date."""

import sys
from io import StringIO
from pathlib import Path

import pytest

from okr_cli.commands.report import report
from okr_cli.errors import CannotRun
from tests.commands.running import okr
from tests.output.page import checked
from tests.views.workspace import EVERY_FORM

DAY = ("--as-of", "2026-11-20")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "okr.toml").touch()
    (tmp_path / "okrs.yaml").write_text(EVERY_FORM, encoding="utf-8")
    return tmp_path


def test_file_pipe_and_dash_get_the_same_page(workspace: Path) -> None:
    written = okr("report", *DAY, "-o", "okrs.html")
    assert (written.code, written.out, written.err) == (0, "", "wrote okrs.html\n")
    page = (workspace / "okrs.html").read_text(encoding="utf-8")
    assert okr("report", *DAY).out == okr("report", *DAY, "-o", "-").out == page
    assert checked(page).outline[:2] == ["Growth, 2026-Q4", "Where we stand"]
    assert not (workspace / "-").exists()


def test_titles_are_escaped_and_okr_files_are_not_overwritten(workspace: Path) -> None:
    page = okr("report", *DAY, "--title", "Board <of> \u202eMay").out
    assert checked(page).outline[0] == "Board <of> \\u202eMay"
    refused = okr("report", *DAY, "-o", "okrs.yaml").complaint
    assert refused.startswith("okrs.yaml is a YAML file")
    assert okr("report", *DAY, "-o", "okrs.pdf").complaint.startswith("okrs.pdf: this command writes .html or .htm")


class Terminal(StringIO):
    """Standard output on a terminal."""

    def isatty(self) -> bool:
        return True


def test_no_page_is_printed_on_a_terminal(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    with pytest.raises(CannotRun, match="add '-o okrs"):
        report()
    assert terminal.getvalue() == ""


def test_since_lists_what_moved(workspace: Path) -> None:
    assert okr("report", *DAY, "--since", "2026-11-20").complaint == "--since must be before 2026-11-20"
    for option in ("--since", "--compare"):
        assert "moved +50" in okr("report", *DAY, option, "2026-11-01").out
    assert "moved +50" not in okr("report", *DAY, "--since", "2026-11-18").out
