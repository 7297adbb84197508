"""Which files belong to a workspace.

A walk skips hidden folders, what git ignores and what the settings exclude. A folder below the root with settings
of its own is a workspace of its own.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from okr_cli.config.loading import config_in
from okr_cli.config.path_patterns import lenient_spec, spec_of
from okr_cli.errors import why
from okr_cli.workspace.skipped import Skipped, SkipReason

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from okr_cli.config.settings import Config

YAML_FILES = ("*.yaml", "*.yml")
YAML_SUFFIXES = (".yaml", ".yml")
SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv"})


class Finder:
    """Walks the files of one workspace. ``nested`` collects folders that are workspaces themselves, ``skipped``
    what was not walked."""

    def __init__(self, root: Path, config: "Config") -> None:
        self.root = root
        # Matching the default patterns by their suffixes spares an import.
        self.include = None if config.include == YAML_FILES else spec_of(config.include)
        self.exclude = spec_of(config.exclude) if config.exclude else None
        self.respects_gitignore = config.respect_gitignore
        self.nested: list[Path] = []
        self.skipped: list[Skipped] = []
        self._visited: set[Path] = set()
        self._links: list[Path] = []

    def walk(self, named: Iterable[Path] = ()) -> Iterator[Path]:
        """Every file that the patterns admit, sorted by folder and name; links come last.

        A ``named`` folder is walked even if it is hidden or git ignores it. A symbolic link to a file is followed
        unless the walk finds its target anyway; one to a folder is not, so that no walk runs in circles.
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

    def is_excluded(self, path: Path, is_folder: bool = False) -> bool:
        """Whether the settings exclude a path, however it was named."""
        return bool(self.exclude and self.exclude.match_file(self._relative(path) + ("/" if is_folder else "")))

    def _all_folders(self, named: Iterable[Path]) -> Iterator[Path]:
        yield from self._walk(self.root, _ignores_above(self.root) if self.respects_gitignore else [])
        for folder in sorted(named):
            if not folder.is_dir() or folder in self._visited:
                continue
            if self.is_excluded(folder, is_folder=True):
                self.skipped.append(Skipped(folder, SkipReason.EXCLUDED))
            else:
                yield from self._walk(folder, [])

    def _walk(self, folder: Path, ignores: "list[tuple[Path, GitIgnoreSpec]]") -> Iterator[Path]:
        self._visited.add(folder)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self.skipped.append(Skipped(folder, SkipReason.UNREADABLE, why(error)))
            return
        if self.respects_gitignore and any(entry.name == ".gitignore" for entry in entries):
            ignores = [*ignores, (folder, _gitignore(folder))]
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                yield from self._walk_subfolder(path, ignores)
            elif self._admits(path) and _is_file(entry) and not _is_ignored(path, ignores):
                if entry.is_symlink():
                    self._links.append(path)
                else:
                    yield path

    def _walk_subfolder(self, folder: Path, ignores: "list[tuple[Path, GitIgnoreSpec]]") -> Iterator[Path]:
        if folder.name in SKIPPED_FOLDERS or _is_ignored(folder, ignores, "/") or self.is_excluded(folder, True):
            return
        if config_in(folder):
            self.nested.append(folder)
        else:
            yield from self._walk(folder, ignores)

    def _admits(self, path: Path) -> bool:
        if self.include is None:
            is_included = path.suffix.lower() in YAML_SUFFIXES
        else:
            is_included = self.include.match_file(self._relative(path))
        return is_included and not self.is_excluded(path)

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.name


def _is_ignored(path: Path, ignores: "list[tuple[Path, GitIgnoreSpec]]", end: str = "") -> bool:
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
