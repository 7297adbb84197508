"""``--fix`` and ``--diff``: certain repairs, and no other byte."""

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
def test_certain_repairs_are_made_and_every_other_byte_stays(folder: Path, kind: str) -> None:
    path = folder / "a.yaml"
    path.write_bytes(ENCODINGS[kind](TYPING))
    done = okr("lint", "--fix", *RULES)
    assert path.read_bytes() == ENCODINGS[kind](REPAIRED)
    assert done.err == "okr: 4 repairs in a.yaml\nokr: 1 more with --unsafe-fixes, which is likely but not certain\n"
    assert "003 unknown-key" in done.out
    assert "titel" in done.out


def test_of_several_suppressed_rules_only_the_unused_ones_leave(folder: Path) -> None:
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


def test_a_second_time_there_is_nothing_to_do(folder: Path) -> None:
    (folder / "a.yaml").write_text(TYPING)
    okr("lint", "--fix", "--unsafe-fixes", *RULES)
    before = (folder / "a.yaml").read_bytes()
    done = okr("lint", "--fix", "--unsafe-fixes", *RULES)
    assert (done.code, done.out, done.err) == (0, "No findings in 1 file.\n", "")
    assert (folder / "a.yaml").read_bytes() == before


def test_what_a_repair_brings_to_light_is_repaired_too(folder: Path) -> None:
    (folder / "a.yaml").write_text("okr: 1\nobjectivs:\n  - {title: T, key_result: [{title: K, ownerr: Ada Byron}]}\n")
    okr("lint", "--fix", *RULES)
    assert (folder / "a.yaml").read_text() == (
        "okr: 1\nobjectives:\n  - {title: T, key_results: [{title: K, owner: Ada Byron}]}\n"
    )


def test_likely_repairs_are_made_only_when_asked_for(folder: Path) -> None:
    path = folder / "a.yaml"
    path.write_text(TYPING)
    okr("lint", "--fix", *RULES)
    assert "titel:" in path.read_text()
    okr("lint", "--fix", "--unsafe-fixes", *RULES)
    assert path.read_text() == REPAIRED.replace("titel:", "title:")


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


def test_a_diff_of_nothing_is_empty_and_0(folder: Path) -> None:
    (folder / "a.yaml").write_text("okr: 1\n")
    assert okr("lint", "--diff") == okr("lint", "--fix", "--diff")
    assert (okr("lint", "--diff").code, okr("lint", "--diff").out) == (0, "")


def test_a_diff_in_a_log_is_never_obeyed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    (folder / "a.yaml").write_text(TYPING.replace("# A file", "# \x1b[31m ##[error]x\t"))
    lines = okr("lint", "--diff", *RULES).out.splitlines()
    assert not any("\x1b" in line or "##[" in line for line in lines)


def test_fix_with_diff_shows_and_writes_nothing(folder: Path) -> None:
    (folder / "a.yaml").write_text(TYPING)
    assert okr("lint", "--fix", "--diff", *RULES) == okr("lint", "--diff", *RULES)
    assert (folder / "a.yaml").read_text() == TYPING


def test_a_read_only_file_is_one_line_and_nothing_is_repaired(folder: Path) -> None:
    (folder / "a.yaml").write_text(TYPING)
    (folder / "b.yaml").write_text(TYPING.replace("Bakery", "Cafe"))
    (folder / "b.yaml").chmod(0o444)
    assert okr("lint", "--fix", *RULES).complaint == "b.yaml: read-only; nothing was repaired"
    assert (folder / "a.yaml").read_text() == TYPING


@pytest.mark.skipif(not permissions_hold(), reason="root writes everywhere")
def test_a_read_only_folder_is_one_line_and_nothing_is_lost(folder: Path) -> None:
    (folder / "a.yaml").write_text(TYPING)
    folder.chmod(0o555)
    try:
        assert "permission denied; nothing in it was repaired" in okr("lint", "--fix", *RULES).complaint
    finally:
        folder.chmod(0o755)
    assert (folder / "a.yaml").read_text() == TYPING


def test_a_file_that_changes_meanwhile_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.yaml").write_text(TYPING)
    from okr_cli.rules import run

    lint = run.lint

    def slow(*arguments: object) -> object:
        report = lint(*arguments)  # type: ignore[arg-type]
        (folder / "a.yaml").write_text("okr: 1\n")
        return report

    monkeypatch.setattr(run, "lint", slow)
    assert "it changed while it was checked" in okr("lint", "--fix", *RULES).complaint
    assert (folder / "a.yaml").read_text() == "okr: 1\n"


def test_a_link_stays_a_link(folder: Path) -> None:
    (folder.parent / "real.yaml").write_text(TYPING)
    (folder / "a.yaml").symlink_to("../real.yaml")
    okr("lint", "--fix", *RULES)
    assert (folder / "a.yaml").is_symlink()
    assert (folder.parent / "real.yaml").read_text() == REPAIRED


def test_only_what_was_asked_for_is_repaired(folder: Path) -> None:
    (folder / "a.yaml").write_text(TYPING)
    (folder / "b.yaml").write_text(TYPING.replace("Bakery", "Cafe"))
    okr("lint", "--fix", "b.yaml", *RULES)
    assert (folder / "a.yaml").read_text() == TYPING
    assert (folder / "b.yaml").read_text() == REPAIRED.replace("Bakery", "Cafe")
    okr("lint", "--fix", "a.yaml", "--select", "unused-suppression,team-owner")
    assert (folder / "a.yaml").read_text() == TYPING.replace("  # okr: ignore[team-owner] -- no longer", "")


def test_the_settings_of_a_workspace_inside_hold_while_repairing(folder: Path) -> None:
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
        (["lint", "-", "--fix"], "standard input cannot be repaired in place"),
        (["lint", "-", "--diff"], "standard input cannot be repaired in place"),
        (["lint", "--unsafe-fixes"], "--unsafe-fixes goes with --fix"),
        (["lint", "--diff", "--write-baseline"], "--diff writes nothing"),
    ],
)
def test_what_makes_no_sense_together_is_refused(folder: Path, arguments: list[str], says: str) -> None:
    (folder / "a.yaml").write_text(TYPING)
    assert says in okr(*arguments).complaint


KEYS = ("titel", "titles", "title")
OWNERS = ("owners", "ownr", "owner")
SEVERAL = "  # okr: ignore[role-owner, team-owner,several-owners]"
COMMENTS = ("", "  # plain", "  # okr: ignore[role-owner] -- once", "  # okr: ignore[302]", SEVERAL)
DAYS = st.lists(st.integers(1, 28), min_size=0, max_size=5)


@st.composite
def workspaces(draw: st.DrawFn) -> str:
    """A file with any of the mistakes that can be repaired for certain, and with what must not change."""
    lines = ["# head\tof the file", "okr: 1", draw(st.sampled_from(["cycle", "cycles"])) + ": 2026-Q4", "objectives:"]
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
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines) + draw(st.sampled_from(["", "\n"]))


@given(workspaces(), st.booleans())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_a_repair_no_certain_mistake_is_left(folder: Path, text: str, mark: bool) -> None:
    path = folder / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" * mark + text.encode())
    okr("lint", "--fix", *RULES)
    once = path.read_bytes()
    found = json.loads(okr("lint", "--output-format", "json", *RULES).out)["diagnostics"]
    assert [one for one in found if one["code"] == "709" or (one["fix"] and one["fix"]["safe"])] == []
    okr("lint", "--fix", *RULES)
    assert path.read_bytes() == once
    assert comparable(once) == comparable(b"\xef\xbb\xbf" * mark + text.encode())


def comparable(data: bytes) -> list[str]:
    """The lines in no order, without what may be repaired: keys, suppressions, and the choice of a kind."""
    text = data.decode()
    for wrong in (*KEYS, *OWNERS, "cycles", "cycle", "key_results", "key_result", "keyresults", "baseline", "baselin"):
        text = text.replace(f"{wrong}:", "KEY:")
    for comment in COMMENTS[2:]:
        text = text.replace(comment, "")
    return sorted(text.replace("commited", "committed").split("\n"))
