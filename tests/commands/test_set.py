"""``okr set``: any plain key, converted by the model, and nothing else changed in the file."""

from pathlib import Path

import pytest

from tests.commands.running import okr
from tests.commands.test_work_edit import TEAM, changed, team

__all__ = ["team"]

KPI = 'kpis:\n  - {id: answer, title: First answer, owner: Ines Moreau, unit: h, healthy: "<= 4"}\n'


@pytest.mark.parametrize(
    ("arguments", "added"),
    [
        (("setup", "owner=Priya Raman"), ["owner: Priya Raman"]),
        (("setup", "due=2024-11-20", "impact=high"), ["due: 2024-11-20", "impact: high"]),
        (("setup", "title=Redesign step 2: three fields"), ['title: "Redesign step 2: three fields"']),
        (("setup", "canvas=https://acme.example/a=b"), ["canvas: https://acme.example/a=b"]),
        (("setup", "bet.stake=2 people for 3 weeks"), ["bet:", "stake: 2 people for 3 weeks"]),
        (("setup", "depends_on=tour, film"), ["depends_on: [tour, film]"]),
        (("activation", "weight=2", "kind=committed"), ["kind: committed", "weight: 2"]),
        (("activation", "guardrail=yes"), ["guardrail: true"]),
        (("activation", "measure.target=60"), ['measure: {baseline: 41, target: 60, unit: "%"}']),
        (("activation", "measure.target=55.50"), ['measure: {baseline: 41, target: 55.50, unit: "%"}']),
        (("activation", "score.value=0.7", "score.reason=Late, but"), ["score:", "value: 0.7", "reason: Late, but"]),
        (("start", "x-color=0x10"), ['x-color: "0x10"']),
        (("confident start", "owner=Maya Okafor"), ["owner: Maya Okafor"]),
    ],
)  # fmt: skip
def test_values_are_written_in_the_form_of_the_format(team: Path, arguments: tuple[str, ...], added: list[str]) -> None:
    done = okr("set", *arguments)
    assert done.code == 0, done.err
    assert changed(team)[0] == added
    assert done.out.startswith("okrs.yaml:")
    assert okr("status", "--as-of", "2024-11-20").err == ""


def test_an_empty_value_removes_the_key(team: Path) -> None:
    assert okr("set", "setup", "hypothesis.within=", "started=").code == 0
    added, gone = changed(team)
    assert added == ["hypothesis: {belief: Fewer fields help, expect: +6, evidence: cohorts}"]
    assert "started: 2024-10-08" in gone
    assert okr("set", "setup", "hypothesis=").code == 0
    assert "hypothesis" not in team.read_text(encoding="utf-8")


def test_keys_of_a_kpi_can_be_set(team: Path) -> None:
    team.write_text(TEAM + KPI, encoding="utf-8")
    assert okr("set", "answer", "healthy=<= 6").code == 0
    assert changed(team, TEAM + KPI)[0] == [
        "- {id: answer, title: First answer, owner: Ines Moreau, unit: h, healthy: <= 6}"
    ]


def test_setting_the_same_value_changes_nothing(team: Path) -> None:
    done = okr("set", "setup", "owner=Jonas Lindqvist", "due=")
    assert (done.code, done.out) == (0, "setup: nothing to change\n")
    assert team.read_text(encoding="utf-8") == TEAM


def test_a_number_is_written_as_it_was_typed(team: Path) -> None:
    assert okr("set", "activation", "measure.baseline=41.0").code == 0
    assert "baseline: 41.0," in team.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("setup", "ownr=x"), "an Initiative has no key 'ownr'; did you mean 'owner'?"),
        (("setup", "assignee=x"), "an Initiative has no key 'assignee'; did you mean 'owner'?"),
        (("setup", "qqq=x"), "an Initiative has no key 'qqq'; valid keys: title, id, owner, status,"),
        (("setup", "key_result=refunds"), "an Initiative has no key 'key_result'"),
        (("activation", "target=60"), "a Key Result has no key 'target'; did you mean 'measure.target'?"),
        (("setup", "expect=+6"), "an Initiative has no key 'expect'; did you mean 'hypothesis.expect'?"),
        (("setup", "hypothesis.expects=+6"), "'hypothesis' has no key 'expects'; did you mean 'expect'?"),
        (("setup", "owner.name=x"), "'owner' has no key 'name'"),
        (("activation", "measure.goal=60"), "'measure' has no key 'goal'; did you mean 'target'?"),
        (("setup", "hypothesis=x"), "'hypothesis' has keys of its own; set them one by one, such as hypothesis."),
        (("activation", "measure=x"), "'measure' has keys of its own; set them one by one, such as measure.baseline=…"),
        (("activation", "check_ins="), "'check_ins' is a list of entries; use 'okr check-in'"),
        (("activation", "measure.milestones=x"), "'milestones' is a list of entries; use 'okr check-in --done'"),
        (("activation", "actions=x"), "'actions' is a list of entries; edit the file directly"),
        (("setup", "owner"), "expected KEY=VALUE, found 'owner'"),
        (("setup", "=x"), "expected KEY=VALUE, found '=x'"),
        (("setup", "due=2024-11-20", "due=2024-11-21"), "'due' is set twice"),
        (("setup", "due=soon"), "due: 'soon' is not a date"),
        (("setup", "status=don"), "status: 'don' is not one of idea, to-do, in-progress, shipped, dropped"),
        (("setup", "finished=2024-11-20"), "finished: the status is 'in-progress', not shipped or dropped"),
        (("setup", "title="), "an Initiative has no 'title'"),
        (("activation", "weight=heavy"), "weight: 'heavy' is not a number"),
        (("activation", "measure.keep=>= 4"), "'keep' cannot be combined with 'baseline'"),
        (("setup", "due=\x1b[31m"), "\\x1b"),
        (("nobody", "due="), "nothing matches 'nobody'"),
    ],
)
def test_an_invalid_value_is_refused_with_the_reason_and_changes_nothing(
    team: Path, arguments: tuple[str, ...], reason: str
) -> None:
    done = okr("set", *arguments)
    assert reason in done.complaint
    assert "\x1b" not in done.err
    assert team.read_text(encoding="utf-8") == TEAM


def test_a_new_error_stops_it_unless_forced(folder: Path, team: Path) -> None:
    roster = "people:\n  - {name: Priya Raman}\n  - {name: Jonas Lindqvist}\n"
    (folder / "people.yaml").write_text(roster, encoding="utf-8")
    done = okr("set", "setup", "owner=Jonas Lindquist")
    assert done.code == 2
    assert "no owner matches 'Jonas Lindquist'; did you mean Jonas Lindqvist?" in done.err
    assert okr("set", "setup", "owner=Jonas Lindquist", "--force").code == 0


def test_an_owner_can_be_part_of_a_name(team: Path) -> None:
    assert okr("set", "setup", "owner=priya").code == 0
    assert "owner: Priya Raman" in changed(team)[0][0]


def test_broken_links_are_found_in_every_file(folder: Path, team: Path) -> None:
    done = okr("set", "refunds", "id=returns")
    assert done.code == 2
    assert "elsewhere.yaml:5: " in done.err
    assert "(unknown-reference)" in done.err
    assert team.read_text(encoding="utf-8") == TEAM


def test_earlier_findings_are_not_reported_again(team: Path) -> None:
    team.write_text(TEAM.replace("owner: Priya Raman", "owner: The whole team"), encoding="utf-8")
    assert okr("set", "setup", "due=2024-11-20").err == ""


def test_suppressed_findings_are_not_reported(team: Path) -> None:
    comment = "  # okr: ignore[long-title] -- it is a quote"
    team.write_text(TEAM.replace("  - id: start\n", f"{comment}\n  - id: start\n"), encoding="utf-8")
    long = " ".join(["Give new customers a confident start"] * 6)
    assert "long-title" not in okr("set", "start", f"title={long}").err


def test_a_dry_run_prints_the_patch(team: Path) -> None:
    done = okr("set", "setup", "due=2024-11-20", "--dry-run")
    assert done.out.startswith("--- a/okrs.yaml\n")
    assert team.read_text(encoding="utf-8") == TEAM
