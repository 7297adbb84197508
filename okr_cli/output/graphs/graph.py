"""A graph as every writer draws it: nodes with a status, and relations between them."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from okr_cli.output.documents.document import Style
from okr_cli.output.symbols import SIGNS, STYLES, words
from okr_cli.output.text_style import columns
from okr_cli.progress.status import Status
from okr_cli.safe_text import one_line

MOST_LINES = 8
"""Lines of a title in a drawing. What is longer ends with ``…``."""


class NodeKind(StrEnum):
    """What a node represents."""

    CHOICE = "choice"
    OBJECTIVE = "objective"
    KEY_RESULT = "key-result"
    INITIATIVE = "initiative"
    TEAM = "team"


class Relation(StrEnum):
    """The relation between two nodes. PART_OF points from a Key Result or an Initiative to its parent."""

    PART_OF = "part_of"
    CONTRIBUTES_TO = "contributes_to"
    DEPENDS_ON = "depends_on"
    SERVES = "serves"
    SHARED_WITH = "shared_with"


class Shape(StrEnum):
    """The outline of a node. Each status has its own, so colors are not needed to distinguish them."""

    STADIUM = "stadium"
    HEXAGON = "hexagon"
    TRAPEZOID = "trapezoid"
    CYLINDER = "cylinder"
    ROUNDED = "rounded"
    PARALLELOGRAM = "parallelogram"
    FRAMED = "framed"
    BOX = "box"


SHAPES = {
    Status.ON_TRACK: Shape.STADIUM,
    Status.BEHIND: Shape.HEXAGON,
    Status.AT_RISK: Shape.TRAPEZOID,
    Status.NO_DATA: Shape.CYLINDER,
    Status.NO_PACE: Shape.ROUNDED,
    Status.LEARNING: Shape.PARALLELOGRAM,
    Status.DROPPED: Shape.FRAMED,
}


class Tint(NamedTuple):
    """The fill and the outline of a node, and its text, which has a contrast of 7 to 1 or more on the fill."""

    fill: str
    line: str
    text: str


TINTS = {
    Style.GREEN: Tint("#dcf5e3", "#1a7f37", "#0b3d1c"),
    Style.YELLOW: Tint("#fff3c4", "#9a6700", "#4a3200"),
    Style.RED: Tint("#ffe3e0", "#cf222e", "#5c0f16"),
    Style.MAGENTA: Tint("#f6e5fb", "#8250df", "#3a1a6b"),
    Style.CYAN: Tint("#dff3fa", "#0969a2", "#06324d"),
    Style.MUTED: Tint("#eceff2", "#6e7781", "#33393f"),
    Style.PLAIN: Tint("#ffffff", "#57606a", "#24292f"),
}


class GraphNode(NamedTuple):
    """A node of the graph. ``address`` and ``progress`` are None if it has none."""

    id: str  # short, and unique in its graph
    kind: NodeKind
    title: str
    text: str = ""  # its status and progress in words
    status: Status | None = None  # the effective one
    group: str = ""  # the team it is drawn with
    owner: str | None = None
    cycle: str | None = None
    address: str | None = None
    progress: Decimal | None = None
    path: str | None = None
    derived_status: Status | None = None  # computed from the numbers
    shown_status: Status | None = None  # sets shape and color, if not the effective one

    @property
    def shape(self) -> Shape:
        """The outline that its status has."""
        status = self.shown_status or self.status
        return SHAPES[status] if status else Shape.BOX

    @property
    def style(self) -> Style:
        """The color that its status has."""
        status = self.shown_status or self.status
        return STYLES[status] if status else Style.PLAIN

    @property
    def label(self) -> str:
        """The status, as a symbol and words."""
        return self.text or (f"{SIGNS[self.status]} {words(self.status)}" if self.status else "")

    def lines(self, width: int) -> list[str]:
        """The title wrapped to ``width`` columns, then the status."""
        return [*folded(self.title, width), *([self.label] if self.label else [])]


class GraphEdge(NamedTuple):
    """``source`` and ``target`` are ids of nodes."""

    source: str
    target: str
    relation: Relation

    @property
    def upper(self) -> str:
        """The end that is drawn nearer to the aims of the organization."""
        return self.source if self.relation is Relation.SHARED_WITH else self.target

    @property
    def lower(self) -> str:
        """The other end."""
        return self.target if self.relation is Relation.SHARED_WITH else self.source


class Graph(NamedTuple):
    """A graph. ``title`` says what is drawn."""

    title: str
    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]

    def groups(self) -> dict[str, list[GraphNode]]:
        """The nodes by the name under which they are drawn, in order."""
        found: dict[str, list[GraphNode]] = {}
        for node in self.nodes:
            found.setdefault(node.group, []).append(node)
        return found

    def styles(self) -> list[Style]:
        """The colors that occur."""
        return sorted({node.style for node in self.nodes})


def folded(text: str, width: int) -> list[str]:
    """User text in lines of at most ``width`` columns, and of these at most ``MOST_LINES``. Long words are broken."""
    lines = [""]
    for word in _pieces(one_line(text), width):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if columns(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) > MOST_LINES:
        lines[MOST_LINES - 1 :] = [f"{lines[MOST_LINES - 1]}…"]
    return lines


def _pieces(text: str, width: int) -> Iterator[str]:
    """The words of a text, in pieces of at most ``width`` columns."""
    for word in text.split():
        piece, wide = "", 0
        for char in word:
            size = columns(char)
            if wide + size > width:
                yield piece
                piece, wide = "", 0
            piece, wide = piece + char, wide + size
        yield piece
