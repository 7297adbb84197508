"""``okr init``: a first workspace without findings, and no existing file changed."""

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from okr_cli.model.cycle import Calendar
from okr_cli.templates import WRITTEN_FOR, starter_files
from tests.commands.running import ROOT, okr, permissions_hold

PERMISSIONS_HOLD = permissions_hold()
FILES = ["okr.schema.json", "okr.toml", "okrs/growth.yaml"]


def files_in(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    )


def test_it_writes_settings_an_example_and_the_schema(folder: Path) -> None:
    done = okr("init", "--cycle", "2026-Q4")
    assert done.code == 0
    assert files_in(folder) == FILES
    assert "wrote   okr.toml\n" in done.out
    assert "\nNext:\n  okr lint  " in done.out
    assert "- id: okr-lint" in done.out


def test_it_creates_the_folder(folder: Path) -> None:
    done = okr("init", "plans and bets/2026")
    assert files_in(folder / "plans and bets" / "2026") == FILES
    assert "\n  okr lint 'plans and bets/2026'  " in done.out


def test_options_name_team_and_owner_as_yaml_needs_them(folder: Path) -> None:
    """Off a terminal nothing is asked, and text that YAML would misread is quoted."""
    okr("init", "--team", "Web: shop #1", "--owner", "Ada O'Brien, Jr.", "--cycle", "2026-Q4")
    text = (folder / "okrs" / "web-shop-1.yaml").read_text()
    assert '\nteam: "Web: shop #1"\n' in text
    assert text.count('owner: "Ada O\'Brien, Jr."') == 3
    assert okr("lint", "--fail-on", "info").out == "No findings in 1 file.\n"
    assert okr("init", "other", "--nested", "--owner", "platform team").complaint == (
        "--owner: 'platform team' is not a single person's name"
    )
    assert okr("init", "other", "--nested", "--team", " ").complaint == "--team is empty; omit it or add a name"
    assert not (folder / "other").exists()


@pytest.mark.parametrize("cycle", ["2026-Q4", "2027-Q1", "2028-02", "2026", "2027-H2", "2024-Q1"])
def test_what_it_writes_lints_clean_with_every_default_rule(folder: Path, cycle: str) -> None:
    okr("init", "--cycle", cycle)
    assert okr("lint", "--fail-on", "info").out == "No findings in 1 file.\n"
    assert f"\ncycle: {cycle}\n" in (folder / "okrs" / "growth.yaml").read_text()


def test_the_quarter_of_today_is_the_default(folder: Path) -> None:
    okr("init")
    quarter = Calendar().quarter(date.today()).name
    assert f"\ncycle: {quarter}\n" in (folder / "okrs" / "growth.yaml").read_text()


@pytest.mark.parametrize(
    ("today", "first_month", "named_by", "name"),
    [
        (date(2026, 1, 1), 1, "start", "2026-Q1"),
        (date(2026, 12, 31), 1, "start", "2026-Q4"),
        (date(2026, 1, 15), 4, "start", "2025-Q4"),
        (date(2026, 1, 15), 4, "end", "2026-Q4"),
        (date(2026, 7, 1), 7, "end", "2027-Q1"),
    ],
)
def test_the_quarter_follows_the_fiscal_year(today: date, first_month: int, named_by: str, name: str) -> None:
    assert Calendar(first_month, named_by).quarter(today).name == name  # type: ignore[arg-type]


def test_cycles_of_the_settings_are_known(folder: Path) -> None:
    (folder / "okr.toml").write_text("[cycles.named]\nspring = {start = 2027-03-01, end = 2027-05-31}\n")
    assert okr("init", "--cycle", "spring").code == 0
    assert "date: 2027-03-05" in (folder / "okrs" / "growth.yaml").read_text()


def test_it_overwrites_nothing(folder: Path) -> None:
    (folder / "okr.toml").write_text("[limits]\nobjectives = 2\n")
    done = okr("init")
    assert done.code == 0
    assert "kept    okr.toml (already exists)\n" in done.out
    assert (folder / "okr.toml").read_text() == "[limits]\nobjectives = 2\n"
    assert files_in(folder) == FILES


def test_a_second_time_changes_nothing(folder: Path) -> None:
    okr("init", "--cycle", "2026-Q4")
    before = {name: (folder / name).read_bytes() for name in FILES}
    done = okr("init", "--cycle", "2027-Q1")
    assert done.code == 0
    assert done.out.count("kept    ") == 3
    assert {name: (folder / name).read_bytes() for name in FILES} == before


def test_a_nested_workspace_is_not_created_by_accident(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "okr.toml").touch()
    assert okr("init", "teams/growth").complaint == (
        "teams/growth is part of the workspace of okr.toml; files you add there already belong to it. "
        "Use --nested to create a separate workspace; nothing outside can refer to its entries"
    )
    (folder / "teams").mkdir()
    monkeypatch.chdir(folder / "teams")
    assert okr("init").complaint.startswith("the current folder is part of the workspace of ../okr.toml; ")
    assert files_in(folder) == ["okr.toml"]


def test_a_sibling_folder_is_not_part_of_a_workspace(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "mill").mkdir()
    (folder / "mill" / "okr.toml").touch()
    monkeypatch.chdir(folder / "mill")
    assert okr("init", "../bakery").code == 0
    assert files_in(folder / "bakery") == FILES


def test_a_nested_workspace_is_created_on_request_and_has_its_own_calendar(folder: Path) -> None:
    (folder / "okr.toml").write_text("[cycles]\nfiscal-year-start = 4\n")
    assert okr("init", "teams/growth", "--nested").code == 0
    assert files_in(folder / "teams" / "growth") == FILES
    quarter = Calendar().quarter(date.today()).name
    assert f"\ncycle: {quarter}\n" in (folder / "teams" / "growth" / "okrs" / "growth.yaml").read_text()


def test_next_to_okr_files_no_example_is_written(folder: Path) -> None:
    (folder / "plans").mkdir()
    for name in ("a", "b", "c"):
        (folder / "plans" / f"{name}.yaml").write_text("okr: 1\n")
    (folder / "compose.yaml").write_text("services: {}\n")
    done = okr("init")
    assert done.out.splitlines()[0] == "kept    plans/a.yaml and 2 more OKR files (no example needed)"
    assert [name for name in files_in(folder) if not name.startswith("plans/")] == [
        "compose.yaml",
        "okr.schema.json",
        "okr.toml",
    ]


def test_settings_in_pyproject_stay_in_force(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool.okr.limits]\nobjectives = 2\n")
    done = okr("init")
    assert "kept    pyproject.toml (it contains the settings)\n" in done.out
    assert not (folder / "okr.toml").exists()


def test_a_file_in_the_way_is_one_line_and_exit_code_2(folder: Path) -> None:
    (folder / "plans").write_text("")
    assert okr("init", "plans").complaint.startswith("plans")
    (folder / "okrs").write_text("")
    done = okr("init", ".")
    assert (done.code, done.err) == (2, "okr: okrs: file exists\n")
    assert (folder / "okrs").read_text() == ""


@pytest.mark.skipif(not PERMISSIONS_HOLD, reason="root writes everywhere")
def test_a_read_only_folder_is_one_line_and_exit_code_2(folder: Path) -> None:
    folder.chmod(0o555)
    try:
        assert okr("init").complaint == "okr.toml: permission denied"
    finally:
        folder.chmod(0o755)


def test_pre_commit_accepts_the_printed_hook(folder: Path) -> None:
    lines = okr("init").out.split("and run 'pre-commit install':\n\n")[1].splitlines()
    (folder / ".pre-commit-config.yaml").write_text("".join(line[4:] + "\n" for line in lines))
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-config"], cwd=folder, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_init_writes_the_starter_example() -> None:
    example = ROOT / "examples" / "starter"
    assert {name: (example / name).read_text(encoding="utf-8") for name in FILES} == starter_files(WRITTEN_FOR)


@pytest.mark.parametrize("as_of", [WRITTEN_FOR.start + timedelta(days=days) for days in (13, 30, 62, 91)])
def test_the_first_status_is_on_track(folder: Path, as_of: date) -> None:
    for name, text in starter_files(WRITTEN_FOR, as_of).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    assert okr("lint", "--as-of", str(as_of)).code == 0
    summary = json.loads(okr("status", "--as-of", str(as_of), "--format", "json").out)["summary"]
    assert (summary["stale"], summary["statuses"]["on_track"]) == (0, 2)
    assert okr("due", "--as-of", str(as_of)).out.endswith("Nothing is due.\n")
