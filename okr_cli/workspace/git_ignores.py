"""What git ignores and tracks: the ``.gitignore`` files of a repository, and its index if needed."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.config.path_patterns import MAX_LENGTH, lenient_spec
from okr_cli.files import regular_size
from okr_cli.git import GitFailed, tracked_files

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".gitignore"
MAX_BYTES = 500_000
"""A longer ``.gitignore`` would take seconds to compile."""


class Ignores(NamedTuple):
    """A ``.gitignore``: the folder that it counts from, its patterns, and what of it could not be used, as a clause."""

    folder: Path
    spec: "GitIgnoreSpec"
    unused: str = ""


class Repository:
    """A repository, seen from one of its folders. Git is asked only once something hangs on the answer."""

    def __init__(self, root: Path, folder: Path, suffixes: tuple[str, ...] | None) -> None:
        self.root = root
        self.folder = folder
        self.failure = ""
        self._suffixes = suffixes

    def tracks(self, path: Path) -> bool:
        """Whether a file is tracked; False too if git could not be asked."""
        return self._relative(path) in self._files

    def tracks_below(self, folder: Path) -> bool:
        """Whether a folder contains tracked files; also False if git could not be asked."""
        return self._relative(folder) in self._folders

    @property
    def answers(self) -> bool:
        """Whether git could be asked; if not, ``failure`` says why."""
        return bool(self._files) or not self.failure

    @cached_property
    def _files(self) -> frozenset[str]:
        try:
            return tracked_files(self.root, self.folder, self._suffixes)
        except GitFailed as error:
            self.failure = str(error) or "not a git repository"
            return frozenset()

    @cached_property
    def _folders(self) -> frozenset[str]:
        folders: set[str] = set()
        for path in self._files:
            folder = path.rpartition("/")[0]
            while folder and folder not in folders:
                folders.add(folder)
                folder = folder.rpartition("/")[0]
        return frozenset(folders)

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix() if path.is_relative_to(self.folder) else ""


def ignores_in(folder: Path) -> Ignores:
    """The ``.gitignore`` of a folder that has one. What cannot be read ignores nothing."""
    path = folder / NAME
    try:
        if regular_size(path) > MAX_BYTES:
            return Ignores(folder, lenient_spec([]), f"larger than {MAX_BYTES / 1000.0:,.0f} kB")
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return Ignores(folder, lenient_spec([]))
    is_long = any(len(line) > MAX_LENGTH for line in lines)
    return Ignores(
        folder, lenient_spec(lines), f"has a pattern longer than {MAX_LENGTH:,} characters" if is_long else ""
    )


def ignores_above(folder: Path, root: Path | None) -> tuple[Ignores, ...]:
    """The ``.gitignore`` files from the root of the repository to the parent of ``folder``.

    None if they ignore ``folder`` itself, because somebody who runs okr there wants it read.
    """
    if root is None or root == folder:
        return ()
    above = [place for place in reversed(folder.parents) if place.is_relative_to(root)]
    found = tuple(ignores_in(place) for place in above if (place / NAME).is_file())
    hides = any(ignores.spec.match_file(folder.relative_to(ignores.folder).as_posix() + "/") for ignores in found)
    return () if hides else found


def is_ignored(path: Path, ignores: tuple[Ignores, ...], end: str = "") -> bool:
    """Whether a path is ignored; the innermost ``.gitignore`` that has a word on it decides. ``end`` is ``/`` for a
    folder."""
    for each in reversed(ignores):
        result = each.spec.check_file(path.relative_to(each.folder).as_posix() + end).include
        if result is not None:
            return result
    return False
