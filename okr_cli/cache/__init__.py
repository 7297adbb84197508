"""Results of earlier runs on disk, keyed by a hash of their input. They can be deleted at any time."""

from pathlib import Path
from typing import TYPE_CHECKING

from okr_cli.kept_answer.store import cache_path

if TYPE_CHECKING:
    from okr_cli.cache.database import Cache


def cache_folder() -> Path:
    """The folder of the cache: ``OKR_CACHE_DIR``, or the platform's cache folder."""
    return Path(cache_path())


class SharedCache:
    """The cache of one command, opened when it is first needed, so that a file that cannot be used is tried once."""

    def __init__(self) -> None:
        self._opened: Cache | None = None

    def __call__(self) -> "Cache":
        """The cache."""
        if self._opened is None:
            from okr_cli.cache.database import Cache

            self._opened = Cache(cache_folder())
        return self._opened
