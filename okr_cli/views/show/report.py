"""One entity in full: its row and its links."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from okr_cli.linter.locating import SourceTexts
from okr_cli.model.check_in import CheckIn
from okr_cli.model.entity import Entity, Kind
from okr_cli.progress.check_ins import check_ins_until
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow, WorkspaceMetrics
from okr_cli.workspace.index import WorkspaceIndex

FORWARD = {
    "contributes_to": "contributes to",
    "depends_on": "depends on",
    "key_result": "serves",
    "replaced_by": "replaced by",
    "serves": "serves the choice",
    "guards": "guards",
    "carried_from": "carried from",
}
BACKWARD = {
    "contributes_to": "helped by",
    "depends_on": "needed by",
    "key_result": "served by",
    "replaced_by": "replaces",
    "guards": "guarded by",
    "carried_from": "carried over as",
}
LABELS = {
    "helped by": "supported by",
    "carried from": "carried over from",
    "serves the choice": "serves the strategic choice",
}
"""Relations that people see in other words than JSON has had since version 1."""


class Link(NamedTuple):
    """A link to another entity. If there is none, ``title`` is None and ``address`` is the text of the reference."""

    relation: str
    address: str
    title: str | None

    @property
    def label(self) -> str:
        """The relation in words."""
        return LABELS.get(self.relation, self.relation)


@dataclass(frozen=True, slots=True)
class EntityDetail:
    """The row of an entity; for an Initiative, ``key_result`` is what it serves."""

    metrics: WorkspaceMetrics
    row: ObjectiveRow | KeyResultRow | InitiativeRow | KpiRow
    key_result: KeyResultRow | None = None

    @property
    def entity(self) -> Entity:
        """The entity shown."""
        return self.row.entity

    @property
    def line(self) -> int:
        """The first line of the entity in its file."""
        definition = self.metrics.loaded.definitions[self.entity]
        source = definition.document.source
        if not source.text:  # of a large workspace, texts are not kept
            source = SourceTexts(())[source.path]
        return source.position(definition.entity.span.start).line

    @property
    def check_ins(self) -> tuple[CheckIn, ...]:
        """Its check-ins up to the day; empty for Objectives and Initiatives."""
        row = self.row
        return (
            check_ins_until(row.model.check_ins, self.metrics.as_of) if isinstance(row, KeyResultRow | KpiRow) else ()
        )

    @property
    def links(self) -> tuple[Link, ...]:
        """Its references to others, then references to it."""
        workspace = self.metrics.loaded.index
        return (*_references(workspace, self.entity), *_referrers(workspace, self.entity))


def entity_detail(metrics: WorkspaceMetrics, entity: Entity) -> EntityDetail:
    """The detail of an entity of this workspace."""
    if entity.kind is Kind.OBJECTIVE:
        return EntityDetail(metrics, metrics.objective(entity))
    if entity.kind is Kind.KEY_RESULT:
        return EntityDetail(metrics, metrics.key_result(entity))
    if entity.kind is Kind.KPI:
        return EntityDetail(metrics, metrics.kpi(entity))
    holder = entity.parent if entity.parent is not None else metrics.loaded.index.key_result_of(entity)
    key_result = metrics.key_result(holder) if holder and holder.kind is Kind.KEY_RESULT else None
    return EntityDetail(metrics, metrics.initiative(entity, holder), key_result)


def _references(workspace: WorkspaceIndex, entity: Entity) -> Iterator[Link]:
    for reference in entity.references:
        if reference.field == "serves":
            choice = next((choice for choice in workspace.choices if choice.id == reference.text), None)
            yield Link(FORWARD["serves"], reference.text, choice.title if choice else None)
        elif reference.field in FORWARD:
            target = workspace.resolve(reference, entity).entity
            address, title = (target.address, target.title) if target else (reference.text, None)
            yield Link(FORWARD[reference.field], address, title)


def _referrers(workspace: WorkspaceIndex, entity: Entity) -> Iterator[Link]:
    for other in workspace.entities:
        for reference in other.references:
            if reference.field in BACKWARD and workspace.resolve(reference, other).entity is entity:
                yield Link(BACKWARD[reference.field], other.address, other.title)
