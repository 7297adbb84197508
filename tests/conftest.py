"""What applies to every test: no deadline, and never the cache or the locks of the user."""

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
    """Nothing that is imported and collected is garbage."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Thousands of collected tests stay to the end: looking through them for garbage took a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Results of earlier runs, locks and journals lie in folders of this session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OKR_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("OKR_STATE_DIR", str(tmp_path_factory.mktemp("state")))
        yield


Stamps = Callable[[str | Path], Iterable[tuple[str, int, int]]]


@pytest.fixture(scope="session", autouse=True)
def stamps_of_source() -> Iterator[Stamps]:
    """What is kept depends on okr's own files: a thousand, which nobody edits while its tests run. So they are looked
    at once, not in each run. Gives what looks at them each time."""
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
    """A file that stays as it is is parsed for the first view of it alone, as for all steps of an edit."""
    monkeypatch.setattr("okr_cli.workspace.loader.load_file", _load_once())
