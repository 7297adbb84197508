"""Results of earlier runs, kept on disk by content. They may be deleted at any moment."""

import os
from pathlib import Path


def cache_folder() -> Path:
    """Where results of earlier runs are kept: ``OKR_CACHE_DIR``, else the platform's folder for caches."""
    chosen = os.environ.get("OKR_CACHE_DIR")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("okr")
