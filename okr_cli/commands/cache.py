"""``okr cache``: shows where results of earlier runs are kept, or deletes them."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cache import cache_folder
from okr_cli.cli.streams import emit


class Action(StrEnum):
    """What can be done with the cache."""

    CLEAN = "clean"


def cache(
    action: Annotated[
        Action | None,
        typer.Argument(metavar="ACTION", help=("'clean' deletes the cached results. [default: show where they are]")),
    ] = None,
) -> None:
    """Show where cached results are kept, or delete them.

    Cached results make the next run faster and never change its output, so you can delete them at any time.
    Set OKR_CACHE_DIR to use another folder; 'okr lint --no-cache' ignores the cache.

    \b
    okr cache          show the folder and its size
    okr cache clean    delete the cached results
    """
    from okr_cli.cache.private_files import remove, size
    from okr_cli.safe_text import visible

    folder = cache_folder()
    kept = _readable(size(folder))
    if action is Action.CLEAN:
        remove(folder)
        emit([visible(f"removed {kept} from {folder}")])
    else:
        problem = _problem(folder)
        emit([visible(f"{folder}: {kept}{f', not used: {problem}' if problem else ''}")])


def _problem(folder: Path) -> str:
    """Why the cache cannot be used; empty where it can, or where there is none yet."""
    from okr_cli.cache.database import Cache

    if not folder.exists():
        return ""
    cache = Cache(folder)
    cache.get(b"")
    cache.save()
    return cache.problem


def _readable(count: int) -> str:
    """``0 bytes``, ``12.3 MB``."""
    for unit, each in (("MB", 1_000_000), ("kB", 1_000)):
        if count >= each:
            return f"{count / each:.1f} {unit}"
    return f"{count} bytes"
