"""``okr due`` from the command line."""

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
        person["name"]: [(item["address"].rsplit("/", 1)[-1], item["rule"]) for item in person["items"]]
        for person in data["people"]
    }


def test_one_block_per_person_with_the_longest_overdue_first() -> None:
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
    assert [item["days"] for item in data["people"][1]["items"]] == [18, 16, 10, 0, 0]


def test_people_are_in_the_order_of_their_names() -> None:
    names = [person["name"] for person in found(str(ACME), day=("--as-of", "2026-12-08"))["people"]]
    assert names == sorted(names, key=str.casefold)
    assert len(names) > 20


def test_json_has_handle_and_email() -> None:
    person = found()["people"][0]
    assert (person["handle"], person["email"]) == ("ida", "ida@bakery.example")
    assert found()["people"][1]["handle"] is None


@pytest.mark.parametrize("name", ["Ida Berg", "ida", "@IDA", "ida@bakery.example"])
def test_owner_limits_it_to_one_person(name: str) -> None:
    assert list(blocks(found("--owner", name))) == ["Ida Berg"]


def test_unowned_items_come_last(bakery: Path) -> None:
    (bakery / "okrs.yaml").write_text(TEAM.replace("owner: Ida Berg\n        measure: {done", "measure: {done"))
    assert list(blocks(found())) == ["Ida Berg", "Tom Voss", None]
    assert "No owner" in okr("due", *DAY).out


def test_a_view_does_not_fail_because_of_what_it_finds() -> None:
    assert okr("due", *DAY).code == 0


def test_nothing_due_is_reported_in_one_line(bakery: Path) -> None:
    result = okr("due", "--as-of", "2026-10-01")
    assert (result.code, result.err) == (0, "")
    assert "hygiene" not in result.out
    (bakery / "okrs.yaml").write_text(TEAM.replace("okr: 1", "okr: 1\nstate: closed"), encoding="utf-8")
    assert okr("due", *DAY).out == "Due on 2026-11-20\nNothing is due.\n"


def test_nothing_is_due_in_a_draft_and_it_says_how_the_draft_becomes_active(bakery: Path) -> None:
    (bakery / "okrs.yaml").write_text(TEAM.replace("okr: 1", "okr: 1\nstate: draft"), encoding="utf-8")
    hint = "Drafts in 2026-Q4 are not counted and have nothing due; run 'okr cycle start 2026-Q4' to activate them."
    assert okr("due", *DAY).out == f"Due on 2026-11-20\nNothing is due.\n{hint}\n"


def test_an_effect_that_is_not_due_yet_needs_no_verdict(bakery: Path) -> None:
    later = "due: 2026-11-18, hypothesis: {belief: Soup sells, within: 4 weeks}"
    text = TEAM.replace("status: shipped, hypothesis: {belief: Croutons sell soup}}", f"status: shipped, {later}}}")
    (bakery / "okrs.yaml").write_text(text, encoding="utf-8")
    assert ("soup", "shipped-without-verdict") not in blocks(found())["Tom Voss"]


def test_an_unknown_person_is_reported_in_one_line() -> None:
    assert "no owner matches 'Mia'; choose from Ida Berg and Tom Voss" in okr("due", "--owner", "Mia", *DAY).complaint


def test_as_a_table_for_a_spreadsheet() -> None:
    lines = okr("due", *DAY, "--format", "csv").out.splitlines()
    assert lines[0].startswith("owner,entity,title,team,duty,rule,days")
    assert len(lines) == 1 + found()["total"]


NEXT = "okr: 1\ncycle: 2027-Q1\nteam: Bakery\nobjectives: [{id: new, title: Bake for two streets, owner: Ida Berg}]\n"
"""The cycle after the bakery's."""

LEARN = """\
      - id: taste
        title: Learn which bread people ask for in vain
        owner: Ida Berg
        kind: learning
        measure: {find_baseline: true}
        check_ins: [{date: 2026-12-28, value: 4}]
"""


def test_open_items_of_a_cycle_stay_due_for_a_while_after_its_end(bakery: Path) -> None:
    (bakery / "okrs.yaml").write_text(TEAM + LEARN, encoding="utf-8")
    (bakery / "next.yaml").write_text(NEXT, encoding="utf-8")
    data = found(day=("--as-of", "2027-01-05"))
    items = {
        (item["address"].rsplit("/", 1)[-1], item["duty"]): item for each in data["people"] for item in each["items"]
    }
    assert set(items) == {
        ("queue", "ended-without-value"),
        ("queue", "missed-without-reason"),
        ("loaves", "ended-without-value"),
        ("crumbs", "ended-without-value"),
        ("hygiene", "ended-without-value"),
        ("taste", "ended-without-finding"),
        ("till", "overdue-initiative"),
        ("van", "overdue-initiative"),
        ("soup", "shipped-without-verdict"),
        ("ducks", "dropped-without-learning"),
    }
    ended = items["queue", "ended-without-value"]
    assert (ended["rule"], ended["days"]) == (None, 5)
    assert ended["reason"] == "2026-Q4 is over, but the last check-in was 43 days before the end"
    assert data["notes"] == ["Also includes 2026-Q4, which ended on 2026-12-31."]
    assert "record the final value" in okr("due", "--as-of", "2027-01-05").out


def test_later_it_says_how_to_list_open_items(bakery: Path) -> None:
    (bakery / "next.yaml").write_text(NEXT, encoding="utf-8")
    late = ("--as-of", "2027-03-05")
    assert found(day=late)["total"] == 0
    assert "2026-Q4 is over but not closed: use --cycle to see what is due" in okr("due", *late).out
    assert found("--cycle", "2026-Q4", day=late)["total"] > 5


def test_nothing_is_due_in_a_closed_file(bakery: Path) -> None:
    (bakery / "next.yaml").write_text(NEXT, encoding="utf-8")
    (bakery / "okrs.yaml").write_text(TEAM.replace("okr: 1", "okr: 1\nstate: closed"), encoding="utf-8")
    assert okr("due", "--as-of", "2027-01-05").out == "Due on 2027-01-05\nNothing is due.\n"


def test_a_word_at_the_end_decides(bakery: Path) -> None:
    said = TEAM.replace("measure: {baseline: 12", "learned: The till was the brake.\n        measure: {baseline: 12")
    said = said.replace("- {date: 2026-11-04, value: 19", "- {date: 2026-12-31, value: 12")
    said = said.replace("measure: {done: false}", "measure: {done: 2026-12-30}")
    (bakery / "okrs.yaml").write_text(said, encoding="utf-8")
    items = [item for each in found(day=("--as-of", "2027-01-05"))["people"] for item in each["items"]]
    ended = {(item["address"].rsplit("/", 1)[-1], item["duty"]) for item in items if item["rule"] is None}
    assert ended == {("queue", "ended-without-value"), ("loaves", "ended-without-value")}


def test_what_is_done_is_not_due(bakery: Path) -> None:
    done = TEAM.replace("measure: {done: false}", "measure: {done: 2026-11-10}\n        check_ins:\n"
                        "          - {date: 2026-11-02, status: at-risk}")  # fmt: skip
    (bakery / "okrs.yaml").write_text(done, encoding="utf-8")
    assert not any("hygiene" in name for each in blocks(found()).values() for name, _ in each)


def test_nothing_is_due_for_a_person_who_owns_nothing(bakery: Path) -> None:
    (bakery / "people.yaml").write_text("people: [{name: Noor Haddad, handle: noor}]\nokr: 1\n", encoding="utf-8")
    assert okr("due", "--owner", "noor", *DAY).out == "Due on 2026-11-20\nNothing is due.\n"
    assert found("--owner", "Noor Haddad")["people"] == []


@pytest.mark.parametrize("typed", ["Tom Voss", "tom", "VOSS", "tom v", "to"])
@pytest.mark.parametrize("command", ["due", "status", "review", "prioritize"])
def test_any_unambiguous_part_of_a_name_is_enough(command: str, typed: str) -> None:
    whole = okr(command, "--owner", "Tom Voss", *DAY)
    assert whole.code == 0
    assert okr(command, "--owner", typed, *DAY) == whole


def test_several_owners_are_listed_one_per_line(bakery: Path) -> None:
    people = "people:\n  - {name: Tom Berg, handle: tb, email: tom@bakery.example}\n  - {name: Änne Toman}\n"
    (bakery / "people.yaml").write_text(people, encoding="utf-8")
    done = okr("due", "--owner", "tom", *DAY)
    assert done.code == 2
    assert done.err.splitlines() == ["okr: 'tom' matches 2 owners; be more specific:", "  Tom Berg", "  Tom Voss"]
    for typed in ("@tb", "tom@bakery.example", "Tom B", "anne", "toma"):
        assert okr("due", "--owner", typed, *DAY).code == 0, typed


@pytest.mark.parametrize("command", ["status", "review", "due", "prioritize"])
def test_output_format_works_too(command: str) -> None:
    result = okr(command, *DAY, "--output-format", "json")
    assert json.loads(result.out)["as_of"] == "2026-11-20"
    assert "--output-format" not in okr(command, "--help").out


def test_if_nothing_can_be_read_the_reason_is_given(bakery: Path) -> None:
    (bakery / "okrs.yaml").write_text("okr: 1\nobjectives:\n  - title: [\n", encoding="utf-8")
    complaint = okr("due", *DAY).complaint
    assert complaint.startswith("okrs.yaml:3: unclosed bracket")
    assert complaint.endswith("; nothing else to show")


def test_each_person_has_one_block_whatever_the_spelling(bakery: Path) -> None:
    roster = "people:\n  - {name: Tómas Voss, handle: tom, email: tom@bakery.example}\n"
    spelled = TEAM.replace("owner: Tom Voss", "owner: '@tom'", 2).replace("owner: Tom Voss", "owner: Tomas Voss")
    (bakery / "okrs.yaml").write_text(spelled + roster, encoding="utf-8")
    assert list(blocks(found())) == ["Ida Berg", "Tómas Voss"]


def test_an_ask_is_due_only_for_a_reported_risk(bakery: Path) -> None:
    said = next(
        item for person in found()["people"] for item in person["items"] if item["duty"] == "at-risk-without-ask"
    )
    assert said["reason"] == "reported at risk without an ask"
    unsaid = TEAM.replace("status: at-risk, note", "note")
    (bakery / "okrs.yaml").write_text(unsaid + ROSTER, encoding="utf-8")
    assert "at-risk-without-ask" not in {item["duty"] for person in found()["people"] for item in person["items"]}
