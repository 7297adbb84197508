"""A workspace at a revision, or as staged: its files come from git instead of the disk."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from okr_cli.files import shown_path
from okr_cli.git import git_root
from okr_cli.history.repository import Repository, Revision, TrackedFile
from okr_cli.source.decoding import TruncatedBytes
from okr_cli.workspace.discovery import Finder
from okr_cli.workspace.recognition import looks_like_okr
from okr_cli.workspace.workspace import InputFile, Workspace


@dataclass(frozen=True)
class Snapshot(Workspace):
    """A workspace in memory, which can be read like one on disk.

    Settings and the borders of nested workspaces are today's, so two revisions differ only in their content. It
    contains everything that git tracks, unless the settings exclude it. Symbolic links are not followed.
    """

    held: tuple[InputFile, ...] = ()

    def files(self) -> Iterator[InputFile]:
        """The files in the order of their paths."""
        yield from self.held


def snapshot_at(workspace: Workspace, repository: Repository, revision: Revision) -> Snapshot:
    """The workspace at a revision. Raises ``CannotRun`` if git cannot give it."""
    return _whole(workspace, repository, repository.files_at(revision))


def staged_snapshot(workspace: Workspace, repository: Repository) -> Snapshot:
    """The workspace as the next commit will contain it. Raises ``CannotRun`` if git cannot provide it."""
    return _whole(workspace, repository, repository.staged_files())


def _whole(workspace: Workspace, repository: Repository, files: Collection[TrackedFile]) -> Snapshot:
    snapshot = snapshot_of(workspace, repository, okr_candidates(workspace, files))
    return replace(snapshot, tracked=frozenset(file.path for file in files))


def snapshot_of(workspace: Workspace, repository: Repository, files: Collection[TrackedFile]) -> Snapshot:
    """The workspace with only these files, if their contents are OKRs."""
    blobs = dict.fromkeys(file.blob for file in files)
    contents = dict(zip(blobs, repository.contents(blobs), strict=True))
    return held(workspace, ((workspace.root / file.path, contents[file.blob]) for file in files))


def held(workspace: Workspace, files: Iterable[tuple[Path, bytes]]) -> Snapshot:
    """The workspace with these files alone, as far as their contents are meant for okr."""
    inputs = (
        InputFile(shown_path(path), data, workspace.is_asked_for(path), on_disk=False)
        for path, data in files
        if looks_like_okr(data)
    )
    return Snapshot(workspace.root, workspace.settings, workspace.named, held=tuple(inputs))


def okr_candidates(workspace: Workspace, files: Iterable[TrackedFile]) -> list[TrackedFile]:
    """The files that the settings admit and that no nested workspace holds, in the order of a walk.

    ``workspace.nested`` is known afterwards, as it is after a walk.
    """
    finder = Finder(workspace.root, workspace.config)
    nested = finder.find_nested()
    if not workspace.nested:
        workspace.nested.extend(filter(workspace.is_asked_for, nested))
    borders = tuple(f"{folder.relative_to(workspace.root).as_posix()}/" for folder in nested)
    admitted = (file for file in files if finder.is_included(workspace.root / file.path))
    return sorted(
        (file for file in admitted if not file.path.startswith(borders)), key=lambda file: file.path.split("/")
    )


def is_of_repository(path: Path, repository: Repository) -> bool:
    """Whether a file on disk could be one of a revision: no symbolic link, and not in a repository inside this one."""
    return not path.is_symlink() and git_root(path.parent) == repository.root


def blob_id(data: bytes, like: str) -> str:
    """The id that git gives to contents, made as ``like`` was: SHA-1, or SHA-256 in repositories with long ids.

    Empty for a file of which only the beginning was read.
    """
    if isinstance(data, TruncatedBytes):
        return ""
    make = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    return make(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
