"""What ``okr lint`` reads and what it reports on."""

import json
import os
from pathlib import Path

import pytest

from tests.commands.running import okr, permissions_hold
from tests.commands.texts import BROKEN

PERMISSIONS_HOLD = permissions_hold()


@pytest.fixture
def two(folder: Path) -> Path:
    """A workspace with two broken files, one in a subfolder, and a clean neighbor."""
    (folder / "okr.toml").write_text('[lint]\nselect = ["file"]\n')
    (folder / "okrs").mkdir()
    (folder / "okrs" / "a.yaml").write_text(BROKEN)
    (folder / "b.yaml").write_text(BROKEN.replace("Bakery", "Cafe"))
    (folder / "fine.yaml").write_text("okr: 1\n")
    return folder


def reported(*arguments: str | Path, stdin: bytes = b"") -> list[str]:
    """The paths that findings name."""
    done = okr("lint", "--output-format", "json", *arguments, stdin=stdin)
    return sorted({finding["path"] for finding in json.loads(done.out)["diagnostics"]})


def test_paths_limit_what_is_reported(two: Path) -> None:
    """The tests of the workspace cover all forms of paths."""
    assert reported() == reported(".") == ["b.yaml", "okrs/a.yaml"]
    assert reported("okrs") == ["okrs/a.yaml"]
    assert reported("b.yaml", "okrs/a.yaml", two / "b.yaml") == ["b.yaml", "okrs/a.yaml"]
    assert reported("fine.yaml") == []


def test_a_subfolder_reports_on_itself_but_reads_everything(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = "okr: 1\ncycle: 2026-Q4\ninitiatives:\n  - {title: Bake, owner: Ada Byron, key_result: guests}\n"
    target = "okr: 1\ncycle: 2026-Q4\nobjectives:\n- title: T\n  owner: A B\n  key_results: [{id: guests, title: G}]\n"
    (two / "okrs" / "a.yaml").write_text(link)
    (two / "b.yaml").write_text(target)
    monkeypatch.chdir(two / "okrs")
    done = okr("lint", "--select", "unknown-reference,orphan-initiative")
    assert done.out == "No findings in 1 file.\n"


def test_paths_in_two_workspaces_give_one_report(two: Path) -> None:
    other = two.parent / "other"
    other.mkdir()
    (other / "okr.toml").write_text("")
    (other / "c.yaml").write_text(BROKEN)
    assert reported("b.yaml", other) == ["../other/c.yaml", "b.yaml"]


def test_a_workspace_inside_another_is_linted_with_its_own_settings(two: Path) -> None:
    inner = two / "inner"
    inner.mkdir()
    (inner / "okr.toml").write_text('[lint]\nselect = ["101"]\n')
    (inner / "c.yaml").write_text(BROKEN)
    assert reported() == ["b.yaml", "okrs/a.yaml"]
    (inner / "okr.toml").write_text('[lint]\nselect = ["file"]\n')
    assert reported() == ["b.yaml", "inner/c.yaml", "okrs/a.yaml"]


def test_nothing_to_check_does_not_pass(folder: Path) -> None:
    said = okr("lint").complaint
    assert said.startswith("no OKR files in the current folder: looked for *.yaml")
    assert "run 'okr init' to create one" in said
    (folder / "empty").mkdir()
    assert okr("lint", "empty").complaint.startswith("no OKR files in empty: looked for")
    assert okr("lint", "--show-files").complaint == said


def test_allow_empty_passes_and_is_reported_once(folder: Path) -> None:
    for arguments in ([], ["--output-format", "concise"], ["--show-files"], ["--statistics"]):
        done = okr("lint", "--allow-empty", *arguments)
        assert (done.code, done.out) == (0, "")
        (line,) = done.err.splitlines()
        assert line.startswith("okr: no files to check in the current folder: looked for *.yaml and *.yml")
    done = okr("lint", "--allow-empty", "--output-format", "json", "--output-format", "sarif:okr.sarif")
    assert (done.code, json.loads(done.out)["summary"]["files"]) == (0, 0)
    assert json.loads((folder / "okr.sarif").read_text())["runs"][0]["results"] == []
    assert okr("lint", "--allow-empty", "gone.yaml").code == 2


def test_allow_empty_allows_no_findings(two: Path) -> None:
    assert (okr("lint", "--allow-empty").code, reported("--allow-empty")) == (1, reported())


@pytest.mark.skipif(not PERMISSIONS_HOLD, reason="permissions do not bind here")
def test_a_folder_that_cannot_be_read_may_contain_okrs_so_it_is_not_nothing(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0)
    try:
        done = okr("lint", "--allow-empty")
    finally:
        closed.chmod(0o700)
    assert done.code == 2
    assert "closed" in done.err


def test_empty_standard_input_is_nothing_to_check(folder: Path) -> None:
    for data in (b"", b"\n \n"):
        assert okr("lint", "-", stdin=data).complaint == "standard input is empty: nothing to check"
        assert okr("lint", "-", "--allow-empty", stdin=data).code == 0
        assert okr("lint", "-", "--stdin-filename", "new.yaml", stdin=data).code == 0


def test_other_yaml_files_do_not_pass_either(folder: Path) -> None:
    (folder / "ci.yml").write_text("on: push\njobs: {}\n")
    assert "the only YAML file there has no top-level key such as 'objectives:'" in okr("lint").complaint
    (folder / "chart.yaml").write_text("name: x\n")
    assert "none of the 2 YAML files there has a top-level key" in okr("lint").complaint


def test_only_the_files_of_the_folder_that_was_asked_for_are_counted(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (two / "okr.toml").touch()
    (two / "ci.yml").write_text("on: push\n")
    (two / "charts").mkdir()
    monkeypatch.chdir(two / "charts")
    assert okr("lint").complaint.startswith("no OKR files in the current folder: looked for *.yaml")
    Path("chart.yaml").write_text("name: x\n")
    assert "the only YAML file there has no top-level key" in okr("lint").complaint


def test_an_okr_file_in_utf16_is_reported_in_a_walk(two: Path) -> None:
    (two / "wide.yaml").write_bytes("okr: 1\nteam: Bäckerei\n".encode("utf-16"))
    (two / "else.yaml").write_bytes("services: {}\n".encode("utf-16"))
    out = okr("lint", "--output-format", "concise").out
    assert "wide.yaml:1:1: error 001 invalid-yaml: the file is UTF-16\n" in out
    assert "else.yaml" not in out


def test_a_yaml_file_of_another_tool_is_reported_when_it_is_named(folder: Path) -> None:
    (folder / "ci.yml").write_text("on: push\n")
    done = okr("lint", "ci.yml")
    assert done.code == 1
    assert done.out.startswith("ci.yml:1:1: error 004 missing-key\n")


def test_an_excluded_file_stays_excluded_when_named_and_is_reported(two: Path) -> None:
    (two / "okr.toml").write_text('exclude = ["b.yaml"]\n[lint]\nselect = ["file"]\n')
    done = okr("lint", "b.yaml")
    assert (done.code, done.out) == (0, "No findings in 0 files.\n")
    assert done.err == "okr: skipped b.yaml: excluded by the settings\n"
    assert reported() == ["okrs/a.yaml"]
    done = okr("lint", "-", "--stdin-filename", "b.yaml", stdin=BROKEN.encode())
    assert (done.code, done.out) == (0, "No findings in 0 files.\n")


def test_standard_input_has_its_own_name(folder: Path) -> None:
    assert reported("-", stdin=BROKEN.encode()) == ["<stdin>"]


def test_standard_input_can_stand_for_a_file(two: Path) -> None:
    assert reported("-", "--stdin-filename", "okrs/a.yaml", stdin=BROKEN.encode()) == ["okrs/a.yaml"]
    assert reported("-", "--stdin-filename", "okrs/a.yaml", stdin=b"okr: 1\n") == []
    assert reported("-", "--stdin-filename", "new/c.yaml", stdin=BROKEN.encode()) == ["new/c.yaml"]


def test_standard_input_is_linked_with_the_rest_of_its_workspace(two: Path) -> None:
    target = "okr: 1\ncycle: 2026-Q4\nobjectives:\n- title: T\n  owner: A B\n  key_results: [{id: guests, title: G}]\n"
    (two / "b.yaml").write_text(target)
    link = b"okr: 1\ncycle: 2026-Q4\ninitiatives:\n  - {title: Bake, owner: Ada Byron, key_result: guests}\n"
    rules = ("--select", "102")
    assert okr("lint", "-", *rules, "--stdin-filename", "okrs/c.yaml", stdin=link).code == 0
    assert (
        okr("lint", "-", *rules, "--stdin-filename", "okrs/c.yaml", stdin=link.replace(b"guests", b"gusts")).code == 1
    )


@pytest.mark.parametrize("text", [b"", b"\xef\xbb\xbf", b"# nothing yet\n", b"---\n...\n"])
def test_an_empty_file_is_fine(folder: Path, text: bytes) -> None:
    (folder / "empty.yaml").write_bytes(text)
    assert okr("lint", "empty.yaml").code == 0


def test_a_broken_link_is_reported_only_when_named(two: Path) -> None:
    (two / "gone.yaml").symlink_to("nowhere.yaml")
    assert reported() == ["b.yaml", "okrs/a.yaml"]
    assert okr("lint", "gone.yaml").complaint == "gone.yaml: no such file or folder"


@pytest.mark.skipif(not PERMISSIONS_HOLD, reason="root writes everywhere")
def test_a_read_only_folder_is_read(two: Path) -> None:
    two.chmod(0o555)
    try:
        assert okr("lint").code == 1
    finally:
        two.chmod(0o755)


def test_file_names_with_control_characters_are_escaped(folder: Path) -> None:
    (folder / "a\x1b[31m\n::error::x.yaml").write_text(BROKEN)
    done = okr("lint", "--output-format", "concise")
    assert done.code == 1
    assert done.out.startswith("a\\x1b[31m\\n::error::x.yaml:5:5: ")


def test_show_files_lists_and_checks_nothing(two: Path) -> None:
    (two / "ci.yml").write_text("on: push\n")
    (two / "labels.yaml").write_text("team: a\nprojects: [b]\n")
    done = okr("lint", "--show-files")
    assert (done.code, done.out) == (0, "b.yaml\nfine.yaml\nokrs/a.yaml\n")
    assert done.err.splitlines() == [
        "okr: skipped ci.yml: no OKR key at the top level",
        "okr: skipped labels.yaml: only generic keys at the top level ('projects:' and 'team:'); "
        "add 'okr: 1' to make it an OKR file",
    ]
    assert okr("lint", "--show-files", "okrs").out == "okrs/a.yaml\n"


def test_skipped_files_are_reported_once_and_counted(two: Path) -> None:
    (two / "okr.toml").write_text("exclude = ['okrs/']\n[lint]\nselect = ['file']\n")
    (two / "okrs" / "c.yaml").write_text(BROKEN)
    (two / "okrs" / "ci.yaml").write_text("name: ci\n")
    (two / ".notes").mkdir()
    (two / ".notes" / "d.yaml").write_text(BROKEN)
    done = okr("lint", "--output-format", "json")
    assert done.err.splitlines() == [
        "okr: skipped .notes/d.yaml: hidden and not tracked by git",
        "okr: skipped okrs/a.yaml and 1 more OKR file: excluded by the settings",
    ]
    assert json.loads(done.out)["summary"]["skipped"] == 3
    assert okr("lint", "b.yaml").err == ""


def test_settings_that_exclude_everything_do_not_pass(two: Path) -> None:
    (two / "okr.toml").write_text("exclude = ['*']\n")
    done = okr("lint")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("okr: skipped b.yaml and 2 more OKR files: excluded by the settings\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize(
    ("name", "arguments", "complaint"),
    [
        ("okr.toml", (), "okr.toml: not a regular file"),
        ("other.toml", ("--config", "other.toml"), "other.toml: not a regular file"),
        ("known.json", ("--baseline", "known.json"), "known.json: not a regular file"),
        ("a.yaml", ("a.yaml",), "a.yaml: not a regular file; to read a pipe, use '-'"),
    ],
)
def test_okr_never_waits_for_a_pipe(folder: Path, name: str, arguments: tuple[str, ...], complaint: str) -> None:
    (folder / "fine.yaml").write_text("okr: 1\n")
    os.mkfifo(folder / name)
    assert okr("lint", *arguments).complaint.endswith(complaint)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("name", [".gitignore", "pyproject.toml", "a.yaml"])
def test_a_pipe_found_in_a_folder_is_reported(folder: Path, name: str) -> None:
    (folder / "fine.yaml").write_text("okr: 1\n")
    os.mkfifo(folder / name)
    done = okr("lint", "--select", "file")
    assert (done.code, done.err) == (0, f"okr: skipped {name}: not a regular file\n")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a" * 1_001 + "\nb.yaml\n", "has a pattern longer than 1,000 characters"),
        ("b.yaml\n" * 100_000, "larger than 500 kB"),
    ],
)
def test_a_gitignore_that_is_far_too_long_is_named(two: Path, text: str, why: str) -> None:
    (two / ".gitignore").write_text(text)
    done = okr("lint")
    assert f"okr: skipped .gitignore: {why}\n" in done.err
    assert done.code == 1
