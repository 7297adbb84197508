"""``okr import``: new files, all or none, nothing overwritten, and rows that cannot be imported listed."""

import csv
import os
import shutil
import sys
from datetime import date, datetime
from pathlib import Path
from unittest import mock

import pytest

from okr_cli.files import write_bytes
from tests.commands.running import ROOT, okr
from tests.exchange.books import rows
from tests.views.workspace import EVERY_FORM

COMPUTED = ("current", "status", "derived_status", "progress", "expected", "gap_points", "score", "path")
EXAMPLES = ROOT / "examples" / "import"
SHEET = "Team,Quarter,Objective,Key Result,Owner\nWeb,Q4 2024,Be quick,Cut the wait from 5 to 2 days,Ana Ruiz\n"
WRITTEN = """\
# Imported by 'okr import' from in.csv.
okr: 1
cycle: 2024-Q4
team: Web

objectives:
  - id: be-quick
    title: Be quick
    key_results:
      - id: cut-wait
        title: Cut the wait from 5 to 2 days
        owner: Ana Ruiz
        measure:
          baseline: 5
          target: 2
          unit: days
"""


def table(text: str | bytes, name: str = "in.csv") -> str:
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)
    return name


def test_a_new_file_is_written_as_fmt_would_write_it() -> None:
    done = okr("import", table(SHEET))
    assert (done.code, done.err) == (0, "")
    file = Path("okrs/2024-Q4-web.yaml")
    assert file.read_text(encoding="utf-8") == WRITTEN
    assert okr("fmt", "--check").code == 0
    created, *others = done.out.splitlines()
    assert created == "okrs/2024-Q4-web.yaml: created with 1 Objective and 1 Key Result"
    assert others[:2] == ["", "Lint found: 1 error, 2 warnings and 1 info"]
    assert [line.rpartition("(")[2] for line in others[2:5]] == [
        "missing-owner)",
        "too-few-key-results)",
        "vague-objective)",
    ]
    assert others[2].startswith("  error: okrs/2024-Q4-web.yaml:8: ")
    assert others[5:] == [
        "  and 1 more; run 'okr lint' to see them all, with advice",
        "",
        "Next: okr lint okrs/2024-Q4-web.yaml",
        "      okr status --cycle 2024-Q4",
    ]


def test_a_dry_run_prints_a_patch_and_writes_nothing(folder: Path) -> None:
    done = okr("import", table(SHEET), "--dry-run")
    assert done.code == 0
    assert done.out.splitlines()[:3] == ["--- /dev/null", "+++ b/okrs/2024-Q4-web.yaml", "@@ -0,0 +1,16 @@"]
    assert [line[1:] for line in done.out.splitlines()[3:]] == WRITTEN.splitlines()
    assert done.err.startswith("okrs/2024-Q4-web.yaml: would be created with 1 Objective and 1 Key Result\n")
    assert sorted(path.name for path in folder.iterdir()) == [".git", "in.csv"]


def test_a_second_import_overwrites_nothing() -> None:
    text = SHEET + "App,Q4 2024,Be kind,Raise the rating from 3 to 4,Ben\n"
    okr("import", table(SHEET))
    before = Path("okrs/2024-Q4-web.yaml").read_bytes()
    done = okr("import", table(text))
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        "okr: nothing was written: 1 file would be overwritten; delete it to import again, "
        "or import only new rows with --into DIR:",
        "  okrs/2024-Q4-web.yaml",
    ]
    assert Path("okrs/2024-Q4-web.yaml").read_bytes() == before
    assert [path.name for path in Path("okrs").iterdir()] == ["2024-Q4-web.yaml"]
    twice = okr("import", "in.csv", "--into", "new")
    assert twice.code == 0
    assert "Web already has this Objective in 2024-Q4: 'Be quick'; delete one of the two" in twice.out
    assert sorted(path.name for path in Path("new").iterdir()) == ["2024-Q4-app.yaml", "2024-Q4-web.yaml"]


def test_if_one_file_cannot_be_written_none_is() -> None:
    text = SHEET + "App,Q4 2024,Be kind,Raise the rating from 3 to 4,Ben\n"
    calls: list[Path] = []

    def full_disk(path: Path, data: bytes, inside: Path | None = None) -> None:
        if path.suffix == ".yaml" and calls:
            raise OSError(28, "No space left on device", str(path))
        calls.extend([path] if path.suffix == ".yaml" else [])
        write_bytes(path, data, inside)

    with mock.patch("okr_cli.files.write_bytes", full_disk):
        done = okr("import", table(text))
    assert done.code == 2
    assert "no space left on device; nothing was written" in done.err
    assert list(Path("okrs").glob("*.yaml")) == []


def test_files_are_next_to_those_of_the_cycle_and_owners_are_those_of_the_roster(starter: Path) -> None:
    (starter / "people.yaml").write_text("people:\n  - {name: Ana Ruiz, handle: ana}\n", encoding="utf-8")
    (starter / "deep").mkdir()
    (starter / "deep" / "2024-Q4.app.yaml").write_text("okr: 1\ncycle: 2024-Q4\nteam: App\n", encoding="utf-8")
    done = okr("import", table(SHEET.replace("Ana Ruiz", "@ana")))
    assert done.code == 0
    assert "owner: Ana Ruiz\n" in (starter / "deep" / "2024-Q4.web.yaml").read_text(encoding="utf-8")


def test_new_ids_differ_from_existing_ones() -> None:
    table("cycle: 2024-Q4\nteam: Web\nobjectives: [{id: be-quick, title: Be quick, owner: Ana}]\n", "web.yaml")
    okr("import", table(SHEET), "-o", "more")
    assert "  - id: be-quick-2\n" in Path("more/2024-Q4-web.yaml").read_text(encoding="utf-8")


def test_undated_values_get_the_date_of_the_file() -> None:
    name = table(SHEET.replace("Owner", "Current").replace("Ana Ruiz", "4"))
    stamp = datetime(2024, 11, 4, 12).timestamp()
    os.utime(name, (stamp, stamp))
    done = okr("import", name)
    assert "values without a date were given the date the file was last changed, 2024-11-04; use --as-of" in done.out
    assert "- date: 2024-11-04\n            value: 4\n" in Path("okrs/2024-Q4-web.yaml").read_text(encoding="utf-8")
    okr("import", name, "--as-of", "2024-11-18", "-o", "new")
    assert "- date: 2024-11-18\n" in Path("new/2024-Q4-web.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_export_can_be_imported_again(form: str) -> None:
    day = ("--as-of", "2026-11-20")
    table(EVERY_FORM, "okrs.yaml")
    okr("export", *day, "--cycle", "all", "-o", f"out.{form}")
    Path("okrs.yaml").unlink()
    done = okr("import", f"out.{form}")
    assert done.code == 0
    assert done.out.count("no value, confidence, status or note for this date") == 1  # of a yes-or-no and of milestones
    okr("export", *day, "--cycle", "all", "-o", "again.csv")
    table(EVERY_FORM, "okrs.yaml")
    shutil.rmtree("okrs")
    okr("export", *day, "--cycle", "all", "-o", "first.csv")
    first = kept_cells("first.csv")
    for row in first:
        if row["title"] in ("Audit passed", "All regions moved"):
            row["last_check_in"] = ""
    assert kept_cells("again.csv") == first
    assert {row["objective_owner"] for row in first if row["entity"] == "key-result"} == {"Maya Okafor"}
    assert [row["title"] for row in first if row["guardrail"] == "true"] == ["Keep uptime at 99.9%"]
    assert [(row["weight"], row["stated_status"]) for row in first if row["entity"] == "key-result"][:2] == [
        ("2", ""),
        ("1", "on-track"),
    ]


def test_dropped_entries_and_drafts_stay_so() -> None:
    key_result = "{title: Cut waits from 5 to 2, dropped: {date: 2024-11-04, reason: Closed}}"
    states = "okr: 1\ncycle: 2024-Q4\nteam: Web\nstate: draft\nlevel: organisation\nobjectives:\n"
    objective = (
        "  - {title: Be quick, dropped: {date: 2024-12-02, reason: Sold},\n     key_results: [" + key_result + "]}\n"
    )
    table(states + objective, "okrs.yaml")
    okr("export", "--cycle", "2024-Q4", "-o", "out.csv")
    Path("okrs.yaml").unlink()
    done = okr("import", "out.csv")
    text = Path("okrs/2024-Q4-web.yaml").read_text(encoding="utf-8")
    assert text.count("dropped:") == 2
    assert "date: 2024-11-04\n          reason: Closed" in text
    assert "date: 2024-12-02\n      reason: Sold" in text
    assert "level: organisation\nstate: draft\n" in text
    assert "an export does not include notes" in " ".join(done.out.split())


def kept_cells(name: str) -> list[dict[str, str]]:
    """The rows of an export without the computed columns, which an import ignores."""
    with Path(name).open(encoding="utf-8", newline="") as file:
        return [{key: text for key, text in row.items() if key not in COMPUTED} for row in csv.DictReader(file)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.csv",), "none.csv: no such file or directory"),
        (("in.csv", "--cycle", "soon"), "--cycle: 'soon' is not a cycle"),
        (("in.csv", "--preset", "aly"), "--preset: unknown preset 'aly'; did you mean 'ally'?"),
        (("in.csv", "--map", "none.yaml"), "none.yaml: no such file or directory"),
        (("in.csv", "--as-of", "2999-01-01"), "--as-of: 2999-01-01 is in the future"),
        ((".",), ".: is a directory"),
    ],
)
def test_errors_are_one_line(arguments: tuple[str, ...], said: str) -> None:
    table(SHEET)
    assert okr("import", *arguments).complaint.startswith(said)


def test_if_nothing_can_be_imported_it_says_why() -> None:
    done = okr("import", table("Objective,Key Result\nBe quick,Wait\n"))
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        "okr: in.csv: nothing was written; add --cycle CYCLE and --team TEAM for rows without one:",
        "  row 2: 'Be quick' and 1 item below it: no cycle",
        "  row 2: 'Be quick' and 1 item below it: no team",
    ]
    some = okr("import", table(SHEET + ",soon,Be kind,Wait,Ana\n"))
    assert "row 3: 'Be kind' and 1 item below it: 'soon' is not a cycle; use one such as 2026-Q4" in some.out
    done = okr("import", table("a,b\n1,2\n"))
    assert done.err.splitlines() == [
        "okr: in.csv: nothing to import; use --map FILE to assign columns to fields:",
        "  no row has column names such as Objective, Key Result and Owner; the first row has 'a' and 'b'",
    ]


def test_a_folder_outside_every_workspace_may_be_new(tmp_path: Path) -> None:
    assert okr("import", table(SHEET), "--into", tmp_path / "far" / "okrs").code == 0
    assert [path.name for path in (tmp_path / "far" / "okrs").iterdir()] == ["2024-Q4-web.yaml"]


def test_standard_input_is_a_file_too() -> None:
    assert okr("import", "-", stdin=SHEET.encode()).code == 0
    assert (
        Path("okrs/2024-Q4-web.yaml").read_text(encoding="utf-8").startswith("# Imported by 'okr import' from standard")
    )


def test_without_the_spreadsheet_package_it_says_how_to_install_it() -> None:
    table(rows(("Objective", "Key Result"), ("Be quick", "Wait")), "in.xlsx")
    with mock.patch.dict(sys.modules, {"python_calamine": None}):
        complaint = okr("import", "in.xlsx").complaint
    assert complaint == (
        "reading .xlsx files requires the python-calamine package: run pip install '.[xlsx]' in your clone of okr, "
        "or save the sheet as .csv"
    )


def test_cell_text_is_never_interpreted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    text = "Objective,Key Result,Due,::warning::x\n[red]Be[/red],::error::x\x1b[31m,##[error]y,\x1b[2Jz\n"
    done = okr("import", table(text), "--cycle", "2024-Q4", "--team", "::set-output::Web\x1b[31m", "-o", "new")
    assert done.code == 0
    assert "\x1b" not in done.out + done.err
    assert not any(line.lstrip().startswith("::") for line in (done.out + done.err).splitlines())
    assert max(map(len, done.out.splitlines())) <= 60


def test_the_examples_of_the_guide_can_be_imported() -> None:
    names = ("spreadsheet.csv", "viva-goals.csv", "wiki.md")
    assert [okr("import", EXAMPLES / name, "-o", name).code for name in names] == [0, 0, 0]
    mapped = ("--map", EXAMPLES / "own-heads.yaml", "--cycle", "2026-Q4", "--team", "Sales")
    assert okr("import", EXAMPLES / "own-heads.csv", *mapped).code == 0
    assert okr("import", EXAMPLES / "objectifs.csv", "--cycle", "2026-Q4", "--as-of", str(date(2026, 1, 1))).code == 0
