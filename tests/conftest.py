"""What holds for every test: no deadline, and never the cache and the locks of the person who runs them."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("okr", deadline=None)
settings.load_profile("okr")


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Results of earlier runs, locks and journals lie in folders of this session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OKR_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("OKR_STATE_DIR", str(tmp_path_factory.mktemp("state")))
        yield
