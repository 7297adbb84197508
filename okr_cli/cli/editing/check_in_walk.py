"""``okr check-in`` without arguments: connects the walk to the terminal, the files and a commit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.check_in.due import Due, due_subjects, owner_called
from okr_cli.check_in.questions import card, help_text, nothing_due, opening, prompt
from okr_cli.check_in.subject import Entry
from okr_cli.check_in.summary import CheckedIn, commit_message, summary
from okr_cli.check_in.walk import Command, Step, Turn, Walk, answered, begin, moved_on
from okr_cli.cli.editing.check_in_single import current, doubtful_facts, operations_now
from okr_cli.cli.editing.edit_command import EditMode, open_to_edit, run_edit, show_plan
from okr_cli.cli.editing.git_commit import author, commit, commit_obstacle, refuse_other_changes
from okr_cli.cli.editing.prompts import Prompter, can_ask
from okr_cli.cli.streams import emit
from okr_cli.cli.view_command import OpenWorkspace
from okr_cli.errors import CannotRun
from okr_cli.git import git_root
from okr_cli.output.documents.document import Style
from okr_cli.phrases import counted
from okr_cli.safe_text import one_line
from okr_cli.views.drafts import draft_hints, drafts_of
from okr_cli.views.selection import EVERY, Filters, Past, build_report
from okr_cli.workspace.lookup import nearest

if TYPE_CHECKING:
    from okr_cli.edit.operations import Operation
    from okr_cli.workspace.loader import LoadedWorkspace

NO_TERMINAL = "cannot prompt without a terminal; pass a Key Result and its value, or use --from FILE"
NEXT_SHOWN = 3


class WalkMode(NamedTuple):
    """``everything`` includes recent check-ins; ``commit`` is None if it still has to be asked."""

    edit: EditMode
    everything: bool = False
    commit: bool | None = None


def walk_through(day: date, filters: Filters, mode: WalkMode) -> None:
    """Ask for everything that is due, write each answer at once, and print what changed.

    Raises ``CannotRun`` if nobody can be asked or it is unclear who is; ``KeyboardInterrupt`` after Ctrl-C, once
    complete answers are written.
    """
    workspaces = open_to_edit(day)
    if not can_ask():
        raise CannotRun(NO_TERMINAL)
    owners = filters.owners or (_whoami(workspaces),)
    owners = () if EVERY in owners else owners
    every = tuple(each.metrics for each in workspaces)
    report = build_report(every, filters._replace(owners=owners, past=Past.ADDED), day)
    due = due_subjects(report, every, report.owners, mode.everything)
    who = ", ".join(report.owners)
    if due.now:
        _Session(workspaces, begin(due.now, day), mode).run(who)
    else:
        drafts = draft_hints(drafts_of(report, every, report.owners))
        emit([*map(one_line, report.notes), nothing_due(who, _next(due)), *drafts])


def _whoami(workspaces: list[OpenWorkspace]) -> str:
    """The owner with git's name or address. Raises ``CannotRun`` if there is none."""
    name, address = author(workspaces[0].metrics.root)
    found = owner_called((each.metrics for each in workspaces), (address, name))
    if found:
        return found
    if not name:
        raise CannotRun("user.name is not set in git; use --owner NAME or --owner all")
    owners = {
        each.metrics.owners.name(entity.owner) or ""
        for each in workspaces
        for entity in each.metrics.loaded.definitions
        if entity.owner
    }
    hint = nearest(name, sorted(owners))
    raise CannotRun(f"your name in git, '{one_line(name)}', is not an owner here{hint}; use --owner NAME")


def _next(due: Due) -> list[tuple[str, str]]:
    return [(one_line(subject.entity.id), str(day)) for day, subject in due.later[:NEXT_SHOWN]]


class _Session:
    """A walk on a terminal: its state, what was written, and whether it can be committed."""

    def __init__(self, workspaces: list[OpenWorkspace], walk: Walk, mode: WalkMode) -> None:
        self._opened = {entity: each for each in workspaces for entity in each.metrics.loaded.definitions}
        self._root = workspaces[0].metrics.root
        self._walk = walk
        self._mode = mode
        self._prompter = Prompter()
        self._written: dict[int, Entry] = {}
        self._paths: set[Path] = set()
        self._shown: int | None = None
        self._obstacle = ""
        if mode.commit:
            refuse_other_changes(self._root, {Path(subject.entity.path) for subject in walk.subjects})
        elif mode.commit is None and git_root(self._root) is None:
            self._mode = mode._replace(commit=False)

    def run(self, who: str) -> None:
        """Walk until the end or until the person quits. What was answered is kept."""
        self._prompter.say(opening(self._walk, who, self._mode.everything))
        is_stopped = False
        try:
            while not self._walk.is_over and self._asked():
                pass
        except EOFError:
            emit([""])
        except KeyboardInterrupt:
            is_stopped = True
            emit([""])
        if self._walk.draft is not None and not self._walk.is_over:
            unfinished = one_line(self._walk.subject.entity.id)
            self._prompter.say((f"{unfinished} was not written: you stopped before its last question",), Style.MUTED)
        self._close(is_stopped)
        if is_stopped:
            raise KeyboardInterrupt

    def _asked(self) -> bool:
        """Ask the current question. False if the person quits."""
        walk = self._walk
        if walk.step is Step.VALUE and self._shown != walk.at:
            emit([""])
            self._prompter.show(card(walk))
            self._shown = walk.at
        typed = self._prompter.ask(prompt(walk))
        command = typed.strip().casefold()
        if command == Command.QUIT:
            return False
        if command == Command.HELP:
            self._prompter.say(help_text(walk), Style.MUTED)
            return True
        if command == Command.BACK:
            self._shown = None
        turn = answered(walk, typed)
        self._prompter.say(turn.says, Style.RED if turn.is_problem else Style.PLAIN)
        self._keep(turn)
        return True

    def _keep(self, turn: Turn) -> None:
        """Apply an answer, and write what is complete.

        If it cannot be written, ask again, about the current state of the entity.
        """
        self._walk = turn.walk
        if turn.ready is None:
            return
        try:
            self._write(turn.ready)
        except CannotRun as problem:
            self._prompter.say((str(problem),), Style.RED)
            self._ask_again(turn.walk, turn.ready)

    def _ask_again(self, walk: Walk, index: int) -> None:
        """Return to a question with its subject loaded again, or skip it if the subject is gone."""
        entries = (*walk.entries[:index], None, *walk.entries[index + 1 :])
        again = replace(walk, at=index, step=Step.VALUE, entries=entries)
        subject = walk.subjects[index]
        opened = self._opened[subject.entity]
        try:
            now = current(opened, opened.load(replace(opened.workspace, skipped=[], nested=[])), subject)
        except CannotRun as problem:
            self._prompter.say((str(problem),), Style.RED)
            self._walk = moved_on(again)
            return
        self._opened[now.entity] = opened
        self._walk = replace(again, subjects=(*walk.subjects[:index], now, *walk.subjects[index + 1 :]))
        self._shown = None

    def _write(self, index: int) -> None:
        subject, entry = self._walk.subjects[index], self._walk.entries[index]
        assert entry is not None
        opened = self._opened[subject.entity]
        self._look_for_obstacles(Path(subject.entity.path))
        agreed, instead_of = doubtful_facts(subject, entry), self._written.get(index)

        def make(loaded: "LoadedWorkspace") -> "Iterator[Operation]":
            return operations_now(opened, loaded, subject, entry, agreed, instead_of)

        plan = run_edit(opened, make, self._mode.edit)
        if self._mode.edit.dry_run:
            show_plan(plan, dry_run=True)
        self._written[index] = entry
        self._paths.update(change.path for change in plan.changes)

    def _look_for_obstacles(self, path: Path) -> None:
        """Note what would keep a commit from holding this walk and nothing else, before a file is first changed."""
        if self._mode.commit is None and path not in self._paths and not self._obstacle:
            self._obstacle = commit_obstacle(self._root, (path,))

    def _close(self, is_stopped: bool) -> None:
        """Print what changed, and commit it if requested."""
        done = [CheckedIn(self._walk.subjects[index], entry) for index, entry in sorted(self._written.items())]
        if not done:
            emit(["no answers, so nothing was written" if self._walk.is_over else "stopped; nothing was written"])
            return
        emit([""])
        verb = "would be written" if self._mode.edit.dry_run else "written"
        left = len(self._walk.subjects) - self._walk.at
        stopped = f"; stopped with {left} left" if left else ""
        self._prompter.show(summary(done, f"{counted(len(done), 'check-in')} {verb}{stopped}"))
        if not is_stopped and self._paths and not self._mode.edit.dry_run and self._is_commit_wanted():
            emit([f"committed as {commit(self._root, sorted(self._paths), commit_message(done))}"])

    def _is_commit_wanted(self) -> bool:
        if self._mode.commit is not None:
            return self._mode.commit
        if self._obstacle:
            self._prompter.say((f"not committed: {self._obstacle}",), Style.MUTED)
            return False
        emit([""])
        try:
            return self._prompter.confirm(f"commit {counted(len(self._paths), 'file')}?")
        except EOFError:
            emit([""])
            return False
