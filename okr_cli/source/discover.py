"""Which files belong to a workspace.

A walk skips hidden folders, what git ignores, what the settings exclude, and every YAML file that shows no
top-level OKR key. A folder below the root with settings of its own is a workspace of its own.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.errors import why

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STRONG = rb"okr|objectives|initiatives|kpis"
WEAK = rb"actions|cycle|level|people|projects|state|strategy|team"
WEAK_KEY = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?(" + WEAK + rb")[\"']?[ \t]*:", re.M)
STRONG_KEY = re.compile(rb"^(?:\xef\xbb\xbf)?(?:\{\s*)?[\"']?(?:" + STRONG + rb")[\"']?[ \t]*:", re.M | re.I)
MODELINE = b"okr.schema.json"
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


def looks_like_okr(data: bytes) -> bool:
    """Whether the bytes show that the file is meant for okr: one telling key, two common ones, or our schema."""
    return bool(STRONG_KEY.search(data)) or MODELINE in data[:500] or len(common_keys(data)) > 1


def common_keys(data: bytes) -> set[str]:
    """The top-level keys that okr knows and that other programs use as well."""
    return {match[1].decode() for match in WEAK_KEY.finditer(data)}


class Finder:
    """The files of one workspace."""

    def __init__(self, selection: Selection, is_root: Callable[[Path], bool]) -> None:
        """``is_root`` tells whether a folder below the root has settings of its own."""
        self.selection = selection
        self.is_root = is_root
        self.include = _spec(selection.include)
        self.exclude = _spec(selection.exclude)
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
            if folder.is_dir() and folder not in self._visited and not self.excluded_folder(folder):
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


def _spec(patterns: tuple[str, ...]) -> "GitIgnoreSpec | None":
    """None for no patterns and for the default ones, which spares their matching and an import."""
    if not patterns or patterns == YAML_FILES:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _gitignore(folder: Path) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec

    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    return GitIgnoreSpec.from_lines(lines)


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
