"""A page for a terminal."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from okr_cli.views.columns import LEAST_TITLE, Column, Plan, plan
from okr_cli.views.page import Line, Page, Part, Point, Table
from okr_cli.views.paint import Painter
from okr_cli.views.symbols import COLORS

HEADING = "bold underline"
BULLET, DETAIL = "• ", "  "
TITLE_LINES, INDENT = 2, 2
STATUS = "status"
"""The key of the column that takes the colour of a line's status."""


def render(page: Page, width: int, color: bool) -> Iterator[str]:
    """The lines of a page, each ``width`` cells at most."""
    painter = Painter(width, color)
    yield from painter.page([Text(page.title, style="bold"), *map(Text, page.lead)])
    for part in page.parts:
        yield ""
        yield from part_lines(part, painter, width)


def part_lines(part: Part, painter: Painter, width: int) -> Iterator[str]:
    """A heading and what stands below it."""
    yield from painter.page([Text(part.heading, style=HEADING)])
    yield from painter.page(Text(line) for line in part.lead)
    if part.table and part.table.lines:
        yield from table_lines(part.table, painter, width)
    for point in part.points:
        yield from _point(point, painter, width)


def _point(point: Point, painter: Painter, width: int) -> Iterator[str]:
    style = COLORS[point.status] if point.status else "bold" if point.lines else ""
    yield from hanging(painter, BULLET, Text(point.head, style=style), width)
    deeper = DETAIL if len(point.lines) > 1 else ""
    for line in point.lines:
        yield from hanging(painter, DETAIL, Text(line), width, deeper)


def hanging(painter: Painter, start: str, body: Text, width: int, deeper: str = "") -> Iterator[str]:
    """``start`` and then ``body``, folded so that its further lines stand below its first, or ``deeper`` than it."""
    indent = " " * cell_len(start) + deeper
    for index, line in enumerate(painter.page(painter.wrapped(body, width - len(indent)))):
        yield (indent if index else start) + line


def table_lines(table: Table, painter: Painter, width: int) -> Iterator[str]:
    """The header and the lines of a table."""
    layout = _plan(table, width)
    yield from painter.header(layout, Text(table.name, style="dim"))
    for line in table.lines:
        yield from painter.row(layout, _title(line, painter, layout), [_cell(line, one) for one in layout.columns])


def _title(line: Line, painter: Painter, layout: Plan) -> Text:
    indent = " " * INDENT if line.below else ""
    title = Text(line.title, style="bold" if line.bold else "")
    lines = painter.fold(title, layout.title - len(indent), TITLE_LINES).split("\n", allow_blank=True)
    return Text("\n").join(Text(indent) + one for one in lines)


def _plan(table: Table, width: int) -> Plan:
    longest = max([LEAST_TITLE, *(cell_len(line.title) + INDENT * line.below for line in table.lines)])
    keys = [one.key for one in table.filled]
    by_importance = sorted((one for one in table.columns if one.key in keys), key=lambda one: one.title_needs)
    return plan(width, longest, by_importance, keys)


def _cell(line: Line, column: Column) -> Text:
    style = COLORS[line.status] if line.status and column.key == STATUS else ""
    return Text(line.cells.get(column.key, ""), style=style)
