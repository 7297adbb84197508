"""Several outputs of one run, each at its own destination."""

import json
import os
import sys
import threading
from pathlib import Path
from xml.etree import ElementTree

import pytest

from okr_cli.output.findings.registry import Format
from tests.commands.running import okr
from tests.commands.texts import BROKEN

RULES = ("--select", "file")


@pytest.fixture(autouse=True)
def broken(folder: Path) -> Path:
    (folder / "okrs.yaml").write_text(BROKEN)
    return folder


def outputs(*specs: str) -> list[str]:
    return [part for spec in specs for part in ("--output-format", spec)]


SETTINGS = '[lint]\nselect = ["file"]\n'


@pytest.fixture
def sources(folder: Path) -> dict[Path, bytes]:
    """Files that okr or git reads, and links to them, with their content."""
    (folder / "okr.toml").write_text(SETTINGS)
    (folder / "other.toml").write_text(SETTINGS)
    (folder / ".gitignore").write_text("*.log\n")
    (folder / ".git" / "config").write_text("[core]\n")
    (folder / "notes.YML").write_text("a: 1\n")
    (folder / "unmarked").write_text(BROKEN)
    (folder / "link.json").symlink_to("okrs.yaml")
    (folder / "linked.json").symlink_to("okr.toml")
    okr("lint", *RULES, "--write-baseline")
    okr("lint", *RULES, "--write-baseline", "--baseline", "known.json")
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "target",
    [
        *("okrs.yaml", "./okrs.yaml", "notes.YML", "okr.toml", "other.toml", "pyproject.toml", ".gitignore"),
        *(".git/config", ".git/hooks/post-commit", "unmarked", "link.json", "linked.json"),
        *("okr-baseline.json", "known.json"),
    ],
)
def test_no_output_overwrites_what_okr_or_git_reads(folder: Path, sources: dict[Path, bytes], target: str) -> None:
    said = f"{Path(target)} is "
    arguments = ("okrs.yaml", "unmarked", "--config", "other.toml", "--baseline", "known.json")
    assert okr("lint", *arguments, *outputs(f"json:{target}")).complaint.startswith(said)
    assert okr("lint", *arguments, *outputs("full", f"sarif:{folder / target}")).code == 2
    if target not in ("unmarked", "known.json", "other.toml"):
        assert okr("schema", "-o", target).complaint.startswith(said)
    if target not in ("okr-baseline.json", "known.json"):
        assert okr("lint", "--write-baseline", "--baseline", target).code == 2
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == sources


def test_an_output_with_several_names_is_one_output(folder: Path) -> None:
    (folder / "link.json").symlink_to("report.json")
    assert (
        "two output formats write to the same file"
        in okr("lint", *outputs("json:report.json", "sarif:link.json")).complaint
    )
    (folder / "report.json").write_text("{}")
    os.link(folder / "report.json", folder / "copy.json")
    assert "hard links" in okr("lint", *outputs("json:report.json")).complaint
    assert (folder / "copy.json").read_text() == "{}"


def test_a_folder_is_not_an_output(folder: Path) -> None:
    assert okr("lint", *outputs("json:.git")).code == 2
    (folder / "reports").mkdir()
    assert okr("lint", *outputs("json:reports")).complaint == "reports: is a directory"


def test_a_baseline_that_leaves_the_workspace_is_not_written(folder: Path) -> None:
    (folder / "okr-baseline.json").symlink_to("../outside.json")
    complaint = okr("lint", *RULES, "--write-baseline").complaint
    assert complaint.endswith("okr-baseline.json: symlink points outside the workspace")
    assert not (folder.parent / "outside.json").exists()


@pytest.mark.parametrize("name", list(Format))
def test_a_file_gets_what_standard_output_would(folder: Path, name: Format) -> None:
    shown = okr("lint", *RULES, *outputs(name))
    done = okr("lint", *RULES, *outputs(f"{name}:report.txt"))
    assert (done.code, done.out, done.err) == (shown.code, "", "")
    assert (folder / "report.txt").read_bytes() == shown.out.encode()
    assert shown.code == 1


def test_several_outputs_in_one_run(folder: Path) -> None:
    done = okr("lint", *RULES, *outputs("concise", "sarif:a.sarif", "junit:b.xml", "json:c.json", "json:d.json"))
    assert done.out == okr("lint", *RULES, *outputs("concise")).out
    assert json.loads((folder / "a.sarif").read_text())["version"] == "2.1.0"
    assert ElementTree.parse(folder / "b.xml").getroot().get("failures") == "2"
    assert (folder / "c.json").read_bytes() == (folder / "d.json").read_bytes()


def test_files_have_no_color_and_no_terminal_width(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = okr("lint", *RULES).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    okr("lint", *RULES, *outputs("full:report.txt"))
    assert (folder / "report.txt").read_text() == plain


def test_a_file_name_may_contain_a_colon(folder: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("not on Windows")
    okr("lint", *RULES, *outputs("json:a:b.json"))
    assert (folder / "a:b.json").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_stays_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((folder / "pipe").read_text()))
    reader.start()
    okr("lint", *RULES, *outputs("json:pipe"))
    reader.join()
    assert json.loads(read[0])["version"] == 1
    assert (folder / "pipe").is_fifo()


def test_statistics_replace_standard_output_but_not_files(folder: Path) -> None:
    counted = okr("lint", *RULES, "--statistics").out
    assert counted.startswith("1  003 unknown-key")
    assert okr("lint", *RULES, "--statistics", *outputs("json:a.json")).out == counted
    assert okr("lint", *RULES, "--statistics", *outputs("full", "json:a.json")).out == counted
    assert json.loads((folder / "a.json").read_text())["summary"]["errors"] == 2
    assert json.loads(okr("lint", *RULES, "--statistics", *outputs("json", "full:b.txt")).out)[0]["count"] == 1


SIXTY = """\
cycle: 2026-Q4
team: Growth
objectives:
- title: Give new customers a confident start
  owner: Maya Okafor
  key_results:
  - title: Lift 30-day activation from 41% to 55%
    owner: Maya Okafor
    measure: {baseline: 41, target: 55, unit: "%"}
  - title: Cut days from signup to first report from 9 to 2
    owner: Maya Okafor
    measure: {baseline: 9, target: 2, unit: days}
initiatives:
"""
WORK = """\
- title: Ask for fewer fields in step %d
  owner: %s
  status: idea
  key_result: cut-days-from-signup-to-first-report-from-9-to-2
"""


def sixty_without_hypothesis(folder: Path) -> None:
    owners = ["Maya Okafor"] * 30 + ["Platform team"] + ["Maya Okafor"] * 29
    work = "".join(WORK % (step, owner) for step, owner in enumerate(owners, 1))
    (folder / "okrs.yaml").write_text(SIXTY + work.replace("status: idea", "status: to-do"))


def test_one_bad_owner_among_sixty_is_the_last_finding_on_one_screen(folder: Path) -> None:
    sixty_without_hypothesis(folder)
    done = okr("lint", "--ignore", "too-many-initiatives")
    lines = done.out.splitlines()
    assert done.code == 1
    assert len(lines) < 24
    assert lines[0] == "60 info missing-hypothesis: all in okrs.yaml"
    assert lines[-7] == "  'Platform team' is a group, not a person"
    assert lines[-1] == "'okr rule team-owner' explains this rule and shows a good example."


def test_only_failing_findings_and_rules_selected_by_name_are_shown(folder: Path) -> None:
    sixty_without_hypothesis(folder)
    concise = ("lint", *outputs("concise"))

    def places(*arguments: str) -> list[str]:
        shown = (line.split(": ") for line in okr(*concise, *arguments).out.splitlines() if line.startswith("okrs"))
        return [label.split()[2] for _, label, *_ in shown]

    assert set(places()) == {"too-many-initiatives", "team-owner"}
    assert places("--fail-on", "error") == ["team-owner"]
    assert places("--exit-zero", "--fail-on", "error") == ["team-owner"]
    assert places("--min-severity", "error") == ["team-owner"]
    assert places("--fail-on", "error", "--extend-select", "201") == ["too-many-initiatives", "team-owner"]
    assert len(places("--select", "missing-hypothesis")) == 60
    assert len(places("--select", "hypothesis")) == 0
    assert len(places("--min-severity", "info")) > 60
    assert len(json.loads(okr("lint", *outputs("json"), "--fail-on", "error").out)["diagnostics"]) > 60
