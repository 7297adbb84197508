"""The cache is trusted, so nobody else may be able to write it."""

import os
import stat
import sys
from pathlib import Path

import pytest

from okr_cli.cache import private_files
from okr_cli.cache.database import Cache
from okr_cli.cache.private_files import FILE_NAME

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no modes to look at")


@pytest.fixture
def cache_folder(tmp_path: Path) -> Path:
    """Where the cache is, or will be."""
    return tmp_path / "cache"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def filled(folder: Path) -> Cache:
    cache = Cache(folder)
    cache.put(b"key", b"value")
    cache.save()
    return cache


def kept(folder: Path) -> bytes | None:
    cache = Cache(folder)
    found = cache.get(b"key")
    cache.save()
    return found


@pytest.fixture(autouse=True)
def _open_umask() -> object:
    before = os.umask(0)
    yield
    os.umask(before)


def test_only_their_owner_can_access_folder_and_file(cache_folder: Path) -> None:
    assert filled(cache_folder).problem == ""
    assert (mode(cache_folder), mode(cache_folder / FILE_NAME)) == (0o700, 0o600)
    assert kept(cache_folder) == b"value"


def test_too_permissive_modes_are_restricted(cache_folder: Path) -> None:
    filled(cache_folder)
    cache_folder.chmod(0o777)
    (cache_folder / FILE_NAME).chmod(0o666)
    assert kept(cache_folder) == b"value"
    assert (mode(cache_folder), mode(cache_folder / FILE_NAME)) == (0o700, 0o600)


def test_a_folder_with_other_files_keeps_its_mode(cache_folder: Path) -> None:
    filled(cache_folder)
    (cache_folder / "mine.txt").touch()
    cache_folder.chmod(0o755)
    assert kept(cache_folder) == b"value"
    assert mode(cache_folder) == 0o755


@pytest.mark.parametrize("wide", [0o777, 0o775, 0o757])
def test_a_folder_with_other_files_that_others_can_write_to_is_refused(cache_folder: Path, wide: int) -> None:
    filled(cache_folder)
    (cache_folder / "mine.txt").touch()
    cache_folder.chmod(wide)
    assert kept(cache_folder) is None
    assert mode(cache_folder) == wide
    assert filled(cache_folder).problem == "other users can write to the folder"


@pytest.mark.parametrize("what", ["the folder", "the file"])
def test_a_database_of_another_user_is_refused(cache_folder: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(cache_folder)
    check = private_files._check_owner

    def foreign(found: os.stat_result, which: str) -> None:
        with monkeypatch.context() as patch:
            if which == what:
                patch.setattr(os, "geteuid", lambda: found.st_uid + 1)
            check(found, which)

    monkeypatch.setattr(private_files, "_check_owner", foreign)
    cache = Cache(cache_folder)
    assert cache.get(b"key") is None
    assert cache.problem == f"{what} belongs to another user"


def test_a_link_to_a_folder_counts_as_the_folder_behind_it(cache_folder: Path, tmp_path: Path) -> None:
    cache_folder.symlink_to(tmp_path / "real")
    (tmp_path / "real").mkdir(0o755)
    filled(cache_folder)
    assert kept(cache_folder) == b"value"
    assert mode(tmp_path / "real") == 0o700


def test_a_link_in_place_of_the_database_is_replaced(cache_folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("precious")
    cache_folder.mkdir(0o700)
    (cache_folder / FILE_NAME).symlink_to(elsewhere)
    filled(cache_folder)
    assert kept(cache_folder) == b"value"
    assert elsewhere.read_text() == "precious"
    assert not (cache_folder / FILE_NAME).is_symlink()


def test_a_database_with_a_second_name_is_refused(cache_folder: Path, tmp_path: Path) -> None:
    filled(cache_folder)
    os.link(cache_folder / FILE_NAME, tmp_path / "second")
    assert kept(cache_folder) is None


def test_a_pipe_in_place_of_the_database_is_replaced(cache_folder: Path) -> None:
    cache_folder.mkdir(0o700)
    os.mkfifo(cache_folder / FILE_NAME)
    filled(cache_folder)
    assert kept(cache_folder) == b"value"


def test_a_folder_named_like_the_database_is_replaced_only_if_empty(cache_folder: Path) -> None:
    (cache_folder / FILE_NAME).mkdir(parents=True)
    filled(cache_folder)
    assert kept(cache_folder) == b"value"
    (cache_folder / FILE_NAME).unlink()
    (cache_folder / FILE_NAME / "full").mkdir(parents=True)
    filled(cache_folder)
    assert kept(cache_folder) is None
    assert (cache_folder / FILE_NAME / "full").is_dir()
