"""Writing a file whole or not at all."""

import stat
from pathlib import Path

import pytest

from okr_cli.files import create_text, write_text


def test_the_text_arrives_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    write_text(path, "a: ä\r\nb: 1")
    assert path.read_bytes() == "a: ä\r\nb: 1".encode()


def test_nothing_else_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    write_text(path, "one")
    write_text(path, "two")
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_text() == "two"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("old")
    link = tmp_path / "link.yaml"
    link.symlink_to("real.yaml")
    write_text(link, "new")
    assert link.is_symlink()
    assert (tmp_path / "real.yaml").read_text() == "new"


def test_permissions_stay_and_new_files_get_the_usual_ones(tmp_path: Path) -> None:
    old, new, ordinary = tmp_path / "old", tmp_path / "new", tmp_path / "ordinary"
    old.write_text("")
    old.chmod(0o600)
    ordinary.write_text("")
    write_text(old, "x")
    write_text(new, "x")
    assert stat.S_IMODE(old.stat().st_mode) == 0o600
    assert new.stat().st_mode == ordinary.stat().st_mode


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.yaml"
    path.write_text("old")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left") as raised:
        write_text(path, "new")
    assert raised.value.filename == str(path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_errors_name_the_file_that_was_meant(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as raised:
        write_text(tmp_path / "missing" / "a.yaml", "x")
    assert raised.value.filename == str(tmp_path / "missing" / "a.yaml")
    with pytest.raises(IsADirectoryError):
        write_text(tmp_path, "x")


def test_creating_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    create_text(path, "old")
    with pytest.raises(FileExistsError):
        create_text(path, "new")
    assert path.read_text() == "old"
