"""The entities of a document, with ids, addresses, parents and references, and the entity at a given place."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import Any

from okr_cli.finding import Span
from okr_cli.model.definition import Definition, Document
from okr_cli.model.entity import Entity, Kind, Reference, ReferenceField, slug
from okr_cli.model.initiative import Initiative, StandaloneInitiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.objective import Objective
from okr_cli.source.tree import Mapping, Node, Scalar, Sequence, is_absent, span_of
from okr_cli.validation.format_keys import ENTITY_LISTS

KINDS: dict[type, Kind] = {
    Objective: Kind.OBJECTIVE,
    KeyResult: Kind.KEY_RESULT,
    Initiative: Kind.INITIATIVE,
    StandaloneInitiative: Kind.INITIATIVE,
    Kpi: Kind.KPI,
}
CHILDREN = {Kind.OBJECTIVE: ("key_results", "initiatives"), Kind.KEY_RESULT: ("initiatives",)}
REFERENCES: dict[type, tuple[ReferenceField, ...]] = {
    Objective: ("serves", "shared_with", "contributes_to", "depends_on"),
    KeyResult: ("contributes_to", "depends_on", "carried_from"),
    Initiative: ("depends_on", "replaced_by", "canvas"),
    StandaloneInitiative: ("key_result", "depends_on", "replaced_by", "canvas"),
    Kpi: ("guards",),
}


def define(document: Document, broken: frozenset[int]) -> list[Definition[Any]]:
    """A definition for every entity of ``document``, parents before children.

    ``broken`` holds the identities of the nodes of entities that failed their schema.
    """
    file = document.model
    prefix = address_prefix(file.cycle, file.team)
    top_level = (*file.objectives, *file.initiatives, *file.kpis)
    return [added for model in top_level for added in _definitions(model, prefix, None, document, broken)]


def address_prefix(cycle: str | None, team: str | None) -> str:
    """What the addresses of a document's entities begin with: ``2026-Q4/growth``."""
    return "/".join(filter(None, (cycle, slug(team) if team else "")))


def _definitions(
    model: Any, prefix: str, parent: Definition[Any] | None, document: Document, broken: frozenset[int]
) -> Iterator[Definition[Any]]:
    """The definition of an entity and those of the entities inside it."""
    file, node, kind = document.model, model.node, KINDS[type(model)]
    identifier = model.id or slug(model.title)
    title_span = _span(node, "title")
    entity = Entity(
        kind,
        identifier,
        f"{prefix}/{identifier}" if prefix else identifier,
        model.title,
        document.source.path,
        span_of(node),
        title_span,
        _span(node, "id") if model.id else title_span,
        file.state,
        file.level or "team",
        file.cycle or "",
        file.team or "",
        model.owner,
        _span(node, "owner") if model.owner else None,
        model.status if kind is Kind.INITIATIVE else None,
        parent.entity if parent else None,
        _references(model, REFERENCES[type(model)]),
        id(node) in broken,
        model.guardrail if kind is Kind.KEY_RESULT else False,
        _dropped_on(model, kind, parent),
    )
    definition = Definition(model, entity, document, parent)
    yield definition
    for field in CHILDREN.get(kind, ()):
        for child in getattr(model, field):
            yield from _definitions(child, entity.address, definition, document, broken)


def _dropped_on(model: Any, kind: Kind, parent: Definition[Any] | None) -> date | None:
    """The date since which an entity, or one that contains it, is dropped."""
    own: date | None = model.dropped.date if kind in CHILDREN and model.dropped else None
    above = parent.entity.dropped_on if parent else None
    return min(own, above) if own and above else own or above


def _span(node: Mapping, key: str) -> Span:
    entry = node.entries.get(key)
    if entry:
        return span_of(entry[1])
    for first, _ in node.entries.values():
        return span_of(first)
    return span_of(node)


def _references(model: Any, fields: tuple[ReferenceField, ...]) -> tuple[Reference, ...]:
    entries = model.node.entries
    return tuple([reference for field in fields if field in entries for reference in _references_of(model, field)])


def _references_of(model: Any, field: ReferenceField) -> list[Reference]:
    value = getattr(model, field)
    node = model.node.value(field)
    if isinstance(value, str):
        return [Reference(field, value, span_of(node))]
    nodes = [item for item in node.items if _is_text(item)] if isinstance(node, Sequence) else [node]
    return [Reference(field, text, span_of(item)) for text, item in zip(value or (), nodes, strict=False)]


def _is_text(node: Node) -> bool:
    """Whether a list item became a value. All others were reported and cut out."""
    return isinstance(node, Scalar) and bool(node.value.strip()) and not is_absent(node)


class EntityLocator:
    """The entities of one document by their places. Repeated by an alias, an entity counts where it is written."""

    def __init__(self, root: Node) -> None:
        self._above: dict[int, Mapping | None] = {}
        self._nodes: list[Mapping] = []
        self._add(root, None)
        self._nodes.sort(key=lambda node: node.start)
        self._starts = [node.start for node in self._nodes]

    def _add(self, holder: Node, above: Mapping | None) -> None:
        for node in _entities_in(holder):
            if id(node) not in self._above:
                self._above[id(node)] = above
                self._nodes.append(node)
                self._add(node, node)

    def entities_at(self, offset: int) -> Iterator[Mapping]:
        """The mappings of the entities that contain the character at ``offset``, the innermost first."""
        before = bisect_right(self._starts, offset) - 1
        node = self._nodes[before] if before >= 0 else None
        while node is not None:
            if node.start <= offset < node.end:
                yield node
            node = self._above[id(node)]


def _entities_in(holder: Node) -> Iterator[Mapping]:
    """The entities directly in a mapping, without those inside them."""
    if isinstance(holder, Mapping):
        for name, (_, value) in holder.entries.items():
            if name in ENTITY_LISTS and isinstance(value, Sequence):
                yield from (item for item in value.items if isinstance(item, Mapping))
