"""What holds for every test: no deadline, and never the cache of the person who runs them."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("okr", deadline=None)
settings.load_profile("okr")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Results of earlier runs lie in a folder of this session."""
    before = os.environ.get("OKR_CACHE_DIR")
    os.environ["OKR_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["OKR_CACHE_DIR"]
    else:
        os.environ["OKR_CACHE_DIR"] = before
