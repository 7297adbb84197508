"""Updates references to entities whose addresses change."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from okr_cli.edit.layout import cannot
from okr_cli.edit.operations import KeyOperation, ReplaceReference
from okr_cli.model.entity import Entity, Reference
from okr_cli.safe_text import one_line
from okr_cli.workspace.loader import LoadedWorkspace
from okr_cli.workspace.references import TARGETS


def entities_after(
    before: LoadedWorkspace, after: LoadedWorkspace, gone: Entity | None = None, new: Entity | None = None
) -> dict[Entity, Entity]:
    """Each entity, mapped to what it is after an edit that keeps their order in each file.

    Those of new files are left out. One entity may be ``gone`` and one may be ``new``; if both are given, it is the
    same one, moved.
    """
    paths: defaultdict[str, tuple[list[Entity], list[Entity]]] = defaultdict(lambda: ([], []))
    for side, entities, left_out in ((0, before.index.entities, gone), (1, after.index.entities, new)):
        for entity in entities:
            if entity is not left_out:
                paths[entity.path][side].append(entity)
    pairs = {old: now for olds, nows in paths.values() if olds for old, now in zip(olds, nows, strict=True)}
    return {**pairs, gone: new} if gone and new else pairs


def kept_references(
    before: LoadedWorkspace, after: LoadedWorkspace, now: Mapping[Entity, Entity]
) -> Iterator[KeyOperation]:
    """The operations that make every reference refer to the same entity again.

    A reference that still does stays as it is written. Another one gets as many parts of the address as before, or as
    many as it needs. Raises ``CannotEdit`` if only another id could distinguish two entities.
    """
    for entity in before.index.entities:
        for reference, current in _pairs(entity, now[entity]):
            meant = before.index.resolve(reference, entity).entity
            if meant is None or after.index.resolve(current, now[entity]).entity is now[meant]:
                continue
            text = after.index.reference_to(now[meant], current, now[entity])
            if text is None:
                problem = f"'{one_line(current.text)}' would refer to several entries; rename one of them first"
                raise cannot(after.definitions[now[entity]].document.source, current.span.start, problem)
            yield ReplaceReference(now[entity], current, text)


def _pairs(entity: Entity, now: Entity) -> Iterator[tuple[Reference, Reference]]:
    """The references of an entity to others, each mapped to what it is after an edit that may have removed some."""
    for field in TARGETS:
        olds = [reference for reference in entity.references if reference.field == field]
        yield from zip(olds, (each for each in now.references if each.field == field), strict=False)
