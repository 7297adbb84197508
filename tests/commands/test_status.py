"""``okr status`` from the command line."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.commands.running import Outcome, okr
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


def run(*arguments: str) -> Outcome:
    return okr("status", *arguments, *([] if "--as-of" in arguments else DAY))


def addresses(*arguments: str) -> list[str]:
    found = json.loads(run(*arguments, "--format", "json").out)["objectives"]
    return [row["address"] for one in found for row in [one, *one["key_results"]]]


def test_the_current_cycle_is_shown(root: Path) -> None:
    result = run()
    assert result.code == 0
    assert result.out.startswith("2026-Q4 on 2026-11-20")
    assert "Sales" not in result.out


def test_another_cycle_is_shown_when_named(root: Path) -> None:
    assert "2026-Q3 ended on 2026-09-30" in run("--cycle", "2026-Q3").out
    both = run("--cycle", "all").out
    assert "Sales, 2026-Q3" in both
    assert "Growth, 2026-Q4" in both


def test_between_cycles_the_latest_is_shown_with_a_note(root: Path) -> None:
    assert "No cycle contains 2027-05-01; showing 2026-Q4, the latest" in run("--as-of", "2027-05-01").out
    assert "No cycle contains 2025-05-01; showing 2026-Q3, the next" in run("--as-of", "2025-05-01").out


def test_filters(root: Path) -> None:
    assert addresses("--team", "growth") == addresses()
    assert addresses("--owner", "maya")[:1] == ["2026-Q4/growth/start"]
    assert [one.rsplit("/", 1)[-1] for one in addresses("--owner", "Jonas Lind")] == [
        "start",
        "activation",
        "errors",
        "silent",
    ]


def test_status_can_be_limited_to_an_entity(root: Path) -> None:
    assert addresses("errors") == ["2026-Q4/growth/start", "2026-Q4/growth/start/errors"]
    assert addresses("page") == ["2026-Q4/growth/start", "2026-Q4/growth/start/errors"]
    assert len(addresses("growth")) == 9
    assert len(addresses("okrs.yaml")) == 9
    assert addresses("sales/start/errors")[-1] == "2026-Q3/sales/start/errors"
    assert len(addresses("2026-Q3/sales")) == 9


def test_a_team_name_refers_to_the_current_cycle(root: Path) -> None:
    (root / "before.yaml").write_text(EVERY_FORM.replace("2026-Q4", "2026-Q2").replace("people:", "x-people:"))
    assert {one.split("/")[0] for one in addresses("growth")} == {"2026-Q4"}
    assert {one.split("/")[0] for one in addresses("growth", "--cycle", "2026-Q2")} == {"2026-Q2"}


def test_filters_hide_rows_and_change_no_number(root: Path) -> None:
    whole = json.loads(run("--format", "json").out)["objectives"][0]
    part = json.loads(run("errors", "--format", "json").out)["objectives"][0]
    assert (part["progress"], part["hidden"]) == (whole["progress"], 7)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--team", "Grwoth"], "no team matches 'Grwoth'; did you mean Growth?"),
        (["--cycle", "2026Q4"], "no cycle '2026Q4'; did you mean"),
        (["--owner", "Nobody Atall"], "no owner matches 'Nobody Atall'"),
        (["activatoin"], "nothing matches 'activatoin'; did you mean"),
        (["missing.yaml"], "missing.yaml: no such file or folder"),
        (["--as-of", "soon"], "'soon' is not a date"),
        (["--compare", "2026-11-20"], "--compare must be before 2026-11-20"),
        (["--team", "sales"], "nothing to show"),
    ],
)
def test_errors_are_one_line(root: Path, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert message in result.err
    assert result.err.count("\n") == 1


def test_an_empty_folder_says_what_was_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.code == 2
    assert "looked for *.yaml and *.yml" in result.err
    assert "run 'okr init'" in result.err


@pytest.mark.parametrize("name", ["okr.toml", "people.yaml"])
def test_init_is_not_suggested_if_there_are_okr_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text("people: [{name: Ada}]\n" if name.endswith("yaml") else "", encoding="utf-8")
    said = run().err
    assert "okr add objective" in said
    assert "okr init" not in said


def test_a_file_with_findings_is_shown_as_far_as_possible(root: Path) -> None:
    (root / "broken.yaml").write_text("cycle: 2026-Q4\nteam: Odd\nobjectives: [{title: A fine one, colour: red}]\n")
    result = run()
    assert result.code == 0
    assert "A fine one" in result.out
    assert result.err.startswith("okr: broken.yaml:3: unknown key 'colour'")
    assert result.err.endswith("; affected entries may be missing here\n")
    assert result.err.count("\n") == 1
    # Whoever is sent the output does not see standard error.
    assert (
        "\nSome files could only be partially read, so entries may be missing: broken.yaml:3: unknown key 'colour'"
        in result.out
    )
    assert json.loads(run("--format", "json").out)["notes"][0].startswith(
        "Some files could only be partially read, so entries may be missing: broken.yaml:3: "
    )
    assert "partially read" not in run("--format", "csv").out


def test_partially_read_entities_are_marked(root: Path) -> None:
    bad, good = "{title: Bad, key_results: [{title: Worse, measure: {target: x}}]}", "{title: Good}"
    (root / "odd.yaml").write_text(f"cycle: 2026-Q4\nteam: Odd\nobjectives: [{bad}, {good}]\n")
    lines = [line.strip() for line in run().out.splitlines() if "(partially read)" in line]
    assert [line[: line.index(" (partially read)")] for line in lines] == ["Odd", "Bad", "Worse"]
    overview = run("--overview").out.splitlines()
    assert [line.split("  ")[0] for line in overview if "read)" in line] == ["Odd (partially read)"]
    record = json.loads(run("--format", "json").out)
    assert [one["title"] for one in record["objectives"] if one["partly_read"]] == ["Bad"]
    assert [one["team"] for one in record["teams"] if one["partly_read"]] == ["Odd"]


def test_problems_are_counted_and_the_first_is_reported_even_if_suppressed(root: Path) -> None:
    (root / "broken.yaml").write_text("cycle: 2026-Q4\nobjectives: [{title: A fine one, colour: red, size: big}]\n")
    (root / "okr.toml").write_text('[lint]\nignore = ["unknown-key"]')
    assert run().err.startswith("okr: broken.yaml:2: unknown key 'colour'")
    assert "(and 1 more problem); " in run().err


def test_file_names_and_keys_are_never_interpreted(root: Path) -> None:
    (root / "##[error]x.yaml").write_text('cycle: 2026-Q4\nobjectives: [{title: A fine one, "##[b] \\e[2J": red}]\n')
    assert "##[" not in run().err
    assert "\x1b" not in run().err


def test_in_a_pipe_each_row_is_one_line_unless_columns_is_set(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = "Lift first orders of shops that nobody has ever heard of before from 41% to 55%, whatever it takes us"
    (root / "okrs.yaml").write_text(EVERY_FORM.replace("Lift first orders from 41% to 55%", long), encoding="utf-8")
    row = next(line for line in run().out.splitlines() if long in line)
    for words in ("Maya Okafor", "41 → 50 → 55%", "64%", "✓ on track", "activation"):
        assert words in row
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, run().out.splitlines())) <= 60


def test_ids_are_shown_on_request_and_if_there_is_room(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert "activation" not in run().out
    hint = "Add --ids to see the ids"
    assert hint in " ".join(run().out.split())
    assert "activation" in run("--ids").out
    assert hint not in " ".join(run("--ids").out.split())
    monkeypatch.setenv("COLUMNS", "240")
    assert "activation" in run().out
    assert hint not in run().out


def test_words_of_a_title_are_enough(root: Path) -> None:
    assert addresses("Cut errors") == ["2026-Q4/growth/start", "2026-Q4/growth/start/errors"]
    assert addresses("Growth") == addresses("growth")


def test_an_overview_has_a_line_per_team_in_every_form(root: Path) -> None:
    assert [line.split()[0] for line in run("--overview").out.splitlines()[-1:]] == ["Growth"]
    assert "| Growth | 51% | \\-4 | ✗ at risk | 8 |" in run("--overview", "--format", "markdown").out
    assert run("--overview", "--format", "csv").out.splitlines()[1].startswith("Growth,2026-Q4,")
    (team,) = json.loads(run("--overview", "--format", "json").out)["teams"]
    assert (team["team"], team["key_results"], team["statuses"]["at_risk"]) == ("Growth", 8, 1)


@pytest.mark.parametrize("flag", ["--explain", "--initiatives", "--ids"])
def test_overview_refuses_options_that_it_ignores(root: Path, flag: str) -> None:
    done = run("--overview", flag)
    assert done.code == 2
    assert f"--overview cannot be combined with {flag}" in done.err


def test_the_overview_is_suggested_for_many_teams(root: Path) -> None:
    for number in range(13):
        text = EVERY_FORM.replace("Growth", f"Team {number}").replace("people:", "x-people:")
        (root / f"team-{number}.yaml").write_text(text, encoding="utf-8")
    assert "14 teams; --overview shows one line per team" in run().out
    assert "--overview" not in run("--overview").out


def test_color_can_be_forced_and_turned_off(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in run().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[3" in run().out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run().out


@pytest.mark.parametrize("form", ["table", "json", "markdown", "csv"])
def test_the_same_day_gives_the_same_bytes(root: Path, form: str) -> None:
    assert run("--format", form).out == run("--format", form).out


@pytest.mark.parametrize("form", ["table", "json", "markdown", "csv"])
@pytest.mark.parametrize("by", ["team", "objective", "owner"])
def test_the_examples_are_shown_in_every_form(form: str, by: str) -> None:
    result = run(str(EXAMPLES / "acme"), "--format", form, "--by", by, "--initiatives", "--explain")
    assert (result.code, result.err) == (0, "")
    assert "Lift crews that dispatch a job" in result.out


def test_work_is_shown_with_its_due_day_and_its_canvas_in_every_form(root: Path) -> None:
    text = EVERY_FORM.replace("due: 2026-11-01", "due: 2026-11-27\n            canvas: canvases/setup.md")
    (root / "okrs.yaml").write_text(text, encoding="utf-8")
    for form in ("table", "markdown"):
        page = run("--initiatives", "--format", form).out
        assert "in-progress, due 2026-11-27" in page
        assert "canvas: canvases/setup.md" in page
        assert "canvas" not in run("--format", form).out
    (row,) = [row for row in csv_of("--initiatives") if row["title"] == "Redesign setup"]
    assert (row["due"], row["canvas"]) == ("2026-11-27", "canvases/setup.md")
    assert '"canvas": "canvases/setup.md"' in run("--format", "json").out
    overdue = text.replace("2026-11-27", "2026-11-19")
    (root / "okrs.yaml").write_text(overdue, encoding="utf-8")
    assert "in-progress, overdue, due 2026-11-19" in run("--initiatives", "--format", "markdown").out
    (root / "okrs.yaml").write_text(overdue.replace("status: in-progress", "status: shipped"), encoding="utf-8")
    assert "due 2026-11-19" not in run("--initiatives", "--format", "markdown").out


STRATEGY = """\
strategy:
  vision: A shop that opens is never alone.
  mission: We stand beside it for its first year.
  choices:
    - {id: small-shops, title: Win small shops first, not: No chains}
    - {title: Sell through partners}
"""


def test_the_organization_is_shown_with_vision_and_choices(root: Path) -> None:
    text = EVERY_FORM.replace("owner: Maya Okafor", "owner: Maya Okafor\n    serves: [small-shops]", 1)
    (root / "okrs.yaml").write_text(text, encoding="utf-8")
    (root / "strategy.yaml").write_text(STRATEGY, encoding="utf-8")
    for form in ("table", "markdown"):
        page = run("--overview", "--format", form).out
        for words in (
            "Vision: A shop that opens is never alone.",
            "Mission: We stand beside it for its first year.",
            "Win small shops first (small-shops): served by 1 Objective",
            "Sell through partners (sell-through-partners): not served by any Objective",
        ):
            assert words in page
    (direction,) = json.loads(run("--format", "json").out)["strategy"]
    assert direction["choices"][0] == {
        "id": "small-shops",
        "title": "Win small shops first",
        "leaves_out": "No chains",
        "served_by": ["2026-Q4/growth/start"],
    }
    assert direction["choices"][1]["served_by"] == []
    # Of a part nobody can say what serves a choice; of another cycle other Objectives do.
    assert "Vision" not in run("--overview", "--team", "Growth").out
    assert json.loads(run("--team", "Growth", "--format", "json").out)["strategy"] == []
    assert "small-shops): not served by any Objective" in run("--overview", "--cycle", "2026-Q3").out
    dropped = text.replace("key_results:", "dropped: {date: 2026-11-20, reason: No shops left.}\n    key_results:", 1)
    (root / "okrs.yaml").write_text(dropped, encoding="utf-8")
    assert "small-shops): not served by any Objective" in run("--overview").out
    assert "small-shops): served by 1 Objective" in run("--overview", "--as-of", "2026-11-19").out


def csv_of(*arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run(*arguments, "--format", "csv").out)))


def test_the_starter_example_is_shown() -> None:
    result = run(str(EXAMPLES / "starter"), "--as-of", "2026-10-14")
    assert "Turn first-time visitors into regulars" in result.out


def test_a_cycle_that_ended_recently_is_mentioned(root: Path) -> None:
    lines = run("--as-of", "2026-10-05").out.splitlines()
    assert "2026-Q3 ended on 2026-09-30; use --cycle to show it or 'okr review --close' to review it." in lines


def test_skipped_files_are_reported_unless_excluded(root: Path) -> None:
    (root / "okr.toml").write_text("exclude = ['earlier.yaml']\n")
    (root.parent / "elsewhere.yaml").write_text(EVERY_FORM, encoding="utf-8")
    (root / "shared.yaml").symlink_to("../elsewhere.yaml")
    assert run().err == "okr: skipped shared.yaml: symlink points outside the workspace\n"
