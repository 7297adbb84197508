"""Applies to every test: no deadline, and never the user's own cache or locks."""

import gc
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import pytest
from hypothesis import settings

from okr_cli.cache import keys

# `--hypothesis-profile thorough` is for whoever has changed what a property is about.
settings.register_profile("okr", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=1_000)
settings.load_profile("okr")


def pytest_sessionstart() -> None:
    """Imports and collection create no garbage."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Freeze the thousands of collected tests: searching them for garbage took a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep cached results, locks and journals in folders of this session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OKR_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("OKR_STATE_DIR", str(tmp_path_factory.mktemp("state")))
        yield


Stamps = Callable[[str | Path], Iterable[tuple[str, int, int]]]


@pytest.fixture(scope="session", autouse=True)
def stamps_of_source() -> Iterator[Stamps]:
    """Stat okr's own thousand files once per session, since nobody edits them meanwhile. Returns the real function."""
    stamps: Stamps = keys._stamps
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_stamps", cache(lambda folder: tuple(stamps(folder))))
        yield stamps


@cache
def _load_once() -> Callable[..., object]:
    from okr_cli.workspace.loader import load_file

    return lru_cache(256)(load_file)


@pytest.fixture
def loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse an unchanged file only for its first view or edit."""
    monkeypatch.setattr("okr_cli.workspace.loader.load_file", _load_once())
