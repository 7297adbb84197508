"""Which files belong to a workspace.

A walk skips hidden folders, what git ignores and what the settings exclude. A folder below the root with settings
of its own is a workspace of its own.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.config.path_patterns import lenient_spec, spec_of
from okr_cli.errors import why

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

YAML_FILES = ("*.yaml", "*.yml")
YAML_SUFFIXES = (".yaml", ".yml")
SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv"})


class Selection(NamedTuple):
    """What a root's settings say about its files. Patterns are those of ``.gitignore``."""

    root: Path
    include: tuple[str, ...] = YAML_FILES
    exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True


class Skipped(NamedTuple):
    """A file that was not read, and why."""

    path: Path
    reason: str


class Finder:
    """The files of one workspace."""

    def __init__(self, selection: Selection, is_root: Callable[[Path], bool]) -> None:
        """``is_root`` tells whether a folder below the root has settings of its own."""
        self.selection = selection
        self.is_root = is_root
        # Matching the default patterns by their suffixes spares an import.
        self.include = None if selection.include == YAML_FILES else spec_of(selection.include)
        self.exclude = spec_of(selection.exclude) if selection.exclude else None
        self.nested: list[Path] = []
        self.skipped: list[Skipped] = []
        self._visited: set[Path] = set()
        self._links: list[Path] = []

    def walk(self, named: Iterable[Path] = ()) -> Iterator[Path]:
        """Every file that the patterns admit, sorted.

        Folders that are other workspaces go to ``nested``, those that cannot be read to ``skipped``. A ``named``
        folder is walked even if it is hidden or git ignores it. A symbolic link to a file is followed, but not
        to one that the walk finds anyway; one to a folder is not, so that no walk runs in circles.
        """
        found: list[Path] = []
        for path in self._all_folders(named):
            found.append(path)
            yield path
        if self._links:
            real = {path.resolve() for path in found}
            for link in self._links:
                target = link.resolve()
                if target not in real:
                    real.add(target)
                    yield link

    def _all_folders(self, named: Iterable[Path]) -> Iterator[Path]:
        ignores = _ignores_above(self.selection.root) if self.selection.respect_gitignore else []
        yield from self._walk(self.selection.root, ignores)
        for folder in sorted(named):
            if not folder.is_dir() or folder in self._visited:
                continue
            if self.excluded_folder(folder):
                self.skipped.append(Skipped(folder, "excluded by the settings"))
            else:
                yield from self._walk(folder, [])

    def excluded(self, path: Path) -> bool:
        """Whether the settings exclude a file, however it was named."""
        relative = path.relative_to(self.selection.root).as_posix() if self._below(path) else path.name
        return bool(self.exclude and self.exclude.match_file(relative))

    def _below(self, path: Path) -> bool:
        return path.is_relative_to(self.selection.root)

    def _walk(self, folder: Path, ignores: "list[tuple[Path, GitIgnoreSpec]]") -> Iterator[Path]:
        self._visited.add(folder)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self.skipped.append(Skipped(folder, why(error)))
            return
        if self.selection.respect_gitignore and any(entry.name == ".gitignore" for entry in entries):
            ignores = [*ignores, (folder, _gitignore(folder))]
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                if entry.name in SKIPPED_FOLDERS or self._ignored(path, ignores, "/") or self.excluded_folder(path):
                    continue
                if self.is_root(path):
                    self.nested.append(path)
                    continue
                yield from self._walk(path, ignores)
            elif self._admits(path) and _is_file(entry) and not self._ignored(path, ignores):
                if entry.is_symlink():
                    self._links.append(path)
                else:
                    yield path

    def excluded_folder(self, path: Path) -> bool:
        """Whether the settings exclude a whole folder."""
        relative = path.relative_to(self.selection.root).as_posix() if self._below(path) else path.name
        return bool(self.exclude and self.exclude.match_file(relative + "/"))

    def _admits(self, path: Path) -> bool:
        if self.include is None:
            return path.suffix in YAML_SUFFIXES and not self.excluded(path)
        relative = path.relative_to(self.selection.root).as_posix() if self._below(path) else path.name
        return self.include.match_file(relative) and not self.excluded(path)

    def _ignored(self, path: Path, ignores: "list[tuple[Path, GitIgnoreSpec]]", end: str = "") -> bool:
        for folder, spec in reversed(ignores):
            result = spec.check_file(path.relative_to(folder).as_posix() + end).include
            if result is not None:
                return result
        return False


def _is_file(entry: "os.DirEntry[str]") -> bool:
    """False for a link that leads nowhere or in a circle."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _gitignore(folder: Path) -> "GitIgnoreSpec":
    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    return lenient_spec(lines)


def _ignores_above(root: Path) -> "list[tuple[Path, GitIgnoreSpec]]":
    """The ``.gitignore`` files between the git root and the folder above ``root``.

    None where they ignore ``root`` itself: whoever works there wants it read.
    """
    if (root / ".git").exists():
        return []
    above: list[Path] = []
    for folder in root.parents:
        above.append(folder)
        if (folder / ".git").exists():
            ignores = [(path, _gitignore(path)) for path in reversed(above) if (path / ".gitignore").is_file()]
            hides = any(spec.match_file(root.relative_to(path).as_posix() + "/") for path, spec in ignores)
            return [] if hides else ignores
    return []
