"""The data of the report: status, recent agenda, action items, and the graph of Objectives."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from okr_cli.model.days import days_after
from okr_cli.model.entity import Entity
from okr_cli.output.graphs.graph import Graph, Relation
from okr_cli.safe_text import one_line
from okr_cli.views.action_items import ActionItem, action_items
from okr_cli.views.graph.report import graph_of
from okr_cli.views.review.report import Agenda, agenda_of
from okr_cli.views.review.retrospective import Retrospective, retrospective_of
from okr_cli.views.status.report import StatusReport
from okr_cli.views.workspace_metrics import WorkspaceMetrics

CLOSING = 14
"""How many days before the end of a cycle the report begins to look back on it."""


@dataclass(frozen=True, slots=True)
class Report:
    """``to_do`` is what ``okr due`` lists about each entity. ``graph`` shows only what is related to something.
    ``retrospective`` is None until a cycle is nearly over."""

    title: str
    status: StatusReport
    agenda: Agenda
    to_do: Mapping[Entity, list[ActionItem]]
    graph: Graph
    retrospective: Retrospective | None

    @property
    def since(self) -> date:
        """The date to compare with."""
        return self.agenda.since


def report_of(
    workspaces: Sequence[WorkspaceMetrics], status: StatusReport, since: date, title: str = "", is_whole: bool = False
) -> Report:
    """The report of a status that was made to compare with ``since``, the day of the last meeting.

    ``is_whole`` says that nothing of the organization was left out. Without a title, the report is named after its team
    and cycles.
    """
    to_do: defaultdict[Entity, list[ActionItem]] = defaultdict(list)
    for item in action_items(status.own):
        if not status.is_suppressed(*item.key):
            to_do[item.entity].append(item)
    is_closing = any(days_after(cycle.end, -CLOSING) <= status.as_of for cycle in status.cycles)
    return Report(
        one_line(title) or _title(status),
        status,
        agenda_of(status, since),
        to_do,
        related(graph_of(workspaces, status, is_whole=is_whole)),
        retrospective_of(status) if is_closing else None,
    )


def _title(status: StatusReport) -> str:
    teams = list(dict.fromkeys(row.entity.team for row in status.own.objectives))
    cycles = [cycle.name for cycle in status.cycles]
    subject = [teams[0]] if len(teams) == 1 and teams[0] else ["OKRs"]
    return one_line(", ".join(subject + cycles))


def related(graph: Graph) -> Graph:
    """The connected part of a graph, with the parents of its nodes."""
    holder = {edge.source: edge.target for edge in graph.edges if edge.relation is Relation.PART_OF}
    kept: set[str] = set()
    for edge in graph.edges:
        if edge.relation is not Relation.PART_OF:
            for end in (edge.source, edge.target):
                node: str | None = end
                while node:
                    kept.add(node)
                    node = holder.get(node)
    nodes = tuple(node for node in graph.nodes if node.id in kept)
    edges = tuple(edge for edge in graph.edges if edge.source in kept and edge.target in kept)
    return graph._replace(nodes=nodes, edges=edges)
