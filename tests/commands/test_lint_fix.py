"""``--fix`` and ``--diff``: safe fixes, and no other byte changed."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okr_cli.model.cycle import Calendar
from okr_cli.source.parser import parse
from okr_cli.source.source_file import SourceFile
from okr_cli.validation.documents import load
from tests.commands.running import okr, permissions_hold

TYPING = """\
# A file with mistakes.
okr: 1
cycle:   2026-Q4   # the quarter
team: 'Bakery'

objectives:
  - id: breakfast
    title: Make breakfast worth getting up for
    owner: "Ada Byron"  # okr: ignore[team-owner] -- no longer
    key_results:
      - title: Lift guests before nine from 20 to 35
        owners: Ada Byron
        measure: {baselin: 20, target: 35}
        check_ins:
          - {date: 2026-10-19, value: 24}   # the second week
          # the first week
          - {date: 2026-10-12, value: 22}
  - titel: Let the office forget its canteen
    owner: Grace Hopper
"""
REPAIRED = (
    TYPING.replace("owners:", "owner:")
    .replace("baselin:", "baseline:")
    .replace("  # okr: ignore[team-owner] -- no longer", "")
    .replace(
        "          - {date: 2026-10-19, value: 24}   # the second week\n"
        "          # the first week\n"
        "          - {date: 2026-10-12, value: 22}\n",
        "          # the first week\n"
        "          - {date: 2026-10-12, value: 22}\n"
        "          - {date: 2026-10-19, value: 24}   # the second week\n",
    )
)
RULES = ("--select", "file,ownership,709")
ENCODINGS = {
    "as it is": lambda text: text.encode(),
    "Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "no final newline": lambda text: text.rstrip("\n").encode(),
    "Windows without final newline": lambda text: text.rstrip("\n").replace("\n", "\r\n").encode(),
    "a tab and a separator": lambda text: text.replace("# A", "#\tA \u00e9\u65e5").encode(),
}


@pytest.mark.parametrize("kind", list(ENCODINGS))
def test_safe_fixes_are_applied_and_every_other_byte_stays(folder: Path, kind: str) -> None:
    path = folder / "a.yaml"
    path.write_bytes(ENCODINGS[kind](TYPING))
    done = okr("lint", "--fix", *RULES)
    assert path.read_bytes() == ENCODINGS[kind](REPAIRED)
    assert done.err.splitlines() == [
        "okr: 4 fixes in a.yaml",
        "  a.yaml:9: unused-suppression: Remove the comment",
        "  a.yaml:12: unknown-key: 'owners' → 'owner'",
        "  a.yaml:13: unknown-key: 'baselin' → 'baseline'",
        "  a.yaml:17: check-ins-out-of-order: Sort the check-ins, oldest first",
        "okr: 1 unsafe fix available with --unsafe-fixes",
    ]
    assert "003 unknown-key" in done.out
    assert "titel" in done.out


def test_only_unused_rules_are_removed_from_a_suppression(folder: Path) -> None:
    path = folder / "a.yaml"
    text = "okr: 1\nobjectives: [{title: T, owner: Kitchen team}] # okr: ignore[RULES] -- why\n"
    for rules, left in (
        ("role-owner, team-owner", "team-owner"),
        ("team-owner,303, role-owner", "team-owner"),
        ("303 302 305", "302"),
    ):
        path.write_text(text.replace("RULES", rules))
        done = okr("lint", "--fix", "--select", "ownership,unused-suppression")
        assert path.read_text() == text.replace("RULES", left)
        assert done.out == "No findings in 1 file (1 suppressed).\n"


def test_a_second_run_has_nothing_to_do(folder: Path) -> None:
    (folder / "a.yaml").write_text(TYPING)
    okr("lint", "--fix", "--unsafe-fixes", *RULES)
    before = (folder / "a.yaml").read_bytes()
    done = okr("lint", "--fix", "--unsafe-fixes", *RULES)
    assert (done.code, done.out, done.err) == (0, "No findings in 1 file.\n", "")
    assert (folder / "a.yaml").read_bytes() == before


def test_findings_revealed_by_a_fix_are_fixed_too(folder: Path) -> None:
    (folder / "a.yaml").write_text("okr: 1\nobjectivs:\n  - {title: T, key_result: [{title: K, ownerr: Ada Byron}]}\n")
    okr("lint", "--fix", *RULES)
    assert (folder / "a.yaml").read_text() == (
        "okr: 1\nobjectives:\n  - {title: T, key_results: [{title: K, owner: Ada Byron}]}\n"
    )


def test_rules_selected_by_name_are_fixed(folder: Path) -> None:
    path = folder / "okrs" / "a.yaml"
    path.parent.mkdir()
    path.write_text("okr: 1\nactions:\n  - {title: Bake, owner: Ada Byron, key_result: x}\n")
    asked = "missing-modeline,synonym-key,derived-id"
    done = okr("lint", "--fix", "--select", asked)
    assert "okr schema --write" in done.out
    okr("schema", "-o", "okr.schema.json")
    assert okr("lint", "--fix", "--select", asked).out == "No findings in 1 file.\n"
    assert path.read_text() == (
        "# yaml-language-server: $schema=../okr.schema.json\n"
        "okr: 1\ninitiatives:\n  - {id: bake, title: Bake, owner: Ada Byron, key_result: x}\n"
    )


def test_a_new_schema_is_noticed_despite_the_cache(folder: Path) -> None:
    for number in range(60):
        (folder / f"{number}.yaml").write_text("okr: 1\n")
    assert (
        okr("lint", "--diff", "--select", "008").err
        == "okr: nothing to fix; 60 findings cannot be fixed automatically\n"
    )
    (folder / "okr.schema.json").touch()
    assert okr("lint", "--diff", "--select", "008").err == "okr: 60 fixes in 60 files; not written\n"
    (folder / "okr.schema.json").unlink()
    assert (
        okr("lint", "--diff", "--select", "008").err
        == "okr: nothing to fix; 60 findings cannot be fixed automatically\n"
    )


def test_unsafe_fixes_are_applied_only_on_request(folder: Path) -> None:
    path = folder / "a.yaml"
    path.write_text(TYPING)
    okr("lint", "--fix", *RULES)
    assert "titel:" in path.read_text()
    okr("lint", "--fix", "--unsafe-fixes", *RULES)
    assert path.read_text() == REPAIRED.replace("titel:", "title:")


def test_fixes_behind_a_syntax_error_are_listed_but_not_counted(folder: Path) -> None:
    (folder / "a.yaml").write_text("okr: 1\nteam: {Bakery\nobjectives:\n  - {titel: More bread, owner: Ada Byron}\n")
    done = okr("lint", "--fix", "--select", "file")
    assert done.err == "okr: at least 1 unsafe fix available with --unsafe-fixes\n"
    assert done.out.endswith("this finding with --fix --unsafe-fixes (a repaired file may reveal more).\n")


@pytest.mark.parametrize("kind", list(ENCODINGS))
@pytest.mark.parametrize("tool", [["git", "apply", "-"], ["patch", "-p1", "--quiet"]], ids=["git", "patch"])
def test_a_diff_is_a_patch_and_nothing_is_written(folder: Path, kind: str, tool: list[str]) -> None:
    path = folder / "a.yaml"
    path.write_bytes(ENCODINGS[kind](TYPING))
    done = okr("lint", "--diff", *RULES)
    assert done.code == 1
    assert path.read_bytes() == ENCODINGS[kind](TYPING)
    (folder / ".git").rmdir()
    subprocess.run(tool, cwd=folder, input=done.out.encode(), check=True, capture_output=True)
    assert path.read_bytes() == ENCODINGS[kind](REPAIRED)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("okr: 1\n", "nothing to fix"),
        ("okr: 1\nfoo: 1\n", "nothing to fix; 1 finding cannot be fixed automatically"),
        ("okr: 1\nfoo: 1\nbar: 1\n", "nothing to fix; 2 findings cannot be fixed automatically"),
        ("okr: 1\nstate: done\n", "no safe fixes; 1 unsafe fix available with --unsafe-fixes"),
        (
            "okr: 1\nstate: done\nfoo: 1\n",
            "no safe fixes; 1 unsafe fix available with --unsafe-fixes; 1 finding cannot be fixed automatically",
        ),
    ],
)
def test_an_empty_diff_exits_with_0_and_a_message(folder: Path, text: str, says: str) -> None:
    (folder / "a.yaml").write_text(text)
    done = okr("lint", "--diff", "--select", "file")
    assert (done.code, done.out, done.err) == (0, "", f"okr: {says}\n")
    assert okr("lint", "--fix", "--diff", "--select", "file") == done


def test_a_diff_says_how_much_it_shows(folder: Path) -> None:
    (folder / "a.yaml").write_text(TYPING)
    (folder / "b.yaml").write_text(TYPING.replace("Bakery", "Cafe"))
    assert okr("lint", "--diff", *RULES).err == (
        "okr: 8 fixes in 2 files; not written\nokr: 2 unsafe fixes available with --unsafe-fixes\n"
    )
    unsafe = okr("lint", "--diff", "--unsafe-fixes", *RULES)
    assert unsafe.err == "okr: 10 fixes in 2 files; not written\n"
    assert okr("lint", "--fix", "--diff", "--unsafe-fixes", *RULES) == unsafe
    assert (folder / "a.yaml").read_text() == TYPING


def test_a_diff_in_a_log_is_never_interpreted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    (folder / "a.yaml").write_text(TYPING.replace("# A file", "# \x1b[31m ##[error]x\t"))
    lines = okr("lint", "--diff", *RULES).out.splitlines()
    assert not any("\x1b" in line or "##[" in line for line in lines)


def test_a_read_only_file_is_one_line_and_nothing_is_fixed(folder: Path) -> None:
    (folder / "a.yaml").write_text(TYPING)
    (folder / "b.yaml").write_text(TYPING.replace("Bakery", "Cafe"))
    (folder / "b.yaml").chmod(0o444)
    assert okr("lint", "--fix", *RULES).complaint == "b.yaml: read-only; not fixed"
    assert (folder / "a.yaml").read_text() == TYPING


@pytest.mark.skipif(not permissions_hold(), reason="root writes everywhere")
def test_a_read_only_folder_is_one_line_and_nothing_is_lost(folder: Path) -> None:
    (folder / "a.yaml").write_text(TYPING)
    folder.chmod(0o555)
    try:
        assert "permission denied; not fixed" in okr("lint", "--fix", *RULES).complaint
    finally:
        folder.chmod(0o755)
    assert (folder / "a.yaml").read_text() == TYPING


def test_a_link_stays_a_link(folder: Path) -> None:
    (folder / "real.txt").write_text(TYPING)
    (folder / "a.yaml").symlink_to("real.txt")
    okr("lint", "--fix", *RULES)
    assert (folder / "a.yaml").is_symlink()
    assert (folder / "real.txt").read_text() == REPAIRED


@pytest.mark.skipif(not hasattr(os, "link"), reason="no hard links")
def test_hard_links_stop_all_fixes(folder: Path) -> None:
    (folder / "a.yaml").write_text(TYPING)
    (folder / "b.yaml").write_text(TYPING.replace("Bakery", "Cafe"))
    os.link(folder / "b.yaml", folder.parent / "backup.yaml")
    assert okr("lint", "--fix", *RULES).complaint == (
        "b.yaml: it has 2 hard links, and replacing it would break them; not fixed"
    )
    assert (folder / "a.yaml").read_text() == TYPING
    assert (folder.parent / "backup.yaml").samefile(folder / "b.yaml")


def test_a_file_outside_the_workspace_is_neither_read_nor_written(folder: Path) -> None:
    (folder.parent / "real.yaml").write_text(TYPING)
    (folder / "a.yaml").symlink_to("../real.yaml")
    (folder / "b.yaml").write_text("okr: 1\n")
    for arguments in ((), ("a.yaml", "b.yaml")):
        done = okr("lint", "--fix", *RULES, *arguments)
        assert done.out == "No findings in 1 file.\n"
        assert done.err == "okr: skipped a.yaml: symlink points outside the workspace\n"
    assert (folder.parent / "real.yaml").read_text() == TYPING


def test_only_requested_findings_are_fixed(folder: Path) -> None:
    (folder / "a.yaml").write_text(TYPING)
    (folder / "b.yaml").write_text(TYPING.replace("Bakery", "Cafe"))
    okr("lint", "--fix", "b.yaml", *RULES)
    assert (folder / "a.yaml").read_text() == TYPING
    assert (folder / "b.yaml").read_text() == REPAIRED.replace("Bakery", "Cafe")
    okr("lint", "--fix", "a.yaml", "--select", "unused-suppression,team-owner")
    assert (folder / "a.yaml").read_text() == TYPING.replace("  # okr: ignore[team-owner] -- no longer", "")


def test_the_settings_of_a_nested_workspace_apply_to_its_fixes(folder: Path) -> None:
    for place in ("", "inner/"):
        (folder / place).mkdir(exist_ok=True)
        (folder / place / "okr.toml").write_text('[lint]\nselect = ["file", "ownership", "709"]\n')
        (folder / place / "a.yaml").write_text(TYPING)
    okr("lint", "--fix")
    assert (folder / "a.yaml").read_text() == REPAIRED
    assert (folder / "inner" / "a.yaml").read_text() == REPAIRED


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["lint", "-", "--fix"], "standard input cannot be fixed in place"),
        (["lint", "-", "--diff"], "standard input cannot be fixed in place"),
        (["lint", "--unsafe-fixes"], "--unsafe-fixes needs --fix"),
        (["lint", "--diff", "--write-baseline"], "--diff writes nothing"),
    ],
)
def test_contradictory_options_are_refused(folder: Path, arguments: list[str], says: str) -> None:
    (folder / "a.yaml").write_text(TYPING)
    assert says in okr(*arguments, stdin=TYPING.encode()).complaint


KEYS = ("titel", "titles", "title")
OWNERS = ("owners", "ownr", "owner")
SEVERAL = "  # okr: ignore[role-owner, team-owner,several-owners]"
COMMENTS = ("", "  # plain", "  # okr: ignore[role-owner] -- once", "  # okr: ignore[302]", SEVERAL)
HEADS = (
    "# head\tof the file",
    "#!/usr/bin/env okr\n# ours",
    "%YAML 1.2\n---",
    "# -*- yaml -*-",
    "",
    "x-note: |\n  # x\n",
)
DAYS = st.lists(st.integers(1, 28), min_size=0, max_size=5)


@st.composite
def workspaces(draw: st.DrawFn) -> str:
    """A file with some of the mistakes that have a safe fix, and with text that must not change."""
    lines = [draw(st.sampled_from(HEADS)), "okr: 1", draw(st.sampled_from(["cycle", "cycles"])) + ": 2026-Q4"]
    lines += ["objectives:"]
    for number in range(draw(st.integers(1, 2))):
        comment = draw(st.sampled_from(COMMENTS))
        lines += [f"  - title: Objective {number}", f"    {draw(st.sampled_from(OWNERS))}: 'Ada Byron'{comment}"]
        lines += draw(st.sampled_from([[], ["    # between", ""]]))
        lines += [f"    {draw(st.sampled_from(['key_results', 'key_result', 'keyresults']))}:"]
        lines += [
            f"      - title: Lift it from 1 to {number + 2}",
            "        kind: " + draw(st.sampled_from(["commited"])),
        ]
        lines += [f"        measure: {{{draw(st.sampled_from(['baseline', 'baselin']))}: 1, target: 9}}"]
        lines += draw(
            st.sampled_from([[], [f"        {draw(st.sampled_from(WORK))}: [{{ title: Dig }}, {{title: dam}}]"]])
        )
        days = draw(DAYS)
        lines += ["        check_ins:"] if days else []
        for day in days:
            lines += draw(st.sampled_from([[], ["          # of this day" if day != days[0] else ""]]))
            lines += [
                f"          - date: 2026-10-{day:02}",
                "            note: >-",
                "              # text",
                "              x",
            ]
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


WORK = ("initiatives", "actions", "projects", "initiativs")


@given(workspaces(), st.booleans())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_fix_is_applied_completely_and_changes_nothing_else(folder: Path, text: str, mark: bool) -> None:
    """No finding with a safe fix is left. Rules selected by name then change no address and no other byte."""
    (folder / "okr.schema.json").touch()
    path = folder / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" * mark + text.encode())
    okr("lint", "--fix", *RULES)
    once = path.read_bytes()
    assert certain(*RULES) == []
    okr("lint", "--fix", *RULES)
    assert path.read_bytes() == once
    assert comparable(once) == comparable(b"\xef\xbb\xbf" * mark + text.encode())
    okr("lint", "--fix", *BY_NAME)
    named = path.read_bytes()
    assert certain(*BY_NAME) == []
    okr("lint", "--fix", *BY_NAME)
    assert path.read_bytes() == named
    assert addresses(named) == addresses(once)
    assert without_additions(named) == re.sub("actions:|projects:", "initiatives:", once.decode())


VALUES = st.sampled_from(
    [
        "20k",
        "'1,000'",
        '"2,5"',
        "7 %",
        "3 kg",
        "$4M",
        "&n 20k",
        '"2\\x30k"',
        "1e3",
        "'>= 20k'",
        "2026/10/2",
        "7/10",
        "[1]",
        "x y",
    ]
)


@given(st.lists(VALUES, min_size=4, max_size=4), st.sampled_from(["", ", unit: '%'", ", unit: kg"]))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_unsafe_fixes_terminate_with_a_readable_file(folder: Path, values: list[str], unit: str) -> None:
    path = folder / "a.yaml"
    first, second, third, day = values
    path.write_text(
        f"okr: 1\nkpis: [{{title: A, id: {third}, owner: [Ada Byron]}}]\nobjectives: [{{title: B, key_results: ["
        f"{{title: C, measure: {{baseline: {first}, targt: {second}{unit}}}, check_ins: [{{date: {day}}}]}}]}}]\n"
    )
    okr("lint", "--fix", "--unsafe-fixes", "--select", "file")
    once = path.read_text()
    assert not parse(once).findings
    found = json.loads(okr("lint", "--output-format", "json", "--select", "file").out)["diagnostics"]
    assert [finding for finding in found if finding["fix"]] == []
    okr("lint", "--fix", "--unsafe-fixes", "--select", "file")
    assert path.read_text() == once


BY_NAME = ("--select", "missing-modeline,synonym-key,derived-id")
ADDED = re.compile(r"# yaml-language-server: \S+\r?\n|(?<=- )id: [a-z0-9-]+\r?\n +|(?<=\{)( ?)id: [a-z0-9-]+, ")


def certain(*rules: str) -> list[str]:
    """Findings with a safe fix."""
    found = json.loads(okr("lint", "--output-format", "json", *rules).out)["diagnostics"]
    return [
        finding["name"] for finding in found if finding["code"] == "709" or (finding["fix"] and finding["fix"]["safe"])
    ]


def addresses(data: bytes) -> list[str]:
    source = SourceFile("a.yaml", data.decode("utf-8-sig"))
    return [definition.entity.address for definition in load(source, parse(source.text), Calendar()).definitions]


def without_additions(data: bytes) -> str:
    return ADDED.sub(lambda found: found[1] or "", data.decode())


def comparable(data: bytes) -> list[str]:
    """The lines in any order, without what fixes may change: keys, suppressions and choices."""
    text = data.decode()
    keys = ("cycles", "cycle", "key_results", "key_result", "keyresults", "baseline", "baselin", *WORK)
    for wrong in (*KEYS, *OWNERS, *keys):
        text = text.replace(f"{wrong}:", "KEY:")
    for comment in COMMENTS[2:]:
        text = text.replace(comment, "")
    return sorted(text.replace("commited", "committed").split("\n"))
