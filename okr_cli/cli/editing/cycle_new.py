"""``okr cycle new``: its checks, its questions, and the files it creates."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.cli.editing.carrying import Carried, Plan, obstacle
from okr_cli.cli.editing.cycle_choice import Scope, documents_of, find_cycle
from okr_cli.cli.editing.cycle_files import documents_alone, numbers_at, renamed
from okr_cli.cli.editing.edit_command import EditMode, entity_now, find_target, run_edit
from okr_cli.cli.editing.prompts import Prompter, can_ask
from okr_cli.cli.streams import emit
from okr_cli.cli.view_command import OpenWorkspace
from okr_cli.edit.file_change import new_file
from okr_cli.edit.plan import plan_edits
from okr_cli.edit.reference_edits import entities_after, kept_references
from okr_cli.errors import CannotRun
from okr_cli.model.cycle import ADVICE, Cycle
from okr_cli.model.entity import Entity, Kind
from okr_cli.model.measure import Metric
from okr_cli.phrases import counted, first_few, listed
from okr_cli.safe_text import escape_workflow_commands, one_line, visible
from okr_cli.views import formatting
from okr_cli.views.measure_text import value_range
from okr_cli.views.workspace_metrics import KeyResultRow, WorkspaceMetrics

if TYPE_CHECKING:
    from okr_cli.edit.operations import Operation
    from okr_cli.model.definition import Document
    from okr_cli.workspace.loader import LoadedWorkspace


SHOWN = 5
"""Names that a line lists; the rest is counted."""


class NewCycle(NamedTuple):
    """The options. ``carry`` lists Key Results; ``carry_open`` means all that are still open."""

    name: str
    scope: Scope
    carry: tuple[str, ...] = ()
    carry_open: bool = False


def begin_cycle(asked: NewCycle, today: date, mode: EditMode) -> None:
    """Write the files of a new cycle next to the old ones, and print what they contain.

    Raises ``CannotRun`` if the cycles are out of order, if nothing carries over, and if a file exists.
    """
    opened, old = find_cycle(asked.scope, today)
    new = _new_cycle(opened, asked.name, old)
    rows = _chosen(opened, asked, old, new)
    carried: Carried | None = None

    def make(loaded: "LoadedWorkspace") -> "Iterator[Operation]":
        fresh = replace(opened.metrics, loaded=loaded)
        now = [fresh.key_result(entity_now(loaded, row.entity)) for row in rows]
        nonlocal carried
        carried = Carried(fresh, Plan(old.name, new), documents_of(loaded, asked.scope), tuple(now))
        yield from _new_files(opened._replace(metrics=fresh), carried)

    def keep_meaning(before: "LoadedWorkspace", now: "LoadedWorkspace") -> "Iterator[Operation]":
        """Add the old cycle to references in other files whose id now exists in both cycles."""
        for operation in kept_references(before, now, entities_after(before, now)):
            assert carried
            carried.rewritten += 1
            yield operation

    plan = run_edit(opened, make, mode, (keep_meaning,))
    if mode.dry_run:
        emit(map(escape_workflow_commands, plan.patch()))
    elif carried:
        created = [change.shown for change in plan.changes if change.before is None]
        emit(map(escape_workflow_commands, _told(carried, created, list(_left_behind(carried)))))


def _new_cycle(opened: OpenWorkspace, name: str, old: Cycle) -> Cycle:
    new = opened.workspace.calendar.cycle(name)
    if new is None:
        raise CannotRun(f"'{visible(name)}' is not a cycle; {ADVICE[0].lower()}{ADVICE[1:].rstrip('.')}")
    if new.start <= old.start:
        raise CannotRun(
            f"{one_line(new.name)} starts on {new.start}, which is not after {one_line(old.name)} ({old.start})"
        )
    return new


def _chosen(opened: OpenWorkspace, asked: NewCycle, old: Cycle, new: Cycle) -> tuple[KeyResultRow, ...]:
    """The Key Results to carry over, in the order of the files. Raises ``CannotRun`` if there are none."""
    metrics = opened.metrics
    every = tuple(_key_results(metrics, documents_of(metrics.loaded, asked.scope)))
    possible = tuple(row for row in every if not obstacle(row))
    if asked.carry:
        named = {_named(opened, every, name) for name in asked.carry}
        chosen = tuple(row for row in every if row.entity in named or (asked.carry_open and row in possible))
    elif asked.carry_open:
        chosen = possible
    elif can_ask():
        chosen = tuple(_asked(possible, new))
    else:
        raise CannotRun("choose what to carry over: --carry KEY_RESULT, or --carry-open for everything not yet reached")
    if not chosen:
        raise CannotRun(f"nothing is carried over from {one_line(old.name)}, so there is no file to write")
    return chosen


def _key_results(metrics: WorkspaceMetrics, documents: "tuple[Document, ...]") -> Iterator[KeyResultRow]:
    held = {id(document) for document in documents}
    for entity, definition in metrics.loaded.definitions.items():
        if entity.kind is Kind.KEY_RESULT and id(definition.document) in held:
            yield metrics.key_result(entity)


def _named(opened: OpenWorkspace, every: tuple[KeyResultRow, ...], name: str) -> Entity:
    entities = {row.entity: row for row in every}

    def is_of_cycle(entity: Entity) -> bool:
        return entity in entities if entity.kind is Kind.KEY_RESULT else entity.cycle == every[0].entity.cycle

    _, found = find_target([opened], name, (Kind.KEY_RESULT,), opened.metrics.as_of, is_of_cycle)
    reason = obstacle(entities[found])
    if reason:
        raise CannotRun(f"'{one_line(found.id)}' {reason}, so there is nothing left to carry over")
    return found


def _asked(possible: tuple[KeyResultRow, ...], new: Cycle) -> Iterator[KeyResultRow]:
    """The Key Results that a person chose, with one question each. After the end of input, the rest is left behind."""
    prompter = Prompter()
    prompter.say((f"What continues in {one_line(new.name)}? Enter carries it over, n leaves it behind.",))
    for row in possible:
        score = f", scored {row.review.score.value}" if row.review.score and row.review.over else ""
        prompter.say(("", f"{formatting.key_result_title(row)}: {value_range(row)}{score}"))
        try:
            if prompter.confirm("carry it over?", default=True):
                yield row
        except EOFError:
            return


def _new_files(opened: OpenWorkspace, carried: Carried) -> "Iterator[Operation]":
    """The new files: each is the old one, edited to contain only what is carried over."""
    loaded = opened.metrics.loaded
    by_path: dict[str, list[Document]] = {}
    for document in carried.documents:
        if carried.has_part(document):
            by_path.setdefault(document.source.path, []).append(document)
    for shown, documents in by_path.items():
        edits = [edit for document in documents for edit in carried.operations(document)]
        (change,) = plan_edits(opened.workspace, loaded, edits).changes
        numbers = numbers_at(change.before or "", {document.model.node.start for document in documents})
        root = opened.workspace.root.resolve()
        path = renamed(Path(shown).resolve().relative_to(root), carried.plan.old, carried.plan.new.name)
        yield new_file(opened.workspace.root / path, documents_alone(change.after, numbers))


def _left_behind(carried: Carried) -> Iterator[Entity]:
    """Open work of Key Results that are not carried."""
    held, addresses = {id(document) for document in carried.documents}, {each.address for each in carried.entities}
    for entity, definition in carried.metrics.loaded.definitions.items():
        is_open_work = entity.kind is Kind.INITIATIVE and entity.is_open and id(definition.document) in held
        if is_open_work and entity.address not in addresses:
            yield entity


def _told(carried: Carried, paths: list[str], left: list[Entity]) -> Iterator[str]:
    for path in paths:
        yield visible(f"{path}: created as a draft")
    for row in carried.key_results:
        start, goes_on = row.review.progress.current, "continues"
        if isinstance(row.model.measure, Metric) and start is not None:
            goes_on = f"starts at {formatting.with_unit(start, row.model.measure.unit)}"
        yield one_line(f"{row.entity.id}: {goes_on}")
    yield from carried.notes
    if left:
        names = first_few([entity.id for entity in left], SHOWN)
        why = "its Key Result was not" if len(left) == 1 else "their Key Results were not"
        yield one_line(f"{counted(len(left), 'open Initiative')} not carried over because {why}: {names}")
    if carried.undated:
        names = first_few([entity.id for entity in carried.undated], SHOWN)
        yield one_line(f"due date removed, because it is before {carried.plan.new.start}: {names}")
    if carried.rewritten:
        yield f"{counted(carried.rewritten, 'reference')} in other files updated"
    new, work = one_line(carried.plan.new.name), sum(entity.kind is Kind.INITIATIVE for entity in carried.entities)
    parts = [counted(len(carried.key_results), "Key Result"), counted(work, "open Initiative")]
    parts += [counted(len(carried.kpis), "KPI")] if carried.kpis else []
    advice = f"once everyone agrees on the draft, run 'okr cycle start {new}' to make it active"
    yield f"{new}: {listed(parts)} carried over; {advice}"
