"""``okr due`` as it is called."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import ROOT, okr
from tests.commands.test_review import TEAM

ACME = ROOT / "examples" / "acme"
DAY = ("--as-of", "2026-11-20")
ROSTER = "people:\n  - {name: Ida Berg, handle: ida, email: ida@bakery.example}\n"


@pytest.fixture(autouse=True)
def bakery(folder: Path) -> Path:
    (folder / "okr.toml").touch()
    (folder / "okrs.yaml").write_text(TEAM + ROSTER, encoding="utf-8")
    return folder


def found(*arguments: str, day: tuple[str, ...] = DAY) -> dict[str, Any]:
    result = okr("due", *arguments, *day, "--format", "json")
    assert result.code == 0, result.err
    data: dict[str, Any] = json.loads(result.out)
    return data


def blocks(data: dict[str, Any]) -> dict[str | None, list[tuple[str, str]]]:
    return {
        one["name"]: [(item["address"].rsplit("/", 1)[-1], item["rule"]) for item in one["items"]]
        for one in data["people"]
    }


def test_one_block_a_person_the_longest_overdue_first() -> None:
    data = found()
    assert blocks(data) == {
        "Ida Berg": [("hygiene", "stale-key-result"), ("queue", "at-risk-without-ask")],
        "Tom Voss": [
            ("loaves", "stale-key-result"),
            ("crumbs", "stale-key-result"),
            ("till", "overdue-initiative"),
            ("soup", "shipped-without-verdict"),
            ("ducks", "dropped-without-learning"),
        ],
    }
    assert data["total"] == 7
    assert [one["days"] for one in data["people"][1]["items"]] == [18, 16, 10, 0, 0]


def test_people_stand_in_the_order_of_their_names() -> None:
    names = [one["name"] for one in found(str(ACME), day=("--as-of", "2026-12-08"))["people"]]
    assert names == sorted(names, key=str.casefold)
    assert len(names) > 20


def test_a_bot_finds_handle_and_mail() -> None:
    person = found()["people"][0]
    assert (person["handle"], person["email"]) == ("ida", "ida@bakery.example")
    assert found()["people"][1]["handle"] is None


@pytest.mark.parametrize("name", ["Ida Berg", "ida", "@IDA", "ida@bakery.example"])
def test_only_what_one_person_owes(name: str) -> None:
    assert list(blocks(found("--owner", name))) == ["Ida Berg"]


def test_what_nobody_owns_comes_last(bakery: Path) -> None:
    (bakery / "okrs.yaml").write_text(TEAM.replace("owner: Ida Berg\n        measure: {done", "measure: {done"))
    assert list(blocks(found())) == ["Ida Berg", "Tom Voss", None]
    assert "No owner" in okr("due", *DAY).out


def test_a_view_does_not_fail_because_of_what_it_finds() -> None:
    assert okr("due", *DAY).code == 0


def test_nothing_due_is_one_line_of_news(bakery: Path) -> None:
    result = okr("due", "--as-of", "2026-10-01")
    assert (result.code, result.err) == (0, "")
    assert "hygiene" not in result.out
    (bakery / "okrs.yaml").write_text(TEAM.replace("okr: 1", "okr: 1\nstate: closed"), encoding="utf-8")
    assert okr("due", *DAY).out == "Due on 2026-11-20\nNothing is due.\n"


def test_an_effect_that_is_not_due_yet_owes_no_verdict(bakery: Path) -> None:
    later = "due: 2026-11-18, hypothesis: {belief: Soup sells, within: 4 weeks}"
    text = TEAM.replace("owner: Tom Voss, status: shipped}", f"owner: Tom Voss, status: shipped, {later}}}")
    (bakery / "okrs.yaml").write_text(text, encoding="utf-8")
    assert ("soup", "shipped-without-verdict") not in blocks(found())["Tom Voss"]


def test_somebody_unknown_is_one_line() -> None:
    assert "nobody called 'Mia' owns anything" in okr("due", "--owner", "Mia", *DAY).complaint


def test_as_a_table_for_a_spreadsheet() -> None:
    lines = okr("due", *DAY, "--format", "csv").out.splitlines()
    assert lines[0].startswith("owner,entity,title,team,rule,days")
    assert len(lines) == 1 + found()["total"]
