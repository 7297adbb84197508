"""A graph as a Mermaid flowchart, which GitHub, GitLab and many wikis draw."""

import re
from collections.abc import Iterator

from okr_cli.output.graphs.graph import TINTS, Graph, GraphEdge, GraphNode, NodeKind, Relation, Shape

WIDTH = 24
"""Columns of a line. Mermaid folds what is wider than about 200 pixels, wherever that is."""

FRAMES = {
    Shape.STADIUM: ("([", "])"),
    Shape.HEXAGON: ("{{", "}}"),
    Shape.TRAPEZOID: ("[/", "\\]"),
    Shape.CYLINDER: ("[(", ")]"),
    Shape.ROUNDED: ("(", ")"),
    Shape.PARALLELOGRAM: ("[/", "/]"),
    Shape.FRAMED: ("[[", "]]"),
    Shape.BOX: ("[", "]"),
}
ARROWS = {
    Relation.PART_OF: "---",
    Relation.CONTRIBUTES_TO: '-->|"contributes to"|',
    Relation.DEPENDS_ON: '-. "depends on" .->',
    Relation.SERVES: '==>|"serves"|',
    Relation.SHARED_WITH: '-. "shares" .-',
}

ACTIVE = re.compile(r"%(?=[%{])|[^\w ,'()/.%\u0080-\U0010ffff-]")
"""What could act in a label: quotes, brackets, ``#``, ``<``, ``:`` and the like."""

TRIGGER = re.compile(r"\\(?=n)|\$(?=\$)|:(?=fa-)")
"""What Mermaid obeys even as character codes: line breaks, formulas, icons. A zero-width space prevents that."""

LIST_MARK = re.compile(r"^(\d*)([.)-])")
"""The beginning of a list, which Mermaid refuses to draw."""


def render(graph: Graph) -> Iterator[str]:
    """The lines of a flowchart, from goals on the left to work on the right.

    Ids are generated and every label is quoted, with special characters as codes, so no title can end its label or
    start a statement.
    """
    yield f"%% {re.sub(r'[^ -z]|[%{}]', ' ', graph.title)}"
    yield "flowchart RL"
    groups = graph.groups()
    for number, (name, nodes) in enumerate(groups.items(), 1):
        is_group = bool(name) and len(groups) > 1
        if is_group:
            yield f'  subgraph g{number}["{escaped(name)}"]'
        yield from ((f"    {_node(node)}" if is_group else f"  {_node(node)}") for node in nodes)
        if is_group:
            yield "  end"
    yield from (f"  {_edge(edge)}" for edge in graph.edges)
    for style in graph.styles():
        tint = TINTS[style]
        yield f"  classDef {_class(style)} fill:{tint.fill},stroke:{tint.line},color:{tint.text}"
    objectives = [node.id for node in graph.nodes if node.kind is NodeKind.OBJECTIVE]
    if objectives:
        yield "  classDef objective stroke-width:3px,font-weight:bold"
        yield f"  class {','.join(objectives)} objective"


def _node(node: GraphNode) -> str:
    begin, end = FRAMES[node.shape]
    label = "<br/>".join(map(escaped, node.lines(WIDTH)))
    return f'{node.id}{begin}"{label}"{end}:::{_class(node.style)}'


def _edge(edge: GraphEdge) -> str:
    return f"{edge.lower} {ARROWS[edge.relation]} {edge.upper}"


def _class(style: str) -> str:
    return f"status-{style or 'plain'}"


def escaped(text: str) -> str:
    """Text for a quoted label. Character codes are the one escape that Mermaid has."""
    text = TRIGGER.sub(lambda found: f"{found[0]}\u200b", text)
    text = ACTIVE.sub(lambda found: f"#{ord(found[0])};", text)
    return LIST_MARK.sub(lambda found: f"{found[1]}#{ord(found[2])};", text)
