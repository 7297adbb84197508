"""``okr move`` and ``okr rename``: their checks, their edits, and the references they update."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.cli.editing.edit_command import EditMode, entity_now, refuse_closed, refuse_unreadable, run_edit, show_plan
from okr_cli.cli.streams import emit
from okr_cli.cli.view_command import OpenWorkspace
from okr_cli.errors import CannotRun
from okr_cli.model.entity import Entity, slug
from okr_cli.phrases import counted
from okr_cli.safe_text import escape_workflow_commands, one_line, visible

if TYPE_CHECKING:
    from okr_cli.edit.data import Value
    from okr_cli.edit.operations import Operation, Step
    from okr_cli.workspace.index import Choice
    from okr_cli.workspace.loader import LoadedWorkspace
    from okr_cli.workspace.workspace import Workspace


def move_initiative(opened: OpenWorkspace, initiative: Entity, to: Entity, mode: EditMode) -> None:
    """Move an Initiative to the end of the list of a Key Result or an Objective in its workspace.

    Raises ``CannotRun`` if it is already there, and if something there has its id.
    """
    from okr_cli.edit.initiative_moves import entities_after_move, move_step
    from okr_cli.edit.operations import SetKeys

    follow = _Follow(opened.workspace)

    def places(loaded: "LoadedWorkspace") -> tuple[Entity, Entity]:
        return entity_now(loaded, initiative), entity_now(loaded, to)

    def detach(loaded: "LoadedWorkspace") -> "Iterator[Operation]":
        now, there = places(loaded)
        _refuse_move(loaded, now, there, mode)
        yield SetKeys(now, _place_bound(opened.workspace, loaded, now, there))

    def repair(before: "LoadedWorkspace", now: "LoadedWorkspace") -> "Iterator[Operation]":
        return follow.operations(before, now, entities_after_move(before, now, *places(before)))

    show_plan(run_edit(opened, detach, mode, (move_step(places), repair)), mode.dry_run)
    if not mode.dry_run:
        served = opened.metrics.loaded.index.key_result_of(initiative) or initiative.parent
        if served is None or served is to:
            way = f"now in {to.id}"
        else:
            is_clear = served.id != to.id
            way = f"{served.id} → {to.id}" if is_clear else f"{served.address} → {to.address}"
        _tell(f"{initiative.id}: {way}", follow.references)


def rename_entity(opened: OpenWorkspace, entity: Entity, new: str, mode: EditMode) -> None:
    """Give an entity another id, and update every reference to it and to what it contains.

    Raises ``CannotRun`` for an invalid id, and if a sibling already has it.
    """
    steps = entity_rename(opened.workspace, entity, new, mode)
    plan = run_edit(opened, steps.first, mode, steps.further)
    show_plan(plan, mode.dry_run)
    if not mode.dry_run:
        _tell(_renamed(entity.id, new, bool(plan.changes)), steps.follow.references)


def rename_choice(opened: OpenWorkspace, choice: "Choice", new: str, mode: EditMode) -> None:
    """Give a strategic choice another id, and write that in the ``serves:`` of every Objective.

    Raises ``CannotRun`` for what cannot be an id, and where another choice has this one.
    """
    steps = choice_rename(opened.workspace, choice, new)
    plan = run_edit(opened, steps.first, mode)
    show_plan(plan, mode.dry_run)
    if not mode.dry_run:
        _tell(_renamed(choice.id, new, bool(plan.changes)), steps.follow.references)


class Rename(NamedTuple):
    """The steps that change an id: the first on the current files, ``further`` on its result."""

    first: "Callable[[LoadedWorkspace], Iterable[Operation]]"
    further: "tuple[Step, ...]"
    follow: "_Follow"


def entity_rename(workspace: "Workspace", entity: Entity, new: str, mode: EditMode) -> Rename:
    """The steps that rename an entity. They, and this, raise ``CannotRun`` as ``rename_entity`` does."""
    from okr_cli.edit.operations import SetKeys
    from okr_cli.edit.reference_edits import entities_after

    follow = _Follow(workspace)

    def rename(loaded: "LoadedWorkspace") -> "Iterator[Operation]":
        now = entity_now(loaded, entity)
        refuse_unreadable(now)
        refuse_closed(now, mode)
        above = now.address.rpartition("/")[0]
        _refuse_taken(loaded, now, f"{above}/{new}" if above else new, "choose another id")
        yield SetKeys(now, {"id": new})

    def repair(before: "LoadedWorkspace", now: "LoadedWorkspace") -> "Iterator[Operation]":
        return follow.operations(before, now, entities_after(before, now))

    _refuse_id(new)
    return Rename(rename, (repair,), follow)


def choice_rename(workspace: "Workspace", choice: "Choice", new: str) -> Rename:
    """The step that renames a strategic choice. It, and this, raise ``CannotRun`` as ``rename_choice`` does."""
    from okr_cli.edit.operations import ReplaceReference, SetEntryKeys
    from okr_cli.workspace.index import choices_of

    follow = _Follow(workspace)

    def rename(loaded: "LoadedWorkspace") -> "Iterator[Operation]":
        if new != choice.id and new in loaded.index.choice_ids:
            raise CannotRun(f"another strategic choice already has the id '{new}'")
        for document in loaded.documents:
            for index, other in enumerate(choices_of(document)):
                if other.id == choice.id:
                    yield SetEntryKeys(document, "strategy.choices", index, {"id": new})
        for entity in loaded.definitions:
            for reference in entity.references:
                if reference.field == "serves" and reference.text == choice.id != new:
                    follow.references += 1
                    yield ReplaceReference(entity, reference, new)

    _refuse_id(new)
    return Rename(rename, (), follow)


class _Follow:
    """What follows entities to their new addresses. ``references`` counts those that were rewritten."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self.references = 0

    def operations(
        self, before: "LoadedWorkspace", now: "LoadedWorkspace", same: Mapping[Entity, Entity]
    ) -> "Iterator[Operation]":
        """The operations on references and on the baseline."""
        from okr_cli.edit.reference_edits import kept_references
        from okr_cli.linter.baseline import with_new_addresses

        for operation in kept_references(before, now, same):
            self.references += 1
            yield operation
        places = {(old.path, old.address): (new.path, new.address) for old, new in same.items()}
        baseline = with_new_addresses(self._workspace, {old: new for old, new in places.items() if old != new})
        if baseline:
            yield baseline


def _refuse_move(loaded: "LoadedWorkspace", initiative: Entity, to: Entity, mode: EditMode) -> None:
    """Raise ``CannotRun`` if moving an Initiative there makes no sense."""
    for entity in (initiative, to):
        refuse_unreadable(entity)
        refuse_closed(entity, mode)
    if initiative.parent is to:
        raise CannotRun(f"'{one_line(initiative.id)}' is already in '{one_line(to.id)}'")
    if to.dropped_on and not mode.force:
        dropped = f"{to.kind.label} '{one_line(to.id)}' was dropped on {to.dropped_on}"
        raise CannotRun(f"{dropped}; use --force to move it there anyway")
    _refuse_taken(loaded, initiative, f"{to.address}/{initiative.id}", "rename one of them first")


def _refuse_taken(loaded: "LoadedWorkspace", entity: Entity, address: str, way_out: str) -> None:
    """Raise ``CannotRun`` if an address is taken."""
    others = [other for other in loaded.index.by_address.get(address, ()) if other is not entity]
    if others:
        place = f"{visible(others[0].path)}: {others[0].kind.label}"
        raise CannotRun(f"{place} {one_line(address)} already has this id; {way_out}")


def _refuse_id(text: str) -> None:
    """Raises ``CannotRun`` for what cannot be an id."""
    import re

    from okr_cli.model.scalars import SLUG

    if not re.fullmatch(SLUG, text):
        near = slug(text)
        hint = f"; did you mean '{near}'?" if re.fullmatch(SLUG, near) and near != "untitled" else ""
        raise CannotRun(f"'{one_line(text)}' is not a valid id: use lowercase letters, digits and '-'{hint}")


def _place_bound(
    workspace: "Workspace", loaded: "LoadedWorkspace", initiative: Entity, to: Entity
) -> "dict[str, Value | None]":
    """The keys that mean something else, or nothing, in another place: the Key Result, a path from the file."""
    from okr_cli.files import path_from

    values: dict[str, Value | None] = {"key_result": None}
    model = loaded.definitions[initiative].model
    folder = Path(initiative.path).parent
    if model.canvas and folder != Path(to.path).parent and not (workspace.root / model.canvas).exists():
        document = folder / model.canvas.partition("#")[0]
        if document.is_file():
            anchor = model.canvas.partition("#")[1:]
            values["canvas"] = path_from(workspace.root, os.path.normpath(document)) + "".join(anchor)
    return values


def _renamed(old: str, new: str, is_changed: bool) -> str:
    if old != new:
        return f"{old} → {new}"
    return f"{new}: {'the id no longer depends on the title' if is_changed else 'nothing to change'}"


def _tell(line: str, references: int) -> None:
    """Print what became of an entity, and how many references were rewritten."""
    more = f"; {counted(references, 'reference')} updated" if references else ""
    emit([escape_workflow_commands(one_line(line + more))])
