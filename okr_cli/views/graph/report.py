"""Builds a graph from the rows of a report: what is shown, its relations, and its status."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from okr_cli.model.entity import Entity, Kind, Reference, slug
from okr_cli.output.graphs.graph import Graph, GraphEdge, GraphNode, NodeKind, Relation
from okr_cli.output.symbols import labelled, words
from okr_cli.progress.status import Status, StatusAssessment, status_to_discuss
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import initiative_status, percent, progress_text
from okr_cli.views.status.cells import objective_assessment
from okr_cli.views.status.report import StatusReport
from okr_cli.views.value_records import as_fraction
from okr_cli.views.workspace_metrics import ObjectiveRow, WorkspaceMetrics
from okr_cli.workspace.index import Choice

DRAWN = {"contributes_to": Relation.CONTRIBUTES_TO, "depends_on": Relation.DEPENDS_ON}

Key = Entity | tuple[str, str]
"""What a node stands for: an entity, or a kind and a name for what is none."""


def graph_of(
    workspaces: Sequence[WorkspaceMetrics], report: StatusReport, with_initiatives: bool = False, is_whole: bool = False
) -> Graph:
    """The Objectives of a report with their Key Results, strategic choices and direct neighbors outside it.

    These are everything that it contributes to or depends on, and in the same cycles what contributes to it or waits
    for it. If it ``is_whole``, unserved choices are drawn too. Without Initiatives, their relations move to what is
    above them.
    """
    builder = _GraphBuilder(report, with_initiatives)
    if is_whole:
        for metrics in workspaces:
            for choice in metrics.loaded.index.choices:
                builder.add_choice(metrics, choice)
    for row in report.objectives:
        builder.add_objective(row)
    for orphan in report.orphans if with_initiatives else ():
        builder.add(next(each for each in workspaces if orphan.entity in each.loaded.definitions), orphan.entity)
    shown = frozenset(key for key in builder.nodes if isinstance(key, Entity))
    for row in report.objectives:
        builder.add_aims(row)
    for metrics in workspaces:
        builder.relate(metrics, shown)
    cycles = ", ".join(one_line(cycle.name) for cycle in report.cycles)
    title = f"How Objectives are connected{f' in {cycles}' if cycles else ''}, as of {report.as_of}"
    return Graph(title, tuple(builder.nodes.values()), tuple(builder.edges))


def _told(reading: StatusAssessment) -> str:
    """``✓ on track ≠ at risk``: the status that counts and, if it is another one, the computed one."""
    return labelled(reading.status) + (f" ≠ {words(reading.derived)}" if reading.differs else "")


class _GraphBuilder:
    """Nodes and edges in the order in which they are added, each once."""

    def __init__(self, report: StatusReport, with_initiatives: bool) -> None:
        self.cycles = {row.entity.cycle for row in report.objectives}
        self.with_initiatives = with_initiatives
        self.nodes: dict[Key, GraphNode] = {}
        self.edges: dict[GraphEdge, None] = {}

    def add_choice(self, metrics: WorkspaceMetrics, choice: Choice) -> GraphNode:
        """The node of a strategic choice."""
        key = ("choice", f"{metrics.root}/{choice.id}")
        return self._node(key, NodeKind.CHOICE, choice.title, path=choice.path)

    def add_objective(self, row: ObjectiveRow) -> None:
        """Add an Objective with the Key Results that are shown, and maybe their Initiatives."""
        self.add(row.metrics, row.entity)
        for key_result in row.key_results:
            self.add(row.metrics, key_result.entity)
            for initiative in key_result.initiatives if self.with_initiatives else ():
                self.add(row.metrics, initiative.entity)
        for initiative in row.initiatives if self.with_initiatives else ():
            self.add(row.metrics, initiative.entity)

    def add_aims(self, row: ObjectiveRow) -> None:
        """Add the choices that an Objective serves, and the teams that share it."""
        source = self.nodes[row.entity]
        served = {reference.text for reference in row.entity.references if reference.field == "serves"}
        for choice in row.metrics.loaded.index.choices:
            if choice.id in served:
                self._edge(source, self.add_choice(row.metrics, choice), Relation.SERVES)
        for team in row.entity.shared_with:
            self._edge(source, self._node(("team", slug(team)), NodeKind.TEAM, team), Relation.SHARED_WITH)

    def relate(self, metrics: WorkspaceMetrics, shown: frozenset[Entity]) -> None:
        """Add what contributes to or waits for what, as far as one of the two is shown."""
        for entity in metrics.loaded.index.entities:
            for reference in entity.references:
                target = self._target(metrics, entity, reference)
                source = self._drawn(metrics, entity)
                if target is None or source is None or source is target:
                    continue
                if source in shown or (target in shown and source.cycle in self.cycles):
                    ends = self.add(metrics, source), self.add(metrics, target)
                    self._edge(*ends, DRAWN[reference.field])

    def _target(self, metrics: WorkspaceMetrics, entity: Entity, reference: Reference) -> Entity | None:
        if reference.field not in DRAWN:
            return None
        found = metrics.loaded.index.resolve(reference, entity).entity
        return self._drawn(metrics, found) if found else None

    def _drawn(self, metrics: WorkspaceMetrics, entity: Entity) -> Entity | None:
        """The entity itself, or its parent if Initiatives are not drawn."""
        if entity.kind is not Kind.INITIATIVE or self.with_initiatives:
            return entity
        return entity.parent or metrics.loaded.index.key_result_of(entity)

    def add(self, metrics: WorkspaceMetrics, entity: Entity) -> GraphNode:
        """The node of an entity, added below its parent."""
        if entity in self.nodes:
            return self.nodes[entity]
        holder = entity.parent or metrics.loaded.index.key_result_of(entity)
        above = self.add(metrics, holder) if holder else None
        node = self._entity_node(metrics, entity, holder)
        if above:
            self._edge(node, above, Relation.PART_OF)
        return node

    def _entity_node(self, metrics: WorkspaceMetrics, entity: Entity, holder: Entity | None) -> GraphNode:
        status: Status | None
        reading: StatusAssessment | None = None
        progress: Decimal | None = None
        if entity.kind is Kind.INITIATIVE:
            work = metrics.initiative(entity, holder)
            status = Status.DROPPED if work.status == "dropped" else None
            parts, owner = [f"Initiative {initiative_status(work).replace('-', ' ')}"], work.owner
        elif entity.kind is Kind.OBJECTIVE:
            objective = metrics.objective(entity)
            reading, owner = objective_assessment(objective), objective.owner
            status = reading.status
            rolled = objective.review.roll_up.progress
            progress = None if rolled is None or status is Status.NO_DATA else as_fraction(rolled)
            parts = [_told(reading), percent(rolled) if rolled is not None and progress is not None else ""]
            parts += [f"score {objective.final_score}" if objective.final_score is not None else ""]
        else:
            key_result = metrics.key_result(entity)
            reading, owner = key_result.review.status, key_result.owner
            status = reading.status
            progress = as_fraction(key_result.review.progress)
            parts = [_told(reading), progress_text(key_result.review.progress)]
            parts += [f"score {key_result.final_score.value}" if key_result.final_score else ""]
        return self._node(
            entity,
            NodeKind(entity.kind),
            entity.title,
            text=", ".join(filter(None, parts)),
            status=status,
            group=entity.team,
            owner=owner,
            cycle=entity.cycle or None,
            address=entity.address,
            progress=progress,
            path=entity.path,
            derived_status=reading.derived if reading else None,
            shown_status=status_to_discuss(reading) if reading else None,
        )

    def _node(self, key: Key, kind: NodeKind, title: str, **facts: Any) -> GraphNode:
        if key not in self.nodes:
            self.nodes[key] = GraphNode(f"n{len(self.nodes) + 1}", kind, title, **facts)
        return self.nodes[key]

    def _edge(self, source: GraphNode, target: GraphNode, relation: Relation) -> None:
        self.edges[GraphEdge(source.id, target.id, relation)] = None
