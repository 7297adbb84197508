"""``--fix`` with concurrent writes, read-only files and many files: nothing is lost or half done."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from okr_cli import files
from okr_cli.cli.linting import fix as lint_repair
from okr_cli.errors import CannotRun
from okr_cli.linter import fixes
from tests.commands.running import okr

BEFORE = "okr: 1\nteam: Bakery\nobjectves: []   # none yet\n"
AFTER = BEFORE.replace("objectves", "objectives")
FIX = ("lint", "--fix", "--select", "unknown-key")


def after_each_lint(monkeypatch: pytest.MonkeyPatch, disturb: Callable[[], object]) -> None:
    """Call something each time okr has read the files."""
    from okr_cli.linter import session as run

    lint = run.lint

    def disturbed(*arguments: object, **named: object) -> object:
        report = lint(*arguments, **named)  # type: ignore[arg-type]
        disturb()
        return report

    monkeypatch.setattr(run, "lint", disturbed)


@pytest.mark.parametrize(
    "written",
    [
        b"okr: 1\nteam: Cafe\nobjectves: []   # none yet\n",
        BEFORE.replace("\n", "\r\n").encode(),
        BEFORE.replace("\n", "\r\n", 1).encode(),
        b"\xff\xfe" + BEFORE.encode(),
        b"",
    ],
    ids=["another word", "other line endings", "one other line ending", "no UTF-8", "nothing"],
)
def test_a_file_that_is_rewritten_while_it_is_checked_stays_as_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch, written: bytes
) -> None:
    path = folder / "a.yaml"
    path.write_text(BEFORE)
    after_each_lint(monkeypatch, lambda: path.write_bytes(written))
    assert "a.yaml: changed while it was being checked; " in okr(*FIX).complaint
    assert path.read_bytes() == written


def test_changed_line_endings_after_the_fix_stay(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "a.yaml"
    path.write_text(f"{BEFORE}kpis: []\n")
    once = iter([lambda: path.write_bytes(f"{BEFORE}kpis: []\r\n".encode())])
    after_each_lint(monkeypatch, lambda: next(once, lambda: 0)())
    assert okr(*FIX).code == 0
    assert path.read_bytes() == f"{AFTER}kpis: []\r\n".encode()


def test_a_file_that_is_rewritten_between_the_last_look_and_the_writing_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.yaml").write_text(BEFORE)
    (folder / "b.yaml").write_text(BEFORE)
    refuses = files.why_not_written

    def disturbed(path: Path, inside: Path) -> str | None:
        (folder / "b.yaml").write_text("okr: 1\n")
        return refuses(path, inside)

    monkeypatch.setattr(files, "why_not_written", disturbed)
    assert okr(*FIX).complaint == "b.yaml: changed while it was being checked; nothing was fixed; run okr again"
    assert (folder / "a.yaml").read_text() == BEFORE
    assert (folder / "b.yaml").read_text() == "okr: 1\n"


def test_a_file_rewritten_meanwhile_stays_and_the_written_files_are_listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.yaml").write_text(BEFORE)
    (folder / "b.yaml").write_text(BEFORE)
    write = files.write_text

    def disturbed(path: Path, text: str, inside: Path) -> None:
        write(path, text, inside)
        (folder / "b.yaml").write_text("okr: 1\n")

    monkeypatch.setattr(files, "write_text", disturbed)
    done = okr(*FIX)
    assert done.code == 2
    assert done.err.splitlines() == [
        "okr: 1 fix in a.yaml",
        "  a.yaml:3: unknown-key: 'objectves' → 'objectives'",
        "okr: b.yaml: changed while it was being checked; not fixed",
    ]
    assert (folder / "a.yaml").read_text() == AFTER
    assert (folder / "b.yaml").read_text() == "okr: 1\n"


def test_a_deleted_file_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.yaml").write_text(BEFORE)
    after_each_lint(monkeypatch, lambda: (folder / "a.yaml").unlink(missing_ok=True))
    assert okr(*FIX).complaint == "a.yaml: no such file or directory; not fixed"
    assert list(folder.glob("*.yaml")) == []


def test_a_full_disk_is_one_line_and_loses_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.yaml").write_text(BEFORE)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert okr(*FIX).complaint == "a.yaml: no space left on device; not fixed"
    assert sorted(path.name for path in folder.iterdir()) == [".git", "a.yaml"]
    assert (folder / "a.yaml").read_text() == BEFORE


def test_the_permissions_of_a_file_stay(folder: Path) -> None:
    path = folder / "a.yaml"
    path.write_text(BEFORE)
    path.chmod(0o640)
    okr(*FIX)
    assert path.read_text() == AFTER
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_that_is_named_twice_is_fixed_once(folder: Path) -> None:
    (folder / "a.yaml").write_text(BEFORE)
    (folder / "link.yaml").symlink_to("a.yaml")
    done = okr(*FIX, "a.yaml", "link.yaml", ".")
    assert (done.code, done.err.splitlines()[0]) == (0, "okr: 1 fix in a.yaml")
    assert (folder / "link.yaml").is_symlink()
    assert (folder / "a.yaml").read_text() == AFTER


def test_the_total_of_many_files_is_reported(folder: Path) -> None:
    for number in range(lint_repair.MOST_NAMED + 1):
        (folder / f"{number}.yaml").write_text(BEFORE)
    first, *named, last = okr(*FIX).err.splitlines()
    assert (first, len(named), last) == ("okr: 21 fixes in 21 files", lint_repair.MOST_NAMED, "  and 1 more")
    assert {path.read_text() for path in folder.glob("*.yaml")} == {AFTER}


def test_two_fixes_of_the_same_words_are_applied_in_turn(folder: Path) -> None:
    """A renamed key and an id inserted before it start at the same place."""
    path = folder / "a.yaml"
    path.write_text("okr: 1\nobjectives:\n  - ownr: Ada Byron\n    title: A\n")
    okr("lint", "--fix", "--select", "unknown-key,derived-id")
    assert path.read_text() == "okr: 1\nobjectives:\n  - id: a\n    owner: Ada Byron\n    title: A\n"


def test_a_path_with_escapes_is_never_interpreted(folder: Path) -> None:
    (folder / "a\x1b[31m.yaml").write_text(BEFORE)
    assert "\x1b" not in okr(*FIX).err


def test_files_that_are_not_utf_8_are_never_fixed(folder: Path) -> None:
    (folder / "a.yaml").write_bytes(b"okr: 1 # \xff\n")
    with pytest.raises(CannotRun, match="changed while it was being checked"):
        fixes.text_of("a.yaml")
