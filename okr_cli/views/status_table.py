"""The status view for a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from okr_cli.views import cells
from okr_cli.views.columns import Plan
from okr_cli.views.grouping import By, Group, grouped
from okr_cli.views.kpi_table import kpi_lines, unhealthy
from okr_cli.views.paint import Painter
from okr_cli.views.rows import Board, InitiativeRow, KeyResultRow, ObjectiveRow
from okr_cli.views.status_columns import INDENT, status_plan
from okr_cli.views.status_rows import Row, RowPainter
from okr_cli.views.summary import count_lines, head_lines, summarize
from okr_cli.views.symbols import COLORS

HEADING = "bold underline"
DIFFERS = "≠ in the second line: what the numbers say where a person says otherwise"


def render(
    board: Board, width: int, color: bool, by: By, with_initiatives: bool = False, explain: bool = False
) -> Iterator[str]:
    """The lines of the view, group by group."""
    painter = Painter(width, color)
    yield from painter.page(_head(board))
    with_owner = by is not By.OWNER
    layout = status_plan(board, width, with_initiatives, with_owner)
    view = _View(painter, layout, RowPainter(painter, layout, with_owner), with_initiatives, explain)
    for group in grouped(board, by):
        yield ""
        yield from view.group(group)
    if board.orphans:
        yield ""
        yield from view.orphans(board.orphans)
    if board.kpis:
        yield ""
        yield from kpi_lines(board.kpis, painter, width)
    if board.objectives:
        yield ""
        yield from painter.page(_legend(board, layout))


def _head(board: Board) -> Iterator[Text]:
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


def _legend(board: Board, layout: Plan) -> Iterator[Text]:
    parts = [column.legend for column in layout.columns if column.legend]
    if any(row.review.status.differs for row in board.key_results()):
        parts.append(DIFFERS)
    if parts:
        yield Text(". ".join(parts) + ".", style="dim")


@dataclass(frozen=True, slots=True)
class _View:
    painter: Painter
    layout: Plan
    rows: RowPainter
    with_initiatives: bool
    explain: bool

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
        if self.with_initiatives:
            for one in row.initiatives:
                yield from self._lines(self.rows.initiative(one, None))
        if row.hidden:
            yield from self.painter.page([Text(f"{row.hidden} more, not shown", style="dim")], INDENT)

    def _key_results(self, objective: ObjectiveRow, indent: int) -> Iterator[str]:
        for row in objective.key_results:
            yield from self._lines(self.rows.key_result(row, indent))
            yield from self.painter.page(self._remarks(row), indent + INDENT)
            for one in row.initiatives if self.with_initiatives else ():
                yield from self._lines(self.rows.initiative(one, row))

    def _remarks(self, row: KeyResultRow) -> Iterator[Text]:
        """What needs the whole width below a Key Result."""
        if self.explain and row.risk.terms:
            yield Text(cells.explained(row), style="dim")
        yield from unhealthy(row.guards)

    def _lines(self, row: Row) -> Iterator[str]:
        empty = Text()
        return self.painter.row(
            self.layout, row["title"], [row.get(column.key, empty) for column in self.layout.columns]
        )
