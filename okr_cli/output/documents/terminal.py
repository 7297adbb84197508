"""A page for a terminal."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from okr_cli.output.documents.columns import ENDLESS, ID, LEAST_TITLE, Column, Plan, plan_with_ids
from okr_cli.output.documents.document import Line, Page, Part, Point, Table
from okr_cli.output.documents.painter import Painter
from okr_cli.output.symbols import COLORS

HEADING = "bold underline"
BULLET, DETAIL = "• ", "  "
TITLE_LINES, INDENT = 4, 2
STATUS = "status"
"""The key of the column that takes the colour of a line's status."""


def render(page: Page, width: int, color: bool, ids: bool = False) -> Iterator[str]:
    """The lines of a page, each ``width`` cells at most. With ``ids`` it says how each thing is found again."""
    painter = Painter(width, color)
    yield from painter.page([Text(page.title, style="bold")])
    yield from painter.page(line for one in page.lead for line in painter.pieces(Text(one)))
    for part in page.parts:
        yield ""
        yield from part_lines(part, painter, width, ids)


def part_lines(part: Part, painter: Painter, width: int, ids: bool = False) -> Iterator[str]:
    """A heading and what stands below it. It names the larger part too, which may begin far above on the screen."""
    heading = " · ".join(one for one in (part.of, part.heading) if one)
    yield from painter.page([Text(heading, style=HEADING)] if heading else [])
    yield from painter.page(Text(line) for line in part.lead)
    if part.table and part.table.lines:
        yield from table_lines(part.table, painter, width, ids)
    for point in part.points:
        yield from _point(point, painter, width, ids)


def _point(point: Point, painter: Painter, width: int, ids: bool) -> Iterator[str]:
    style = COLORS[point.status] if point.status else "bold" if point.lines else ""
    head = Text(point.head, style=style)
    if ids and point.name:
        head = Text.assemble(head, (f" · {point.name}", "dim"))
    yield from hanging(painter, BULLET, head, width)
    deeper = DETAIL if len(point.lines) > 1 else ""
    for line in point.lines:
        yield from hanging(painter, DETAIL, Text(line), width, deeper)


def hanging(painter: Painter, start: str, body: Text, width: int, deeper: str = "") -> Iterator[str]:
    """``start`` and then ``body``, folded so that its further lines stand below its first, or ``deeper`` than it."""
    indent = " " * cell_len(start) + deeper
    for index, line in enumerate(painter.page(painter.wrapped(body, width - len(indent)))):
        yield (indent if index else start) + line


def table_lines(table: Table, painter: Painter, width: int, ids: bool = False, style: str = "dim") -> Iterator[str]:
    """The header and the lines of a table, whose name is written in ``style``."""
    layout = _plan(table, width, ids)
    below = ids and not layout.has(ID)
    yield from painter.header(layout, Text(table.name, style=style))
    for line in table.lines:
        title = _title(line, painter, layout, line.name if below else "")
        yield from painter.row(layout, title, [_cell(line, one) for one in layout.columns])


def _title(line: Line, painter: Painter, layout: Plan, name: str) -> Text:
    """The title on a few lines, and its name below where there is no column for it."""
    indent = " " * INDENT if line.below else ""
    width = layout.title - len(indent)
    shown = painter.fold(Text(line.title, style="bold" if line.bold else ""), width, TITLE_LINES)
    lines = [*shown.split("\n", allow_blank=True), *(painter.wrapped(Text(name, style="dim"), width) if name else ())]
    return Text("\n").join(Text(indent) + one for one in lines)


def _plan(table: Table, width: int, ids: bool) -> Plan:
    longest = max([LEAST_TITLE, *(cell_len(line.title) + INDENT * line.below for line in table.lines)])
    filled = {one.key for one in table.filled}
    columns = [one for one in table.columns if one.key in filled]
    if width >= ENDLESS:
        columns = [one._replace(width=max(one.width, _widest(table, one.key))) for one in columns]
    return plan_with_ids(width, longest, columns, [line.name for line in table.lines], ids)


def _widest(table: Table, key: str) -> int:
    return max(cell_len(text) for line in table.lines for text in line.cells.get(key, "").split("\n"))


def _cell(line: Line, column: Column) -> Text:
    if column.key == ID:
        return Text(line.name, style="dim")
    style = COLORS[line.status] if line.status and column.key == STATUS else ""
    return Text(line.cells.get(column.key, ""), style=style)
