"""``--baseline`` and ``--write-baseline``: known findings pass, new ones fail."""

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.running import ROOT, Outcome, okr

FILE = """\
okr: 1
cycle: 2026-Q4
team: Bakery
objectives:
  - id: breakfast
    title: Make breakfast worth getting up for
    owner: Kitchen team
  - id: lunch
    title: Let the office forget its canteen
    colour: blue
    shape: round
"""
FIRST = FILE[FILE.index("  - id: breakfast") : FILE.index("  - id: lunch")]
SECOND = FILE[FILE.index("  - id: lunch") :]
RULES = ("--select", "file,ownership")
NAME = "okr-baseline.json"


@pytest.fixture
def known(folder: Path) -> Path:
    """A workspace whose three findings are in its baseline."""
    (folder / "okr.toml").write_text('[lint]\nselect = ["file", "ownership"]\n')
    (folder / "okrs").mkdir()
    (folder / "okrs" / "a.yaml").write_text(FILE)
    done = okr("lint", "--write-baseline")
    assert (done.code, done.err) == (0, f"okr: wrote 3 findings to {NAME}\n")
    assert done.out == "No findings in 1 file (3 in the baseline).\n"
    return folder


def rows(path: Path) -> list[tuple[str, str, str, int]]:
    data = json.loads(path.read_text(encoding="utf-8"))
    return [(row["path"], row["entity"], row["rule"], row["count"]) for row in data["findings"]]


def is_clean(done: Outcome, baselined: int = 3) -> bool:
    return (done.code, done.err) == (0, "") and f"({baselined} in the baseline)" in done.out


def test_a_baseline_contains_what_was_found_one_entry_per_line(known: Path) -> None:
    assert rows(known / NAME) == [
        ("okrs/a.yaml", "2026-Q4/bakery/breakfast", "team-owner", 1),
        ("okrs/a.yaml", "2026-Q4/bakery/lunch", "unknown-key", 2),
    ]
    lines = (known / NAME).read_text().splitlines()
    assert sum(line.startswith('    {"path"') for line in lines) == 2


@pytest.mark.parametrize(
    "text",
    [FILE, "# moved\n\n" + FILE, FILE.replace(FIRST + SECOND, SECOND + FIRST), FILE.replace("\n", "\r\n")],
    ids=["as it was", "lines moved", "entries reordered", "other line endings"],
)
def test_known_findings_stay_known(known: Path, text: str) -> None:
    (known / "okrs" / "a.yaml").write_bytes(text.encode())
    assert is_clean(okr("lint"))


def test_a_file_is_the_same_from_anywhere(known: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_clean(okr("lint", "okrs/a.yaml"))
    assert is_clean(okr("lint", known / "okrs" / "a.yaml"))
    monkeypatch.chdir(known / "okrs")
    assert is_clean(okr("lint"))
    assert is_clean(okr("lint", "a.yaml"))
    monkeypatch.chdir(known.parent)
    assert is_clean(okr("lint", "here"))


def test_standard_input_uses_the_baseline_of_its_file(known: Path) -> None:
    assert is_clean(okr("lint", "-", "--stdin-filename", "okrs/a.yaml", stdin=FILE.encode()))


def test_only_new_findings_are_shown_and_fail(known: Path) -> None:
    (known / "okrs" / "b.yaml").write_text("okr: 1\nteam: Cafe\nsize: 3\n")
    done = okr("lint", "--output-format", "concise")
    assert done.code == 1
    assert done.out.splitlines()[:-1] == ["okrs/b.yaml:3:1: error 003 unknown-key: unknown key 'size' in the file"]


def test_the_new_one_of_several_equal_findings_is_shown(known: Path) -> None:
    (known / "okrs" / "a.yaml").write_text(FILE.replace("    title: Let", "    size: 3\n    title: Let"))
    done = okr("lint", "--output-format", "json")
    (one,) = json.loads(done.out)["diagnostics"]
    assert "'size'" in one["message"]
    assert json.loads(done.out)["summary"]["baselined"] == 3


def test_an_additional_equal_finding_is_new(known: Path) -> None:
    (known / "okrs" / "a.yaml").write_text(FILE + "    size: 3\n")
    done = okr("lint", "--output-format", "json")
    assert [finding["code"] for finding in json.loads(done.out)["diagnostics"]] == ["003"]


def test_the_same_finding_on_another_entity_is_new(known: Path) -> None:
    text = FILE.replace("    colour: blue\n", "").replace("Kitchen team\n", "Kitchen team\n    colour: blue\n")
    (known / "okrs" / "a.yaml").write_text(text)
    (one,) = json.loads(okr("lint", "--output-format", "json").out)["diagnostics"]
    assert (one["entity"], one["code"]) == ("2026-Q4/bakery/breakfast", "003")


def test_obsolete_entries_are_reported_once_and_do_not_fail(known: Path) -> None:
    (known / "okrs" / "a.yaml").write_text(FILE.replace("    colour: blue\n", "").replace("Kitchen team", "Ada Byron"))
    done = okr("lint")
    assert done.code == 0
    assert done.err == (
        f"okr: {NAME} has 2 entries that no longer occur (team-owner at breakfast and unknown-key at lunch); "
        "run 'okr lint --write-baseline' to drop them\n"
    )
    assert okr("lint", "--write-baseline").code == 0
    assert is_clean(okr("lint"), 1)


def test_obsolete_entries_are_reported_only_for_full_runs(known: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (known / "okrs" / "a.yaml").write_text("okr: 1\n")
    (known / "b.yaml").write_text("okr: 1\n")
    assert okr("lint", "b.yaml").err == ""
    assert okr("lint", "okrs").err == ""
    assert okr("lint", "-", stdin=b"okr: 1\n").err == ""
    monkeypatch.chdir(known / "okrs")
    assert okr("lint").err == ""
    monkeypatch.chdir(known)
    assert "that no longer occur" in okr("lint").err


def test_entries_of_rules_that_did_not_run_are_not_obsolete(known: Path) -> None:
    assert is_clean(okr("lint", "--select", "ownership"), 1)
    assert is_clean(okr("lint", "--ignore", "003"), 1)
    assert is_clean(okr("lint", "--select", "measure,file"), 2)


def test_an_entry_of_a_removed_rule_is_obsolete(known: Path) -> None:
    (known / NAME).write_text((known / NAME).read_text().replace("team-owner", "old-name"))
    assert "old-name at breakfast" in okr("lint", "--exit-zero").err


def test_entries_of_a_deleted_file_are_obsolete(known: Path) -> None:
    (known / "okrs" / "a.yaml").rename(known / "okrs" / "a.txt")
    (known / "okrs" / "b.yaml").write_text("okr: 1\n")
    done = okr("lint")
    assert done.code == 0
    assert "team-owner at breakfast and unknown-key at lunch" in done.err


def test_writing_for_a_part_keeps_the_rest(known: Path) -> None:
    before = rows(known / NAME)
    (known / "okrs" / "b.yaml").write_text(FILE.replace("Bakery", "Cafe").replace("    shape: round\n", ""))
    okr("lint", "okrs/b.yaml", "--write-baseline")
    of_b = [
        ("okrs/b.yaml", "2026-Q4/cafe/breakfast", "team-owner", 1),
        ("okrs/b.yaml", "2026-Q4/cafe/lunch", "unknown-key", 1),
    ]
    assert rows(known / NAME) == [*before, *of_b]
    (known / "okrs" / "a.yaml").write_text("okr: 1\n")
    okr("lint", "--select", "team-owner", "--write-baseline")
    assert rows(known / NAME) == [("okrs/a.yaml", "2026-Q4/bakery/lunch", "unknown-key", 2), *of_b]
    okr("lint", "--write-baseline")
    assert rows(known / NAME) == of_b


def test_writing_without_findings_gives_an_empty_baseline(folder: Path) -> None:
    (folder / "a.yaml").write_text("okr: 1\n")
    done = okr("lint", "--write-baseline")
    assert (done.code, done.out, done.err) == (0, "No findings in 1 file.\n", f"okr: wrote 0 findings to {NAME}\n")
    assert (folder / NAME).read_text() == '{\n  "version": 1,\n  "findings": []\n}\n'
    assert okr("lint").err == ""


def test_two_thousand_findings_are_adopted_in_one_command(folder: Path) -> None:
    for number in range(20):
        objectives = "".join(f"- {{title: Aim {n} of team {number}, owner: Team}}\n" for n in range(100))
        (folder / f"{number}.yaml").write_text(f"okr: 1\ncycle: 2026-Q4\nteam: T{number}\nobjectives:\n{objectives}")
    done = okr("lint", "--write-baseline", "--select", "team-owner")
    assert (done.code, done.err) == (0, f"okr: wrote 2,000 findings to {NAME}\n")
    done = okr("lint", "--select", "team-owner")
    assert (done.code, done.out) == (0, "No findings in 20 files (2,000 in the baseline).\n")
    (folder / "new.yaml").write_text("okr: 1\ncycle: 2026-Q4\nobjectives: [{title: New, owner: Team}]\n")
    done = okr("lint", "--select", "team-owner", "--output-format", "concise")
    assert [line.split(":")[0] for line in done.out.splitlines()[:-1]] == ["new.yaml"]


def test_a_file_with_another_name(known: Path) -> None:
    shutil.move(known / NAME, known.parent / "known.json")
    assert okr("lint").code == 1
    assert is_clean(okr("lint", "--baseline", "../known.json"))
    assert okr("lint", "--baseline", "nowhere.json").complaint == "nowhere.json: no such file or directory"
    okr("lint", "--baseline", "new.json", "--write-baseline")
    assert is_clean(okr("lint", "--baseline", "new.json"))
    assert not (known / NAME).exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", ":1: not valid JSON"),
        (b'{\n  "version": 1,\n<<<<<<< ours\n', ":3: not valid JSON"),
        (b"\xff\xfe", ": not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b"[]", ": not an okr baseline"),
        (b'{"name": "a package"}', ": not an okr baseline"),
        (b'{"version": 1, "findings": {}}', ": not an okr baseline"),
        (b'{"version": 2, "findings": []}', ": unknown baseline version 2; this version of okr supports 1"),
        (b'{"findings": []}', ": not an okr baseline"),
        (b'{"version": null, "findings": []}', ": unknown baseline version None; this version of okr supports 1"),
        (b'{"version": true, "findings": []}', ": unknown baseline version True; this version of okr supports 1"),
        (b'{"version": 1.0, "findings": []}', ": unknown baseline version 1.0; this version of okr supports 1"),
        (b'{"version": 1, "findings": null}', ": not an okr baseline"),
        (b'{"version": 1, "findings": [7]}', ": finding 1 is invalid"),
        (b'{"version": 1, "findings": [{"path": "a", "entity": "", "rule": "x", "count": "3"}]}', "finding 1"),
        (b'{"version": 1, "findings": [{"path": "a", "entity": "", "rule": "x", "count": true}]}', "finding 1"),
        (b'{"version": 1, "findings": [{"path": 1, "entity": "", "rule": "x", "count": 1}]}', "finding 1"),
        (b'{"version": 1, "findings": [{"path": "a", "entity": null, "rule": "x", "count": 1}]}', "finding 1"),
        (b'{"version": 1, "findings": [{"path": "a", "entity": "", "count": 1}]}', "finding 1"),
        (b'{"version": 1, "findings": [{"path": "a", "entity": "", "rule": "x", "count": 0}]}', "finding 1"),
        (b'{"version": 1, "findings": [{"path": "a", "entity": "", "rule": "x", "count": 1e9}]}', "finding 1"),
        (
            b'{"version": 1, "findings": [{"path": "a", "entity": "", "rule": "x", "count": 1, "messages": [3]}]}',
            "is invalid",
        ),
    ],
)
def test_a_damaged_or_foreign_file_is_one_line_and_never_overwritten(known: Path, text: bytes, says: str) -> None:
    (known / NAME).write_bytes(text)
    complaint = okr("lint").complaint
    assert complaint.startswith(NAME)
    assert says in complaint
    assert says in okr("lint", "--write-baseline").complaint
    assert (known / NAME).read_bytes() == text


@pytest.mark.parametrize(("count", "messages"), [(99999, 0), (2, 0), (3, 2), (1, 2)])
@pytest.mark.parametrize("rule", ["team-owner", "unknown-key", "no-such-rule"])
def test_an_entry_that_claims_more_than_it_names_is_refused(known: Path, count: int, messages: int, rule: str) -> None:
    row = {"path": "okrs/a.yaml", "entity": "2026-Q4/bakery/lunch", "rule": rule, "count": count}
    if messages:
        row["messages"] = ["unknown key 'colour' in an Objective"] * messages
    (known / NAME).write_text(json.dumps({"version": 1, "findings": [row]}))
    claim = f"{NAME}: finding 1 has a count of {count:,} but {messages} messages; "
    assert okr("lint").complaint == f"{claim}delete it and create a new one with --write-baseline"
    assert okr("lint", "--write-baseline").complaint.startswith(claim)


def test_okr_reads_every_baseline_that_it_writes(folder: Path) -> None:
    (folder / "okr.toml").write_text('[lint]\nselect = ["all"]\n')
    for path in (ROOT / "examples" / "broken" / "okrs").glob("*.yaml"):
        shutil.copy(path, folder)
    assert okr("lint", "--write-baseline", "--as-of", "2026-11-20").code == 0
    done = okr("lint", "--as-of", "2026-11-20")
    assert (done.code, done.err) == (0, "")


def test_a_merged_baseline_with_duplicates_is_read(known: Path) -> None:
    lines = (known / NAME).read_text().splitlines()
    doubled = [*lines[:3], lines[3], *lines[3:]]
    (known / NAME).write_text("\ufeff" + "\r\n".join(doubled), encoding="utf-8")
    assert is_clean(okr("lint"))


def test_each_workspace_has_its_own(known: Path) -> None:
    inner = known / "inner"
    inner.mkdir()
    (inner / "okr.toml").write_text('[lint]\nselect = ["team-owner"]\n')
    (inner / "a.yaml").write_text(FILE)
    assert okr("lint").code == 1
    done = okr("lint", "--write-baseline")
    assert done.err == f"okr: wrote 3 findings to {NAME}\nokr: wrote 1 finding to inner/{NAME}\n"
    assert rows(inner / NAME) == [("a.yaml", "2026-Q4/bakery/breakfast", "team-owner", 1)]
    assert is_clean(okr("lint"), 4)
    assert is_clean(okr("lint", "inner"), 1)
    assert "--baseline cannot be used with 2 workspaces" in okr("lint", "--baseline", NAME).complaint


def test_statistics_and_exit_zero_count_only_new_findings(known: Path) -> None:
    (known / "b.yaml").write_text("okr: 1\nteam: Cafe\nsize: 3\n")
    out = okr("lint", "--statistics").out
    assert out == "1  003 unknown-key (error)\n1 error in 1 of 2 files checked (3 in the baseline).\n"
    done = okr("lint", "--exit-zero")
    assert done.code == 0
    assert "003 unknown-key" in done.out


def test_statistics_of_many_findings_can_be_read(folder: Path) -> None:
    objectives = "".join(f"- {{title: Aim {n}, owner: Team}}\n" for n in range(1_200))
    (folder / "a.yaml").write_text(f"objectives:\n{objectives}- {{title: Last, colour: red}}\n")
    assert okr("lint", "--statistics", *RULES).out.splitlines() == [
        "1,200  302 team-owner (error)",
        "    1  003 unknown-key (error)",
        "1,201 errors in 1 file.",
    ]


def test_fixes_cover_known_findings_and_report_obsolete_entries_once(known: Path) -> None:
    path = known / "okrs" / "a.yaml"
    path.write_text(FILE.replace("colour: blue", "ownner: Ada Byron"))
    okr("lint", "--write-baseline")
    done = okr("lint", "--fix")
    assert "    owner: Ada Byron\n" in path.read_text()
    assert done.err.startswith("okr: 1 fix in okrs/a.yaml\n")
    assert done.err.count("that no longer occur") == 1


def test_fixing_and_writing_keeps_the_remaining_findings(known: Path) -> None:
    (known / "okrs" / "a.yaml").write_text(FILE.replace("colour: blue", "ownner: Ada Byron"))
    okr("lint", "--fix", "--write-baseline")
    assert rows(known / NAME)[1] == ("okrs/a.yaml", "2026-Q4/bakery/lunch", "unknown-key", 1)
    assert is_clean(okr("lint"), 2)


def test_standard_input_has_no_place_in_a_baseline(known: Path) -> None:
    said = okr("lint", "-", "--write-baseline", stdin=FILE.encode()).complaint
    assert said == "findings from standard input cannot be added to a baseline; pass the file path instead"


def test_a_name_that_is_not_utf8_is_known_too(folder: Path) -> None:
    try:
        (folder / "a\udcff.yaml").write_text(FILE)
    except (OSError, UnicodeError):
        pytest.skip("file names are always Unicode here")
    okr("lint", "--write-baseline", *RULES)
    assert is_clean(okr("lint", *RULES))


def test_sarif_marks_known_findings(known: Path) -> None:
    (run,) = json.loads(okr("lint", "--output-format", "sarif").out)["runs"]
    assert [result["suppressions"] for result in run["results"]] == [[{"kind": "external"}]] * 3
