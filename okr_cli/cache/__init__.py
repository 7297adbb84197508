"""Results of earlier runs, kept on disk by content. They can be deleted at any time."""

import os
from pathlib import Path


def cache_folder() -> Path:
    """The folder of the cache: ``OKR_CACHE_DIR``, or the platform's cache folder."""
    chosen = os.environ.get("OKR_CACHE_DIR")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("okr")
