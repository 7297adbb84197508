"""Opens workspaces for paths: their root, settings, the files to read and the files to report on."""

import os
import stat
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from okr_cli.config.loading import Settings, load_settings, workspace_root
from okr_cli.config.settings import Config
from okr_cli.errors import CannotRun, why
from okr_cli.files import shown_path
from okr_cli.finding import STDIN
from okr_cli.model.cycle import Calendar, Cycle
from okr_cli.source.decoding import TruncatedBytes, read_bytes
from okr_cli.workspace.discovery import Finder
from okr_cli.workspace.left_out import LeftOut, skipped_in
from okr_cli.workspace.recognition import common_keys, looks_like_okr
from okr_cli.workspace.skipped import Skipped, SkipReason

WORTH_KEEPING = 50
"""Files below which looking for the results of earlier runs costs more than it saves."""


class StandardInput(NamedTuple):
    """The content of standard input, and the file it represents, if any."""

    path: Path | None
    data: bytes


class InputFile(NamedTuple):
    """A file that was read.

    ``path`` is the reported path, and ``reported`` tells whether the run should report on it. ``on_disk`` is False if
    ``data`` is not the file on disk, but standard input or an unsaved text.
    """

    path: str
    data: bytes
    reported: bool
    on_disk: bool = True

    @property
    def identity(self) -> tuple[bytes, ...]:
        """All by which one input differs from another. Of a file above the limit ``data`` is only the beginning."""
        size = self.data.size if isinstance(self.data, TruncatedBytes) else len(self.data)
        return os.fsencode(self.path), bytes([self.reported, self.on_disk]), str(size).encode(), self.data


@dataclass(frozen=True)
class Workspace:
    """A workspace on disk."""

    root: Path
    settings: Settings
    named: frozenset[Path] = frozenset()  # requested files and folders; empty for everything
    stdin: StandardInput | None = None
    # unsaved texts by reported path, instead of the files on disk
    texts: Mapping[str, str] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)  # filled by `files`
    nested: list[Path] = field(default_factory=list)  # filled by `files`
    tracked: frozenset[str] | None = None  # files of the revision, relative to the root; None: read the disk

    @property
    def config(self) -> Config:
        """The effective settings."""
        return self.settings.config

    @cached_property
    def calendar(self) -> Calendar:
        """The cycles that the settings describe."""
        return calendar_of(self.config)

    def files(self) -> Iterator[InputFile]:
        """Every OKR file of the workspace in the order of paths, links last, each read when it is reached.

        Everything else goes to ``skipped``. A named file is read even if it does not look like OKRs, unless it is
        excluded or a link leaves the workspace. Raises ``CannotRun`` if a file cannot be read, because links could not
        be checked.
        """
        finder = Finder(self.root, self.config)
        stands_for, stdin_data = self.stdin or (None, b"")
        if self.stdin and stands_for is None:
            yield InputFile(STDIN, stdin_data, True, False)
        named_files = {path for path in self.named if path.is_file()}
        walked: set[Path] = set()
        for path in self._walk(finder, stands_for):
            walked.add(path)
            if path != stands_for:
                yield from self._read(path, path in named_files)
            elif finder.is_excluded(path):
                self.skipped.append(Skipped(path, SkipReason.EXCLUDED))
            else:
                yield InputFile(shown_path(path), stdin_data, True, False)
        self.skipped.extend(finder.skipped)
        self.nested.extend(folder for folder in finder.nested if self.is_asked_for(folder))
        told = {item.path for item in self.skipped}
        for path in sorted(named_files - walked - told - {stands_for}):
            if finder.is_excluded(path):
                self.skipped.append(Skipped(path, SkipReason.EXCLUDED))
            elif finder.leaves(path):
                self.skipped.append(Skipped(path, SkipReason.OUTSIDE))
            else:
                yield from self._read(path, True)
        if not self.stdin:
            self.skipped.extend(self._left_out(finder.left_out, walked | named_files))

    def _left_out(self, places: list[LeftOut], known: set[Path]) -> Iterator[Skipped]:
        """The skipped OKR files among the requested paths that have not been reported yet."""
        excluded = [item.path for item in self.skipped if item.reason is SkipReason.EXCLUDED]
        asked = [
            place
            for place in places
            if self.is_asked_for(place.path) or any(named.is_relative_to(place.path) for named in self.named)
            if not any(path.is_relative_to(place.path) or place.path.is_relative_to(path) for path in excluded)
        ]
        return skipped_in(asked, frozenset(known))

    def _walk(self, finder: Finder, stands_for: Path | None) -> Iterator[Path]:
        """The files of a walk, including the one that standard input represents, even if it is new."""
        if stands_for is None:
            yield from finder.walk(self.named)
            return
        paths = list(finder.walk(self.named))
        if stands_for not in paths:
            paths.insert(next((at for at, path in enumerate(paths) if path > stands_for), len(paths)), stands_for)
        yield from paths

    def _read(self, path: Path, is_named: bool) -> Iterator[InputFile]:
        shown = shown_path(path)
        text = self.texts.get(shown)
        try:
            data = read_bytes(path) if text is None else text.encode()
        except OSError as error:
            raise CannotRun(f"{shown}: {why(error)}") from None
        if not is_named and not looks_like_okr(data):
            self.skipped.append(Skipped(path, SkipReason.UNRELATED, common_keys=tuple(sorted(common_keys(data)))))
            return
        yield InputFile(shown, data, not self.stdin and self.is_asked_for(path), text is None)

    def is_asked_for(self, path: Path) -> bool:
        """Whether a run reports on a file or folder."""
        return not self.named or any(path.is_relative_to(named) for named in self.named)


def calendar_of(config: Config) -> Calendar:
    """The calendar that the settings describe."""
    cycles = config.cycles
    custom = tuple(Cycle(name, cycle.start, cycle.end) for name, cycle in cycles.named.items())
    return Calendar(cycles.fiscal_year_start, cycles.fiscal_year_named_by, custom)


def open_workspaces(
    paths: list[Path],
    cwd: Path,
    config: Path | None = None,
    isolated: bool = False,
    stdin: StandardInput | None = None,
    texts: Mapping[str, str] | None = None,
) -> Iterator[Workspace]:
    """The workspaces of ``paths`` (default: the working directory), then nested ones, each with its paths.

    Walk each workspace before asking for the next, because walking finds the nested ones. ``config`` replaces every
    settings file, ``isolated`` ignores them. Raises ``CannotRun`` for a missing path and ``ConfigError`` for invalid
    settings.
    """

    def opened(paths: list[Path], stdin: StandardInput | None) -> Iterator[Workspace]:
        asked = [stdin.path or cwd] if stdin else paths or [cwd]
        for root, (found, named) in _by_root(asked, cwd, must_exist=stdin is None).items():
            settings = load_settings(None if isolated else config or found)
            if stdin:
                place = next(iter(named)) if stdin.path else None
                yield Workspace(root, settings, stdin=StandardInput(place, stdin.data), texts=texts or {})
            else:
                yield Workspace(root, settings, frozenset() if root in named else frozenset(named), texts=texts or {})

    waiting = deque(opened(paths, stdin))
    while waiting:
        workspace = waiting.popleft()
        yield workspace
        if workspace.nested:
            waiting.extend(opened(workspace.nested, None))


def _by_root(paths: list[Path], cwd: Path, must_exist: bool) -> dict[Path, tuple[Path | None, set[Path]]]:
    """The roots of the workspaces that contain the paths, each with its settings file and paths."""
    roots: dict[Path, tuple[Path | None, set[Path]]] = {}
    for path in paths:
        absolute = Path(os.path.abspath(cwd / path))  # noqa: PTH100 - without `..`, and links kept
        if must_exist:
            _check_exists(absolute, path)
        root, found = workspace_root(absolute, cwd)
        inside = _as_walked(absolute, root)
        if inside is None:
            raise CannotRun(f"{path}: symlink points outside the workspace; use the target path instead")
        roots.setdefault(root, (found, set()))[1].add(inside)
    return roots


def _check_exists(path: Path, shown: Path) -> None:
    # Not Path.exists, which from Python 3.14 on calls what may not be looked at missing.
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise CannotRun(f"{shown}: no such file or folder") from None
    except OSError as error:
        raise CannotRun(f"{shown}: {why(error)}") from None
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise CannotRun(f"{shown}: not a regular file; to read a pipe, use '-'")


def _as_walked(path: Path, root: Path) -> Path | None:
    """The path by which a walk from ``root`` meets a file or folder, symbolic links resolved; None if it does not."""
    real, top = path.resolve(), root.resolve()
    if real.is_relative_to(top):
        return root / real.relative_to(top)
    return path if path.is_file() or not path.exists() else None
