"""The history of one entity: every event of every commit, through renames, moves and merges."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from okr_cli.files import path_from
from okr_cli.history.changes import Change, ChangeKind, Subject, holders
from okr_cli.history.compare import Comparison
from okr_cli.history.difference import Range, difference
from okr_cli.history.narrowing import narrowed
from okr_cli.history.repository import Commit, FileVersions, TrackedFile, open_repository
from okr_cli.history.snapshot import Snapshot, held
from okr_cli.model.entity import Entity, Kind
from okr_cli.workspace.loader import LoadedWorkspace, load_workspace
from okr_cli.workspace.workspace import Workspace


class Event(NamedTuple):
    """A change with its commit; None if it is not committed yet."""

    change: Change
    commit: Commit | None

    @property
    def day(self) -> date | None:
        """The date of a check-in, or else of the commit; None for other uncommitted changes."""
        is_check_in = self.change.kind is ChangeKind.CHECK_IN_ADDED
        return self.change.day if is_check_in or self.commit is None else self.commit.day


@dataclass
class _Trace:
    """The names, addresses and files under which an entity has been known."""

    kind: Kind
    addresses: set[str]
    paths: set[str] = field(default_factory=set)

    def is_it(self, entity: Entity | None) -> bool:
        """Whether an entity is the one that is followed."""
        return entity is not None and entity.kind is self.kind and entity.address in self.addresses

    def tells_of(self, change: Change) -> bool:
        """Whether a change is about the entity, or about a child that did not appear or disappear with it."""
        sides = [side for side in (change.before, change.after) if side]
        if any(self.is_it(side.entity) for side in sides):
            return True
        return not change.is_nested and any(self.is_it(entity) for side in sides for entity in holders(side))

    @property
    def size(self) -> tuple[int, int]:
        """Increases with every name learned."""
        return len(self.addresses), len(self.paths)


class HistoryReader:
    """Reads the versions of files, each once, and follows entities through them.

    Raises ``CannotRun`` if git cannot answer.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.repository = open_repository(workspace.root)
        self.head = self.repository.revision("HEAD")
        self.commits = self.repository.commits(self.head)
        self._contents: dict[str, bytes] = {}

    def events(self, entity: Entity, elsewhere: Iterable[Entity] = ()) -> list[Event]:
        """The events of an entity on disk or in a later commit, latest first.

        Those of an Objective or Key Result include the events of its children and of Initiatives ``elsewhere``, in
        other files. A commit that was repeated elsewhere (``git cherry-pick``) appears once.
        """
        of_work = (event for each in elsewhere for event in self._followed(each))
        found = [*self._followed(entity), *(event for event in of_work if event.change.subject is not Subject.FILE)]
        order = {commit.commit: number for number, commit in enumerate(self.commits)}
        found.sort(key=lambda event: order[event.commit.commit] if event.commit else -1)
        return list(_told_once(found))

    def _followed(self, entity: Entity) -> list[Event]:
        trace = _Trace(entity.kind, {entity.address}, {path_from(self.workspace.root, entity.path)})
        events = [Event(change, None) for change in self._told(self._uncommitted, trace)]
        found: dict[str, list[Event]] = {}
        size = (0, 0)
        # A rename that is met late can tell of an older name on a branch that was passed already.
        while size != trace.size:
            size = trace.size
            self._read_versions(trace.paths)
            for commit in self.commits:
                if any(file.path in trace.paths for file in commit.files):
                    found[commit.commit] = [Event(change, commit) for change in self._changes(commit, trace)]
        return [*events, *(event for commit in self.commits for event in found.get(commit.commit, ()))]

    def removed(self, text: str) -> Iterator[LoadedWorkspace]:
        """The files that had a text in them before a commit changed or removed them, the latest first."""
        wanted = text.encode(errors="replace").lower()
        for commit in self.commits:
            old = [TrackedFile(file.path, file.before[0]) for file in commit.files if file.before[0]]
            self._read(file.blob for file in old)
            having = [file for file in old if wanted in self._contents[file.blob].lower()]
            if having:
                yield load_workspace(self._snapshot(having))

    @cached_property
    def _uncommitted(self) -> Comparison:
        """The last commit and the files on disk."""
        untouched = replace(self.workspace, skipped=[], nested=[])
        return difference(untouched, self.repository, Range(self.head, None)).comparison

    def _changes(self, commit: Commit, trace: _Trace) -> list[Change]:
        """What a commit did to the entity; of a merge, what it did to none of its parents' versions alone."""
        if not commit.parents and self.repository.is_shallow:
            return []  # where a shallow clone ends, every file looks new
        by_parent = [self._against(commit, number, trace) for number in range(max(len(commit.parents), 1))]
        first, *others = by_parent
        known = [{change.identity for change in changes} for changes in others]
        return [change for change in first if all(change.identity in identities for identities in known)]

    def _against(self, commit: Commit, parent: int, trace: _Trace) -> list[Change]:
        """What changed from a parent to a commit in the files of the entity, and in those it came from or went to."""
        files = tuple(file for file in commit.files if file.path in trace.paths)
        before, after = self._sides(files, parent)
        is_there = [any(map(trace.is_it, loaded.definitions)) for loaded in (before, after)]
        if not any(is_there):
            return []
        if is_there[0] is not is_there[1]:
            others = self._naming(after if is_there[1] else before, commit, trace, parent if is_there[1] else None)
            before, after = self._sides((*files, *others), parent) if others else (before, after)
        return self._told(Comparison(before, after), trace)

    def _told(self, comparison: Comparison, trace: _Trace) -> list[Change]:
        """The changes about the entity; learns its earlier names from them."""
        for one, other in comparison.pairs.both():
            if trace.is_it(one.entity) or trace.is_it(other.entity):
                trace.addresses |= {one.entity.address, other.entity.address}
        states = (comparison.before, comparison.after)
        homes = {entity.path for loaded in states for entity in loaded.definitions if trace.is_it(entity)}
        trace.paths |= {path_from(self.workspace.root, path) for path in homes}
        return [
            told
            for change in comparison.changes()
            if (change.path in homes if change.subject is Subject.FILE else trace.tells_of(change))
            for told in _with_check_ins(change, trace)
        ]

    def _naming(self, loaded: LoadedWorkspace, commit: Commit, trace: _Trace, parent: int | None) -> list[FileVersions]:
        """Other files that had the id or title of the entity in them in a parent; with None, that have it now."""
        entities = [entity for entity in loaded.definitions if trace.is_it(entity)]
        words = {word.encode(errors="replace") for entity in entities for word in (entity.id, entity.title)}
        others = [file for file in commit.files if file.path not in trace.paths]
        blobs = {file: file.after if parent is None else file.before[parent] for file in others}
        self._read(blobs.values())
        return [file for file, blob in blobs.items() if blob and any(word in self._contents[blob] for word in words)]

    def _sides(self, files: tuple[FileVersions, ...], parent: int) -> tuple[LoadedWorkspace, LoadedWorkspace]:
        """The files in a parent and in the commit, without the entries that both have."""
        before = [TrackedFile(file.path, file.before[parent]) for file in files if file.before[parent]]
        after = [TrackedFile(file.path, file.after) for file in files if file.after]
        one, other = map(load_workspace, narrowed(self._snapshot(before), self._snapshot(after)))
        return one, other

    def _snapshot(self, files: list[TrackedFile]) -> Snapshot:
        self._read(file.blob for file in files)
        return held(self.workspace, ((self.workspace.root / file.path, self._contents[file.blob]) for file in files))

    def _read(self, blobs: Iterable[str]) -> None:
        """Read the contents of files, with one process for those not read yet."""
        missing = [blob for blob in dict.fromkeys(blobs) if blob and blob not in self._contents]
        self._contents.update(zip(missing, self.repository.contents(missing), strict=True))

    def _read_versions(self, paths: Collection[str]) -> None:
        """Hold every version of some files."""
        files = [file for commit in self.commits for file in commit.files if file.path in paths]
        self._read(blob for file in files for blob in (*file.before, file.after))


def _with_check_ins(change: Change, trace: _Trace) -> Iterator[Change]:
    """A change, and for an entity that was added, each check-in that it had from the beginning."""
    yield change
    if change.kind is ChangeKind.ADDED and change.after and trace.is_it(change.entity):
        for check_in in getattr(change.after.definition.model, "check_ins", ()) if change.after.definition else ():
            yield Change(
                ChangeKind.CHECK_IN_ADDED,
                change.subject,
                None,
                change.after,
                "check_ins",
                None,
                check_in,
                day=check_in.date,
                reason=check_in.note or "",
            )


def _told_once(events: Iterable[Event]) -> Iterator[Event]:
    """The events without those that the same author wrote at the same moment: a commit that was made twice."""
    known: set[tuple[object, ...]] = set()
    for event in events:
        key = (event.commit.author, event.commit.seconds, event.change.identity) if event.commit else (event,)
        if key not in known:
            known.add(key)
            yield event
