"""Finds the files of a workspace.

Hidden files, tool folders and ignored files are skipped unless git tracks them, and so is what the settings exclude. A
folder below the root with its own settings is a separate workspace.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.config.loading import NAMES, config_in
from okr_cli.config.path_patterns import spec_of
from okr_cli.errors import why
from okr_cli.files import YAML_SUFFIXES
from okr_cli.git import git_root
from okr_cli.workspace.git_ignores import NAME, Ignores, Repository, ignores_above, ignores_in, is_ignored
from okr_cli.workspace.left_out import TOOL_FOLDERS, LeftOut, Search
from okr_cli.workspace.skipped import Skipped, SkipReason

if TYPE_CHECKING:
    from okr_cli.config.settings import Config

YAML_FILES = tuple(f"*{suffix}" for suffix in YAML_SUFFIXES)


class Scope(NamedTuple):
    """What applies in a folder: its repository, the ignore patterns, and the reason why untracked files are skipped."""

    repository: Repository | None
    ignores: tuple[Ignores, ...] = ()
    left_out: SkipReason | None = None
    is_tool: bool = False


class Finder:
    """Walks the files of one workspace.

    ``nested`` collects folders that are workspaces themselves, ``skipped`` what could not be walked, and ``left_out``
    where a walk did not look.
    """

    def __init__(self, root: Path, config: "Config") -> None:
        self.root = root
        # Matching the default patterns by their suffixes spares an import.
        self.include = None if config.include == YAML_FILES else spec_of(config.include)
        self.exclude = spec_of(config.exclude) if config.exclude else None
        self.respects_gitignore = config.respect_gitignore
        self.nested: list[Path] = []
        self.skipped: list[Skipped] = []
        self.left_out: list[LeftOut] = []
        self._visited: set[Path] = set()
        self._links: list[Path] = []
        self._real_root = root.resolve()

    def walk(self, named: Iterable[Path] = ()) -> Iterator[Path]:
        """Every file that the patterns admit, sorted by folder and name, links last.

        A ``named`` folder is walked even if it is hidden or ignored by git. A link to a file is followed unless it
        leaves the workspace or its target is found anyway; links to folders are not followed.
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

    def is_included(self, path: Path) -> bool:
        """Whether the settings include a file and do not exclude it."""
        if self.include is None:
            is_included = path.suffix.lower() in YAML_SUFFIXES
        else:
            is_included = self.include.match_file(self._relative(path))
        return is_included and not self.is_excluded(path)

    def find_nested(self) -> list[Path]:
        """The folders below the root that are workspaces themselves."""
        for _ in self.walk():
            pass
        return self.nested

    def leaves(self, path: Path) -> bool:
        """Whether a link in a path leads out of the workspace. Such files are neither read nor written."""
        return path.is_relative_to(self.root) and not path.resolve().is_relative_to(self._real_root)

    def _all_folders(self, named: Iterable[Path]) -> Iterator[Path]:
        root = git_root(self.root)
        scope = Scope(self._repository(root, self.root) if root else None)
        yield from self._walk(self.root, scope._replace(ignores=self._ignores_above(root)))
        for folder in sorted(named):
            if not folder.is_dir() or folder in self._visited:
                continue
            if self.is_excluded(folder, is_folder=True):
                self.skipped.append(Skipped(folder, SkipReason.EXCLUDED))
            else:
                yield from self._walk(folder, scope)

    def _repository(self, root: Path, folder: Path) -> Repository:
        return Repository(root, folder, YAML_SUFFIXES if self.include is None else None)

    def _ignores_above(self, root: Path | None) -> tuple[Ignores, ...]:
        return ignores_above(self.root, root) if self.respects_gitignore else ()

    def _walk(self, folder: Path, scope: Scope) -> Iterator[Path]:
        self._visited.add(folder)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self.skipped.append(Skipped(folder, SkipReason.UNREADABLE, why(error)))
            return
        scope = self._scope_in(folder, {entry.name for entry in entries}, scope)
        for entry in entries:
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                yield from self._walk_subfolder(path, scope)
            elif entry.is_symlink() and self._is_folder_outside(entry):
                if not is_ignored(path, scope.ignores, "/") and not self.is_excluded(path, is_folder=True):
                    self.skipped.append(Skipped(path, SkipReason.OUTSIDE))
            elif self._admits(path, scope) and self._is_file(entry) and not self._is_left_out(path, scope):
                if not entry.is_symlink():
                    yield path
                elif self.leaves(path):
                    self.skipped.append(Skipped(path, SkipReason.OUTSIDE))
                else:
                    self._links.append(path)
            elif entry.name in (NAME, *NAMES):
                self._is_file(entry)

    def _scope_in(self, folder: Path, names: set[str], scope: Scope) -> Scope:
        """The scope of a folder with the given names in it. A nested repository starts with its own patterns."""
        if ".git" in names and folder != self.root:
            scope = scope._replace(repository=self._repository(folder, folder), ignores=())
        if self.respects_gitignore and NAME in names:
            ignores = ignores_in(folder)
            if ignores.unused:
                self.skipped.append(Skipped(folder / NAME, SkipReason.UNREADABLE, ignores.unused))
            scope = scope._replace(ignores=(*scope.ignores, ignores))
        return scope

    def _walk_subfolder(self, folder: Path, scope: Scope) -> Iterator[Path]:
        if folder.name == ".git":
            return
        if scope.left_out is None and not scope.is_tool:
            scope = self._scope_below(folder, scope)
        if self.is_excluded(folder, is_folder=True):
            if scope.left_out is not SkipReason.IGNORED and not scope.is_tool:
                self.left_out.append(LeftOut(folder, SkipReason.EXCLUDED))
        elif (scope.left_out or scope.is_tool) and not self._tracks_below(folder, scope):
            if scope.left_out:
                self._leave_out(folder, scope.left_out, scope)
        elif config_in(folder):
            self.nested.append(folder)
        else:
            yield from self._walk(folder, scope)

    def _scope_below(self, folder: Path, scope: Scope) -> Scope:
        """The scope, with the reason why an ordinary folder must be skipped, if any."""
        if folder.name in TOOL_FOLDERS:
            return scope._replace(is_tool=True)
        if is_ignored(folder, scope.ignores, "/"):
            return scope._replace(left_out=SkipReason.IGNORED)
        return scope._replace(left_out=SkipReason.HIDDEN) if folder.name.startswith(".") else scope

    def _tracks_below(self, folder: Path, scope: Scope) -> bool:
        if scope.repository is None:
            return False
        if scope.left_out is SkipReason.HIDDEN:
            # Nearly every repository has a hidden folder, and hardly one has OKRs in it: git need not be asked.
            search = Search()
            if next(search.okr_files(folder), None) is None and not search.is_exhausted:
                return False
        return scope.repository.tracks_below(folder)

    def _is_left_out(self, path: Path, scope: Scope) -> bool:
        reason = scope.left_out
        if reason is None and not scope.is_tool:
            if is_ignored(path, scope.ignores):
                reason = SkipReason.IGNORED
            elif path.name.startswith("."):
                reason = SkipReason.HIDDEN
            else:
                return False
        if reason is SkipReason.HIDDEN and next(Search().okr_files(path), None) is None:
            return True
        if scope.repository and scope.repository.tracks(path):
            return False
        if reason:
            self._leave_out(path, reason, scope)
        return True

    def _leave_out(self, path: Path, reason: SkipReason, scope: Scope) -> None:
        """Record a skipped place.

        Ignored places are recorded only if git cannot say what it tracks, or if a nested repository hides them.
        """
        repository = scope.repository
        if reason is not SkipReason.IGNORED:
            self.left_out.append(LeftOut(path, reason))
        elif repository is None or not repository.answers or repository.folder != self.root:
            self.left_out.append(LeftOut(path, reason, repository.failure if repository else ""))

    def _is_folder_outside(self, entry: "os.DirEntry[str]") -> bool:
        try:
            return entry.is_dir() and self.leaves(Path(entry.path))
        except OSError:
            return False

    def _is_file(self, entry: "os.DirEntry[str]") -> bool:
        """False for a link that leads nowhere or in a circle, and for a pipe, a socket or a device, which is noted."""
        try:
            if entry.is_file():
                return True
            if not entry.is_dir():
                entry.stat()
                self.skipped.append(Skipped(Path(entry.path), SkipReason.UNREADABLE, "not a regular file"))
        except OSError:
            pass
        return False

    def _admits(self, path: Path, scope: Scope) -> bool:
        """Whether the settings admit a file. A YAML file that they do not is noted."""
        if self.is_included(path):
            return True
        if (
            path.suffix.lower() in YAML_SUFFIXES
            and not scope.left_out
            and not scope.is_tool
            and not is_ignored(path, scope.ignores)
        ):
            self.left_out.append(LeftOut(path, SkipReason.EXCLUDED))
        return False

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.name
