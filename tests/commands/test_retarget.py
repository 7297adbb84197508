"""``okr retarget``, and what every view then shows before and after its date."""

import builtins
import json
import re
import shlex
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_cli.cli.editing import retarget
from okr_cli.cli.editing.retarget import corrected_title
from okr_cli.progress.in_force import Retarget
from tests.commands.line_changes import line_changes
from tests.commands.running import okr
from tests.progress.making import day, key_result

TEAM = """\
okr: 1
cycle: 2024-Q4
team: Growth

objectives:
  - id: start
    title: Give new customers a confident start
    owner: Priya Raman
    key_results:
      - id: activation      # the one that matters
        title: Lift 30-day activation from 41% to 60%
        owner: Priya Raman
        kind: aspirational
        measure: {baseline: 41, target: 60, unit: "%"}  # by cohort
        check_ins:
          - {date: 2024-10-07, value: 42}
          - {date: 2024-11-18, value: 50.5, status: at-risk}
      - id: uptime
        title: Hold uptime at 99.9%
        owner: Priya Raman
        measure:
          keep: ">= 99.9"
          risk: 99
          unit: "%"
        check_ins:
          - {date: 2024-10-07, value: 99.5}
      - {id: lead, title: Learn our lead time, owner: Priya Raman, measure: {find_baseline: true, unit: days}}
"""
ON = ("--date", "2024-11-02")
WHY = ("--reason", "The price change halves it: half, not all")


@pytest.fixture(autouse=True)
def team(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OKR_STATE_DIR", str(folder.parent / "state"))
    (folder / "okr.toml").touch()
    path = folder / "okrs.yaml"
    path.write_text(TEAM, encoding="utf-8")
    return path


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a person at a terminal types, question by question."""
    typed: list[str] = []
    monkeypatch.setattr(retarget, "can_ask", lambda: True)
    monkeypatch.setattr(builtins, "input", lambda _: typed.pop(0))
    return typed


def test_the_old_measure_is_recorded_with_the_reason(team: Path) -> None:
    done = okr("retarget", "activation", "--target", "55", *ON, *WHY)
    assert done.code == 0
    assert line_changes(team, TEAM) == (
        [
            'measure: {baseline: 41, target: 55, unit: "%"}  # by cohort',
            "changes:",
            "- date: 2024-11-02",
            "target: {from: 60, to: 55}",
            'reason: "The price change halves it: half, not all"',
        ],
        ['measure: {baseline: 41, target: 60, unit: "%"}  # by cohort'],
    )
    assert done.out.splitlines()[-4:] == [
        "activation: target 60 → 55% (26 points easier)",
        "activation: 5% → 7% of the way, at risk, on 2024-11-02",
        "start: 3% → 4%",
        "to update the title: okr set activation title='Lift 30-day activation from 41% to 55%'",
    ]
    assert "title-contradicts-measure" in done.err
    assert okr("set", "activation", "title=Lift 30-day activation from 41% to 55%").code == 0
    assert okr("lint", "--select", "title-contradicts-measure,invalid-value,unknown-key").code == 0


def test_the_suggested_title_command_can_be_pasted_into_a_shell(team: Path) -> None:
    team.write_text(TEAM.replace("Lift 30-day activation", "Lift a customer's activation"), encoding="utf-8")
    told = okr("retarget", "activation", "--target", "55", *ON, *WHY).out.splitlines()[-1]
    words = shlex.split(told.partition(": okr ")[2])
    assert words[:2] == ["set", "activation"]
    assert words[2].startswith("title=Lift a customer's activation from 41% to 55%")
    assert okr(*words).code == 0


def test_a_second_change_is_appended_and_views_show_the_first_target(team: Path) -> None:
    assert okr("retarget", "activation", "--target", "55", *ON, *WHY).code == 0
    assert (
        okr(
            "retarget", "activation", "--target", "50", "--baseline", "40", "--reason", "Again", "--date", "2024-11-20"
        ).code
        == 0
    )
    assert [line for line in line_changes(team, TEAM)[0] if "from:" in line] == [
        "target: {from: 60, to: 55}",
        "baseline: {from: 41, to: 40}",
        "target: {from: 55, to: 50}",
    ]
    assert "40 → 50.5 → 50%, was 41 → 60" in " ".join(okr("show", "activation", "--as-of", "2024-12-01").out.split())
    close = " ".join(okr("review", "--close", "--as-of", "2025-01-02").out.split())
    assert "1.0, or 0.5 against the original measure" in close
    assert "2024-11-02: target 60 → 55% (26 points easier): The price change halves it" in close
    meeting = ("review", "--as-of", "2024-11-21", "--since", "2024-11-10")
    agenda = okr(*meeting).out
    assert "Measure changed on 2024-11-20" in agenda
    assert "Measure changed on 2024-11-02" not in agenda
    (found,) = json.loads(okr(*meeting, "--format", "json").out)["retargeted"]
    assert found["change"]["before"]["target"] == 55
    assert found["change"]["after"] == {"form": "metric", "baseline": 40, "target": 50, "unit": "%"}


VIEWS = ("status", "show activation", "show start", "review", "review --close", "due", "prioritize")


@pytest.mark.parametrize("form", ["json", "markdown", "csv"])
def test_earlier_dates_show_the_old_measure(team: Path, form: str) -> None:
    views = [view.split() for view in VIEWS if form != "csv" or not view.startswith("show")]
    asked = [
        (*view, "--as-of", "2024-11-01", "--format", form, "--cycle", "2024-Q4") for view in views if view[0] != "show"
    ]
    asked += [(*view, "--as-of", "2024-11-01", "--format", form) for view in views if view[0] == "show"]
    before = [okr(*view) for view in asked]
    assert okr("retarget", "activation", "--target", "55", *ON, *WHY).code == 0
    assert okr("retarget", "uptime", "--keep", ">= 99.5", "--risk", "98", *ON, *WHY).code == 0
    assert okr("retarget", "lead", "--baseline", "12", "--target", "7", *ON, *WHY).code == 0
    for view, then in zip(asked, before, strict=True):
        now = okr(*view)
        assert then.code == 0, view
        assert re.sub(r"okrs\.yaml:\d+", "", now.out) == re.sub(r"okrs\.yaml:\d+", "", then.out), view


def test_a_limit_and_a_baseline_that_was_found(team: Path) -> None:
    done = okr("retarget", "uptime", "--keep", ">= 99.5", *ON, *WHY)
    assert "uptime: limit >= 99.9 → >= 99.5% (easier)" in done.out
    assert "uptime: amber 0/1 → met 0/1, behind → on track" in done.out
    assert okr("check-in", "lead", "12", "--date", "2024-10-20").code == 0
    done = okr("retarget", "lead", "--target", "7", *ON, *WHY)
    assert "measure: {baseline: 12, target: 7, unit: days}" in team.read_text()
    assert "lead: 12 → 7 days, was a baseline to be determined" in done.out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--target", "60", *ON, *WHY), "the measure is already 41 → 60%; nothing to change"),
        ((*ON, *WHY), "the measure is already 41 → 60%; nothing to change: add an option such as --target"),
        (("--target", "55", *ON), "changing a measure needs a reason; add --reason"),
        (
            ("--target", "55", "--date", "2024-09-30", *WHY),
            "2024-Q4 starts on 2024-10-01; earlier changes are not recorded",
        ),
        (("--target", "55", "--date", "2025-01-01", *WHY), "2024-Q4 ended on 2024-12-31"),
        (("--target", "55", "--date", str(date.today() + timedelta(1)), *WHY), "is in the future"),
        (("--target", "many", *ON, *WHY), "--target: 'many' is not a number"),
        (("--keep", "99", *ON, *WHY), "--keep: '99' has no operator"),
        (("--between", "30,20", *ON, *WHY), "--between: 30 is greater than 20"),
        (("--target", "55", "--keep", "> 3", *ON, *WHY), "--target does not apply to this kind of measure"),
        (("--target", "41", *ON, *WHY), "nothing was written: the result would have 1 error"),
    ],
)
def test_contradictory_input_is_refused(team: Path, arguments: tuple[str, ...], complaint: str) -> None:
    done = okr("retarget", "activation", *arguments)
    assert (done.code, done.out) == (2, "")
    assert complaint in done.err
    assert team.read_text() == TEAM


def test_an_earlier_day_than_the_last_change_is_refused() -> None:
    assert okr("retarget", "activation", "--target", "55", *ON, *WHY).code == 0
    refused = okr("retarget", "activation", "--target", "50", "--date", "2024-11-01", *WHY).complaint
    assert refused == "the measure of 'activation' was changed on 2024-11-02; use that date or a later one with --date"


def test_a_measure_changed_without_a_record_is_refused(team: Path) -> None:
    assert okr("retarget", "activation", "--target", "55", *ON, *WHY).code == 0
    refused = okr("set", "activation", "measure.target=50").complaint
    assert "'target' changed to 55 on 2024-11-02, but the measure says 50" in refused
    team.write_text(team.read_text().replace("target: 55, unit", "target: 50, unit"))
    found = okr("lint", "--output-format", "concise")
    assert re.search(r"okrs\.yaml:17:36: error 005 invalid-value: changes: 'target' changed to 55", found.out), (
        found.out
    )


def test_a_dry_run_writes_nothing(team: Path) -> None:
    done = okr("retarget", "activation", "--target", "55", *ON, *WHY, "--dry-run")
    assert "+            target: {from: 60, to: 55}" in done.out
    assert team.read_text() == TEAM


@pytest.mark.parametrize(("agreed", "left"), [("", "-"), ("y", "n")])
def test_on_a_terminal_okr_asks_for_reason_and_title(team: Path, answers: list[str], agreed: str, left: str) -> None:
    answers += ["Half the cohort", agreed]
    assert okr("retarget", "activation", "--target", "55", *ON).code == 0
    text = team.read_text()
    assert "title: Lift 30-day activation from 41% to 55%" in text
    assert "reason: Half the cohort" in text
    answers += [left]
    assert okr("retarget", "activation", "--target", "58", *WHY, *ON).code == 0
    assert "title: Lift 30-day activation from 41% to 55%" in team.read_text()


def test_it_prints_the_same_numbers_as_show() -> None:
    done = okr("retarget", "activation", "--target", "55", *ON, *WHY)
    shown = json.loads(okr("show", "activation", "--as-of", ON[1], "--format", "json").out)
    assert f"→ {shown['progress'] * 100:.0f}% of the way" in done.out


def test_hostile_text_stays_text(team: Path) -> None:
    done = okr("retarget", "activation", "--target", "55", *ON, "--reason", "[red]a: b, {c}")
    assert done.code == 0
    assert "[red]a: b, {c}" in okr("show", "activation", "--as-of", "2024-12-01").out
    refused = okr("retarget", "activation", "--target", "52", *ON, "--reason", "\x1b[31mx")
    assert refused.code == 2


numbers = st.integers(1, 9999)


@settings(max_examples=40)
@given(
    numbers,
    numbers,
    numbers,
    st.sampled_from(["Raise calls a week from {} to {}", "Move calls from {:,} to {:,} a week"]),
)
def test_a_corrected_title_has_only_the_new_numbers(first: int, old: int, new: int, title: str) -> None:
    before, after = (
        key_result({"baseline": str(first), "target": str(target), "unit": "calls"}).measure for target in (old, new)
    )
    if first < min(old, new) and old != new:
        corrected = corrected_title(title.format(first, old), Retarget(day(0), "A reason", before, after))
        assert corrected.replace(",", "") in ("", title.format(first, new).replace(",", ""))


def test_a_corrected_title_writes_thousands_as_the_title_does() -> None:
    before, after = (
        key_result({"baseline": "2400", "target": target, "unit": "ms"}).measure for target in ("900", "1200")
    )
    change = Retarget(day(0), "A reason", before, after)
    assert corrected_title("Cut p95 from 2,400 ms to 900 ms", change) == "Cut p95 from 2,400 ms to 1,200 ms"
    assert corrected_title("Cut p95 from 2400 ms to 900 ms", change) == "Cut p95 from 2400 ms to 1200 ms"


def test_a_corrected_title_replaces_a_rounded_number_and_keeps_what_did_not_change() -> None:
    before, after = (
        key_result({"baseline": "7.4", "target": target, "unit": "EUR"}).measure for target in ("5.1", "5.5")
    )
    change = Retarget(day(0), "A reason", before, after)
    assert corrected_title("Cut the cost from €7.40 to €5", change) == "Cut the cost from €7.40 to €5.5"
