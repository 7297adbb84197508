"""Changes between two revisions, or since one. Only files that differ are parsed."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from okr_cli.files import absolute, shown_path
from okr_cli.history.compare import Comparison
from okr_cli.history.narrowing import narrowed
from okr_cli.history.repository import Repository, Revision, TrackedFile
from okr_cli.history.snapshot import Snapshot, blob_id, held, is_of_repository, okr_candidates, snapshot_of
from okr_cli.model.entity import Kind
from okr_cli.source.decoding import read_bytes
from okr_cli.workspace.loader import LoadedWorkspace, Problem, load_workspace
from okr_cli.workspace.workspace import Workspace


class Range(NamedTuple):
    """Two states of a workspace to compare.

    ``after`` is None for the files on disk, committed or not; for the index, if ``is_staged``.
    """

    before: Revision
    after: Revision | None = None
    is_staged: bool = False

    @property
    def is_on_disk(self) -> bool:
        """Whether the later state is that of the files on disk."""
        return self.after is None and not self.is_staged


class Difference(NamedTuple):
    """What changed between two states, and what could not be read in full in each of them."""

    comparison: Comparison
    before_problems: tuple[Problem, ...]
    after_problems: tuple[Problem, ...]


def parse_range(repository: Repository, text: str) -> Range:
    """The states that a person names as ``REV`` (that to the files on disk), ``A..B``, or ``A...B``.

    With three dots the first state is where B parted from A. An end that is left out is HEAD. Raises ``CannotRun``.
    """
    first, dots, last = text.partition("..")
    if not dots:
        return Range(repository.revision(text), None)
    before = repository.revision(first or "HEAD")
    after = repository.revision(last.removeprefix(".") or "HEAD")
    return Range(repository.merge_base(before, after) if last.startswith(".") else before, after)


def difference(workspace: Workspace, repository: Repository, states: Range) -> Difference:
    """The changes in a workspace. Raises ``CannotRun``."""
    old = okr_candidates(workspace, repository.files_at(states.before))
    if states.is_on_disk:
        before, after = _against_disk(workspace, repository, old)
    else:
        files = repository.files_at(states.after) if states.after else repository.staged_files()
        new = okr_candidates(workspace, files)
        in_both = set(old) & set(new)
        before, after = (
            snapshot_of(workspace, repository, [file for file in files if file not in in_both]) for files in (old, new)
        )
    one, other = map(load_workspace, narrowed(before, after))
    around = None
    if _names_strangers(one) or _names_strangers(other):
        around = load_workspace(
            replace(workspace, skipped=[], nested=[]) if states.is_on_disk else snapshot_of(workspace, repository, new)
        )
    return Difference(Comparison(one, other, around), one.problems, other.problems)


def _against_disk(
    workspace: Workspace, repository: Repository, tracked: list[TrackedFile]
) -> tuple[Snapshot, Snapshot]:
    """The differences between tracked files and those on disk. New files count, tracked or not.

    Symbolic links and files of nested repositories are in no revision, so they do not count.
    """
    known = {shown_path(workspace.root / file.path): file for file in tracked}
    now: dict[str, bytes] = {}
    same: set[str] = set()
    for file in workspace.files():
        if file.path in known and blob_id(file.data, known[file.path].blob) == known[file.path].blob:
            same.add(file.path)
        elif is_of_repository(absolute(file.path), repository):
            now[file.path] = file.data
    unseen = [path for path in known if path not in same and path not in now]
    hidden = repository.unmaterialized([known[path].path for path in unseen])
    old = [
        file
        for path, file in known.items()
        if path in now or (path not in same and file.path not in hidden and not _is_on_disk(Path(path), file.blob))
    ]
    return snapshot_of(workspace, repository, old), held(
        workspace, ((absolute(path), data) for path, data in now.items())
    )


def _is_on_disk(path: Path, blob: str) -> bool:
    """Whether a file that is not meant for okr is on disk as it was, so that it need not be read from git."""
    try:
        return not path.is_symlink() and blob_id(read_bytes(path), blob) == blob
    except OSError:
        return False


def _names_strangers(loaded: LoadedWorkspace) -> bool:
    """Whether a top-level Initiative refers to a Key Result in another file, which may not have changed."""
    return any(
        definition.entity.kind is Kind.INITIATIVE
        and definition.parent is None
        and definition.model.key_result
        and loaded.index.key_result_of(definition.entity) is None
        for definition in loaded.definitions.values()
    )
