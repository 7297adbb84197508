"""From paths to workspaces: which root, which settings, which files are read and which are reported."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from okr_cli.config.loading import Settings, config_in, load_settings, workspace_root
from okr_cli.config.settings import Config
from okr_cli.errors import CannotRun, why
from okr_cli.files import shown_path
from okr_cli.finding import STDIN
from okr_cli.model.cycle import Calendar, Cycle
from okr_cli.source.decoding import TruncatedBytes, read_bytes
from okr_cli.workspace.discovery import Finder, Skipped
from okr_cli.workspace.discovery import Selection as FileSelection
from okr_cli.workspace.recognition import common_keys, looks_like_okr

WORTH_KEEPING = 50
"""Files below which looking for the results of earlier runs costs more than it saves."""


class InputFile(NamedTuple):
    """A file that was read. ``path`` is as it is reported, ``reported`` whether the run was asked about it.

    ``on_disk`` is False for standard input, whatever file it stands for.
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
    """One workspace on disk. ``named`` are the files and folders that were asked for; empty means everything."""

    root: Path
    settings: Settings
    named: frozenset[Path] = frozenset()
    stdin: tuple[Path | None, bytes] | None = None
    skipped: list[Skipped] = field(default_factory=list)
    nested: list[Path] = field(default_factory=list)

    @property
    def config(self) -> Config:
        """The settings in force."""
        return self.settings.config

    @cached_property
    def calendar(self) -> Calendar:
        """The cycles that the settings describe."""
        return calendar_of(self.config)

    @cached_property
    def _finder(self) -> Finder:
        config = self.config
        selection = FileSelection(self.root, config.include, config.exclude, config.respect_gitignore)
        return Finder(selection, lambda folder: config_in(folder) is not None)

    def files(self) -> Iterator[InputFile]:
        """Every OKR file of the workspace, in the order of their paths; each is read when it is reached.

        Files that are not OKR files and folders that cannot be read go to ``skipped``. A file that is named is
        read even if nothing in it looks like OKRs, but an excluded one stays excluded. Raises ``CannotRun``
        where a file cannot be read: without it, links could not be checked.
        """
        taken = self.stdin[0] if self.stdin else None
        if self.stdin and taken is None:
            yield from self._from_stdin()
        named_files = {path for path in self.named if path.is_file()}
        walked = set()
        for path in self._places(taken):
            walked.add(path)
            if path == taken:
                yield from self._from_stdin()
            else:
                yield from self._read(path, path in named_files)
        self.skipped.extend(self._finder.skipped)
        self.nested.extend(
            folder
            for folder in self._finder.nested
            if not self.named or any(folder.is_relative_to(named) for named in self.named)
        )
        for path in sorted(named_files - walked - {taken}):
            if self._finder.excluded(path):
                self.skipped.append(Skipped(path, "excluded by the settings"))
            else:
                yield from self._read(path, True)

    def _places(self, taken: Path | None) -> Iterator[Path]:
        """The files of a walk, and among them the one that standard input stands for, even if it is new."""
        if taken is None:
            yield from self._finder.walk(self.named)
            return
        paths = list(self._finder.walk(self.named))
        if taken not in paths:
            paths.insert(next((at for at, path in enumerate(paths) if path > taken), len(paths)), taken)
        yield from paths

    def _from_stdin(self) -> Iterator[InputFile]:
        if not self.stdin:
            return
        path, data = self.stdin
        if path and self._finder.excluded(path):
            self.skipped.append(Skipped(path, "excluded by the settings"))
            return
        yield InputFile(shown_path(path) if path else STDIN, data, True, False)

    def _read(self, path: Path, is_named: bool) -> Iterator[InputFile]:
        try:
            data = read_bytes(path)
        except OSError as error:
            raise CannotRun(f"{shown_path(path)}: {why(error)}") from None
        if not is_named and not looks_like_okr(data):
            self.skipped.append(Skipped(path, _why_not(data)))
            return
        yield InputFile(shown_path(path), data, self._is_reported(path))

    def _is_reported(self, path: Path) -> bool:
        if self.stdin:
            return False
        return not self.named or any(path.is_relative_to(named) for named in self.named)


@dataclass(frozen=True)
class WorkspaceOverlay(Workspace):
    """A workspace in which some files, by reported path, have another text than on disk."""

    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, project: Workspace, texts: Mapping[str, str]) -> "WorkspaceOverlay":
        """The same workspace with these texts."""
        return cls(project.root, project.settings, project.named, project.stdin, texts=texts)

    def files(self) -> Iterator[InputFile]:
        """The files, those with another text as if they came from standard input."""
        for file in super().files():
            text = self.texts.get(file.path)
            yield file if text is None else file._replace(data=text.encode(), on_disk=False)


def _why_not(data: bytes) -> str:
    common = [f"'{key}:'" for key in sorted(common_keys(data))]
    if common:
        return f"only {' and '.join(common)} at the top level, which others use too; 'okr: 1' makes it an OKR file"
    return "no OKR key at the top level"


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
    stdin: tuple[Path | None, bytes] | None = None,
) -> list[Workspace]:
    """The workspaces that ``paths`` lie in (none: the working directory), each with the paths that it holds.

    ``config`` replaces the settings file of every workspace, ``isolated`` ignores them all. Raises
    ``CannotRun`` for a path that does not exist and ``ConfigError`` for settings that cannot be used.
    """
    roots: dict[Path, tuple[Path | None, set[Path]]] = {}
    wanted = [stdin[0] or cwd] if stdin else paths or [cwd]
    for path in wanted:
        absolute = _absolute(cwd / path)
        if not stdin:
            _check_exists(absolute, path)
        root, found = workspace_root(absolute, cwd)
        inside = _as_walked(absolute, root)
        if inside is None:
            inside = absolute.resolve()
            root, found = workspace_root(inside, cwd)
        roots.setdefault(root, (found, set()))[1].add(inside)
    projects = []
    for root, (found, named) in roots.items():
        settings = load_settings(None if isolated else config or found)
        everything = root in named or stdin is not None
        text = (next(iter(named)) if stdin[0] else None, stdin[1]) if stdin else None
        projects.append(Workspace(root, settings, frozenset() if everything else frozenset(named), text))
    return projects


def _check_exists(path: Path, shown: Path) -> None:
    try:
        if path.exists():
            return
    except OSError as error:
        raise CannotRun(f"{shown}: {why(error)}") from None
    raise CannotRun(f"{shown}: no such file or folder")


def _as_walked(path: Path, root: Path) -> Path | None:
    """The path by which a walk from ``root`` meets a file or folder, symbolic links resolved; None if it does not."""
    real, top = path.resolve(), root.resolve()
    if real.is_relative_to(top):
        return root / real.relative_to(top)
    return path if path.is_file() or not path.exists() else None


def _absolute(path: Path) -> Path:
    """Without ``.`` and ``..``, symbolic links kept: people know a file by the name that they gave."""
    return Path(os.path.abspath(path))  # noqa: PTH100
