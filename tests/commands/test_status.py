"""``okr status`` as it is called."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from okr_cli.app import app
from tests.views.workspace import EVERY_FORM

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
DAY = ["--as-of", "2026-11-20"]


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "okr.toml").touch()
    (tmp_path / "okrs.yaml").write_text(EVERY_FORM, encoding="utf-8")
    earlier = EVERY_FORM.replace("2026-Q4", "2026-Q3").replace("Growth", "Sales").replace("people:", "x-people:")
    (tmp_path / "earlier.yaml").write_text(earlier, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["status", *arguments, *([] if "--as-of" in arguments else DAY)])


def addresses(*arguments: str) -> list[str]:
    found = json.loads(run(*arguments, "--format", "json").stdout)["objectives"]
    return [row["address"] for one in found for row in [one, *one["key_results"]]]


def test_the_current_cycle_is_shown(root: Path) -> None:
    result = run()
    assert result.exit_code == 0
    assert result.stdout.startswith("2026-Q4 on 2026-11-20")
    assert "Sales" not in result.stdout


def test_another_cycle_is_shown_when_named(root: Path) -> None:
    assert "2026-Q3 ended on 2026-09-30" in run("--cycle", "2026-Q3").stdout
    both = run("--cycle", "all").stdout
    assert "Sales, 2026-Q3" in both
    assert "Growth, 2026-Q4" in both


def test_between_cycles_the_latest_is_shown_with_a_word_about_it(root: Path) -> None:
    assert "No cycle contains 2027-05-01; this is 2026-Q4, the latest" in run("--as-of", "2027-05-01").stdout
    assert "No cycle contains 2025-05-01; this is 2026-Q3, the next" in run("--as-of", "2025-05-01").stdout


def test_filters(root: Path) -> None:
    assert addresses("--team", "growth") == addresses()
    assert addresses("--owner", "maya")[:1] == ["2026-Q4/growth/start"]
    assert [one.rsplit("/", 1)[-1] for one in addresses("--owner", "Jonas Lind")] == [
        "start",
        "activation",
        "errors",
        "silent",
    ]


def test_a_part_may_be_named(root: Path) -> None:
    assert addresses("errors") == ["2026-Q4/growth/start", "2026-Q4/growth/start/errors"]
    assert addresses("page") == ["2026-Q4/growth/start", "2026-Q4/growth/start/errors"]
    assert len(addresses("growth")) == 9
    assert len(addresses("okrs.yaml")) == 9
    assert addresses("sales/start/errors")[-1] == "2026-Q3/sales/start/errors"
    assert len(addresses("2026-Q3/sales")) == 9


def test_a_team_is_meant_in_its_current_cycle(root: Path) -> None:
    (root / "before.yaml").write_text(EVERY_FORM.replace("2026-Q4", "2026-Q2").replace("people:", "x-people:"))
    assert {one.split("/")[0] for one in addresses("growth")} == {"2026-Q4"}
    assert {one.split("/")[0] for one in addresses("growth", "--cycle", "2026-Q2")} == {"2026-Q2"}


def test_filters_hide_rows_and_change_no_number(root: Path) -> None:
    whole = json.loads(run("--format", "json").stdout)["objectives"][0]
    part = json.loads(run("errors", "--format", "json").stdout)["objectives"][0]
    assert (part["progress"], part["hidden"]) == (whole["progress"], 7)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--team", "Grwoth"], "no team 'Grwoth'; did you mean Growth?"),
        (["--cycle", "2026Q4"], "no cycle '2026Q4'; did you mean"),
        (["--owner", "Nobody Atall"], "nobody called 'Nobody Atall' owns anything"),
        (["activatoin"], "nothing is called 'activatoin'; did you mean"),
        (["missing.yaml"], "missing.yaml: no such file or folder"),
        (["--as-of", "soon"], "'soon' is not a date"),
        (["--compare", "2026-11-20"], "--compare takes a day before 2026-11-20"),
        (["--team", "sales"], "nothing to show"),
    ],
)
def test_what_cannot_be_done_is_one_line(root: Path, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_an_empty_folder_says_what_was_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 2
    assert "looked for *.yaml and *.yml" in result.stderr


def test_a_file_with_findings_is_shown_as_far_as_it_goes(root: Path) -> None:
    (root / "broken.yaml").write_text("cycle: 2026-Q4\nteam: Odd\nobjectives: [{title: A fine one, colour: red}]\n")
    result = run()
    assert result.exit_code == 0
    assert "A fine one" in result.stdout
    assert result.stderr == "okr: 1 problem in these files; 'okr lint' shows where\n"


def test_off_a_terminal_lines_have_100_cells_or_what_columns_says(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 90 < max(map(len, run().stdout.splitlines())) <= 100
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, run().stdout.splitlines())) <= 60


def test_colour_is_asked_for_and_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in run().stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[3" in run().stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run().stdout


@pytest.mark.parametrize("form", ["table", "json", "markdown", "csv"])
def test_the_same_day_gives_the_same_bytes(root: Path, form: str) -> None:
    assert run("--format", form).stdout_bytes == run("--format", form).stdout_bytes


@pytest.mark.parametrize("form", ["table", "json", "markdown", "csv"])
@pytest.mark.parametrize("by", ["team", "objective", "owner"])
def test_the_examples_are_shown_in_every_form(form: str, by: str) -> None:
    result = run(str(EXAMPLES / "acme"), "--format", form, "--by", by, "--initiatives", "--explain")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Lift crews that dispatch a job" in result.stdout


def test_the_starter_is_shown() -> None:
    result = run(str(EXAMPLES / "starter"), "--as-of", "2026-10-14")
    assert "Turn first-time visitors into regulars" in result.stdout
