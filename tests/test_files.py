"""A file is written completely or not at all."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from okr_cli.files import create_text, remove_leftovers, write_text
from tests.commands.running import environment


def test_the_text_is_written_unchanged(tmp_path: Path) -> None:
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


def test_errors_name_the_target_file(tmp_path: Path) -> None:
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


def test_creating_leaves_only_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    create_text(path, "new")
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_nlink == 1
    monkeypatch.setattr("os.link", no_links)
    create_text(tmp_path / "b.yaml", "newer")
    assert (tmp_path / "b.yaml").read_text() == "newer"


def no_links(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_nothing_is_created_through_a_broken_link(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("elsewhere.yaml")
    with pytest.raises(FileExistsError):
        create_text(tmp_path / "a.yaml", "new")
    assert not (tmp_path / "elsewhere.yaml").exists()


class TestAttributes:
    """The attributes of a file stay."""

    @pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes")
    def test_extended_attributes_stay(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_text("old")
        try:
            os.setxattr(path, "user.reviewed", b"yes")
        except OSError:
            pytest.skip("not on this file system")
        write_text(path, "new")
        assert os.getxattr(path, "user.reviewed") == b"yes"

    @pytest.mark.skipif(sys.platform == "win32", reason="there are no such bits")
    @pytest.mark.parametrize("mode", [0o2664, 0o4640, 0o604, 0o600])
    def test_every_bit_of_the_mode_stays(self, tmp_path: Path, mode: int) -> None:
        path = tmp_path / "a.yaml"
        path.write_text("old")
        path.chmod(mode)
        if stat.S_IMODE(path.stat().st_mode) != mode:
            pytest.skip("this user may not set them")
        write_text(path, "new")
        assert stat.S_IMODE(path.stat().st_mode) == mode

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
    def test_owner_and_group_stay(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_text("old")
        os.chown(path, 12345, 54321)
        path.chmod(0o2664)
        write_text(path, "new")
        known = path.stat()
        assert (known.st_uid, known.st_gid, stat.S_IMODE(known.st_mode)) == (12345, 54321, 0o2664)

    @pytest.mark.skipif(not hasattr(os, "fchown"), reason="files have no owners")
    def test_a_file_whose_owner_cannot_be_kept_is_not_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "a.yaml"
        path.write_text("old")

        def denied(*_: object) -> None:
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr("os.fchmod", denied)
        with pytest.raises(PermissionError, match="cannot preserve its owner, group and permissions"):
            write_text(path, "new")
        assert path.read_text() == "old"
        assert list(tmp_path.iterdir()) == [path]


class TestRefusals:
    """Files that could not be preserved are not written."""

    def test_several_hard_links(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_text("old")
        os.link(path, tmp_path / "b.yaml")
        with pytest.raises(PermissionError, match="2 hard links"):
            write_text(path, "new")
        assert (tmp_path / "b.yaml").read_text() == "old"
        assert path.samefile(tmp_path / "b.yaml")

    def test_a_link_that_leaves_the_folder(self, tmp_path: Path) -> None:
        home = tmp_path / "home"
        home.mkdir()
        outside = tmp_path / "secret.yaml"
        outside.write_text("old")
        (home / "a.yaml").symlink_to(outside)
        (home / "folder").symlink_to(tmp_path)
        for path in (home / "a.yaml", home / "folder" / "secret.yaml"):
            with pytest.raises(PermissionError, match="points outside the workspace"):
                write_text(path, "new", inside=home)
        assert outside.read_text() == "old"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
    def test_a_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.yaml")
        with pytest.raises(PermissionError, match="not a regular file"):
            write_text(tmp_path / "a.yaml", "new")

    def test_a_read_only_file(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_text("old")
        path.chmod(0o444)
        with pytest.raises(PermissionError, match="read-only"):
            write_text(path, "new")
        assert path.read_text() == "old"


KILLED = """
import os, signal, sys
from pathlib import Path
from okr_cli import files
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
files.write_text(Path("a.yaml"), "new")
"""
HELD = """
import os, sys
from pathlib import Path
from okr_cli import files
def wait(_):
    print("writing", flush=True)
    sys.stdin.readline()
os.fsync = wait
files.write_text(Path("a.yaml"), "new")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
class TestLeftovers:
    """Leftovers of killed runs are removed by the next write; files of running ones stay."""

    def test_the_next_write_removes_leftovers(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_text("old")
        killed = subprocess.run([sys.executable, "-c", KILLED], cwd=tmp_path, env=environment(), check=False)
        assert killed.returncode == -signal.SIGKILL
        assert (tmp_path / "a.yaml").read_text() == "old"
        assert len(list(tmp_path.iterdir())) == 2
        remove_leftovers.cache_clear()
        write_text(tmp_path / "b.yaml", "new")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "b.yaml"]

    def test_files_of_a_running_process_are_kept(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_text("old")
        writer = subprocess.Popen(
            [sys.executable, "-c", HELD], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
        )
        assert writer.stdout is not None
        with writer:
            assert writer.stdout.readline() == b"writing\n"
            remove_leftovers.cache_clear()
            write_text(tmp_path / "b.yaml", "new")
            assert len([path for path in tmp_path.iterdir() if path.suffix == ".tmp"]) == 1
            writer.communicate(b"\n")
        assert writer.returncode == 0
        assert (tmp_path / "a.yaml").read_text() == "new"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "b.yaml"]

    def test_no_other_file_is_taken_for_a_leftover(self, tmp_path: Path) -> None:
        names = [".okr-notes.tmp", "okr-0123456789abcdef.tmp", ".okr-0123456789abcdef.tmp~", ".a.yaml.x.tmp"]
        for name in names:
            (tmp_path / name).touch()
        (tmp_path / ".okr-0123456789abcdef.tmp").mkdir()
        (tmp_path / ".okr-0123456789abcde0.tmp").symlink_to("a.yaml")
        remove_leftovers.cache_clear()
        write_text(tmp_path / "a.yaml", "new")
        assert len(list(tmp_path.iterdir())) == len(names) + 3
