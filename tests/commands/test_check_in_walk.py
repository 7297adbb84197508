"""The walk in a real terminal: every question at 60 and 120 columns, and every way out of it."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from tests.commands.running import okr
from tests.commands.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

TEAM = """\
cycle: 2024-Q4
team: Growth

objectives:
  - id: start
    title: Give new customers a confident start
    owner: Priya Raman
    key_results:
      - id: activation
        title: Lift 30-day activation [bold]from[/bold] 41% to 55%
        owner: Priya Raman
        measure: {baseline: 41, target: 55, unit: "%"}
        check_ins:
          - {date: 2024-10-07, value: 43, confidence: 6, note: "First cohort, of two: good", ask: One designer}
      - id: calls
        title: Cut calls per new customer from 9 to 4
        owner: priya@acme.example
        measure: {baseline: 9, target: 4}
      - id: uptime
        title: Keep uptime at 99.9%
        owner: Priya Raman
        measure: {keep: ">= 99.9", unit: "%"}
      - id: audit
        title: Pass the audit
        owner: Priya Raman
        measure: {done: false}
      - id: pilot
        title: Win the pilot customers
        owner: Priya Raman
        measure: {milestones: [{title: Contract signed}, {title: First customer pays}]}
      - id: others
        title: Raise what others own from 1 to 2
        owner: Jonas Lind
        measure: {baseline: 1, target: 2}
kpis:
  - {id: response-time, title: First response time, owner: Priya Raman, unit: h, healthy: "<= 4"}
"""
CLOCK = ("--date", "2024-10-28")
CTRL_C, END_OF_INPUT = "\x03", "\x04"
VALUE, CONFIRM, CONFIDENCE = r"value(?: \([^)]*\))?: ", r"anyway\? \[y/N[^]]*\]: ", r"confidence \(0-10[^)]*\): "
NOTE, OPEN, ASK = r"[m\n]note: ", r"or a new ask\]: ", r"[m\n]ask: "
COMMIT = r"commit 1 file\? \[y/N\]: "


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of Priya Raman, with one committed file. Each test has a copy."""
    folder = tmp_path_factory.mktemp("committed")
    (folder / "okr.toml").touch()
    (folder / "okrs.yaml").write_text(
        TEAM + "people:\n  - {name: Priya Raman, email: priya@acme.example}\n", encoding="utf-8"
    )
    git(folder, "init", "-q", "--template=")
    git(folder, "add", ".")
    git(folder, "-c", "user.name=Priya Raman", "-c", "user.email=priya@acme.example", "commit", "-qm", "Begin")
    with chdir(folder):
        okr("check-in", "activation", "48", *CLOCK, "--dry-run")  # so that what it imports is there before each fork
    return folder


@pytest.fixture
def team(folder: Path, committed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of Priya Raman, with one committed file."""
    monkeypatch.setenv("OKR_STATE_DIR", str(folder.parent / "state"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(folder.parent / "gitconfig"))
    (folder.parent / "gitconfig").write_text("[user]\nname = Priya Raman\nemail = priya@acme.example\n", "utf-8")
    shutil.copytree(committed, folder, dirs_exist_ok=True)
    return folder


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(("git", *arguments), cwd=folder, capture_output=True, text=True, check=True).stdout


Open = Callable[..., Terminal]


@pytest.fixture
def terminal(team: Path) -> Iterator[Open]:
    opened: list[Terminal] = []

    def start(*arguments: str, width: int = 80) -> Terminal:
        opened.append(Terminal(team, ("check-in", *CLOCK, *arguments), width))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def written(team: Path) -> list[str]:
    """The lines that the walk has added to the file."""
    before = git(team, "show", "HEAD:okrs.yaml").splitlines()
    return [
        line.strip() for line in (team / "okrs.yaml").read_text(encoding="utf-8").splitlines() if line not in before
    ]


@pytest.mark.parametrize("width", [60, 120])
def test_six_check_ins_take_six_lines(team: Path, terminal: Open, width: int) -> None:
    walk = terminal(width=width)
    walk.answer(VALUE, "48 7 Second: better, at last")
    walk.answer(OPEN, "")
    walk.answer(VALUE, "8 6")
    walk.answer(VALUE, "99.95 8")
    walk.answer(r"done\? \[y/n\]: ", "n 5")
    walk.answer(r"milestones reached \(numbers, or Enter for none\): ", "1 8")
    walk.answer(VALUE, "3.5 Quiet week")
    walk.answer(COMMIT, "y")
    assert walk.end() == 0
    assert walk.typed < 90
    text = git(team, "show", "--format=%B")
    assert text.startswith("Check in: 6 values\n\n2024-Q4/growth/start/activation: 43 → 48%\n")
    assert '+          - {date: 2024-10-28, value: 48, confidence: 7, note: "Second: better, at last"}' in text
    assert git(team, "status", "--porcelain") == ""
    assert max(map(len, walk.lines)) <= width
    shown = "\n".join(walk.lines)
    assert "1/6  Lift 30-day activation [bold]from[/bold] 41% to 55%" in shown
    assert "asked  One designer" in shown
    assert "48 7 Second cohort" in shown
    assert "43 → 48%, 50% of the way, on track (+20)" in shown
    assert "6 check-ins written" in shown
    assert shown.count("✓ on track") >= 3
    assert "others" not in shown


def test_a_bare_value_is_followed_by_questions(team: Path, terminal: Open) -> None:
    walk = terminal("--no-commit")
    walk.answer(VALUE, "4x8")
    walk.answer("is not a number.*" + VALUE, "480")
    walk.answer(CONFIRM, "")
    walk.answer(VALUE, "48")
    walk.answer(CONFIDENCE, "?")
    walk.answer("0 no chance.*" + CONFIDENCE, "11")
    walk.answer("is not a valid confidence.*" + CONFIDENCE, "7")
    walk.answer(NOTE, "[red]Spät[/], 'gut': #1")
    walk.answer(OPEN, "y")
    walk.answer(VALUE, "b")
    walk.answer(VALUE, "49 8 Better")
    walk.answer(OPEN, "")
    walk.answer(VALUE, "q")
    assert walk.end() == 0
    assert written(team) == ["- date: 2024-10-28", "value: 49", "confidence: 8", 'note: "Better"']


BEFORE: dict[str, tuple[tuple[str, str], ...]] = {
    VALUE: (),
    CONFIRM: ((VALUE, "480"),),
    CONFIDENCE: ((VALUE, "48"),),
    NOTE: ((VALUE, "48"), (CONFIDENCE, "7")),
    OPEN: ((VALUE, "48 7 Better"),),
    ASK: ((VALUE, ""), (VALUE, "8"), (CONFIDENCE, "7"), (NOTE, "Better")),
}


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (END_OF_INPUT, 0)], ids=["ctrl-c", "end-of-input"])
@pytest.mark.parametrize("question", BEFORE, ids=["value", "confirm", "confidence", "note", "open", "ask"])
def test_an_incomplete_answer_is_not_written(team: Path, terminal: Open, question: str, key: str, code: int) -> None:
    walk = terminal("--no-commit")
    for earlier, text in BEFORE[question]:
        walk.answer(earlier, text)
    walk.answer(question, key, end="")
    assert walk.end() == code
    assert written(team) == []
    told = "\n".join(walk.lines)
    assert "stopped; nothing was written" in told
    assert ("was not written: you stopped before its last question" in told) is (question != VALUE)
    assert "Traceback" not in walk.seen


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (END_OF_INPUT, 0)], ids=["ctrl-c", "end-of-input"])
def test_earlier_answers_are_kept(team: Path, terminal: Open, key: str, code: int) -> None:
    walk = terminal("--no-commit")
    walk.answer(VALUE, "48 7")
    walk.answer(OPEN, "")
    walk.answer(VALUE, "8")
    walk.answer(CONFIDENCE, key, end="")
    assert walk.end() == code
    assert written(team) == ["- {date: 2024-10-28, value: 48, confidence: 7}"]
    assert "1 check-in written; stopped with 5 left" in "\n".join(walk.lines)


def test_an_entry_that_changed_meanwhile_is_asked_again(team: Path, terminal: Open) -> None:
    path = team / "okrs.yaml"
    walk = terminal("--no-commit")
    walk.answer(VALUE, "48")
    walk.answer(CONFIDENCE, "7")
    walk.answer(NOTE, "")
    line = "          - {date: 2024-10-07,"
    text = path.read_text(encoding="utf-8")
    start = text.index(line)
    end = text.index("\n", start) + 1
    walk.process.expect(OPEN)
    path.write_text(text[:end] + "          - {date: 2024-10-28, value: 46}\n" + text[end:], encoding="utf-8")
    walk.process.send("\r")
    walk.answer(VALUE, "48 7")
    walk.answer("already has a check-in with value 46.*" + CONFIRM, "y")
    walk.answer(VALUE, "q")
    assert walk.end() == 0
    assert "- {date: 2024-10-28, value: 48, confidence: 7}" in path.read_text(encoding="utf-8")
    assert "1 check-in written" in "\n".join(walk.lines)


@pytest.mark.parametrize("name", ["jonas", "lind", "Jonas Lind"])
def test_a_part_of_a_name_is_enough(team: Path, terminal: Open, name: str) -> None:
    walk = terminal("--owner", name, "--no-commit")
    walk.answer("1 check-in due for Jonas Lind.*" + VALUE, "1.5 7")
    assert walk.end() == 0
    assert "{date: 2024-10-28, value: 1.5, confidence: 7}" in "".join(written(team))


def test_all_does_not_call_every_check_in_due(terminal: Open) -> None:
    walk = terminal("--owner", "jonas", "--all", "--no-commit")
    walk.answer("check-in for Jonas Lind on 2024-10-28, including those not due.*" + VALUE, "1.5 7")
    assert walk.end() == 0


def test_ambiguous_and_unknown_names_are_refused(terminal: Open) -> None:
    text = (Path.cwd() / "okrs.yaml").read_text(encoding="utf-8")
    (Path.cwd() / "okrs.yaml").write_text(text.replace("Jonas Lind", "Jonas Raman"), encoding="utf-8")
    several = terminal("--owner", "raman")
    assert several.end() == 2
    assert several.lines[-3:-1] == ["  Jonas Raman", "  Priya Raman"]
    nobody = terminal("--owner", "prya raman")
    assert nobody.end() == 2
    assert "did you mean Priya Raman?" in nobody.seen


def test_a_table_of_kpis_has_their_header(team: Path, terminal: Open) -> None:
    walk = terminal("--no-commit")
    for question in (VALUE, VALUE, VALUE, r"done\? \[y/n\]: ", r"Enter for none\): "):
        walk.answer(question, "")
    walk.answer(VALUE, "3.5 Quiet week")
    assert walk.end() == 0
    heading = next(line for line in walk.lines if "Was → now" in line)
    assert heading.startswith("KPI ")


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (END_OF_INPUT, 0)], ids=["ctrl-c", "end-of-input"])
def test_quitting_at_the_commit_keeps_the_files(team: Path, terminal: Open, key: str, code: int) -> None:
    walk = terminal()
    walk.answer(VALUE, "48 7 ! Two")
    walk.answer(VALUE, "q")
    walk.answer(COMMIT, key, end="")
    assert walk.end() == code
    assert git(team, "status", "--porcelain") == " M okrs.yaml\n"
    assert git(team, "rev-list", "--count", "HEAD") == "1\n"


def test_a_file_with_other_changes_is_written_and_not_committed(team: Path, terminal: Open) -> None:
    with (team / "okrs.yaml").open("a", encoding="utf-8") as file:
        file.write("# mine\n")
    walk = terminal()
    walk.answer(VALUE, "48 7 ! Two")
    walk.answer(VALUE, "q")
    assert walk.end() == 0
    assert "not committed: okrs.yaml has other uncommitted changes" in walk.lines


def test_a_user_unknown_to_git_is_told_how_to_name_the_owner(team: Path, terminal: Open) -> None:
    (team.parent / "gitconfig").write_text("[user]\nname = Priya Ram\nemail = x@y.example\n", "utf-8")
    walk = terminal(width=200)
    assert walk.end() == 2
    assert "your name in git, 'Priya Ram', is not an owner here; did you mean Priya Raman?" in walk.seen


def test_a_single_value_is_questioned_on_a_terminal(team: Path, terminal: Open) -> None:
    alone = terminal("activation", "480")
    alone.answer(CONFIRM, "perhaps")
    alone.answer("is not a number.*" + CONFIRM, "490")
    alone.answer("490% is far outside.*" + CONFIRM, "y")
    assert alone.end() == 0
    assert written(team) == ["- {date: 2024-10-28, value: 490}"]


def test_with_only_drafts_the_walk_says_how_they_become_active(team: Path, terminal: Open) -> None:
    path = team / "okrs.yaml"
    path.write_text("state: draft\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    walk = terminal("--owner", "Jonas Lind", "--date", "2024-10-28", width=200)
    assert walk.end() == 0
    assert "run 'okr cycle start 2024-Q4' to activate them" in walk.seen


def test_if_nothing_is_due_the_next_step_is_shown(team: Path, terminal: Open) -> None:
    walk = terminal("--owner", "Jonas Lind", "--date", "2024-10-03", width=200)
    assert walk.end() == 0
    assert "no check-in is due for Jonas Lind; next: others on 2024-10-06" in walk.seen
