"""``okr check-in --from FILE``: many check-ins from a table, all or none."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.check_in.answers import InvalidAnswerError
from okr_cli.check_in.doubts import doubts
from okr_cli.check_in.edits import operations
from okr_cli.check_in.reading import Texts, day_from, entry_of
from okr_cli.check_in.subject import Entry, Subject
from okr_cli.check_in.summary import CheckedIn, commit_message
from okr_cli.check_in.table import MOST_BYTES, Cells, Problem, rows_of
from okr_cli.cli.editing.check_in_single import doubtful_facts, find_subject, operations_now
from okr_cli.cli.editing.edit_command import EditMode, open_to_edit, run_edit, show_plan
from okr_cli.cli.editing.git_commit import commit, refuse_other_changes
from okr_cli.cli.streams import emit, warn
from okr_cli.cli.view_command import OpenWorkspace
from okr_cli.errors import CannotRun, why
from okr_cli.files import shown_path
from okr_cli.phrases import counted, listed
from okr_cli.safe_text import escape_workflow_commands, one_line, visible
from okr_cli.views.drafts import draft_hints

if TYPE_CHECKING:
    from okr_cli.edit.operations import Operation
    from okr_cli.workspace.loader import LoadedWorkspace

STDIN = "-"


class Days(NamedTuple):
    """``given`` is the date of rows without one; no date may be later than ``today``."""

    given: date
    today: date


class Row(NamedTuple):
    """A valid row of a table: its place, its subject and its check-in."""

    place: str
    opened: OpenWorkspace
    subject: Subject
    entry: Entry


def check_in_many(name: str, days: Days, mode: EditMode, wants_commit: bool) -> None:
    """Write every row of a table that the files do not contain yet, and print the effect of each.

    Raises ``CannotRun`` if any row has a problem. Then nothing is written, and standard error has a line for each
    problem.
    """
    cells = rows_of(_read(name), _shown(name))
    workspaces = open_to_edit(days.given)
    rows, problems = _rows(cells, workspaces, days)
    problems += _conflicts(rows, mode)
    if problems:
        for problem in problems:
            warn(visible(f"okr: {_shown(name)}: {problem}"))
        count = len({problem.place for problem in problems})
        raise CannotRun(f"nothing was written: {counted(len(problems), 'problem')} in {counted(count, 'row')}")
    opened = _only_workspace(rows)
    root = opened.metrics.root
    if wants_commit and not mode.dry_run:
        refuse_other_changes(root, {Path(row.subject.entity.path) for row in rows})
    done, paths = _written(opened, _once(rows), mode)
    if wants_commit and paths and not mode.dry_run:
        emit([f"committed as {commit(root, paths, commit_message(done))}"])


def _only_workspace(rows: list[Row]) -> OpenWorkspace:
    """The workspace of all rows. Raises ``CannotRun`` for several, which cannot be written all or none."""
    roots = {row.opened.metrics.root: row.opened for row in rows}
    if len(roots) > 1:
        names = listed(sorted(one_line(shown_path(root)) for root in roots))
        raise CannotRun(
            f"the rows belong to {len(roots)} workspaces ({names}); run 'okr check-in' in one workspace at a time"
        )
    return next(iter(roots.values()))


def _read(name: str) -> bytes:
    enough = MOST_BYTES + 1  # a device or a pipe may never end
    if name == STDIN:
        return sys.stdin.buffer.read(enough)
    try:
        with Path(name).open("rb") as file:
            return file.read(enough)
    except OSError as error:
        raise CannotRun(f"{one_line(name)}: {why(error)}") from None


def _shown(name: str) -> str:
    return "standard input" if name == STDIN else one_line(name)


def _rows(cells: list[Cells], workspaces: list[OpenWorkspace], days: Days) -> tuple[list[Row], list[Problem]]:
    """The valid rows, and the problems with the others."""
    found: dict[str, tuple[OpenWorkspace, Subject] | CannotRun] = {}
    rows, problems = [], []
    for place, texts in cells:
        wrong = []
        name, day = texts.get("entity", ""), days.given
        if name not in found:
            found[name] = _found(workspaces, name, days.given)
        target = found[name]
        try:
            day = day_from(texts["date"], days.today) if "date" in texts else day
        except InvalidAnswerError as problem:
            wrong.append(Problem(place, "date", str(problem)))
        if isinstance(target, CannotRun):
            wrong.append(Problem(place, "entity", str(target)))
        else:
            opened, subject = target
            entry, faults = entry_of(subject, day, _texts(texts))
            wrong += [Problem(place, fault.field, fault.reason) for fault in faults]
            rows += [] if wrong else [Row(place, opened, subject, entry)]
        problems += wrong
    return rows, problems


def _found(workspaces: list[OpenWorkspace], name: str, as_of: date) -> tuple[OpenWorkspace, Subject] | CannotRun:
    if not name:
        return CannotRun("empty; add a Key Result or KPI")
    try:
        return find_subject(workspaces, name, as_of)
    except CannotRun as problem:
        return problem


def _texts(cells: dict[str, str]) -> Texts:
    done = tuple(text for text in cells.get("done", "").split(";") if text.strip())
    given = {name: text for name, text in cells.items() if name not in ("entity", "date", "done")}
    return Texts(**given, done=done)


def _conflicts(rows: list[Row], mode: EditMode) -> list[Problem]:
    """Rows that contradict each other, and rows that look like a mistake."""
    first: dict[tuple[object, date], Row] = {}
    problems = []
    for row in rows:
        other = first.setdefault((row.subject.entity, row.entry.date), row)
        if other.entry != row.entry:
            reason = f"{one_line(row.subject.entity.id)} already has a check-in for {row.entry.date} in {other.place}"
            problems.append(Problem(row.place, "", reason))
        elif not mode.force:
            for question in doubts(row.subject, row.entry):
                problems.append(Problem(row.place, question.field, f"{question.fact}; use --force to write it anyway"))
    return problems


def _once(rows: list[Row]) -> list[Row]:
    """Each check-in once, the oldest first."""
    distinct = {(row.subject.entity, row.entry.date): row for row in rows}
    return sorted(distinct.values(), key=lambda row: row.entry.date)


def _written(opened: OpenWorkspace, rows: list[Row], mode: EditMode) -> tuple[list[CheckedIn], list[Path]]:
    """Write rows, and print the effect of each."""

    def make(loaded: "LoadedWorkspace") -> "Iterator[Operation]":
        for row in rows:
            agreed = doubtful_facts(row.subject, row.entry)
            yield from operations_now(opened, loaded, row.subject, row.entry, agreed)

    plan = run_edit(opened, make, mode)
    done = list(_told(rows))
    if mode.dry_run:
        show_plan(plan, dry_run=True)
    else:
        emit(escape_workflow_commands(f"{each.line}, on {each.entry.date}") for each in done)
        same = len(rows) - len(done)
        emit([f"{counted(len(done), 'check-in')} written" + (f", {same:,} already recorded" if same else "")])
        emit(map(escape_workflow_commands, draft_hints(each.before.entity for each in done)))
    return done, [change.path for change in plan.changes]


def _told(rows: list[Row]) -> Iterator[CheckedIn]:
    """The effect of each row, as if they were recorded one after the other; nothing for existing ones."""
    now = {row.subject.entity: row.subject for row in rows}
    for row in rows:
        before = now[row.subject.entity]
        if next(iter(operations(before, row.entry)), None) is not None:
            yield CheckedIn(before, row.entry)
        now[row.subject.entity] = before.after(row.entry)
