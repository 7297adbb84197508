"""Pages stay within their width, and user text in them is only shown."""

import json
import re
import time
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.commands.running import okr
from tests.views.workspace import EVERY_FORM, HOSTILE

COMMANDS = (
    ("status",),
    ("status", "--overview"),
    ("status", "--by", "objective", "--overview"),
    ("review",),
    ("review", "--full"),
    ("review", "--close"),
    ("due",),
    ("prioritize",),
)
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
EVIL_WORK = """\
      - id: work
        title: "A [bold]bet[/bold] | =cmd"
        owner: "@maya"
        kind: committed
        measure: {baseline: 0, target: 10, unit: "|<i>"}
        check_ins:
          - {date: 2026-11-18, value: 1, status: at-risk, confidence: 2, note: "=1+1 <b>\\e[31m @maya #1",
             ask: "help | https://evil.example"}
        initiatives:
          - {id: one, title: "-2+3 <script> | \\e[2J", owner: "[red]x", status: in-progress, started: 2026-10-02,
             due: 2026-10-20, impact: low, effort: high}
          - {id: two, title: "Ship | it", status: shipped, started: 2026-11-17, learned: "*so* `much` \\e[0m"}
          - {id: three, title: "Stop <!-- it", status: dropped, verdict: invalidated, learned: "# no | way",
             hypothesis: {belief: "[x](y)", expect: "+5 | x", within: "|", evidence: e}}
people:
  - {name: "Ma\\e[31mya | <b>", handle: maya}
"""
OBEYED = """\
okr: 1
cycle: 2026-Q4
team: "::error::evil"
objectives:
  - id: evil
    title: "::error::evil ##[error]evil"
    owner: "::warning::evil"
    key_results:
      - id: obeyed
        title: "::set-output name=a::evil ##vso[task.complete]evil"
        owner: "##[error]evil"
        kind: committed
        measure: {baseline: 0, target: 10, unit: "##[x]"}
        check_ins:
          - {date: 2026-11-18, value: 1, status: at-risk, note: "::error::evil", ask: "##vso[x]evil"}
        initiatives:
          - {title: "::notice::evil ##[b]", status: shipped, started: 2026-11-17, learned: "::debug::evil"}
          - {title: "::group::evil ##[c]", status: in-progress, started: 2026-10-01, due: 2026-10-20}
"""


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "okr.toml").touch()
    (tmp_path / "okrs.yaml").write_text(HOSTILE + EVIL_WORK, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> str:
    result = okr(*arguments, "--as-of", "2026-11-20")
    assert (result.code, result.err) == (0, "")
    return result.out


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("command", COMMANDS)
def test_lines_fit_and_contain_no_control_sequences(
    hostile: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = run(*command)
    assert not CONTROL.search(text)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert text.endswith("\n")


@pytest.mark.parametrize("width", [40, 100])
@pytest.mark.parametrize("command", COMMANDS)
def test_lines_fit_with_ids(
    hostile: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], width: int
) -> None:
    if "--overview" not in command:
        monkeypatch.setenv("COLUMNS", str(width))
        assert max(cell_len(line) for line in run(*command, "--ids").splitlines()) <= width


@pytest.mark.parametrize("form", ["table", "json", "markdown", "csv"])
@pytest.mark.parametrize("command", [*COMMANDS, ("show", "evil"), ("show", "obeyed")])
def test_no_output_is_a_workflow_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], form: str
) -> None:
    if command[0] == "show" and form == "csv":
        return
    monkeypatch.chdir(tmp_path)
    (tmp_path / "okr.toml").touch()
    (tmp_path / "okrs.yaml").write_text(OBEYED, encoding="utf-8")
    text = run(*command, "--format", form)
    assert "evil" in text
    assert not re.search(r"##\w*\[", text)
    assert not re.search(r"^\s*::", text, re.MULTILINE)
    if form == "json":
        assert "::error::evil" in str(json.loads(text))


@pytest.mark.parametrize("command", COMMANDS)
def test_markdown_holds_no_html_and_no_loose_pipe(hostile: Path, command: tuple[str, ...]) -> None:
    text = run(*command, "--format", "markdown")
    assert not CONTROL.search(text)
    assert "<" not in text
    assert not re.search(r"(?<!\\)@maya|(?<![\\&])#1\b", text)
    rows = [line for line in text.splitlines() if line.startswith("|")]
    tables = {len(re.findall(r"(?<!\\)\|", line)) for line in rows}
    assert len(tables) <= 1
    for line in text.splitlines():
        if not line.startswith("|"):
            assert not re.search(r"(?<!\\)\|", line), line


@pytest.mark.parametrize("command", COMMANDS)
def test_spreadsheets_calculate_nothing(hostile: Path, command: tuple[str, ...]) -> None:
    text = run(*command, "--format", "csv")
    assert not CONTROL.search(text)
    for line in text.splitlines()[1:]:
        assert not re.search(r'(?:^|,)"?[=+@-](?!\d+(?:\.\d+)?(?:e\+\d+)?(?:,|$))', line), line


@pytest.mark.parametrize("command", COMMANDS)
def test_color_is_used_only_if_wanted(hostile: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    colored = run(*command)
    assert "\x1b[" in colored
    monkeypatch.setenv("NO_COLOR", "1")
    assert re.sub("\x1b\\[[0-9;]*m", "", colored) == run(*command)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("form", ["table", "json", "markdown", "csv"])
def test_the_time_zone_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], form: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "okr.toml").touch()
    (tmp_path / "okrs.yaml").write_text(EVERY_FORM, encoding="utf-8")
    found = set()
    for zone in ("Pacific/Kiritimati", "UTC", "America/Adak"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        found.add(run(*command, "--format", form))
    monkeypatch.undo()
    time.tzset()
    assert len(found) == 1
