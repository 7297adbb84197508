"""A stored answer is returned unchanged, from a file that only this user can have written, or not at all."""

import os
from pathlib import Path

import pytest

from okr_cli.cache import cache_folder, private_files
from okr_cli.kept_answer import store
from okr_cli.kept_answer.answer import Answer, decode, encode
from okr_cli.kept_answer.evidence import READ

KEY = b"k" * 16


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OKR_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / store.FOLDER


def answer(*pieces: tuple[int, bytes], code: int = 1) -> Answer:
    return Answer(code, pieces, (READ + b"/a", READ + b"/b\n"), b"s" * 16)


def test_a_stored_answer_is_returned_unchanged() -> None:
    given = answer(
        (2, b"okr: a warning\n"), (1, "\x1b[1mZiele für März\x1b[0m\n\tcell\n".encode()), (2, b"and one more\n")
    )
    taken = decode(KEY, encode(KEY, given))
    assert taken
    assert (taken.code, taken.pieces, taken.looks, taken.state) == (given.code, given.pieces, given.looks, given.state)
    silent = decode(KEY, encode(KEY, answer()))
    assert silent
    assert silent.pieces == ()


def test_a_damaged_or_foreign_file_is_ignored() -> None:
    data = encode(KEY, answer((1, b"text\n")))
    spoiled = [data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in range(len(data))]
    for each in (b"", b"x", data[:-1], data + b"\0", data + b"\x001more", *spoiled):
        assert decode(KEY, each) is None
    assert decode(b"o" * 16, data) is None


@pytest.mark.parametrize(
    "text",
    [b"\x1b]52;c;aGk=\x07", b"\x1b[2J", "\x9b2J".encode(), b"\x07", b"over\rwritten", b"\x1b[31", b"\x1b[?1m", b"\xff"],
)
def test_stored_control_sequences_are_refused(text: bytes) -> None:
    for number in (1, 2):
        assert not answer((number, text)).is_harmless
        assert decode(KEY, encode(KEY, answer((number, text)))) is None


@pytest.mark.parametrize(("code", "number"), [(2, 1), (0, 0), (0, 3)])
def test_answers_that_okr_would_not_store_are_refused(code: int, number: int) -> None:
    assert decode(KEY, encode(KEY, answer((number, b"text\n"), code=code))) is None


def test_files_are_private_and_found_again(folder: Path) -> None:
    store.save(KEY, b"data")
    assert store.load(KEY) == b"data"
    assert store.load(b"o" * 16) == b""
    modes = [path.stat().st_mode & 0o777 for path in (folder.parent, folder, folder / KEY.hex())]
    assert modes == [0o700, 0o700, 0o600]


def test_files_that_others_could_write_are_not_trusted(folder: Path, tmp_path: Path) -> None:
    store.save(KEY, b"data")
    path = folder / KEY.hex()
    for place, wide in ((folder, 0o770), (path, 0o622)):
        mode = place.stat().st_mode
        place.chmod(wide)
        assert store.load(KEY) == b""
        place.chmod(mode)
    os.link(path, tmp_path / "second name")
    assert store.load(KEY) == b""
    path.unlink()
    path.symlink_to(tmp_path / "second name")
    assert store.load(KEY) == b""
    path.unlink()
    os.mkfifo(path)
    assert store.load(KEY) == b""


def test_a_link_in_place_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    folder.parent.mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    store.save(KEY, b"data")
    assert list((tmp_path / "elsewhere").iterdir()) == []
    private_files.remove(folder.parent)
    assert (tmp_path / "elsewhere").is_dir()


def test_without_a_folder_nothing_is_stored(folder: Path) -> None:
    folder.parent.write_text("a file\n")
    store.save(KEY, b"data")
    assert store.load(KEY) == b""


def test_the_number_of_stored_answers_is_limited(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_ANSWERS", 3)
    for number in range(5):
        store.save(bytes([number]) * 16, b"data")
        os.utime(folder / (bytes([number]) * 16).hex(), ns=(number, number))
    assert [store.load(bytes([number]) * 16) for number in range(5)] == [b"", b"", b"data", b"data", b"data"]
    store.save(KEY, b"x" * (store.MOST_BYTES + 1))
    assert store.load(KEY) == b""


def test_the_cache_counts_and_removes_them(folder: Path) -> None:
    store.save(KEY, b"data")
    assert cache_folder() == folder.parent
    assert private_files.size(folder.parent) >= 4
    private_files.remove(folder.parent)
    assert list(folder.parent.iterdir()) == []


def test_the_folder_is_that_of_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    for name in ("OKR_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert store.cache_path() == platformdirs.user_cache_dir("okr")
    monkeypatch.setenv("XDG_CACHE_HOME", "/elsewhere")
    assert store.cache_path() == platformdirs.user_cache_dir("okr")
