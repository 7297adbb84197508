"""``okr merge-file``, by itself and as git runs it."""

import sys
from pathlib import Path

import pytest

from tests.commands.running import okr
from tests.merge.test_merge_files import BASE, LAST, changed
from tests.test_hook import Repository

DRIVER = f'"{sys.executable}" -m okr_cli merge-file %O %A %B --path %P --marker-size %L'
OURS = changed(BASE, (LAST, LAST + "          - {date: 2026-10-26, value: 48}\n"))
THEIRS = changed(BASE, (LAST, LAST + "          - {date: 2026-10-19, value: 45}\n"))


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Three files as git passes them."""
    paths = tmp_path / "base", tmp_path / "ours", tmp_path / "theirs"
    for path, text in zip(paths, (BASE, OURS, THEIRS), strict=True):
        path.write_text(text, encoding="utf-8", newline="")
    return paths


def test_the_result_is_in_our_version(versions: tuple[Path, Path, Path]) -> None:
    outcome = okr("merge-file", *versions)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    text = versions[1].read_text(encoding="utf-8")
    assert text == changed(OURS, (LAST, LAST + "          - {date: 2026-10-19, value: 45}\n"))
    assert versions[2].read_text(encoding="utf-8") == THEIRS


def test_with_stdout_no_file_changes(
    versions: tuple[Path, Path, Path], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    okr("merge-file", *versions, "--stdout")
    assert versions[1].read_text(encoding="utf-8") == OURS


def test_a_conflict_is_counted_and_exits_with_1(versions: tuple[Path, Path, Path]) -> None:
    versions[2].write_text(changed(OURS, ("value: 48", "value: 50")), encoding="utf-8", newline="")
    options = (
        "--path",
        "okrs/\x1b[31mgrowth.yaml",
        "--marker-size",
        "9",
        "--ours-label",
        "HEAD",
        "--theirs-label",
        "x/y",
    )
    outcome = okr("merge-file", *versions, *options)
    assert outcome.code == 1
    assert outcome.err == "okrs/\\x1b[31mgrowth.yaml: 1 conflict left; search for '<<<<<<<<<'\n"
    text = versions[1].read_text(encoding="utf-8")
    assert all(f"\n{line}\n" in text for line in ("<<<<<<<<< HEAD", "=========", ">>>>>>>>> x/y"))


def test_an_unreadable_version_leaves_ours_as_it_is(versions: tuple[Path, Path, Path]) -> None:
    versions[2].unlink()
    assert "theirs: no such file" in okr("merge-file", *versions).complaint
    assert versions[1].read_text(encoding="utf-8") == OURS


def test_git_merges_check_ins_of_two_people(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "company")
    file = repository.folder / "okrs.yaml"

    def committed(text: str) -> None:
        file.write_text(text, encoding="utf-8", newline="")
        repository.run("git", "add", "--all")
        repository.run("git", "commit", "--quiet", "--message", "x")

    repository.run("git", "config", "merge.okr.driver", DRIVER)
    (repository.folder / ".gitattributes").write_text("*.yaml merge=okr\n")
    committed(BASE)
    repository.run("git", "switch", "--quiet", "--create", "theirs")
    committed(THEIRS)
    repository.run("git", "switch", "--quiet", "main")
    committed(OURS)
    done = repository.run("git", "merge", "--quiet", "--no-edit", "theirs")
    assert done.returncode == 0, done
    text = file.read_text(encoding="utf-8")
    assert "value: 45}\n          - {date: 2026-10-26" in text

    repository.run("git", "switch", "--quiet", "--create", "other")
    committed(text.replace("value: 45", "value: 46"))
    repository.run("git", "switch", "--quiet", "main")
    committed(text.replace("value: 45", "value: 47"))
    done = repository.run("git", "merge", "--quiet", "--no-edit", "other")
    assert done.returncode == 1
    assert "okrs.yaml: 1 conflict left" in done.stderr
    conflict = file.read_text(encoding="utf-8")
    assert conflict.count("value: 46") == conflict.count("value: 47") == conflict.count("<<<<<<<") == 1
