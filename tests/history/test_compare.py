"""Changes are reported once, in words for people, and nothing else is reported."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_cli.history.changes import ChangeKind
from okr_cli.history.check_in_changes import rewritten_fields
from okr_cli.progress.goalposts import baseline_points, target_points
from okr_cli.views.change_text import change_text
from tests.history.states import TEAM, changes, edited, loaded, told

KEY_RESULT = "measure: {baseline: 30, target: 10}"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([("target: 60", "target: 45")], ["target activation: 60 -> 45"]),
        ([("baseline: 0", "baseline: 6")], ["baseline activation: 0 -> 6"]),
        ([('unit: "%"', "unit: points")], ["measure activation unit: % -> points"]),
        ([("value: 14}", "value: 15}")], ["check-in-rewritten activation 2026-10-19"]),
        ([("2026-10-19", "2026-10-20")], ["check-in-rewritten activation 2026-10-20"]),
        (
            [("          - {date: 2026-10-19, value: 14}\n", "          - {date: 2026-10-26, value: 20}\n")],
            ["check-in-removed activation 2026-10-19", "check-in-added activation 2026-10-26"],
        ),
        ([("status: to-do", "status: in-progress, started: 2026-10-20")],
         ["started setup status: to-do -> in-progress"]),
        ([("status: to-do", "status: shipped, finished: 2026-10-20, learned: It holds")],
         ["shipped setup status: to-do -> shipped"]),
        ([("status: to-do", "status: dropped")], ["dropped setup status: to-do -> dropped"]),
        ([("status: to-do", "due: 2026-11-02")], ["date setup due: None -> 2026-11-02"]),
        ([("owner: Jonas Lind, status", "owner: Ida Berg, status")], ["owner setup: Jonas Lind -> Ida Berg"]),
        ([("title: Cut setup errors", "title: Cut errors in setup")],
         ["retitled errors title: Cut setup errors -> Cut errors in setup"]),
        ([("id: errors", "id: setup-errors")], ["renamed setup-errors id: errors -> setup-errors"]),
        ([(KEY_RESULT, f"{KEY_RESULT}\n        dropped: {{date: 2026-11-09, reason: We left that market}}")],
         ["dropped errors: None -> 2026-11-09"]),
        ([(KEY_RESULT, 'measure: {keep: "<= 10"}')], None),
        ([("cycle: 2026-Q4", "cycle: 2027-Q1")], ["field team.yaml cycle: 2026-Q4 -> 2027-Q1"]),
        ([("team: Growth", "team: Growth\nstate: closed")], ["state team.yaml: active -> closed"]),
        ([("{name: Maya Okafor, handle: maya}", "{name: Maya Lind, handle: maya}")],
         ["renamed Maya Lind name: Maya Okafor -> Maya Lind"]),
        ([("handle: maya}", "handle: maya, active: false}")], ["field Maya Okafor active: True -> False"]),
        ([("people:", "strategy: {vision: Every shop sells}\npeople:")],
         ["field team.yaml vision: None -> Every shop sells"]),
        ([(KEY_RESULT, f"{KEY_RESULT}\n        weight: 2")], ["field errors weight: 1 -> 2"]),
        ([("cycle: 2026-Q4", "# a comment\ncycle:   '2026-Q4'"), ("value: 14", "value: 14.0")], []),
    ],
)  # fmt: skip
def test_one_edit_is_one_event(edits: list[tuple[str, str]], expected: list[str] | None) -> None:
    found = changes(TEAM, edited(*edits))
    if expected is None:
        assert [(change.kind, change.field) for change in found] == [(ChangeKind.MEASURE, "measure")]
    else:
        assert told(found) == expected


def test_an_event_has_date_reason_and_amount() -> None:
    ended = edited(
        ("status: to-do", "status: shipped, finished: 2026-10-20, learned: It holds"), ("target: 60", "target: 45")
    )
    target, shipped = changes(TEAM, ended)
    assert (target.points, target.is_easier) == (Decimal(25), True)
    assert (str(shipped.day), shipped.reason) == ("2026-10-20", "It holds")
    (rewritten,) = changes(TEAM, edited(("value: 14}", "value: 15, note: Typing error}")))
    assert (rewritten_fields(rewritten), rewritten.old.value, rewritten.reason) == (
        ("value", "note"),
        14,
        "Typing error",
    )


def test_added_and_removed_entities_include_their_content() -> None:
    objective = TEAM[TEAM.index("  - id: start") : TEAM.index("people:")]
    without = TEAM.replace(f"objectives:\n{objective}", "")
    names = ["start", "activation", "setup", "errors"]
    for kind, found in (("added", changes(without, TEAM)), ("removed", changes(TEAM, without))):
        assert told(found) == [f"{kind} {name}" for name in names]
        assert [change.is_nested for change in found] == [False, True, True, True]


def test_a_moved_initiative_is_not_removed_and_added() -> None:
    line = "          - {id: setup, title: Ask for three fields, owner: Jonas Lind, status: to-do}\n"
    moved = TEAM.replace(f"        initiatives:\n{line}", "").replace(
        KEY_RESULT, f"{KEY_RESULT}\n        initiatives:\n{line}"
    )
    address = "2026-Q4/growth/start"
    assert told(changes(TEAM, moved)) == [f"moved setup: {address}/activation -> {address}/errors"]
    apart = TEAM.replace(f"        initiatives:\n{line}", "") + (
        "initiatives:\n  - {id: setup, title: Ask for three fields, owner: Jonas Lind, status: to-do, key_result: KR}\n"
    )
    assert told(changes(TEAM, apart.replace("KR", "activation"))) == []
    assert told(changes(TEAM, apart.replace("KR", "errors"))) == [
        f"moved setup: {address}/activation -> {address}/errors"
    ]


def test_renaming_or_splitting_a_file_is_no_change() -> None:
    assert told(changes({"a.yaml": TEAM}, {"b.yaml": TEAM})) == ["renamed b.yaml path: a.yaml -> b.yaml"]
    other = "cycle: 2026-Q4\nteam: Growth\nobjectives:\n  - {id: second, title: Make support quick}\n"
    both = TEAM.replace("people:", "  - {id: second, title: Make support quick}\npeople:")
    assert told(changes({"a.yaml": both}, {"a.yaml": TEAM, "b.yaml": other})) == []
    elsewhere = {"a.yaml": TEAM, "b.yaml": other.replace("Growth", "Support")}
    assert told(changes({"a.yaml": both}, elsewhere)) == ["moved second: 2026-Q4/growth -> 2026-Q4/support"]


def test_owners_are_told_by_name_where_the_roster_has_their_handle() -> None:
    after = edited(("owner: Jonas Lind, status", "owner: maya, status"))
    (change,) = changes(TEAM, after)
    assert change_text(change, roster=loaded({"team.yaml": after}).index.roster) == "owner Jonas Lind → Maya Okafor"
    assert change_text(change) == "owner Jonas Lind → maya"


def test_without_ids_an_edited_title_is_still_the_same_key_result() -> None:
    key_result = "{title: TITLE, measure: {baseline: 0, target: 60}}"
    text = f"objectives:\n  - title: Start well\n    key_results: [{key_result}]\n"
    before = text.replace("TITLE", "Raise activation to 60%")
    after = text.replace("TITLE", "Raise activation to 45%").replace("target: 60", "target: 45")
    assert [change.kind for change in changes(before, after)] == [ChangeKind.RETITLED, ChangeKind.TARGET]
    other = text.replace("TITLE", "Answer every mail on the same day")
    assert [change.kind for change in changes(before, other)] == [ChangeKind.ADDED, ChangeKind.REMOVED]


def test_a_recorded_change_without_a_change_is_reported() -> None:
    record = "changes: [{date: 2026-10-20, target: {from: 20, to: 10}, reason: Slower than thought}]"
    recorded = edited((KEY_RESULT, f"{KEY_RESULT}\n        {record}"))
    assert told(changes(TEAM, recorded)) == ["field errors changes: None -> Slower than thought"]
    assert told(changes(recorded, TEAM)) == ["field errors changes: Slower than thought -> None"]
    moved = edited(("target: 10}", "target: 20}"))
    (change,) = changes(moved, recorded)
    assert (change.kind, change.reason) == (ChangeKind.TARGET, "Slower than thought")


def test_milestones_are_compared_step_by_step() -> None:
    steps = "measure: {milestones: [{title: A}, {title: B, done: DONE}]}"
    before = edited((KEY_RESULT, steps.replace("DONE", "false")))
    done = edited((KEY_RESULT, steps.replace("DONE", "2026-10-20")))
    assert told(changes(before, done)) == ["done errors B: False -> 2026-10-20"]
    more = edited((KEY_RESULT, "measure: {milestones: [{title: A}, {title: B}, {title: C}]}"))
    assert told(changes(before, more)) == ["measure errors milestones C: None -> C"]


@pytest.mark.parametrize(
    ("was", "now", "easier"), [(">= 99", ">= 98", True), ("<= 4", "<= 3", False), ("<= 4", "< 4", False)]
)
def test_a_limit_becomes_easier_or_harder_without_points(was: str, now: str, easier: bool) -> None:
    before, after = (edited((KEY_RESULT, f'measure: {{keep: "{limit}"}}')) for limit in (was, now))
    (change,) = changes(before, after)
    assert (change.kind, change.is_easier, change.points) == (ChangeKind.TARGET, easier, None)


def test_unreadable_files_are_not_compared() -> None:
    broken = edited(("confidence: 6", "confidence: high"), ("target: 60", "target: 45"), ("title: Cut", "title: Halve"))
    assert told(changes(TEAM, broken)) == ["retitled errors title: Cut setup errors -> Halve setup errors"]


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(-50, 50))
@settings(max_examples=50)
def test_points_are_the_difference_in_progress_for_one_value(baseline: int, before: int, after: int) -> None:
    points = target_points(Decimal(baseline), Decimal(before), Decimal(after))
    if (before - baseline) * (after - baseline) <= 0:
        assert points is None
        return
    assert points is not None
    value = min(before, after, key=lambda target: abs(target - baseline))
    gained = (value - baseline) * 100 / (after - baseline) - (value - baseline) * 100 / (before - baseline)
    assert abs(float(points) - gained) < 0.0001
    back = target_points(Decimal(baseline), Decimal(after), Decimal(before))
    assert back == -points
    mirrored = baseline_points(Decimal(baseline), Decimal(before), Decimal(after))
    assert mirrored == -points
