"""``okr prioritize`` from the command line."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from okr_cli.output.symbols import encodable
from tests.commands.running import okr

DAY = ("--as-of", "2026-11-20")
WORK = """\
okr: 1
cycle: 2026-Q4
team: Bakery
objectives:
  - id: mornings
    title: Let the street wake up to fresh bread
    owner: Ida Berg
    key_results:
      - id: queue
        title: Cut the wait from 12 to 4 minutes
        owner: Ida Berg
        measure: {baseline: 12, target: 4, unit: minutes}
        initiatives:
          - {id: till, title: Rent a second till, owner: Tom Voss, impact: high, effort: low,
             hypothesis: {belief: The till is the brake, expect: -5, within: 2 weeks, evidence: counted on Saturdays}}
          - {id: shop, title: Rent the shop next door, owner: Tom Voss, impact: high, effort: high}
          - {id: music, title: Play music to those who wait, owner: Ida Berg, impact: low, effort: low}
          - {id: gone, title: Hang signs, owner: Ida Berg, status: dropped, impact: low, effort: high}
      - id: loaves
        title: Grow loaves sold before nine from 200 to 320
        owner: Tom Voss
        measure: {baseline: 200, target: 320, unit: loaves}
        initiatives:
          - {id: robot, title: Build a baking robot, owner: Tom Voss, impact: low, effort: high}
          - {id: van, title: Drive bread to the schools, owner: Ida Berg, impact: high}
initiatives:
  - {id: wall, title: Paint the back wall, owner: Tom Voss, status: idea}
"""


@pytest.fixture(autouse=True)
def bakery(folder: Path) -> Path:
    (folder / "okr.toml").touch()
    (folder / "okrs.yaml").write_text(WORK, encoding="utf-8")
    return folder


def found(*arguments: str) -> list[dict[str, Any]]:
    result = okr("prioritize", *arguments, *DAY, "--format", "json")
    assert result.code == 0, result.err
    groups: list[dict[str, Any]] = json.loads(result.out)["groups"]
    return groups


def by_id(group: dict[str, Any], key: str) -> dict[str, Any]:
    return {one["address"].rsplit("/", 1)[-1]: one[key] for one in group["initiatives"]}


def test_every_open_initiative_is_in_at_most_one_category() -> None:
    (group,) = found()
    assert by_id(group, "corner") == {
        "till": "quick-win",
        "shop": "plan",
        "music": "defer",
        "robot": "waste",
        "van": None,
        "wall": None,
    }
    assert (group["heading"], group["finished"]) == ("Bakery", 1)


def test_each_category_has_a_reason() -> None:
    (group,) = found()
    assert by_id(group, "sort") == {
        "till": "useful",
        "shop": "unsorted",
        "music": "cosmetic",
        "robot": "cosmetic",
        "van": "unsorted",
        "wall": "off-topic",
    }
    assert by_id(group, "reason")["wall"] == "has no Key Result"
    assert by_id(group, "reason")["shop"] == "no hypothesis"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"expect: -5": "expect: +5"}, "expects +5, away from the target"),
        ({"expect: -5": "expect: 0"}, "expects no change (0)"),
        ({"within: 2 weeks": "within: 9 months"}, "'within: 9 months' is longer than the cycle"),
        ({"till, owner: Tom Voss": "till, owner: Bakery Team"}, "no single owner"),
        ({"till, owner: Tom Voss": "till"}, "no owner"),
        ({"impact: high, effort: low": "impact: high, status: in-progress, started: 2026-10-01"}, "stalled"),
    ],
)
def test_work_with_findings_is_not_useful(bakery: Path, changes: dict[str, str], reason: str) -> None:
    text = WORK
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after, 1)
    (bakery / "okrs.yaml").write_text(text, encoding="utf-8")
    (group,) = found()
    assert (by_id(group, "sort")["till"], by_id(group, "reason")["till"]) == ("unsorted", reason)


def test_everybody_on_the_roster_is_a_person(bakery: Path) -> None:
    text = WORK.replace("till, owner: Tom Voss", "till, owner: Bakery Team") + "people: [{name: Bakery Team}]\n"
    (bakery / "okrs.yaml").write_text(text, encoding="utf-8")
    assert by_id(found()[0], "sort")["till"] == "useful"


def test_a_key_result_has_a_grid_of_its_own() -> None:
    (group,) = found("loaves")
    assert group["heading"] == "Grow loaves sold before nine from 200 to 320"
    assert list(by_id(group, "corner")) == ["robot", "van"]


def test_a_team_is_named() -> None:
    assert [group["heading"] for group in found("bakery")] == ["Bakery"]


def test_owner_limits_the_grid_to_one_person() -> None:
    (group,) = found("--owner", "Ida Berg")
    assert list(by_id(group, "corner")) == ["till", "shop", "music", "van"]


@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_grid_is_drawn(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = okr("prioritize", *DAY).out
    drawn = [line for line in text.splitlines() if line[7:8] in "┌├└│" and line[7:8]]
    assert len({len(line) for line in drawn}) == 1
    for words in ("Quick wins", "Plan carefully", "Defer or delegate", "Time sinks"):
        assert words in text
    assert "low effort" in text
    assert "Bakery · Effort not set • Drive bread to the schools (Ida Berg, to do)" in " ".join(text.split())


def test_the_grid_is_readable_on_a_plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    text = okr("prioritize", *DAY).out
    for line, plain in zip(text.splitlines(), encodable(text.splitlines(), "ascii"), strict=True):
        assert len(line) == len(plain)
        assert "?" not in plain


def test_markdown_has_a_list_per_category() -> None:
    text = okr("prioritize", *DAY, "--format", "markdown").out
    assert "## Quick wins (high impact, low effort)" in text
    assert "- Rent a second till (Tom Voss, to do)" in text


def test_missing_work_is_reported(bakery: Path) -> None:
    (bakery / "okrs.yaml").write_text(
        "okr: 1\ncycle: 2026-Q4\nteam: Calm\nobjectives: [{title: Sleep well, owner: Ida Berg}]\n", encoding="utf-8"
    )
    assert okr("prioritize", *DAY).out == "No Initiatives.\n"


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_each_title_appears_once(form: str) -> None:
    text = " ".join(okr("prioritize", *DAY, "--format", form).out.split())
    (group,) = found()
    assert [text.count(one["title"]) for one in group["initiatives"]] == [1] * 6


def test_missing_ratings_are_reported_once_before_other_gaps(bakery: Path) -> None:
    unrated = "\n".join(re.sub(r", (impact|effort): \w+", "", line) for line in WORK.splitlines())
    (bakery / "okrs.yaml").write_text(unrated, encoding="utf-8")
    assert okr("prioritize", *DAY).out.splitlines() == [
        "Bakery",
        "6 open Initiatives (1 useful, 1 off-topic, 4 not yet classified), 1 shipped or dropped",
        "",
        "Bakery · Impact and effort not set",
        "• Rent a second till (Tom Voss, to do): useful, expects -5, within 2 weeks",
        "• Rent the shop next door (Tom Voss, to do): no hypothesis",
        "• Play music to those who wait (Ida Berg, to do): no hypothesis",
        "• Build a baking robot (Tom Voss, to do): no hypothesis",
        "• Drive bread to the schools (Ida Berg, to do): no hypothesis",
        "• Paint the back wall (Tom Voss, idea): off-topic, has no Key Result",
    ]
