"""Rules 301 to 307: who is accountable, with a roster and without."""

import pytest

from okr_cli.linter.selection import find
from tests.rules.linting import lint_text, lint_texts, underlined

PEOPLE = """
people:
  - {name: Ottilie Brandt, handle: otti, email: ottilie@mill.example}
  - {name: Sales Team, handle: "@salesteam"}
  - {name: José Peña}
  - {name: Ruth and Naomi}
  - {name: Wim Aalders, active: false}
"""
OWNERSHIP = ("ownership",)


def kpi(owner: str) -> str:
    return f'kpis:\n  - title: Sacks that burst\n    owner: {owner}\n    healthy: "<= 2"\n'


def found(owner: str, roster: str = "", settings: str = "") -> list[tuple[str, str]]:
    report = lint_text(roster + kpi(owner), settings, rules=OWNERSHIP)
    return [(one.rule, word) for one in report.findings for word in underlined(report, one.rule)]


@pytest.mark.parametrize(
    ("owner", "rule", "words"),
    [
        ("Mill Operations", "team-owner", "Mill Operations"),
        ('"Mill team"', "team-owner", "Mill team"),
        ("'Mill team (north)'", "team-owner", "Mill team"),
        ("Otti & Wim", "several-owners", "Otti & Wim"),
        ("TBD (Otti?)", "placeholder-owner", "TBD"),
        ('"?"', "placeholder-owner", "?"),
        ('"@owner"', "placeholder-owner", "@owner"),
        ("Currently, Head of Milling", "role-owner", "Head of Milling"),
        ('"Head of \\u004dilling"', "role-owner", '"Head of \\u004dilling"'),
    ],
)
def test_without_a_roster_the_wording_decides(owner: str, rule: str, words: str) -> None:
    assert found(owner) == [(rule, words)]


@pytest.mark.parametrize("owner", ["Ottilie Brandt", "'@otti'", "otti", "Otti Sales", "O. Brandt (Head of Milling)"])
def test_a_person_is_not_a_finding(owner: str) -> None:
    assert found(owner) == []


@pytest.mark.parametrize(
    "owner",
    [
        "Ottilie Brandt",
        "ottilie brandt",
        "OTTI",
        "'@Otti'",
        "ottilie@mill.example",
        "Ottilie Brandt (Head of Milling)",
        "Ottilie Brandt <ottilie@mill.example>",
        "Sales Team",
        "'@salesteam'",
        "Jose Pena",
        "Ruth and Naomi",
    ],
)
def test_people_on_the_roster_are_people(owner: str) -> None:
    assert found(owner, PEOPLE) == []


@pytest.mark.parametrize(
    ("owner", "rule"),
    [
        ("Ottilie Brand", "unknown-person"),
        ("Ottilie", "unknown-person"),
        ("'@wren'", "unknown-person"),
        ("Mill team", "team-owner"),
        ("TBD", "placeholder-owner"),
        ("Head of Milling", "role-owner"),
        ("Ottilie Brandt, José Peña", "several-owners"),
        ("Wim Aalders", "inactive-person"),
    ],
)
def test_with_a_roster_there_is_one_finding(owner: str, rule: str) -> None:
    assert [name for name, _ in found(owner, PEOPLE)] == [rule]


@pytest.mark.parametrize(("owner", "name"), [("Otilie Brandt", "Ottilie Brandt"), ("José", "José Peña")])
def test_an_unknown_person_gets_the_nearest_name(owner: str, name: str) -> None:
    report = lint_text(PEOPLE + kpi(owner), rules=OWNERSHIP)
    assert f"Did you mean '{name}'?" in report.findings[0].help


def test_without_a_similar_name_there_is_no_guess() -> None:
    report = lint_text(PEOPLE + kpi("Xanthe Kuoppala"), rules=OWNERSHIP)
    assert "Did you mean" not in report.findings[0].help


def test_the_roster_may_be_in_another_file() -> None:
    report = lint_texts({"people.yaml": PEOPLE, "okrs.yaml": kpi("Sales Team")}, rules=OWNERSHIP)
    assert report.findings == ()


def test_of_two_people_with_one_name_the_active_one_counts() -> None:
    roster = "people:\n  - {name: Ada Nyman, active: false}\n  - {name: Ada Nyman}\n"
    assert found("Ada Nyman", roster) == []


def test_settings_name_teams_roles_and_people() -> None:
    assert found("Kestrel") == []
    assert found("Kestrel", settings='[wording]\nteams = ["Kestrel"]') == [("team-owner", "Kestrel")]
    assert found("Weaver", settings='[wording]\nroles = ["weaver"]') == [("role-owner", "Weaver")]
    assert found("Mill Support", settings='[wording]\npeople = ["Mill Support"]') == []


def test_ownership_stays_where_the_wording_rules_are_off() -> None:
    assert found("Mill team", settings='[wording]\nlanguage = "none"') == [("team-owner", "Mill team")]


INITIATIVES = """
objectives:
  - title: Let no baker wait for flour
    owner: Ottilie Brandt
    key_results:
      - title: Cut late deliveries from 9 to 2 a month
        owner: Ottilie Brandt
        measure: {{baseline: 9, target: 2}}
        initiatives:
          - {{title: Move the loading bay to the south side, {rest}}}
"""


@pytest.mark.parametrize(
    ("status", "missing"),
    [("idea", False), ("to-do", True), ("in-progress", True), ("shipped", True), ("dropped", False)],
)
def test_inactive_work_needs_no_owner(status: str, missing: bool) -> None:
    report = lint_text(INITIATIVES.format(rest=f"status: {status}"), rules=OWNERSHIP)
    assert [one.rule for one in report.findings] == ["missing-owner"] * missing


@pytest.mark.parametrize(("status", "left"), [("in-progress", True), ("shipped", False), ("dropped", False)])
def test_people_who_left_may_own_finished_work(status: str, left: bool) -> None:
    text = PEOPLE + INITIATIVES.format(rest=f"owner: Wim Aalders, status: {status}")
    report = lint_text(text, rules=OWNERSHIP)
    assert [one.rule for one in report.findings] == ["inactive-person"] * left


def test_every_entity_needs_an_owner_of_its_own() -> None:
    text = """
    objectives:
      - title: Let no baker wait for flour
        owner: Ottilie Brandt
        key_results:
          - title: Cut late deliveries from 9 to 2 a month
            measure: {baseline: 9, target: 2}
            initiatives:
              - title: Move the loading bay to the south side
      - title: Make the mill a place to learn
        owner: ~
    kpis:
      - {title: Sacks that burst, healthy: "<= 2"}
    """
    report = lint_text(text, rules=OWNERSHIP)
    assert underlined(report, "missing-owner") == [
        "Cut late deliveries from 9 to 2 a month",
        "Move the loading bay to the south side",
        "Make the mill a place to learn",
        "Sacks that burst",
    ]


def test_roles_and_people_who_left_are_warnings() -> None:
    assert {find(name).severity.value for name in ("role-owner", "inactive-person")} == {"warning"}
