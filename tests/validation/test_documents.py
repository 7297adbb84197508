"""Every key of file format version 1."""

from datetime import date
from decimal import Decimal

import pytest

from okr_cli.model.measure import FindBaseline, Limit, Metric, Milestones, Range, Threshold, YesNo
from tests.validation.loading import defined, in_initiative, in_key_result, loaded, model, said

WHOLE = """
# yaml-language-server: $schema=../okr.schema.json
okr: 1
cycle: 2026-Q4
team: Harbour
level: team
state: active
x-board: 12
objectives:
  - id: calm-quay
    title: Make every berth a calm one
    owner: Ida Falk
    serves: [fewer-delays]
    contributes_to: [port/trust]
    depends_on: cranes
    x-colour: blue
    key_results:
      - id: turnaround
        title: Cut turnaround from 31 to 24 hours
        owner: Omar Said
        kind: committed
        weight: 2
        guardrail: false
        measure: {baseline: 31, target: 24, unit: h, x-source: berth log}
        contributes_to: [trust]
        depends_on: [cranes, pilots]
        check_ins:
          - date: 2026-10-12
            value: 30.5
            confidence: 6
            status: on-track
            note: First week of the new plan.
            ask: One more pilot at night.
        initiatives:
          - id: night-pilots
            title: Train four pilots for night berths
            owner: Lena Roth
            status: in-progress
            started: 2026-10-05
            due: 2026-11-20
            hypothesis: {belief: Half of the wait is for a pilot, expect: -4, within: 6 weeks, evidence: berth log}
            impact: high
            effort: low
            bet: {stake: 2 people for 6 weeks, payoff: 4 hours a ship}
            canvas: canvases/night-pilots.md
            depends_on: [simulator]
            verdict: validated
            learned: Two are enough.
            replaced_by: day-pilots
        verdict: inconclusive
        learned: Weather hides half of it.
        score: {value: 0.7, reason: The strike took two weeks.}
    initiatives:
      - {title: Paint the quay}
initiatives:
  - {id: back-office, title: Rebuild the ledger, owner: Tom Becker, status: idea, key_result: turnaround}
kpis:
  - {id: spills, title: Spills a month, owner: Ida Falk, unit: spills, healthy: "<= 1", guards: [turnaround]}
people:
  - {name: Ida Falk, handle: "@ida", email: ida@port.example, team: Harbour, active: true}
strategy:
  vision: No ship waits.
  mission: We move freight.
  choices: [{id: fewer-delays, title: Win on waiting time, not: No new quay}]
"""


def test_every_key_is_read() -> None:
    file = model(WHOLE)
    assert (file.okr, file.cycle, file.team, file.level, file.state) == ("1", "2026-Q4", "Harbour", "team", "active")
    (objective,) = file.objectives
    assert (objective.id, objective.title, objective.owner) == ("calm-quay", "Make every berth a calm one", "Ida Falk")
    assert (objective.serves, objective.contributes_to) == (("fewer-delays",), ("port/trust",))
    assert objective.depends_on == ("cranes",)
    assert objective.initiatives[0].title == "Paint the quay"
    (key_result,) = objective.key_results
    assert (key_result.kind, key_result.weight, key_result.guardrail) == ("committed", Decimal(2), False)
    assert isinstance(key_result.measure, Metric)
    assert (key_result.measure.baseline, key_result.measure.target, key_result.measure.unit) == (
        Decimal(31),
        Decimal(24),
        "h",
    )
    assert (key_result.contributes_to, key_result.depends_on) == (("trust",), ("cranes", "pilots"))
    assert (key_result.verdict, key_result.learned) == ("inconclusive", "Weather hides half of it.")
    assert key_result.score is not None
    assert (key_result.score.value, key_result.score.reason) == (Decimal("0.7"), "The strike took two weeks.")
    (check_in,) = key_result.check_ins
    assert (check_in.date, check_in.value, check_in.confidence) == (date(2026, 10, 12), Decimal("30.5"), 6)
    assert (check_in.status, check_in.note) == ("on-track", "First week of the new plan.")
    assert check_in.ask == "One more pilot at night."
    (work,) = key_result.initiatives
    assert (work.id, work.status, work.started, work.due) == (
        "night-pilots",
        "in-progress",
        date(2026, 10, 5),
        date(2026, 11, 20),
    )
    assert work.hypothesis is not None
    assert (work.hypothesis.belief, work.hypothesis.expect) == ("Half of the wait is for a pilot", "-4")
    assert (work.hypothesis.within, work.hypothesis.evidence) == ("6 weeks", "berth log")
    assert (work.impact, work.effort, work.canvas) == ("high", "low", "canvases/night-pilots.md")
    assert work.bet is not None
    assert (work.bet.stake, work.bet.payoff) == ("2 people for 6 weeks", "4 hours a ship")
    assert (work.depends_on, work.verdict, work.learned) == (("simulator",), "validated", "Two are enough.")
    assert work.replaced_by == "day-pilots"
    assert file.initiatives[0].key_result == "turnaround"
    (kpi,) = file.kpis
    assert (kpi.unit, kpi.healthy, kpi.guards) == ("spills", Limit("<=", Decimal(1)), ("turnaround",))
    (person,) = file.people
    assert (person.name, person.handle, person.email, person.team) == (
        "Ida Falk",
        "@ida",
        "ida@port.example",
        "Harbour",
    )
    assert person.active
    assert file.strategy is not None
    assert (file.strategy.vision, file.strategy.mission) == ("No ship waits.", "We move freight.")
    assert file.strategy.choices[0].not_ == "No new quay"


def test_every_entity_has_an_address() -> None:
    assert list(defined(WHOLE)) == [
        "2026-Q4/harbour/calm-quay",
        "2026-Q4/harbour/calm-quay/turnaround",
        "2026-Q4/harbour/calm-quay/turnaround/night-pilots",
        "2026-Q4/harbour/calm-quay/paint-the-quay",
        "2026-Q4/harbour/back-office",
        "2026-Q4/harbour/spills",
    ]


def test_the_smallest_files() -> None:
    assert model("okr: 1\n").objectives == ()
    assert model("x-only: mine\n").state == "active"
    assert model("objectives: [{title: A}]\n").objectives[0].key_results == ()
    assert loaded("").documents == ()
    assert loaded("# nothing yet\n").findings == ()
    assert loaded("---\n---\n").findings == ()


@pytest.mark.parametrize("word", ["initiatives", "actions", "projects"])
def test_synonyms_of_initiatives_are_accepted(word: str) -> None:
    text = f"{word}: [{{title: A}}]\nobjectives:\n- title: O\n  {word}: [{{title: B}}]\n  key_results:\n"
    text += f"  - title: K\n    {word}:\n    - title: C\n"
    assert list(defined(text)) == ["o", "o/k", "o/k/c", "o/b", "a"]


@pytest.mark.parametrize(
    ("measure", "form"),
    [
        ("{baseline: 41, target: 55, unit: '%'}", Metric),
        ("{baseline: 900, target: 300}", Metric),
        ("{keep: '>= 99.9', risk: 99.5, unit: '%'}", Threshold),
        ("{keep: '< 4', risk: 4}", Threshold),
        ("{keep: '≤ 4'}", Threshold),
        ("{between: [20, 30], unit: days}", Range),
        ("{between: [5, 5]}", Range),
        ("{milestones: [{title: A, done: 2026-10-30, weight: 1}, {title: B}, {title: C, done: no}]}", Milestones),
        ("{done: false}", YesNo),
        ("{done: 2026-10-30}", YesNo),
        ("{find_baseline: true, unit: ms}", FindBaseline),
        ("{find_baseline: yes}", FindBaseline),
    ],
)
def test_six_forms_of_measure(measure: str, form: type) -> None:
    (objective,) = model(in_key_result(f"measure: {measure}")).objectives
    assert type(objective.key_results[0].measure) is form


def test_empty_values_count_as_missing() -> None:
    for absent in ("", "~", "null", "NULL"):
        lists = "".join(f"  {key}: {absent}\n" for key in ("serves", "contributes_to", "key_results", "initiatives"))
        (objective,) = model(
            f"cycle: {absent}\nstrategy: {absent}\nobjectives:\n- title: A\n  owner: {absent}\n{lists}"
        ).objectives
        assert (objective.owner, objective.serves, objective.key_results) == (None, (), ())
    assert model("objectives: [{title: '~', owner: 'null'}]\n").objectives[0].owner == "null"


def test_scalars_are_text_until_their_field_says_otherwise() -> None:
    file = model(
        """
        cycle: 2026-10
        team: 1.10
        objectives:
        - {title: yes, owner: no, id: 0123}
        - {title: 12:30, owner: 007, id: 1-2}
        """
    )
    assert (file.cycle, file.team) == ("2026-10", "1.10")
    assert [(objective.title, objective.owner, objective.id) for objective in file.objectives] == [
        ("yes", "no", "0123"),
        ("12:30", "007", "1-2"),
    ]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0.1", "0.1"),
        ("-5", "-5"),
        ("+5", "5"),
        ("1_000_000", "1000000"),
        ("1e3", "1000"),
        (".5", "0.5"),
        ("5.", "5"),
        ("99.90", "99.90"),
    ],
)
def test_numbers_are_exact(written: str, number: str) -> None:
    measure = (
        model(in_key_result(f"measure: {{baseline: {written}, target: 0.3}}")).objectives[0].key_results[0].measure
    )
    assert isinstance(measure, Metric)
    assert measure.baseline == Decimal(number)


@pytest.mark.parametrize(
    ("word", "meant"), [("true", True), ("Yes", True), ("ON", True), ("false", False), ("no", False)]
)
def test_flags(word: str, meant: bool) -> None:
    assert model(in_key_result(f"guardrail: {word}")).objectives[0].key_results[0].guardrail is meant


def test_a_single_name_is_a_list_of_one() -> None:
    assert model(in_initiative("depends_on: platform/p95")).initiatives[0].depends_on == ("platform/p95",)


def test_custom_keys_are_allowed_everywhere() -> None:
    text = """
        x-a: [1, {b: c}]
        objectives:
        - title: A
          x-a: 1
          key_results:
          - title: B
            x-a: ~
            measure: {x-a: 1, milestones: [{title: C, x-a: 1}]}
            check_ins: [{date: 2026-10-01, x-a: 1}]
            score: {value: 1, reason: D, x-a: 1}
            initiatives: [{title: E, x-a: 1, hypothesis: {belief: F, x-a: 1}, bet: {x-a: 1}}]
        kpis: [{title: G, x-a: 1}]
        people: [{name: H, x-a: 1}]
        strategy: {x-a: 1, choices: [{title: I, x-a: 1}]}
        """
    assert said(text) == []


def test_anchors_and_merge_keys() -> None:
    file = model(
        """
        x-common: &common {owner: Ida Falk, kind: committed}
        objectives:
        - title: Aim
          key_results:
          - {<<: *common, title: One}
          - <<: *common
            title: Two
            owner: Omar Said
        """
    )
    one, two = file.objectives[0].key_results
    assert (one.owner, one.kind, two.owner, two.kind) == ("Ida Falk", "committed", "Omar Said", "committed")


def test_several_documents_in_a_file() -> None:
    text = "cycle: 2026-Q3\nobjectives: [{title: A}]\n---\ncycle: 2026-Q4\nobjectives: [{title: A}]\n"
    assert list(defined(text)) == ["2026-Q3/a", "2026-Q4/a"]


def test_only_version_1_is_accepted() -> None:
    assert model("okr: '1'\n").okr == "1"
    assert said("okr: 2\nobjectives: [{titel: A}]\n") == [
        ("unsupported-version", "2", "unknown format version '2'", "This version of okr supports format version 1.")
    ]
