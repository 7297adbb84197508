"""``okr start``, ``ship`` and ``drop`` from the command line."""

import builtins
import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from okr_cli.cli.editing import work_edit
from tests.commands.forked import ForkedOkr
from tests.commands.line_changes import line_changes
from tests.commands.running import okr

TEAM = """\
okr: 1
cycle: 2024-Q4
team: Growth

objectives:
  - id: start
    title: Give new customers a confident start
    owner: Priya Raman
    key_results:
      - id: activation
        title: Lift 30-day activation from 41% to 55%
        owner: Priya Raman
        measure: {baseline: 41, target: 55, unit: "%"}
        check_ins:
          - date: 2024-10-07
            value: 42
          - date: 2024-11-18
            value: 48
        initiatives:
          - id: setup       # the first bet
            title: Redesign setup step 2 to ask three fields
            owner: Jonas Lindqvist
            status: in-progress
            started: 2024-10-08
            hypothesis: {belief: Fewer fields help, expect: +6, within: 4 weeks, evidence: cohorts}
          - {id: tour, title: Record a tour of the first order, owner: Jonas Lindqvist, status: to-do}
          - {id: film, title: Cut the film to 40 seconds, owner: Jonas Lindqvist, status: shipped, finished: 2024-11-01}
      - id: refunds
        title: Cut refunds from 9% to 4%
        owner: Priya Raman
        measure: {baseline: 9, target: 4, unit: "%"}
"""
ELSEWHERE = """\
okr: 1
cycle: 2024-Q4
initiatives:
  - id: terms
    key_result: refunds
    title: Rewrite the refund terms in 5 sentences
    owner: Tom Becker
"""
ON = ("--on", "2024-11-20")


@pytest.fixture(autouse=True)
def team(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OKR_STATE_DIR", str(folder.parent / "state"))
    (folder / "okr.toml").touch()
    (folder / "elsewhere.yaml").write_text(ELSEWHERE, encoding="utf-8")
    path = folder / "okrs.yaml"
    path.write_text(TEAM, encoding="utf-8")
    return path


def changed(path: Path, before: str = TEAM) -> tuple[list[str], list[str]]:
    return line_changes(path, before)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str | type[BaseException]]:
    """Type answers at a terminal, and return the questions that were asked."""
    typed: list[str | type[BaseException]] = []

    def read(_: str = "") -> str:
        answer = typed.pop(0)
        if isinstance(answer, str):
            return answer
        raise answer

    monkeypatch.setattr(work_edit, "can_ask", lambda: True)
    monkeypatch.setattr(builtins, "input", read)
    return typed


def test_work_starts_on_a_day(team: Path) -> None:
    done = okr("start", "tour", *ON)
    assert (done.code, done.err) == (0, "")
    assert changed(team)[0][0].endswith("owner: Jonas Lindqvist, status: in-progress, started: 2024-11-20}")
    assert done.out.splitlines()[-2:] == [
        "tour: to do → in progress since 2024-11-20",
        "activation: 41 → 48 → 55%, 50% of the way, 2 Initiatives in progress",
    ]


def test_work_is_shipped_and_its_effect_is_reported(team: Path) -> None:
    done = okr("ship", "setup", *ON, "--learned", "Six of nine fields: never read, by anyone")
    assert done.code == 0
    assert changed(team) == (
        ["status: shipped", "finished: 2024-11-20", 'learned: "Six of nine fields: never read, by anyone"'],
        ["status: in-progress"],
    )
    assert done.out.splitlines()[-3:] == [
        "setup: in progress → shipped on 2024-11-20",
        "activation: moved +6 points since 2024-10-08, expected +6 within 4 weeks",
        "verdict due by 2024-12-18: run 'okr set setup verdict=…' to record it",
    ]
    assert okr("lint", "--fail-on", "error").code == 0


def test_work_can_be_replaced_by_other_work(team: Path) -> None:
    done = okr("drop", "setup", *ON, "--verdict", "inv", "--learned", "Nobody", "--replaced-by", "tour")
    assert done.code == 0
    assert changed(team)[0] == [
        "status: dropped",
        "finished: 2024-11-20",
        "verdict: invalidated",
        "learned: Nobody",
        "replaced_by: tour",
    ]
    assert "setup: in progress → dropped on 2024-11-20, replaced by tour" in done.out
    assert "lesson" not in done.out


def test_the_reason_why_work_is_dropped_is_its_lesson(team: Path) -> None:
    done = okr("drop", "setup", *ON, "--reason", "Nobody uses it")
    assert done.code == 0
    assert changed(team)[0] == ["status: dropped", "finished: 2024-11-20", "learned: Nobody uses it"]
    assert "lesson" not in done.out


def test_without_a_lesson_the_command_for_it_is_shown() -> None:
    assert "no lesson yet: run 'okr set setup learned=…' to record what you learned" in okr("drop", "setup", *ON).out


def test_the_replacement_is_written_as_a_valid_reference(team: Path) -> None:
    other = "initiatives: [{id: tour, title: Another tour of refunds, owner: Tom Becker}]"
    team.write_text(TEAM + f"        {other}\n", encoding="utf-8")
    assert "'tour' matches 2 entities" in okr("drop", "setup", *ON, "--replaced-by", "tour").err
    assert okr("drop", "setup", *ON, "--replaced-by", "activation/tour").code == 0
    assert "replaced_by: activation/tour" in team.read_text(encoding="utf-8")
    assert okr("drop", "refunds/tour", *ON, "--replaced-by", "tour").code == 0
    assert okr("lint", "--fail-on", "error").code == 0


def test_a_key_result_is_dropped_with_its_work(team: Path) -> None:
    done = okr("drop", "activation", *ON, "--reason", "The market: closed")
    assert done.code == 0
    assert changed(team)[0] == ["dropped:", "date: 2024-11-20", 'reason: "The market: closed"']
    assert done.out.splitlines()[-3:] == [
        "activation: dropped on 2024-11-20",
        "start: 25% → 0% without it",
        "2 open Initiatives dropped with it: setup and tour",
    ]
    again = okr("drop", "activation", *ON, "--reason", "Again")
    assert again.complaint == "'activation' was already dropped on 2024-11-20"
    assert okr("start", "tour", *ON).complaint == "its Key Result 'activation' was dropped on 2024-11-20"


def test_an_objective_is_dropped_with_everything_below(team: Path) -> None:
    done = okr("drop", "start", *ON, "--reason", "We left that market")
    assert done.out.splitlines()[-3:] == [
        "start: dropped on 2024-11-20",
        "2 Key Results dropped with it: activation and refunds",
        "3 open Initiatives dropped with it: setup, tour and terms",
    ]
    said = okr("drop", "activation", *ON, "--reason", "Again").complaint
    assert said == "'activation' was already dropped with its Objective 'start' on 2024-11-20"


def test_work_in_another_file_can_be_edited(folder: Path, team: Path) -> None:
    done = okr("start", "terms", *ON)
    assert done.out.splitlines()[0] == "elsewhere.yaml:8"
    assert "refunds: 9 → ? → 4%, 1 Initiative in progress" in done.out
    assert team.read_text(encoding="utf-8") == TEAM
    assert (folder / "elsewhere.yaml").read_text(encoding="utf-8") == ELSEWHERE + (
        "    status: in-progress\n    started: 2024-11-20\n"
    )


TOMORROW = str(date.today() + timedelta(days=1))


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("start", "film"), "run 'okr set film status=in-progress finished=' to resume it"),
        (("start", "setup"), "has been in progress since 2024-10-08; run 'okr set setup started=…' to change the date"),
        (("ship", "film"), "'film' was already shipped on 2024-11-01"),
        (("drop", "film"), "'film' was already shipped on 2024-11-01"),
        (("ship", "setup", "--on", "2024-10-07"), "2024-10-07 is before 'setup' started (2024-10-08)"),
        (("drop", "setup", "--on", "2024-10-07"), "2024-10-07 is before 'setup' started (2024-10-08)"),
        (("start", "tour", "--on", TOMORROW), f"--on: {TOMORROW} is in the future; today is {date.today()}"),
        (("start", "tour", "--on", "2024-11-31"), "--on: 2024-11-31 is not a valid date"),
        (("start", "tour", "--on", "20 Nov"), "--on: '20 Nov' is not a date; write it as YYYY-MM-DD"),
        (("start", "activation"), "'activation' is a Key Result; expected an Initiative"),
        (("drop", "response-time"), "nothing matches 'response-time'"),
        (("ship", "toru"), "nothing matches 'toru'; did you mean"),
        (("ship", "setup", "--verdict", "in"), "'in' is not a verdict; use validated, invalidated or inconclusive"),
        (("ship", "setup", "--verdict", "validatd"), "'validatd' is not a verdict; did you mean 'validated'?"),
        (("drop", "setup", "--replaced-by", "nobody"), "nothing matches 'nobody'"),
        (("drop", "setup", "--replaced-by", "setup"), "nothing matches 'setup'"),
        (("drop", "setup", "--reason", "Why", "--learned", "x"), "--reason and --learned mean the same"),
        (("drop", "refunds", *ON), "dropping a Key Result needs a reason; add --reason"),
        (("drop", "start", *ON, "--reason", "  "), "dropping an Objective needs a reason; add --reason"),
        (("drop", "start", "--learned", "x"), "--learned is for Initiatives; use --reason for an Objective"),
        (("drop", "refunds", "--reason", "x", "--on", "2025-01-01"), "2024-Q4 ended on 2024-12-31"),
    ],
)  # fmt: skip
def test_impossible_steps_are_explained_and_change_nothing(team: Path, arguments: tuple[str, ...], reason: str) -> None:
    assert reason in okr(*arguments).complaint
    assert team.read_text(encoding="utf-8") == TEAM


def test_a_dry_run_prints_the_patch_and_writes_nothing(team: Path) -> None:
    done = okr("ship", "setup", *ON, "--dry-run")
    assert (done.code, team.read_text(encoding="utf-8")) == (0, TEAM)
    assert done.out.startswith("--- a/okrs.yaml\n+++ b/okrs.yaml\n@@ ")
    assert "+            finished: 2024-11-20" in done.out


def test_a_closed_file_is_left_alone_unless_forced(team: Path) -> None:
    team.write_text("state: closed\n" + TEAM, encoding="utf-8")
    closed = "okrs.yaml is closed; use --force to edit it anyway"
    for arguments in (("ship", "setup", *ON), ("drop", "refunds", *ON, "--reason", "x"), ("set", "setup", "due=")):
        assert okr(*arguments).complaint == closed
    assert okr("ship", "setup", *ON, "--force").code == 0


def test_new_findings_are_reported(folder: Path, team: Path) -> None:
    (folder / "okr.toml").write_text("[limits]\ninitiatives = 1\n", encoding="utf-8")
    team.write_text(TEAM.replace("status: to-do", "status: idea"), encoding="utf-8")
    done = okr("start", "tour", *ON)
    assert done.code == 0
    assert done.err.startswith("warning: okrs.yaml:")
    assert "has 2 open Initiatives (limit: 1) (too-many-initiatives)" in done.err
    again = okr("ship", "setup", *ON)
    assert again.err == ""


def test_on_a_terminal_it_asks_for_lesson_and_verdict(team: Path, answers: list[str | type[BaseException]]) -> None:
    answers += ["maybe", "inc", "  Nobody took it  "]
    assert okr("drop", "setup", *ON).code == 0
    assert answers == []
    assert changed(team)[0][2:] == ["verdict: inconclusive", "learned: Nobody took it"]


def test_a_verdict_is_not_asked_for_before_the_effect_can_show(
    team: Path, answers: list[str | type[BaseException]]
) -> None:
    answers += ["It was easy."]
    assert okr("ship", "setup", *ON).code == 0
    assert answers == []
    assert changed(team)[0][2:] == ["learned: It was easy."]


@pytest.mark.parametrize("answer", ["", EOFError])
def test_enter_and_the_end_of_input_skip(
    team: Path, answers: list[str | type[BaseException]], answer: str | type[BaseException]
) -> None:
    answers += [answer, answer]
    assert okr("drop", "setup", *ON).code == 0
    assert changed(team)[0] == ["status: dropped", "finished: 2024-11-20"]


def test_given_options_are_not_asked_for(team: Path, answers: list[str | type[BaseException]]) -> None:
    assert okr("drop", "setup", *ON, "--verdict", "validated", "--learned", "Yes").code == 0
    answers += ["We left that market"]
    assert okr("drop", "refunds", *ON).code == 0
    assert "reason: We left that market" in team.read_text(encoding="utf-8")


def test_a_missing_reason_stops_it(team: Path, answers: list[str | type[BaseException]]) -> None:
    answers += [EOFError]
    assert okr("drop", "refunds", *ON).code == 2
    assert team.read_text(encoding="utf-8") == TEAM


def test_ctrl_c_at_a_question_writes_nothing(team: Path, answers: list[str | type[BaseException]]) -> None:
    answers += ["validated", KeyboardInterrupt]
    assert okr("drop", "setup", *ON).code == 130
    assert team.read_text(encoding="utf-8") == TEAM


def test_only_applicable_questions_are_asked(answers: list[str | type[BaseException]]) -> None:
    assert okr("drop", "film", *ON).code == 2
    assert okr("start", "tour", *ON).code == 0


def test_off_a_terminal_nothing_is_asked(team: Path) -> None:
    done = ForkedOkr("drop", "setup", *ON, cwd=team.parent, stdin=b"validated\n").end()
    assert done.code == 0
    assert "verdict" not in "".join(changed(team)[0])


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_other_byte_stays(team: Path, newline: str) -> None:
    text = TEAM.replace("\n", newline).rstrip()
    team.write_bytes(text.encode())
    assert okr("start", "tour", *ON).code == 0
    assert okr("ship", "setup", *ON).code == 0
    found = team.read_bytes().decode()
    assert "# the first bet" in found
    assert newline == "\n" or not re.search("[^\r]\n", found)
    assert not found.endswith("\n")


def test_hostile_text_stays_text(team: Path) -> None:
    lesson = "- a: [b], #c ::error:: {% x %}\nsecond 'line' \"too\""
    done = okr("ship", "setup", *ON, "--learned", lesson)
    assert done.code == 0
    shown = okr("show", "setup", "--as-of", "2024-11-20", "--format", "json")
    assert json.loads(shown.out)["learned"] == lesson


def test_text_that_acts_on_a_terminal_is_refused(team: Path) -> None:
    done = okr("ship", "setup", *ON, "--learned", "red \x1b[31m")
    assert (done.code, done.out) == (2, "")
    assert "\x1b" not in done.err
    assert "(unsafe-text)" in done.err
    assert team.read_text(encoding="utf-8") == TEAM


def test_an_ambiguous_name_lists_the_matching_initiatives(team: Path) -> None:
    done = okr("start", "re", *ON)
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        "okr: 're' matches 3 entities; be more specific:",
        "  2024-Q4/growth/start/activation/setup",
        "  2024-Q4/growth/start/activation/tour",
        "  2024-Q4/terms",
    ]


def test_a_file_that_cannot_be_read_is_not_changed(team: Path) -> None:
    broken = TEAM.replace("owner: Jonas Lindqvist\n", "owner: [Jonas, Lindqvist]\n")
    team.write_text(broken, encoding="utf-8")
    assert "setup cannot be read in full; run 'okr lint' to see why" in okr("ship", "setup", *ON).err
    team.write_text(TEAM + "  - {\n", encoding="utf-8")
    done = okr("ship", "setup", *ON)
    assert done.code == 2
    assert team.read_text(encoding="utf-8") == TEAM + "  - {\n"


def test_an_empty_folder_has_nothing_to_edit(folder: Path, team: Path) -> None:
    for path in folder.glob("*.yaml"):
        path.unlink()
    assert "no OKRs" in okr("start", "setup").complaint


def test_the_effect_is_printed_at_every_width(team: Path) -> None:
    done = ForkedOkr("ship", "setup", *ON, cwd=team.parent, COLUMNS="60").end()
    assert done.code == 0
    assert "setup: in progress → shipped on 2024-11-20" in done.out


def test_work_without_a_hypothesis_needs_no_verdict(team: Path, answers: list[str | type[BaseException]]) -> None:
    answers += ["It was easy."]
    done = okr("ship", "tour", *ON)
    assert (done.code, answers) == (0, [])
    assert "verdict" not in done.out
    assert "learned: It was easy." in team.read_text(encoding="utf-8")


@pytest.mark.parametrize("status", ["to-do", "idea"])
def test_work_that_never_started_is_dropped_without_questions(
    team: Path, answers: list[str | type[BaseException]], status: str
) -> None:
    team.write_text(TEAM.replace("status: to-do", f"status: {status}"), encoding="utf-8")
    done = okr("drop", "tour", *ON)
    assert (done.code, answers) == (0, [])
    assert "lesson" not in done.out
