"""A view that was asked for before is printed again, if nothing has changed since.

What a view says follows from its options, the day, the settings, the bytes of the files, and what the screen can show.
"""

import functools
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple, TextIO, cast

from okr_cli.cli.open_workspaces import split_arguments, workspaces_of
from okr_cli.cli.streams import cache_folder, emit, warn
from okr_cli.cli.view_options import day_of
from okr_cli.errors import CannotRun

LOOK = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM", "CI")
"""What in the environment a view may depend on."""


class Said(NamedTuple):
    """What a view wrote to standard output and, line by line, to standard error."""

    out: str
    warnings: tuple[str, ...]


def kept(view: Callable[..., None]) -> Callable[..., None]:
    """A view that looks first whether it has said the same before. Small workspaces are read anew each time."""

    @functools.wraps(view)
    def again(**options: Any) -> None:
        key = _key(view.__name__, options)
        if not key:
            view(**options)
            return
        from okr_cli.cache.database import Cache

        cache = Cache(cache_folder(), makes_room=False)
        said = cache.get(key, Said)
        if said is None:
            said = _overheard(view, options)
            if said and _key(view.__name__, options) == key:  # no file has changed while the view was read
                cache.put(key, said)
        else:
            for line in said.warnings:
                warn(line)
            emit(said.out.removesuffix("\n").split("\n"))
        cache.save()

    return again


def _key(name: str, options: dict[str, Any]) -> bytes:
    """A hash of all that a view depends on; empty where there is too little to read, or nothing to be read."""
    from okr_cli.workspace.workspace import WORTH_KEEPING

    try:
        day = day_of(options.get("as_of"))
        paths, _ = split_arguments(options.get("what") or [])
        files = list(_file_hashes(paths))
    except (CannotRun, OSError):
        return b""  # the view itself will say it
    if sum(len(hashes) for _, hashes in files) < WORTH_KEEPING:
        return b""
    from okr_cli.cache.keys import digest, fingerprint

    screen = (sys.stdout.isatty(), sys.stdout.encoding, shutil.get_terminal_size(), *map(os.environ.get, LOOK))
    base = fingerprint("view", name, day, sorted(options.items()), screen, [settings for settings, _ in files])
    return digest(base, *(one for _, hashes in files for one in hashes))


def _file_hashes(paths: list[Path]) -> Iterator[tuple[tuple[str, dict[str, Any]], list[bytes]]]:
    """The root and the settings of each workspace that the view will read, with a hash of each of its files."""
    from okr_cli.cache.keys import digest

    for project in workspaces_of(paths):
        hashes = [digest(*one.identity) for one in project.files()]
        yield (str(project.root), project.config.table()), hashes


def _overheard(view: Callable[..., None], options: dict[str, Any]) -> Said | None:
    """Run a view and listen. None where a reader left before the end."""
    out, err = _Listener(sys.stdout), _Listener(sys.stderr)
    with redirect_stdout(cast(TextIO, out)), redirect_stderr(cast(TextIO, err)):
        view(**options)
    if out.is_cut:
        return None
    # A line that begins with a carriage return only says how far the reading has come.
    warnings = (text.removesuffix("\n") for text in err.heard if not text.startswith("\r"))
    return Said("".join(out.heard), tuple(warnings))


class _Listener:
    """A stream that passes everything on and remembers it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.heard: list[str] = []
        self.is_cut = False

    def write(self, text: str) -> int:
        """Pass a text on."""
        self.heard.append(text)
        try:
            return self.stream.write(text)
        except OSError:
            self.is_cut = True
            raise

    def flush(self) -> None:
        """Pass on what waits."""
        try:
            self.stream.flush()
        except OSError:
            self.is_cut = True
            raise

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)
