"""``okr check-in KEY_RESULT VALUE``: asks if the value looks like a mistake, writes it and prints the effect."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from okr_cli.check_in.answers import InvalidAnswerError, parse_line
from okr_cli.check_in.doubts import doubts
from okr_cli.check_in.edits import operations
from okr_cli.check_in.effect import reached_before
from okr_cli.check_in.questions import ANYWAY
from okr_cli.check_in.reading import Texts, entry_of
from okr_cli.check_in.subject import Entry, Subject
from okr_cli.check_in.summary import CheckedIn, commit_message
from okr_cli.cli.editing.edit_command import (
    EditMode,
    entity_now,
    find_target,
    on_day,
    open_to_edit,
    refuse_unreadable,
    run_edit,
    show_plan,
)
from okr_cli.cli.editing.git_commit import commit, refuse_other_changes
from okr_cli.cli.editing.prompts import NO, YES, Prompter, can_ask
from okr_cli.cli.streams import emit
from okr_cli.cli.view_command import OpenWorkspace
from okr_cli.errors import CannotRun
from okr_cli.model.entity import Entity, Kind
from okr_cli.output.documents.document import Style
from okr_cli.phrases import listed
from okr_cli.safe_text import escape_workflow_commands, one_line
from okr_cli.views.drafts import draft_hints
from okr_cli.views.selection import Filters, passes

if TYPE_CHECKING:
    from okr_cli.edit.file_change import EditPlan
    from okr_cli.edit.operations import Operation
    from okr_cli.views.workspace_metrics import WorkspaceMetrics
    from okr_cli.workspace.loader import LoadedWorkspace

KINDS = (Kind.KEY_RESULT, Kind.KPI)


def subject_of(metrics: "WorkspaceMetrics", entity: Entity) -> Subject:
    """The subject that an entity of a loaded workspace is. Raises ``CannotRun`` for one that cannot be read."""
    refuse_unreadable(entity)
    return Subject.of(metrics, entity)


def find_subject(
    workspaces: list[OpenWorkspace], name: str, as_of: date, allowed: Callable[[Entity], bool] = lambda entity: True
) -> tuple[OpenWorkspace, Subject]:
    """The Key Result or KPI that a person named, and its workspace. Raises ``CannotRun``."""
    opened, entity = find_target(workspaces, name, KINDS, as_of, allowed)
    return opened, subject_of(opened.metrics, entity)


def check_in_once(
    name: str, filters: Filters, texts: Texts, day: date, today: date, mode: EditMode, wants_commit: bool
) -> None:
    """Write one check-in from the command line and print its effect on the numbers.

    Raises ``CannotRun`` if it must not be written.
    """
    opened, subject = find_subject(open_to_edit(day), name, day, lambda entity: passes(entity, filters))
    entry, faults = entry_of(subject, day, texts)
    if faults:
        raise CannotRun("; ".join(fault.reason for fault in faults))
    root = opened.metrics.root
    if wants_commit and not mode.dry_run:
        refuse_other_changes(root, (Path(subject.entity.path),))
    entry, agreed = _agreed(subject, entry, mode)
    plan = run_edit(opened, lambda now: operations_now(opened, now, subject, entry, agreed), mode)
    done = CheckedIn(subject, entry)
    _tell(done, plan, mode, today)
    if wants_commit and plan.changes and not mode.dry_run:
        name = commit(root, [change.path for change in plan.changes], commit_message([done]))
        emit([f"committed as {name}"])


def operations_now(
    opened: OpenWorkspace,
    loaded: "LoadedWorkspace",
    subject: Subject,
    entry: Entry,
    agreed: Collection[str],
    instead_of: Entry | None = None,
) -> "Iterator[Operation]":
    """The operations of a check-in for the workspace as it is under the lock.

    ``agreed`` are the facts that somebody has confirmed. Raises ``CannotRun`` if the entity is gone, or if a concurrent
    edit raises another doubt.
    """
    now = current(opened, loaded, subject)
    if instead_of is None:
        new = [fact for fact in doubtful_facts(now, entry) if fact not in agreed]
        if new:
            raise CannotRun(f"{one_line(now.entity.id)} changed while okr was running: {listed(new)}; run okr again")
    return operations(now, entry, instead_of)


def doubtful_facts(subject: Subject, entry: Entry) -> tuple[str, ...]:
    """What makes a check-in look like a mistake."""
    return tuple(question.fact for question in doubts(subject, entry))


def current(opened: OpenWorkspace, loaded: "LoadedWorkspace", subject: Subject) -> Subject:
    """The same subject in a workspace that was loaded again. Raises ``CannotRun`` if it is gone."""
    return subject_of(replace(opened.metrics, loaded=loaded), entity_now(loaded, subject.entity))


def _agreed(subject: Subject, entry: Entry, mode: EditMode) -> tuple[Entry, tuple[str, ...]]:
    """A check-in and what makes it look like a mistake, once a person or ``--force`` agreed; the value may be another.

    Raises ``CannotRun`` otherwise.
    """
    facts = doubtful_facts(subject, entry)
    if facts and not (mode.force or mode.dry_run):
        if not can_ask():
            raise CannotRun(f"{listed(facts)}; use --force to write it anyway")
        prompter = Prompter()
        prompter.say([f"{fact}." for fact in facts])
        other = _confirmed(prompter, subject, entry)
        return _agreed(subject, other, mode) if other else (entry, facts)
    return entry, facts


def _confirmed(prompter: Prompter, subject: Subject, entry: Entry) -> Entry | None:
    """None after a yes, or the check-in with the value typed instead. Raises ``CannotRun``."""
    while True:
        typed = prompter.ask(ANYWAY).strip()
        if typed.casefold() in ("", *NO):
            raise CannotRun("nothing was written")
        if typed.casefold() in YES:
            return None
        last = subject.last_value(entry.date)
        try:
            answer = parse_line(typed, subject, last.value if last else None)
        except InvalidAnswerError as problem:
            prompter.say([str(problem)], Style.RED)
            continue
        said = {name: value for name, value in answer._asdict().items() if value not in (None, ())}
        return entry._replace(**said)


def _tell(done: CheckedIn, plan: "EditPlan", mode: EditMode, today: date) -> None:
    """Print the changed lines, and their effect on the numbers."""
    if not plan.changes:
        known = reached_before(done.before, done.entry) or f"the check-in for {done.entry.date} is already recorded"
        emit([f"{one_line(done.before.entity.id)}: {known}"])
        return
    show_plan(plan, mode.dry_run)
    if not mode.dry_run:
        told = (f"{done.line}{on_day(done.entry.date, today)}", *draft_hints([done.before.entity]))
        emit(map(escape_workflow_commands, told))
