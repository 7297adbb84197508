"""The status view for a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from okr_cli.output.documents.columns import ID, Plan
from okr_cli.output.documents.painter import Painter
from okr_cli.output.documents.terminal import HEADING, table_lines
from okr_cli.output.symbols import COLORS
from okr_cli.views import cells
from okr_cli.views.grouping import By, Group, grouped
from okr_cli.views.kpi_table import kpi_table, unhealthy
from okr_cli.views.rows import Board, InitiativeRow, KeyResultRow, ObjectiveRow
from okr_cli.views.status.columns import INDENT, status_plan
from okr_cli.views.status.rows import Row, RowPainter
from okr_cli.views.status.shape import PLAIN, Shape
from okr_cli.views.summary import count_lines, head_lines, summarize

KEPT = "met, amber, not met: a limit today, and how many check-ins kept it"
DIFFERS = "≠ in the second line: what the numbers say where a person says otherwise"
WORST_FIRST = "Worst first: at risk, behind, no data, on track, no pace, learning; then by points of risk (--explain)"
TRACE = "'okr show' with an id or words of a title prints the sums"
MANY = 12
"""Teams that are more than a look."""


def render(board: Board, width: int, color: bool, shape: Shape = PLAIN) -> Iterator[str]:
    """The lines of the view, group by group."""
    painter = Painter(width, color)
    groups = grouped(board, shape.by)
    yield from painter.page(line for one in _head(board, groups, shape) for line in painter.pieces(one))
    layout = status_plan(board, width, shape)
    rows = RowPainter(painter, layout, board.names, shape.by is not By.OWNER, shape.ids)
    view = _View(painter, layout, rows, shape)
    for group in groups:
        yield ""
        yield from view.group(group)
    if board.orphans:
        yield ""
        yield from view.orphans(board.orphans)
    if board.kpis:
        yield ""
        yield from table_lines(kpi_table(board.kpis, board.names), painter, width, shape.ids, HEADING)
    if board.objectives:
        yield ""
        yield from painter.page(_legend(board, layout, shape))


def _head(board: Board, groups: Sequence[Group], shape: Shape) -> Iterator[Text]:
    for line in head_lines(board):
        yield Text(line, style="bold")
    for note in board.notes:
        yield Text(note, style="yellow")
    for words, pieces in count_lines(summarize(board)):
        counts = Text(words)
        for index, (status, piece) in enumerate(pieces):
            counts.append("  " if index else ": ")
            counts.append(piece, style=COLORS[status])
        yield counts
    if shape.by is By.TEAM and len(groups) > MANY:
        yield Text(f"{len(groups)} teams; --overview shows each on one line, --team one of them in full", style="dim")


def _legend(board: Board, layout: Plan, shape: Shape) -> Iterator[Text]:
    parts = [column.legend for column in layout.columns if column.legend]
    rows = list(board.key_results())
    if any(row.review.progress.condition for row in rows):
        parts.append(KEPT)
    if any(row.review.status.differs for row in rows):
        parts.append(DIFFERS)
    if shape.by is not By.TEAM:
        parts.append(WORST_FIRST)
    elsewhere = TRACE if layout.has(ID) or shape.ids else f"{TRACE}, --ids shows the ids"
    yield Text(". ".join([*parts, elsewhere]) + ".", style="dim")


@dataclass(frozen=True, slots=True)
class _View:
    painter: Painter
    layout: Plan
    rows: RowPainter
    shape: Shape

    def group(self, group: Group) -> Iterator[str]:
        fits = cell_len(group.heading) <= self.layout.title
        if not fits:
            yield from self.painter.page([Text(group.heading, style=HEADING)])
        yield from self.painter.header(self.layout, Text(group.heading if fits else "", style=HEADING))
        for objective in group.objectives:
            yield from self._key_results(objective, 0) if group.of_owner else self._objective(objective)

    def orphans(self, rows: tuple[InitiativeRow, ...]) -> Iterator[str]:
        yield from self.painter.page([Text("Initiatives that serve no Key Result", style=HEADING)])
        for one in rows:
            yield from self._lines(self.rows.initiative(one, None, 0))

    def _objective(self, row: ObjectiveRow) -> Iterator[str]:
        yield from self._lines(self.rows.objective(row))
        yield from self.painter.page(unhealthy(row.guards), INDENT)
        yield from self._key_results(row, INDENT)
        if self.shape.initiatives:
            for one in row.initiatives:
                yield from self._lines(self.rows.initiative(one, None))
        if row.hidden:
            yield from self.painter.page([Text(f"{row.hidden} more, not shown", style="dim")], INDENT)

    def _key_results(self, objective: ObjectiveRow, indent: int) -> Iterator[str]:
        for row in objective.key_results:
            yield from self._lines(self.rows.key_result(row, indent))
            yield from self.painter.page(self._remarks(row), indent + INDENT)
            for one in row.initiatives if self.shape.initiatives else ():
                yield from self._lines(self.rows.initiative(one, row))

    def _remarks(self, row: KeyResultRow) -> Iterator[Text]:
        """What needs the whole width below a Key Result."""
        if self.shape.explain and row.risk.terms:
            yield Text(cells.explained(row), style="dim")
        yield from unhealthy(row.guards)

    def _lines(self, row: Row) -> Iterator[str]:
        empty = Text()
        return self.painter.row(
            self.layout, row["title"], [row.get(column.key, empty) for column in self.layout.columns]
        )
