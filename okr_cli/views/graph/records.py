"""``okr graph`` for programs, version 1."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from okr_cli.output.graphs.graph import Graph, NodeKind, Relation
from okr_cli.output.record import Record
from okr_cli.progress.status import Status
from okr_cli.views.value_records import Head, MaybeText


class NodeRecord(Record):
    """An entity, a strategic choice or a team. `id` is unique only in this graph. Fields that do not apply are null."""

    id: str
    kind: NodeKind
    address: str | None
    title: str
    team: MaybeText
    owner: str | None
    cycle: str | None
    status: Status | None
    progress: Annotated[
        Decimal | None, Field(description="Progress as a fraction: 0 at the baseline, 1 at the target.")
    ]
    path: str | None
    derived_status: Status | None


class EdgeRecord(Record):
    """A relation between two nodes. `source` and `target` are node ids."""

    source: str
    target: str
    relation: Relation


class GraphRecord(Head):
    """How Objectives are connected."""

    view: Literal["graph"] = "graph"
    nodes: tuple[NodeRecord, ...]
    edges: tuple[EdgeRecord, ...]


def graph_record(graph: Graph, as_of: date) -> GraphRecord:
    """The whole graph."""
    nodes = tuple(NodeRecord.of(node, team=node.group) for node in graph.nodes)
    return GraphRecord.of(nodes=nodes, edges=graph.edges, as_of=as_of)
