"""The repository of a workspace: its revisions, and its files at a revision or in the index."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from okr_cli.errors import CannotRun
from okr_cli.git import NO_WORKTREE, GitFailed, ask_git, git_root, index_in_force, is_in_bare_repository, read_blobs
from okr_cli.safe_text import one_line
from okr_cli.source.decoding import HEAD_BYTES, MAX_BYTES, TruncatedBytes

REGULAR = (b"100644", b"100755")
"""The modes of a file. Others are those of a symbolic link, which is not followed, and of a submodule."""

FORMAT = "%x01%H%x02%P%x02%aN%x02%as%x02%at%x02%s"
"""A commit in the output of ``git log``: its fields between characters that no name has."""

FETCH_ALL = (
    "fetch the full history (on GitHub: 'fetch-depth: 0' for actions/checkout, elsewhere: git fetch --unshallow)"
)
SHALLOW = f"this clone is shallow; {FETCH_ALL}"

T = TypeVar("T")


class Revision(NamedTuple):
    """A commit.

    ``text`` is what a person typed, ``day`` the date of the commit in its own time zone.
    """

    text: str
    commit: str
    day: date


class TrackedFile(NamedTuple):
    """A file that git has: its path relative to the folder that was asked about, and the id of its contents."""

    path: str
    blob: str


class FileVersions(NamedTuple):
    """A file that a commit changed: its contents in each parent and in the commit; empty if it is not there."""

    path: str
    before: tuple[str, ...]
    after: str


class Commit(NamedTuple):
    """A commit with the files that differ from every parent. ``day`` and ``seconds`` are the author's time."""

    commit: str
    parents: tuple[str, ...]
    author: str
    day: date
    seconds: int
    subject: str
    files: tuple[FileVersions, ...] = ()


class Repository(NamedTuple):
    """The repository at ``root``, seen from a ``folder`` in it. Where git cannot answer, ``CannotRun`` is raised."""

    root: Path
    folder: Path
    is_shallow: bool

    def revision(self, text: str) -> Revision:
        """The commit that a person means by ``main``, ``HEAD~3`` or ``v1.2``."""
        if ".." in text:
            raise CannotRun(
                f"'{one_line(text)}' is two revisions, but only one is allowed here; use 'okr diff' to compare two"
            )
        wanted = ("log", "-1", "--format=%H %cs", "--end-of-options", f"{text}^{{commit}}", "--")
        try:
            commit, day = ask_git(self.root, self.folder, *wanted).decode().split()
        except GitFailed as failed:
            if not str(failed).startswith("git failed"):
                raise self._problem(failed) from None
            raise self._unknown(text) from None
        return Revision(text, commit, date.fromisoformat(day))

    def _unknown(self, text: str) -> CannotRun:
        shown = one_line(text)
        if self.is_shallow:
            return CannotRun(f"no revision '{shown}': {SHALLOW}")
        if not self._answers("rev-parse", "--verify", "--quiet", "HEAD"):
            return CannotRun(f"no revision '{shown}': this repository has no commits yet")
        return CannotRun(f"no revision '{shown}'; use a branch, a tag, or a commit such as HEAD~1")

    def merge_base(self, first: Revision, second: Revision) -> Revision:
        """The commit at which two revisions parted."""
        try:
            found = ask_git(self.root, self.folder, "merge-base", first.commit, second.commit).decode().split()
        except GitFailed:
            found = []
        if not found:
            why_not = SHALLOW if self.is_shallow else "write '..' between them instead of '...'"
            texts = f"'{one_line(first.text)}' and '{one_line(second.text)}'"
            raise CannotRun(f"{texts} have no common ancestor; {why_not}")
        return self.revision(found[0])._replace(text=f"{first.text}...{second.text}")

    def files_at(self, revision: Revision) -> list[TrackedFile]:
        """The files below the folder at a revision."""
        entries = _split(self._ask("ls-tree", "-r", "-z", revision.commit))
        fields = (entry.partition(b"\t") for entry in entries)
        parts = ((head.split(), path) for head, _, path in fields)
        return [TrackedFile(os.fsdecode(path), head[2].decode()) for head, path in parts if head[0] in REGULAR]

    def staged_files(self) -> list[TrackedFile]:
        """The files below the folder in the index, which the next commit will contain."""
        try:
            index = index_in_force(self.root, self.folder)
            entries = _split(ask_git(self.root, self.folder, "ls-files", "-s", "-z", index=index))
        except GitFailed as failed:
            raise self._problem(failed) from None
        files = []
        for entry in entries:
            head, _, path = entry.partition(b"\t")
            mode, blob, stage = head.split()
            if stage != b"0":
                raise CannotRun(
                    f"{one_line(os.fsdecode(path))}: unresolved merge conflict; resolve it and run 'git add'"
                )
            if mode in REGULAR:
                files.append(TrackedFile(os.fsdecode(path), blob.decode()))
        return files

    def commits(self, revision: Revision) -> list[Commit]:
        """The commits up to a revision that changed files below the folder, children before their parents.

        A merge has only the files that differ from all its parents. The others are in their own commits.
        """
        settings = ("-c", "log.showRoot=true")
        options = (
            "--topo-order",
            "--raw",
            "-z",
            "-c",
            "--relative",
            "--no-renames",
            "--no-abbrev",
            "--no-ext-diff",
            "--no-textconv",
        )
        form = ("--encoding=UTF-8", f"--format={FORMAT}", "--end-of-options", revision.commit, "--", ".")
        tokens = iter(self._ask(*settings, "log", *options, *form).split(b"\0"))
        found: list[Commit] = []
        files: list[FileVersions] = []
        for token in tokens:
            text = token.removeprefix(b"\n")
            if text.startswith(b"\1"):
                files = []
                found.append(_commit(text[1:]))
            elif text.startswith(b":"):
                files.append(_file_versions(text, os.fsdecode(next(tokens))))
                found[-1] = found[-1]._replace(files=tuple(files))
        return found

    def unmaterialized(self, paths: Sequence[str]) -> frozenset[str]:
        """Those of some tracked files below the folder that a sparse checkout keeps off the disk."""
        marks = _split(self._ask("ls-files", "-t", "-z", "--", *paths)) if paths else []
        return frozenset(os.fsdecode(mark[2:]) for mark in marks if mark.startswith(b"S "))

    def contents(self, blobs: Iterable[str]) -> Iterator[bytes]:
        """The contents of files, in order, all read by one process."""
        try:
            for blob in read_blobs(self.root, self.folder, blobs, MAX_BYTES, HEAD_BYTES):
                if blob.size <= MAX_BYTES:
                    yield blob.data
                else:
                    head = TruncatedBytes(blob.data)
                    head.size = blob.size
                    yield head
        except GitFailed as failed:
            raise self._problem(failed) from None

    def _ask(self, *arguments: str) -> bytes:
        try:
            return ask_git(self.root, self.folder, *arguments)
        except GitFailed as failed:
            raise self._problem(failed) from None

    def _answers(self, *arguments: str) -> bool:
        try:
            return bool(ask_git(self.root, self.folder, *arguments))
        except GitFailed:
            return False

    def _problem(self, failed: GitFailed) -> CannotRun:
        return CannotRun(str(failed) or f"{self.folder} is not in a git repository, so it has no revisions")


def open_repository(folder: Path) -> Repository:
    """The repository around an absolute ``folder``. Raises ``CannotRun`` outside of one, or if git distrusts it."""
    root = git_root(folder)
    if root is None:
        if is_in_bare_repository(folder):
            raise CannotRun(NO_WORKTREE)
        raise CannotRun("not in a git repository, so there are no revisions")
    repository = Repository(root, folder, is_shallow=False)
    return repository._replace(is_shallow=repository._ask("rev-parse", "--is-shallow-repository").strip() == b"true")


def _commit(text: bytes) -> Commit:
    commit, parents, author, day, seconds, subject = text.decode(errors="replace").split("\2", 5)
    return Commit(commit, tuple(parents.split()), author, date.fromisoformat(day), int(seconds), subject)


def _file_versions(entry: bytes, path: str) -> FileVersions:
    """An entry of ``--raw``: a colon and an old mode for each parent, the new mode, then as many ids."""
    count = len(entry) - len(entry.lstrip(b":"))
    fields = entry[count:].split()
    modes, ids = fields[: count + 1], fields[count + 1 : 2 * count + 2]
    blobs = [blob.decode() if mode in REGULAR else "" for mode, blob in zip(modes, ids, strict=True)]
    return FileVersions(path, tuple(blobs[:-1]), blobs[-1])


def _split(output: bytes) -> list[bytes]:
    return [entry for entry in output.split(b"\0") if entry]
