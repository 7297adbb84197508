"""``okr review`` and ``okr due`` leave out what a team has suppressed, and say so."""

import json
from pathlib import Path
from typing import Any

import pytest

from okr_cli.linter.catalogue import catalogue
from tests.commands.running import okr
from tests.commands.test_review import TEAM

DAY = ("--as-of", "2026-11-20")
QUEUE = "status: at-risk, note: The till is the brake.}"
SOUP = (
    "- {id: soup, title: Sell soup with croutons, owner: Tom Voss,\n             "
    "status: shipped, hypothesis: {belief: Croutons sell soup}}"
)
LOAVES = "      - id: loaves\n"


@pytest.fixture(autouse=True)
def bakery(folder: Path) -> Path:
    (folder / "okr.toml").touch()
    (folder / "okrs.yaml").write_text(TEAM, encoding="utf-8")
    return folder


def write(folder: Path, *replaced: tuple[str, str]) -> None:
    text = TEAM
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    (folder / "okrs.yaml").write_text(text, encoding="utf-8")


def shown(command: str, *arguments: str) -> dict[str, Any]:
    result = okr(command, *arguments, *DAY, "--format", "json")
    assert result.code == 0, result.err
    data: dict[str, Any] = json.loads(result.out)
    return data


def owed() -> set[tuple[str, str]]:
    items = [item for person in shown("due")["people"] for item in person["items"]]
    return {(item["address"].rsplit("/", 1)[-1], item["rule"]) for item in items}


def suppressed(command: str = "due") -> set[tuple[str, str]]:
    return {(suppressed["address"].rsplit("/", 1)[-1], suppressed["rule"]) for suppressed in shown(command)["silenced"]}


EVERYTHING = {
    ("hygiene", "stale-key-result"),
    ("queue", "at-risk-without-ask"),
    ("loaves", "stale-key-result"),
    ("crumbs", "stale-key-result"),
    ("till", "overdue-initiative"),
    ("soup", "shipped-without-verdict"),
    ("ducks", "dropped-without-learning"),
}


def test_without_suppressions_everything_is_reported() -> None:
    assert owed() == EVERYTHING
    assert suppressed() == set()


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        (LOAVES, f"      # okr: ignore[701] -- counted once a month\n{LOAVES}", ("loaves", "stale-key-result")),
        (SOUP, f"{SOUP}  # okr: ignore[shipped-without-verdict]", ("soup", "shipped-without-verdict")),
        ("due: 2026-11-10", "due: 2026-11-10 # okr: ignore[overdue-initiative]", ("till", "overdue-initiative")),
        (QUEUE, f"{QUEUE} # okr: ignore[at-risk-without-ask]", ("queue", "at-risk-without-ask")),
    ],
)
def test_a_comment_suppresses_what_it_covers(bakery: Path, old: str, new: str, gone: tuple[str, str]) -> None:
    write(bakery, (old, new))
    assert owed() == EVERYTHING - {gone}
    assert suppressed() == {gone}


def test_an_ignore_file_comment_covers_the_whole_file(bakery: Path) -> None:
    write(bakery, ("okr: 1\n", "okr: 1\n# okr: ignore-file[stale-key-result]\n"))
    assert owed() == {one for one in EVERYTHING if one[1] != "stale-key-result"}


def test_an_invalid_suppression_has_no_effect_on_views(bakery: Path) -> None:
    write(bakery, ("- id: hygiene", "- id: hygiene # okr: ignore[stale-key-result]"))
    assert owed() == EVERYTHING


def test_a_comment_for_another_rule_suppresses_nothing(bakery: Path) -> None:
    write(bakery, (LOAVES, f"      # okr: ignore[team-owner, no-such-rule]\n      # okr: ignore[]\n{LOAVES}"))
    assert owed() == EVERYTHING


@pytest.mark.parametrize(
    ("settings", "rules"),
    [
        ('[lint]\nignore = ["stale-key-result"]', {"stale-key-result"}),
        (
            '[lint]\nignore = ["704", "dropped-without-learning"]',
            {"shipped-without-verdict", "dropped-without-learning"},
        ),
        ('[lint]\nignore = ["rhythm"]\nextend-select = ["overdue-initiative"]', None),
        ('[lint.per-file-ignores]\n"*.yaml" = ["stale-key-result"]', {"stale-key-result"}),
        ('[lint.per-file-ignores]\n"old/*.yaml" = ["stale-key-result"]', set()),
        ('[lint]\nselect = ["wording"]', set()),
    ],
)
def test_rules_ignored_in_the_settings_are_suppressed(bakery: Path, settings: str, rules: set[str] | None) -> None:
    (bakery / "okr.toml").write_text(settings, encoding="utf-8")
    if rules is None:
        assert owed() == {("till", "overdue-initiative")}
    else:
        assert owed() == {one for one in EVERYTHING if one[1] not in rules}


def test_an_unknown_rule_in_the_settings_stops_the_run(bakery: Path) -> None:
    (bakery / "okr.toml").write_text('[lint]\nignore = ["stale-key-reslt"]', encoding="utf-8")
    assert "unknown rule 'stale-key-reslt'" in okr("due", *DAY).complaint


def test_the_baseline_suppresses_nothing(bakery: Path) -> None:
    assert okr("lint", "--extend-select", "rhythm", "--write-baseline", *DAY).code == 0
    assert owed() == EVERYTHING


def test_the_agenda_counts_suppressed_items(bakery: Path) -> None:
    rules = "stale-key-result, stalled-initiative, disguised-waste, key-result-without-initiative"
    write(bakery, ("okr: 1\n", f"okr: 1\n# okr: ignore-file[{rules}]\n"))
    data = shown("review")
    assert not {decision["call"] for decision in data["decisions"]} & {"stalled-initiative", "disguised-waste"}
    assert {item["rule"] for item in data["silent"]} == {"shipped-without-verdict", "dropped-without-learning"}
    assert [one["address"].rsplit("/", 1)[-1] for one in data["idle"]] == ["crumbs"]
    assert suppressed("review") == {
        ("till", "stalled-initiative"),
        ("beer", "disguised-waste"),
        ("hygiene", "key-result-without-initiative"),
        ("loaves", "stale-key-result"),
        ("crumbs", "stale-key-result"),
        ("hygiene", "stale-key-result"),
    }
    assert "6 items suppressed by comments or settings" in okr("review", *DAY).out


def test_a_suppressed_contradiction_causes_no_trouble(bakery: Path) -> None:
    green = QUEUE.replace("at-risk", "on-track")
    write(bakery, (QUEUE, green))
    assert [one["address"].rsplit("/", 1)[-1] for one in shown("review")["troubled"]] == ["queue"]
    write(bakery, (QUEUE, f"{green} # okr: ignore[status-contradicts-pace]"))
    data = shown("review")
    assert (data["troubled"], data["questions"]) == ([], [])
    assert suppressed("review") == {("queue", "status-contradicts-pace")}


def test_suppressed_items_raise_no_questions(bakery: Path) -> None:
    start = TEAM.index("          - id: till\n")
    end = TEAM.index("          - {id: signs")
    only_signs = (TEAM[start:end], "")
    write(bakery, only_signs)
    asked = "\n".join(line for one in shown("review")["questions"] for line in one["lines"])
    assert "All planned work has shipped" in asked
    rules = "delivered-but-unmoved, key-result-without-initiative"
    write(bakery, only_signs, ("okr: 1\n", f"okr: 1\n# okr: ignore-file[{rules}]\n"))
    asked = "\n".join(line for one in shown("review")["questions"] for line in one["lines"])
    assert "All planned work has shipped" not in asked
    assert "Nothing is in progress: should something start" not in asked
    assert "Confidence fell twice" in asked


def test_the_retrospective_respects_comments_in_closed_files(bakery: Path) -> None:
    closed = ("okr: 1\n", "okr: 1\nstate: closed\n")
    write(bakery, closed, (SOUP, f"{SOUP}  # okr: ignore[shipped-without-verdict]"))
    data = shown("review", "--close")
    assert {missing["address"].rsplit("/", 1)[-1] for missing in data["missing"]} == {"queue", "ducks"}
    assert data["silenced"] == [
        {"rule": "shipped-without-verdict", "entity": "initiative", "address": "2026-Q4/bakery/mornings/crumbs/soup"}
    ]


def test_work_of_another_file_is_suppressed_where_it_is(bakery: Path) -> None:
    (bakery / "work.yaml").write_text(
        "okr: 1\ncycle: 2026-Q4\nteam: Bakery\ninitiatives:\n"
        "  - {id: oven, key_result: crumbs, title: Clean the oven, owner: Ida Berg, status: in-progress,\n"
        "     started: 2026-10-01, due: 2026-11-01} # okr: ignore[overdue-initiative]\n",
        encoding="utf-8",
    )
    assert ("oven", "overdue-initiative") not in owed()


@pytest.mark.parametrize(
    ("words", "is_suppressed"), [("owner: Ida Holm", False), ("title: Cut flour from 9 to 3 kg", True)]
)
def test_a_comment_must_be_where_the_rule_points(bakery: Path, words: str, is_suppressed: bool) -> None:
    """107 points at the title of a Key Result, so a comment after its owner has no effect."""
    rule = "key-result-without-initiative"
    text = """\
cycle: 2026-Q4
team: Oven
objectives:
  - title: Bake without waste
    key_results:
      - title: Cut flour from 9 to 3 kg
        owner: Ida Holm
        measure: {baseline: 9, target: 3, unit: kg}
"""
    (bakery / "oven.yaml").write_text(text.replace(words, f"{words}  # okr: ignore[{rule}]"))
    assert any(name == rule for _, name in suppressed("review")) is is_suppressed


def test_rules_used_by_views_declare_their_place() -> None:
    assert {rule.name for rule in catalogue().values() if rule.place} == {
        "key-result-without-initiative",
        "disguised-waste",
        "stale-key-result",
        "stalled-initiative",
        "overdue-initiative",
        "shipped-without-verdict",
        "dropped-without-learning",
        "at-risk-without-ask",
        "status-contradicts-pace",
        "check-in-outside-cycle",
        "check-ins-out-of-order",
        "delivered-but-unmoved",
    }
