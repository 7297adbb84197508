"""A graph in the language of Graphviz."""

from collections.abc import Iterator

from okr_cli.output.graphs.graph import TINTS, Graph, GraphEdge, GraphNode, NodeKind, Relation, Shape

WIDTH = 36

SHAPES = {
    Shape.STADIUM: "shape=box style=rounded",
    Shape.HEXAGON: "shape=hexagon style=solid",
    Shape.TRAPEZOID: "shape=trapezium style=solid",
    Shape.CYLINDER: "shape=cylinder style=solid",
    Shape.ROUNDED: "shape=ellipse style=solid",
    Shape.PARALLELOGRAM: "shape=parallelogram style=solid",
    Shape.FRAMED: "shape=box style=dashed",
    Shape.BOX: "shape=box style=solid",
}
LINES = {
    Relation.PART_OF: "arrowhead=none",
    Relation.CONTRIBUTES_TO: 'label="contributes to"',
    Relation.DEPENDS_ON: 'label="depends on" style=dashed',
    Relation.SERVES: 'label="serves" style=bold',
    Relation.SHARED_WITH: 'label="shares" style=dotted arrowhead=none',
}


def render(graph: Graph) -> Iterator[str]:
    """The lines of a directed graph, from the aims on the left to the work on the right."""
    yield "digraph okr {"
    yield f"  label={quoted(graph.title)};"
    yield '  rankdir=RL; labelloc=t; fontname="sans-serif";'
    yield '  node [fontname="sans-serif" fontsize=11]; edge [fontname="sans-serif" fontsize=9];'
    for number, (name, nodes) in enumerate(graph.groups().items(), 1):
        if name:
            yield f"  subgraph cluster_{number} {{ label={quoted(name)};"
        yield from (f"    {_node(node)}" for node in nodes)
        if name:
            yield "  }"
    yield from (f"  {_edge(edge)}" for edge in graph.edges)
    yield "}"


def _node(node: GraphNode) -> str:
    tint = TINTS[node.style]
    shape, _, style = SHAPES[node.shape].partition(" style=")
    look = f'{shape} style="filled,{style}" fillcolor="{tint.fill}" color="{tint.line}" fontcolor="{tint.text}"'
    width = 2 if node.kind is NodeKind.OBJECTIVE else 1
    return f"{node.id} [label={quoted(*node.lines(WIDTH))} {look} penwidth={width}];"


def _edge(edge: GraphEdge) -> str:
    return f"{edge.lower} -> {edge.upper} [{LINES[edge.relation]}];"


def quoted(*lines: str) -> str:
    """A quoted string of these lines, in which a backslash and a quote are text. So is ``&``, which begins a
    character name of HTML."""
    texts = (line.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") for line in lines)
    return '"' + "\\n".join(texts) + '"'
