"""``okr canvas``: a page with what is known and a link to it, and nothing overwritten."""

from pathlib import Path

import pytest

from tests.commands.running import okr
from tests.commands.test_work_edit import TEAM, changed, team

__all__ = ["team"]


def test_a_page_contains_what_is_known_and_the_open_questions(team: Path) -> None:
    done = okr("canvas", "setup")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[1:] == ["  + canvas: canvases/setup.md", "wrote canvases/setup.md"]
    assert changed(team)[0] == ["canvas: canvases/setup.md"]
    page = (team.parent / "canvases" / "setup.md").read_text(encoding="utf-8")
    assert page.startswith("# Redesign setup step 2 to ask three fields\n\n- Initiative: 2024-Q4/growth/start/")
    for line in (
        "- Owner: Jonas Lindqvist",
        "- Status: in progress, started 2024-10-08",
        "- Belief: Fewer fields help",
        "- Within: 4 weeks",
        "- At stake: (whose time, and how much?)",
        "- Verdict: (validated, invalidated or inconclusive?)",
    ):
        assert f"\n{line}\n" in page
    assert okr("lint", "--select", "missing-canvas").code == 0


def test_an_existing_file_is_never_overwritten(team: Path) -> None:
    page = team.parent / "canvases" / "setup.md"
    page.parent.mkdir()
    page.write_text("mine\n", encoding="utf-8")
    assert okr("canvas", "setup").complaint == "canvases/setup.md already exists and will not be overwritten"
    assert okr("canvas", "setup", "--force").code == 2
    assert okr("set", "setup", "canvas=canvases/setup.md").code == 0
    assert okr("canvas", "setup").code == 2
    assert page.read_text(encoding="utf-8") == "mine\n"


def test_the_page_goes_where_a_broken_link_points(team: Path) -> None:
    assert okr("set", "setup", "canvas=notes/setup.md").code == 0
    before = team.read_text(encoding="utf-8")
    assert okr("canvas", "setup").out == "wrote notes/setup.md\n"
    assert team.read_text(encoding="utf-8") == before
    assert (team.parent / "notes" / "setup.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("setup", "--file", "../setup.md"), "../setup.md is outside the workspace; choose another path with --file"),
        (("setup", "--file", "okrs.md/"), ""),
        (("setup", "--file", "page.yaml"), "page.yaml: the document is Markdown; use a file name that ends in .md"),
        (("activation",), "'activation' is a Key Result; expected an Initiative"),
    ],
)
def test_an_invalid_place_is_refused(team: Path, arguments: tuple[str, ...], complaint: str) -> None:
    (team.parent / "okrs.md").mkdir()
    assert complaint in okr("canvas", *arguments).complaint
    assert team.read_text(encoding="utf-8") == TEAM


def test_a_url_is_not_a_path(team: Path) -> None:
    assert okr("set", "setup", "canvas=https://acme.example/setup").code == 0
    assert okr("canvas", "setup").complaint == (
        "'setup' already has a canvas: https://acme.example/setup; run 'okr set setup canvas=' to remove the link"
    )


def test_no_text_of_the_file_acts_as_markup(team: Path) -> None:
    team.write_text(TEAM.replace("Redesign setup step 2 to", "Redesign <b>[x](y)</b> | `z`"), encoding="utf-8")
    assert okr("canvas", "setup").code == 0
    page = (team.parent / "canvases" / "setup.md").read_text(encoding="utf-8")
    assert page.startswith("# Redesign &lt;b&gt;\\[x\\](y)&lt;/b&gt; \\| \\`z\\` ask")


def test_a_dry_run_shows_both_files_and_writes_none(team: Path) -> None:
    done = okr("canvas", "setup", "--dry-run")
    assert "+++ b/canvases/setup.md\n" in done.out
    assert "+            canvas: canvases/setup.md\n" in done.out
    assert not (team.parent / "canvases").exists()
