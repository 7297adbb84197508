"""What editing commands share: finding the entity, linting the new text, writing it, printing what changed."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.cli.streams import emit, warn
from okr_cli.cli.view_command import OpenWorkspace, open_all
from okr_cli.errors import CannotRun
from okr_cli.phrases import counted, listed, with_article
from okr_cli.safe_text import escape_workflow_commands, one_line, visible

if TYPE_CHECKING:
    from okr_cli.edit.data import Value
    from okr_cli.edit.file_change import EditPlan
    from okr_cli.edit.operations import Operation, Step
    from okr_cli.finding import Finding
    from okr_cli.model.entity import Entity, Kind
    from okr_cli.views.workspace_metrics import WorkspaceMetrics
    from okr_cli.workspace.loader import LoadedWorkspace
    from okr_cli.workspace.workspace import Workspace

NEVER_FORCED = "unsafe-text"
"""The rule whose errors no ``--force`` writes: such text acts on whoever reads the file."""

HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)")


class EditMode(NamedTuple):
    """``dry_run`` shows what would change and writes nothing; ``force`` writes what looks like a mistake."""

    dry_run: bool = False
    force: bool = False


def open_to_edit(day: date, paths: Sequence[Path] = (), may_be_empty: bool = False) -> list[OpenWorkspace]:
    """The workspaces here, or that ``paths`` lie in. Raises ``CannotRun`` as ``open_all`` does."""
    return open_all([*paths], day, may_be_empty=may_be_empty, to_edit=True)


def find_target(
    workspaces: Sequence[OpenWorkspace],
    name: str,
    kinds: "tuple[Kind, ...]",
    as_of: date,
    allowed: "Callable[[Entity], bool]" = lambda entity: True,
) -> "tuple[OpenWorkspace, Entity]":
    """The entity of one of these kinds that a person named; of several matches, the one in the current cycle.

    Raises ``CannotRun`` for no match, several matches, or another kind.
    """
    from okr_cli.views.selection import current_cycles
    from okr_cli.workspace.lookup import find_entity

    indexes = [each.metrics.loaded.index for each in workspaces]
    current = current_cycles((each.metrics for each in workspaces), as_of).names

    def is_current(entity: "Entity") -> bool:
        return entity.cycle in current

    try:
        found = find_entity(indexes, name, lambda entity: entity.kind in kinds and allowed(entity), is_current)
    except CannotRun as none_or_several:
        try:
            other = find_entity(indexes, name, allowed, is_current)
        except CannotRun:
            raise none_or_several from None
        if other.kind in kinds:
            raise
        wanted = with_article(listed([kind.label for kind in kinds], "or"))
        raise CannotRun(f"'{visible(name)}' is {with_article(other.kind.label)}; expected {wanted}") from None
    return next(each for each in workspaces if found in each.metrics.loaded.definitions), found


def entity_now(loaded: "LoadedWorkspace", entity: "Entity") -> "Entity":
    """The same entity in a workspace that was loaded again. Raises ``CannotRun`` if it is gone."""
    same = loaded.index.by_address.get(entity.address, ())
    found = [other for other in same if other.path == entity.path and other.kind is entity.kind]
    if len(found) != 1:
        where = f"occurs {len(found)} times" if found else "no longer exists"
        raise CannotRun(f"{visible(entity.path)}: {one_line(entity.address)} {where}; nothing was written")
    return found[0]


def refuse_unreadable(entity: "Entity") -> None:
    """Raise ``CannotRun`` for an entity of which only a part could be read."""
    if entity.broken:
        raise CannotRun(
            f"{visible(entity.path)}: {one_line(entity.id)} cannot be read in full; run 'okr lint' to see why"
        )


def refuse_closed(entity: "Entity", mode: EditMode) -> None:
    """Raise ``CannotRun`` for an entity of a closed file, without ``force``."""
    if entity.state == "closed" and not mode.force:
        raise CannotRun(f"{visible(entity.path)} is closed; use --force to edit it anyway")


def set_keys(
    opened: OpenWorkspace,
    entity: "Entity",
    values_of: "Callable[[WorkspaceMetrics, Entity], Mapping[str, Value | None]]",
    mode: EditMode,
) -> "EditPlan":
    """Set keys of an entity to the result of ``values_of``, called under the lock; None removes a key."""
    from okr_cli.edit.operations import SetKeys

    def make(loaded: "LoadedWorkspace") -> "Iterator[Operation]":
        now = entity_now(loaded, entity)
        refuse_unreadable(now)
        yield SetKeys(now, values_of(replace(opened.metrics, loaded=loaded), now))

    return run_edit(opened, make, mode)


def run_edit(
    opened: OpenWorkspace,
    make_operations: "Callable[[LoadedWorkspace], Iterable[Operation]]",
    mode: EditMode,
    further: "Sequence[Step]" = (),
    judge: "Callable[[LoadedWorkspace, EditPlan], None] | None" = None,
    expected: Sequence[str] = (),
) -> "EditPlan":
    """Plan an edit, lint the new text, and write it under the lock of the workspace, unless it is a dry run.

    ``further`` steps use the edited files. Findings go to standard error, except ``expected`` ones that are no errors,
    or to ``judge``. Raises ``CannotRun`` for an error without ``force``, and ``CannotEdit`` if the edit is impossible.
    """
    from okr_cli.edit.plan import plan_steps
    from okr_cli.edit.session import edit

    current: list[LoadedWorkspace] = []

    def made(loaded: "LoadedWorkspace") -> "tuple[Operation, ...]":
        current.append(loaded)
        return tuple(make_operations(loaded))

    def approve(plan: "EditPlan") -> None:
        if judge:
            judge(current[-1], plan)
        else:
            _judge(opened.workspace, current[-1], plan, mode.force, expected)

    if not mode.dry_run:
        return edit(opened.workspace, made, approve, further, opened.load)
    fresh = replace(opened.workspace, skipped=[], nested=[])
    plan = plan_steps(fresh, opened.load(fresh), (lambda before, now: made(before), *further))
    approve(plan)
    return plan


def findings_of(
    opened: OpenWorkspace, make_operations: "Callable[[LoadedWorkspace], Iterable[Operation]]"
) -> "list[Finding]":
    """The findings in the new text of one edit. Raises ``CannotEdit`` if it cannot be made."""
    from okr_cli.edit.plan import plan_edits
    from okr_cli.linter.new_findings import new_findings

    fresh = replace(opened.workspace, skipped=[], nested=[])
    loaded = opened.load(fresh)
    return list(new_findings(fresh, loaded, plan_edits(fresh, loaded, tuple(make_operations(loaded)))))


def _judge(
    workspace: "Workspace", loaded: "LoadedWorkspace", plan: "EditPlan", force: bool, expected: Sequence[str]
) -> None:
    """Say what rules find in the new text alone. Raises ``CannotRun`` for errors, without ``force``."""
    from okr_cli.finding import Severity
    from okr_cli.linter.new_findings import new_findings

    if not plan.changes:
        return
    found = [
        finding
        for finding in new_findings(workspace, loaded, plan)
        if finding.rule not in expected or finding.severity is Severity.ERROR
    ]
    for finding in found:
        place = f"{finding.path}:{finding.start.line}"
        warn(visible(f"{finding.severity}: {place}: {finding.message} ({finding.rule})"))
    errors = [finding.rule for finding in found if finding.severity is Severity.ERROR]
    if errors and (NEVER_FORCED in errors or not force):
        way_out = "remove these characters" if NEVER_FORCED in errors else "use --force to write it anyway"
        raise CannotRun(f"nothing was written: the result would have {counted(len(errors), 'error')}; {way_out}")


def on_day(day: date, today: date) -> str:
    """The end of a line about numbers: their date, unless it is today."""
    return "" if day == today else f", on {day}"


def owner_meant(metrics: "WorkspaceMetrics", typed: str, mode: EditMode) -> str:
    """The person that was meant: on the roster, else among the owners; a new name stays as it was typed.

    Raises ``CannotRun`` if several match and, without ``force``, for a name that is not on the roster.
    """
    from okr_cli.workspace.name_match import match_name

    index = metrics.loaded.index
    known = metrics.owners.find(typed)
    if known:
        return known.name
    names = {one_line(entity.owner): tuple[str, ...]() for entity in index.entities if entity.owner}
    if index.people:
        names = {one_line(person.name): (person.handle, person.email) for person in index.people}
    try:
        return match_name(typed, names, "owner")
    except CannotRun as none_or_several:
        if none_or_several.choices:
            raise
        if index.people and not mode.force:
            raise CannotRun(f"{none_or_several} (use --force to write it anyway)") from None
        return " ".join(typed.split())


def show_plan(plan: "EditPlan", dry_run: bool = False) -> None:
    """Print what an edit changes: the whole patch of a dry run, else the changed lines with their place."""
    emit(map(escape_workflow_commands, plan.patch() if dry_run else changed_lines(plan)))


def changed_lines(plan: "EditPlan") -> Iterator[str]:
    """The lines that an edit adds and removes, each file under its path and the number of the first one."""
    from okr_cli.edit.patch import patch

    for change in plan.changes:
        lines, number, first = [], 0, 0
        for line in list(patch(change.shown, change.before, change.after))[2:]:
            hunk = HUNK.match(line)
            if hunk:
                number = int(hunk[1]) - 1
                continue
            number += not line.startswith(("-", "\\"))
            if line.startswith(("+", "-")):
                first = first or max(number + line.startswith("-"), 1)
                lines.append(line)
        yield visible(f"{change.shown}:{first}")
        margin = min((len(line) - len(line[1:].lstrip()) - 1 for line in lines if line[1:].strip()), default=0)
        yield from (visible(f"  {line[0]} {line[1 + margin :]}") for line in lines)
