"""A finding stays known if its entity gets another title or file, and no new finding hides behind it."""

import json
from pathlib import Path

import pytest

from okr_cli.linter.session import BASELINE_NAME
from tests.commands.running import Outcome, okr

FILE = """\
okr: 1
cycle: 2026-Q4
team: Bakery
objectives:
  - title: Make breakfast worth getting up for
    owner: Kitchen team
    key_results:
      - id: regulars
        title: Raise breakfasts a day from 60 to 110
        owner: Kitchen team
        initiatives:
          - id: stall
            title: Open a stall at the tram stop
            size: 3
  - id: lunch
    title: Let the office forget its canteen
    owner: Kitchen team
"""
BREAKFAST = FILE[FILE.index("  - title: Make") : FILE.index("  - id: lunch")]
HEAD = FILE[: FILE.index("  - title: Make")]
TITLE = "Make breakfast worth getting up for"
DERIVED = "make-breakfast-worth-getting-up-for"


@pytest.fixture
def known(folder: Path) -> Path:
    """A workspace whose four findings are in its baseline."""
    (folder / "okr.toml").write_text('[lint]\nselect = ["unknown-key", "ownership"]\n')
    (folder / "a.yaml").write_text(FILE)
    assert okr("lint", "--write-baseline").err == f"okr: wrote 4 findings to {BASELINE_NAME}\n"
    return folder


def new(*arguments: str, stdin: bytes = b"") -> list[tuple[str, str, str | None]]:
    """What a run reports."""
    done = okr("lint", "--output-format", "json", *arguments, stdin=stdin)
    return [(finding["path"], finding["name"], finding["entity"]) for finding in json.loads(done.out)["diagnostics"]]


def is_clean(done: Outcome) -> bool:
    return done.code == 0 and "(4 in the baseline)" in done.out


def test_another_title_keeps_the_entity_and_all_below_it_known(known: Path) -> None:
    (known / "a.yaml").write_text(FILE.replace(TITLE, "Get the street up for breakfast"))
    done = okr("lint")
    assert is_clean(done)
    assert done.err == (
        f"okr: {BASELINE_NAME} has 3 entries at a previous address (team-owner at {DERIVED}, team-owner at regulars "
        "and unknown-key at stall); run 'okr lint --write-baseline' to update them\n"
    )
    assert okr("lint", "--write-baseline").code == 0
    assert DERIVED not in (known / BASELINE_NAME).read_text()
    assert okr("lint").err == ""


def test_another_finding_after_a_change_of_title_is_new(known: Path) -> None:
    text = FILE.replace(TITLE, "Get the street up for breakfast").replace(
        "size: 3", "size: 3\n            colour: blue"
    )
    (known / "a.yaml").write_text(text)
    entity = "2026-Q4/bakery/get-the-street-up-for-breakfast/regulars/stall"
    assert new() == [("a.yaml", "unknown-key", entity)]


def test_another_id_is_another_entity(known: Path) -> None:
    (known / "a.yaml").write_text(FILE.replace("id: lunch", "id: midday"))
    assert new() == [("a.yaml", "team-owner", "2026-Q4/bakery/midday")]


def test_a_sibling_of_a_known_entity_is_new(known: Path) -> None:
    (known / "a.yaml").write_text(FILE + "  - title: Close late\n    owner: Kitchen team\n")
    assert new() == [("a.yaml", "team-owner", "2026-Q4/bakery/close-late")]


def test_a_sibling_of_a_fixed_entity_is_new(known: Path) -> None:
    text = FILE.replace("up for\n    owner: Kitchen team", "up for\n    owner: Ada Byron")
    (known / "a.yaml").write_text(text + "  - title: Close late\n    owner: Kitchen team\n")
    assert new() == [("a.yaml", "team-owner", "2026-Q4/bakery/close-late")]


def test_another_cycle_starts_over(known: Path) -> None:
    (known / "a.yaml").write_text(FILE.replace("2026-Q4", "2027-Q1"))
    assert len(new()) == 4


def test_a_renamed_file_stays_known(known: Path) -> None:
    (known / "okrs").mkdir()
    (known / "a.yaml").rename(known / "okrs" / "bakery.yaml")
    done = okr("lint")
    assert is_clean(done)
    assert "at a previous address" in done.err
    assert okr("lint", "okrs/bakery.yaml").err == ""
    assert is_clean(okr("lint", "okrs/bakery.yaml"))
    okr("lint", "--write-baseline")
    assert {row["path"] for row in json.loads((known / BASELINE_NAME).read_text())["findings"]} == {"okrs/bakery.yaml"}


def test_an_entity_moved_to_another_file_stays_known(known: Path) -> None:
    (known / "a.yaml").write_text(FILE.replace(BREAKFAST, ""))
    (known / "b.yaml").write_text(HEAD + BREAKFAST)
    assert is_clean(okr("lint"))


def test_a_copy_is_new(known: Path) -> None:
    (known / "b.yaml").write_text(FILE)
    assert [path for path, _, _ in new()] == ["b.yaml"] * 4


def test_findings_without_an_entity_follow_their_file(folder: Path) -> None:
    (folder / "a.yaml").write_text("okr: 1\nsize: 3\n")
    okr("lint", "--write-baseline", "--select", "file")
    (folder / "a.yaml").rename(folder / "b.yaml")
    (folder / "c.yaml").write_text("okr: 1\ncolour: blue\n")
    assert new("--select", "file") == [("c.yaml", "unknown-key", None)]


def test_an_older_baseline_without_entities_for_the_form_of_a_file_still_works(known: Path) -> None:
    data = json.loads((known / BASELINE_NAME).read_text())
    for row in data["findings"]:
        if row["rule"] == "unknown-key":
            row["entity"] = ""
    (known / BASELINE_NAME).write_text(json.dumps(data))
    assert is_clean(okr("lint"))
    (known / "a.yaml").write_text(FILE.replace("size: 3", "size: 3\n            colour: blue"))
    done = okr("lint", "--output-format", "concise")
    assert done.out.splitlines()[0].endswith("unknown key 'colour' in an Initiative")


def test_standard_input_is_read_in_place_of_its_file(known: Path) -> None:
    text = FILE.replace(TITLE, "Get the street up for breakfast").encode()
    assert is_clean(okr("lint", "-", "--stdin-filename", "a.yaml", stdin=text))
