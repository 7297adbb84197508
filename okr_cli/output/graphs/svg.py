"""A graph as one SVG element: a card for each Objective, with its Key Results as rows. No script, no request."""

from collections.abc import Iterator
from html import escape
from math import copysign
from typing import NamedTuple

from okr_cli.output.documents.document import Style
from okr_cli.output.graphs.graph import TINTS, Graph, GraphEdge, GraphNode, NodeKind, Relation, Shape, folded
from okr_cli.output.graphs.layered import LANE, Place, placed
from okr_cli.output.text_style import columns
from okr_cli.safe_text import one_line

WIDTH, GUTTER, GAP, MARGIN = 300, 110, 26, 24
"""Pixels: the width of a card, the room between columns and between cards, and around it all."""

LINE, BADGE, PADDING = 17, 20, 12
TITLE_COLUMNS, ROW_COLUMNS = 30, 40
INDENT = 14

NAMES = {
    Relation.CONTRIBUTES_TO: "contributes to",
    Relation.DEPENDS_ON: "depends on",
    Relation.SERVES: "serves",
    Relation.SHARED_WITH: "shared with",
}
KINDS = {NodeKind.CHOICE: "Strategic choice", NodeKind.TEAM: "Team", NodeKind.INITIATIVE: "Initiative"}

DARK = {
    Style.GREEN: ("#12361f", "#4ac26b", "#c8f2d3"),
    Style.YELLOW: ("#3d2f05", "#d4a72c", "#f8e3a1"),
    Style.RED: ("#4a1519", "#ff7b72", "#ffd3cf"),
    Style.MAGENTA: ("#2f1d4d", "#b78cf7", "#e6d6ff"),
    Style.CYAN: ("#0c3145", "#54aeff", "#c3e6ff"),
    Style.MUTED: ("#2a2f36", "#8b949e", "#d0d7de"),
    Style.PLAIN: ("#1c2128", "#8b949e", "#e6edf3"),
}
PAGE = (
    "--page:#fff;--card:#fff;--ink:#1f2328;--aside:#57606a;--edge:#8c959f;--rule:#d8dee4;--link:#57606a;--soft:#afb8c1"
)
DARK_PAGE = (
    "--page:#0d1117;--card:#161b22;--ink:#e6edf3;--aside:#9da7b3;--edge:#6e7681;--rule:#30363d;--link:#9da7b3;"
    "--soft:#57606a"
)
RULES = """\
.okr-graph{background:var(--page);font-family:system-ui,-apple-system,"Segoe UI",sans-serif}
.okr-graph text{font-size:12px;fill:var(--ink)}
.okr-graph .head{font-size:14px;font-weight:600}
.okr-graph .aside{font-size:11px;fill:var(--aside)}
.okr-graph .card{fill:var(--card);stroke:var(--edge)}
.okr-graph .choice{stroke-width:2.5}
.okr-graph .team{stroke-dasharray:2 3}
.okr-graph .rule{stroke:var(--rule)}
.okr-graph .link{fill:none;stroke:var(--link);stroke-width:1.6}
.okr-graph .depends_on{stroke-dasharray:7 4}
.okr-graph .serves{stroke:var(--soft);stroke-width:3}
.okr-graph .shared_with{stroke-dasharray:2 4}
.okr-graph .tip{fill:var(--link)}"""


class PlacedCard(NamedTuple):
    """A node with the rows below it, each with its depth. ``x`` and ``y`` are its upper left corner."""

    head: GraphNode
    rows: list[tuple[GraphNode, int]]
    x: float = 0
    y: float = 0


def render(graph: Graph, prefix: str = "okr-graph") -> Iterator[str]:
    """The lines of an ``svg`` element, light and dark by CSS variables. Its ids begin with ``prefix``, of which each
    graph on a page needs one of its own."""
    cards = _cards(graph)
    holder = {node.id: name for name, card in cards.items() for node in (card.head, *(row for row, _ in card.rows))}
    # What waits for something comes last: where there is a circle, its line is the one that runs backwards.
    every = (edge for edge in graph.edges if edge.relation is not Relation.PART_OF)
    links = sorted(every, key=lambda edge: edge.relation is Relation.DEPENDS_ON)
    ends = [(holder[edge.upper], holder[edge.lower]) for edge in links]
    heights = {name: _height(card) for name, card in cards.items()}
    placing = placed(heights, (end for end in ends if end[0] != end[1]), GAP)
    for name, place in placing.cards.items():
        cards[name] = cards[name]._replace(x=_x(place), y=MARGIN + place.top)
    relations = [relation for relation in NAMES if any(edge.relation is relation for edge in links)]
    width = max((card.x + WIDTH for card in cards.values()), default=WIDTH) + MARGIN
    bottom = max((card.y + heights[name] for name, card in cards.items()), default=0)
    bottom = max([bottom, *(MARGIN + place.top + LANE for each in placing.crossings.values() for place in each)])
    height = bottom + MARGIN + (30 if relations else 0)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="okr-graph" role="img" aria-labelledby="{prefix}-title '
        f'{prefix}-desc" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}" '
        'style="max-width:100%;height:auto">'
    )
    yield f'<title id="{prefix}-title">{_text(graph.title)}</title>'
    yield f'<desc id="{prefix}-desc">{_text(" ".join(_sentences(graph)))}</desc>'
    yield f"<style>\n{_style()}\n</style>"
    yield (
        f'<defs><marker id="{prefix}-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        'markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>'
    )
    level = {name: y for card in cards.values() for name, y in _levels(card)}
    for edge, (upper, lower) in zip(links, ends, strict=True):
        crossings = placing.crossings.get((upper, lower), ())
        yield _link(prefix, edge, (cards[upper], level[edge.upper]), (cards[lower], level[edge.lower]), crossings)
    for card in cards.values():
        yield from _drawn(card)
    yield from _legend(relations, bottom + MARGIN + 6)
    yield "</svg>"


def _cards(graph: Graph) -> dict[str, PlacedCard]:
    """A card for each node that is part of no other, by its id."""
    holder = {edge.source: edge.target for edge in graph.edges if edge.relation is Relation.PART_OF}
    below: dict[str, list[GraphNode]] = {}
    for node in graph.nodes:
        if node.id in holder:
            below.setdefault(holder[node.id], []).append(node)

    def rows(name: str, depth: int) -> Iterator[tuple[GraphNode, int]]:
        for node in below.get(name, ()):
            yield node, depth
            yield from rows(node.id, depth + 1)

    return {node.id: PlacedCard(node, list(rows(node.id, 0))) for node in graph.nodes if node.id not in holder}


def _x(place: Place) -> float:
    return MARGIN + place.column * (WIDTH + GUTTER)


def _head(card: PlacedCard) -> tuple[list[str], str]:
    """The lines of the title, and what is above it."""
    node = card.head
    parts = (KINDS.get(node.kind), node.group, node.owner)
    return folded(node.title, TITLE_COLUMNS), " · ".join(one_line(part) for part in parts if part)


def _head_height(card: PlacedCard) -> float:
    title, aside = _head(card)
    return 2 * PADDING + LINE * (len(title) + bool(aside)) + (BADGE + 6 if card.head.label else 0) - 3


def _row_height(node: GraphNode, depth: int) -> float:
    return LINE * len(_row_lines(node, depth)) + BADGE + PADDING + 4


def _row_lines(node: GraphNode, depth: int) -> list[str]:
    return folded(node.title, ROW_COLUMNS - 2 * depth)


def _height(card: PlacedCard) -> float:
    return _head_height(card) + sum(_row_height(*row) for row in card.rows)


def _levels(card: PlacedCard) -> Iterator[tuple[str, float]]:
    """The height at which a line meets each node of a card."""
    yield card.head.id, card.y + min(_head_height(card) / 2, 40)
    y = card.y + _head_height(card)
    for node, depth in card.rows:
        yield node.id, y + _row_height(node, depth) / 2
        y += _row_height(node, depth)


def _drawn(card: PlacedCard) -> Iterator[str]:
    title, aside = _head(card)
    kind = {NodeKind.CHOICE: " choice", NodeKind.TEAM: " team"}.get(card.head.kind, "")
    yield f'<rect class="card{kind}" {_box(card.x, card.y, WIDTH, _height(card))} rx="8"/>'
    x, y = card.x + PADDING, card.y + PADDING
    if aside:
        yield _line(x, y + 10, _cut(aside), "aside")
        y += LINE
    for line in title:
        yield _line(x, y + 12, line, "head")
        y += LINE
    if card.head.label:
        yield from _badge(card.head, x, y + 3)
    y = card.y + _head_height(card)
    for node, depth in card.rows:
        yield f'<path class="rule" d="M{card.x:.1f} {y:.1f}h{WIDTH}"/>'
        inner = x + INDENT * depth
        for number, line in enumerate(_row_lines(node, depth)):
            yield _line(inner, y + 18 + LINE * number, line)
        yield from _badge(node, inner, y + 8 + LINE * len(_row_lines(node, depth)))
        y += _row_height(node, depth)


def _cut(text: str) -> str:
    first, *more = folded(text, 44)
    return f"{first}…" if more else first


def _badge(node: GraphNode, x: float, y: float) -> Iterator[str]:
    """The status of a node, in its shape and color."""
    width = 6.3 * columns(node.label) + 24
    yield f'<g class="is-{node.style or "plain"}">{_outline(node.shape, x, y, width)}'
    yield f"{_line(x + 12, y + 14, node.label, 'aside')}</g>"


def _outline(shape: Shape, x: float, y: float, width: float) -> str:
    right, bottom, middle = x + width, y + BADGE, y + BADGE / 2
    corners = {
        Shape.HEXAGON: ((x, middle), (x + 7, y), (right - 7, y), (right, middle), (right - 7, bottom), (x + 7, bottom)),
        Shape.TRAPEZOID: ((x + 7, y), (right - 7, y), (right, bottom), (x, bottom)),
        Shape.PARALLELOGRAM: ((x + 7, y), (right, y), (right - 7, bottom), (x, bottom)),
    }.get(shape)
    if corners:
        return f'<polygon points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in corners)}"/>'
    radius = {Shape.STADIUM: BADGE / 2, Shape.ROUNDED: 5}.get(shape, 0)
    dashes = ' stroke-dasharray="4 3"' if shape is Shape.CYLINDER else ""
    bars = f'<path d="M{x + 4:.1f} {y:.1f}v{BADGE}M{right - 4:.1f} {y:.1f}v{BADGE}"/>' if shape is Shape.FRAMED else ""
    return f'<rect {_box(x, y, width, BADGE)} rx="{radius}"{dashes}/>{bars}'


def _link(
    prefix: str,
    edge: GraphEdge,
    upper: tuple[PlacedCard, float],
    lower: tuple[PlacedCard, float],
    crossings: tuple[Place, ...],
) -> str:
    """A curve from the right edge of the upper end to the left edge of the lower one, in the lanes between them."""
    (left, start), (right, end) = upper, lower
    x, y = left.x + WIDTH, start
    if left.x == right.x:
        path = f"M{x:.1f} {y:.1f}C{x + 40:.1f} {y:.1f} {x + 40:.1f} {end:.1f} {x:.1f} {end:.1f}"
    elif right.x < left.x:  # what closes a circle
        path = f"M{left.x:.1f} {y:.1f}" + _curve(left.x, y, right.x + WIDTH, end)
    else:
        path = f"M{x:.1f} {y:.1f}"
        for place in crossings:
            level = MARGIN + place.top + LANE / 2
            path += _curve(x, y, _x(place), level) + f"h{WIDTH}"
            x, y = _x(place) + WIDTH, level
        path += _curve(x, y, right.x, end)
    arrow = "" if edge.relation is Relation.SHARED_WITH else f' marker-start="url(#{prefix}-tip)"'
    return f'<path class="link {edge.relation}" d="{path}"{arrow}/>'


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    bend = copysign(max(abs(to_x - x) / 2, 40), to_x - x)
    return f"C{x + bend:.1f} {y:.1f} {to_x - bend:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"


def _legend(relations: list[Relation], y: float) -> Iterator[str]:
    for number, relation in enumerate(relations):
        x = MARGIN + 150 * number
        yield f'<path class="link {relation}" d="M{x} {y:.1f}h30"/>{_line(x + 38, y + 4, NAMES[relation], "aside")}'


def _sentences(graph: Graph) -> Iterator[str]:
    """All that the drawing shows, for who cannot see it."""
    names = {node.id: one_line(node.title) for node in graph.nodes}
    for node in graph.nodes:
        yield f"{names[node.id]}{f': {node.label}' if node.label else ''}."
    for edge in graph.edges:
        if edge.relation is not Relation.PART_OF:
            yield f"{names[edge.source]} {NAMES[edge.relation]} {names[edge.target]}."


def _style() -> str:
    tints = {style: (tint.fill, tint.line, tint.text) for style, tint in TINTS.items()}
    classes = (
        f".okr-graph .is-{style or 'plain'} :is(rect,polygon,path){{fill:var(--{style or 'plain'}-fill);"
        f"stroke:var(--{style or 'plain'}-line)}}"
        f".okr-graph .is-{style or 'plain'} text{{fill:var(--{style or 'plain'}-text)}}"
        for style in tints
    )
    return "\n".join(
        (
            f".okr-graph{{{PAGE};{_variables(tints)}}}",
            f"@media screen and (prefers-color-scheme:dark){{.okr-graph{{{DARK_PAGE};{_variables(DARK)}}}}}",
            RULES,
            *classes,
        )
    )


def _variables(tints: dict[Style, tuple[str, str, str]]) -> str:
    return ";".join(
        f"--{style or 'plain'}-{part}:{color}"
        for style, colors in tints.items()
        for part, color in zip(("fill", "line", "text"), colors, strict=True)
    )


def _box(x: float, y: float, width: float, height: float) -> str:
    return f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'


def _line(x: float, y: float, text: str, style: str = "") -> str:
    named = f' class="{style}"' if style else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{named}>{_text(text)}</text>'


def _text(text: str) -> str:
    return escape(text)
