"""A view that was asked for before is printed again, if nothing has changed since.

What a view prints follows from its options, the day, the settings, the bytes of the files, and what the screen can
show. Without this, the first line of a view would wait for a whole workspace to be read.
"""

import functools
import os
import re
import shutil
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple, TextIO, cast

from okr_cli.cache import SharedCache
from okr_cli.cli.arguments import split_arguments
from okr_cli.cli.streams import emit, warn
from okr_cli.cli.view_command import VIEW_CACHE
from okr_cli.cli.view_options import day_of
from okr_cli.errors import CannotRun

SCREEN_VARIABLES = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM", "CI")
"""What in the environment a view may depend on."""


ACTIVE = re.compile(r"(?!\x1b\[[0-9;]*m)[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""A control character that does not belong to a color."""


class CapturedOutput(NamedTuple):
    """What a view wrote to standard output and, line by line, to standard error."""

    out: str
    warnings: tuple[str, ...]


def cached_output(view: Callable[..., None]) -> Callable[..., None]:
    """A view that first looks for what it printed under the same circumstances. Small workspaces are read anew."""

    @functools.wraps(view)
    def cached(**options: Any) -> None:
        key = _key(view.__name__, options)
        if not key:
            view(**options)
            return
        from okr_cli.cache.codec import Codec

        shared = SharedCache()
        cache, codec = shared(), Codec(CapturedOutput, checks={CapturedOutput: _is_harmless}, has_controls=True)
        captured = codec.decode(cache.get(key))
        if captured is None:
            token = VIEW_CACHE.set(shared)
            try:
                captured = _capture(view, options)
            finally:
                VIEW_CACHE.reset(token)
            if captured and _key(view.__name__, options) == key:  # no file has changed while the view was read
                cache.makes_room = False
                cache.put(key, codec.encode(captured))
        else:
            for line in captured.warnings:
                warn(line)
            emit(captured.out.removesuffix("\n").split("\n"))
        cache.save()

    return cached


def _key(name: str, options: dict[str, Any]) -> bytes:
    """A hash of all that a view depends on; empty where there is too little to read, or nothing can be read.

    A revision is not among it: its name can mean another commit by now.
    """
    if options.get("rev"):
        return b""
    from okr_cli.cache.keys import digest, fingerprint
    from okr_cli.workspace.skipped import SkipReason
    from okr_cli.workspace.workspace import WORTH_KEEPING, open_workspaces

    settings: list[tuple[str, Any]] = []
    hashes: list[bytes] = []
    try:
        day = day_of(options.get("as_of"))
        paths = [*(options.get("paths") or ()), *split_arguments(options.get("what") or [])[0]]
        for workspace in open_workspaces(paths, Path.cwd()):
            settings.append((str(workspace.root), workspace.config.table()))
            hashes += [digest(*file.identity) for file in workspace.files()]
            skipped = [item for item in workspace.skipped if item.reason is not SkipReason.UNRELATED]
            settings.append((str(workspace.root), skipped))
    except (CannotRun, OSError):
        return b""  # the view itself will say it
    if len(hashes) < WORTH_KEEPING:
        return b""
    screen = (sys.stdout.isatty(), sys.stdout.encoding, shutil.get_terminal_size())
    variables = [os.environ.get(variable) for variable in SCREEN_VARIABLES]
    return digest(fingerprint("view", name, day, sorted(options.items()), screen, variables, settings), *hashes)


def _capture(view: Callable[..., None], options: dict[str, Any]) -> CapturedOutput | None:
    """Run a view and take down what it prints. None where a reader left before the end."""
    out, err = _Tee(sys.stdout), _Tee(sys.stderr)
    with redirect_stdout(cast(TextIO, out)), redirect_stderr(cast(TextIO, err)):
        view(**options)
    if out.is_cut:
        return None
    # A line that begins with a carriage return only says how far the reading has come.
    warnings = (text.removesuffix("\n") for text in err.texts if not text.startswith("\r"))
    return CapturedOutput("".join(out.texts), tuple(warnings))


def _is_harmless(captured: CapturedOutput) -> bool:
    """Whether an output does nothing to a terminal but color it."""
    return not any(ACTIVE.search(text) for text in (captured.out, *captured.warnings))


class _Tee:
    """A stream that passes every text on and remembers it. ``is_cut`` says that a reader has left."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.texts: list[str] = []
        self.is_cut = False

    def write(self, text: str) -> None:
        """Pass a text on."""
        self.texts.append(text)
        self._passed_on(self.stream.write, text)

    def flush(self) -> None:
        """Pass on what waits."""
        self._passed_on(self.stream.flush)

    def _passed_on(self, method: Callable[..., object], *arguments: str) -> None:
        try:
            method(*arguments)
        except OSError:
            self.is_cut = True
            raise

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)
