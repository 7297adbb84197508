"""The status view for a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from okr_cli.progress.review import ObjectiveReview
from okr_cli.progress.roll_up import RollUp
from okr_cli.progress.score import band_of
from okr_cli.progress.status import Status, StatusReading
from okr_cli.views import cells
from okr_cli.views.bar import MARK, bar
from okr_cli.views.columns import Plan
from okr_cli.views.grouping import By, Group, grouped
from okr_cli.views.kpi_table import kpi_renderables
from okr_cli.views.numbers import percent
from okr_cli.views.paint import Painter, add_column, cut
from okr_cli.views.rows import Board, InitiativeRow, KeyResultRow, ObjectiveRow
from okr_cli.views.status_columns import INDENT, status_plan
from okr_cli.views.summary import count_lines, head_lines, summarize
from okr_cli.views.symbols import BAND_COLORS, COLORS, labelled
from okr_cli.views.text import one_line

TITLE_LINES = 2
HEADING = "bold underline"
DIFFERS = "≠ in the second line: what the numbers say where a person says otherwise"


def render(board: Board, width: int, color: bool, by: By, with_initiatives: bool) -> Iterator[str]:
    """The lines of the view, group by group."""
    painter = Painter(width, color)
    yield from painter.lines(_head(board))
    layout = status_plan(board, width, with_initiatives)
    view = _View(painter, layout, with_initiatives)
    for group in grouped(board, by):
        yield ""
        yield from painter.lines(view.group(group))
    if board.orphans:
        yield ""
        yield from painter.lines(view.orphans(board.orphans))
    if board.kpis:
        yield ""
        yield from painter.lines(kpi_renderables(board.kpis, painter, width))
    if board.objectives:
        yield ""
        yield from painter.lines([Text(line, style="dim") for line in _legend(board, layout)])


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


def _legend(board: Board, layout: Plan) -> Iterator[str]:
    parts = [column.legend for column in layout.columns if column.legend]
    if any(row.review.status.differs for row in board.key_results()):
        parts.append(DIFFERS)
    yield ". ".join(parts) + "." if parts else ""


@dataclass(frozen=True, slots=True)
class _View:
    painter: Painter
    layout: Plan
    with_initiatives: bool

    def group(self, group: Group) -> Iterator[RenderableType]:
        if cell_len(group.heading) > self.layout.title:
            yield Text(group.heading, style=HEADING)
        table = self._table(group.heading)
        for objective in group.objectives:
            if not group.of_owner:
                self._add(table, self._objective(objective))
            for row in objective.key_results:
                self._add(table, self._key_result(row, 0 if group.of_owner else INDENT))
                for one in row.initiatives if self.with_initiatives else ():
                    self._add(table, self._initiative(one, row))
            for one in objective.initiatives if self.with_initiatives and not group.of_owner else ():
                self._add(table, self._initiative(one, None))
            if objective.hidden:
                words = f"{objective.hidden} more by others, not shown"
                self._add(table, {"title": self._folded(Text(words, style="dim"), None, INDENT)})
        yield table

    def orphans(self, rows: tuple[InitiativeRow, ...]) -> Iterator[RenderableType]:
        yield Text("Initiatives that serve no Key Result", style=HEADING)
        table = self._table("")
        table.show_header = False
        for one in rows:
            self._add(table, self._initiative(one, None, 0))
        yield table

    def _table(self, heading: str) -> Table:
        table = Table(box=None, padding=0, pad_edge=False, header_style="", show_header=True)
        layout = self.layout
        table.add_column(Text(heading if cell_len(heading) <= layout.title else "", style=HEADING), width=layout.title)
        for column in layout.columns:
            table.add_column("", width=layout.gutter)
            add_column(table, column)
        return table

    def _add(self, table: Table, row: dict[str, Text]) -> None:
        rest = [part for column in self.layout.columns for part in ("", row.get(column.key, ""))]
        table.add_row(row["title"], *rest)

    def _objective(self, row: ObjectiveRow) -> dict[str, Text]:
        review = row.review
        title = Text(one_line(row.model.title) + (" (draft)" if row.entity.state == "draft" else ""), style="bold")
        filled = review.roll_up.progress or Decimal(0)
        return {
            "title": self._folded(title, row.owner),
            "owner": self._owner(row.owner),
            "bar": self._bar(filled, review.expected, review.status, _roll_up_word(review.roll_up)),
            "percent": Text("" if review.roll_up.progress is None else percent(filled), style="bold"),
            "pace": Text(cells.pace(review.gap)),
            "status": self._score(review.score) if review.over else self._status(_reading(review)),
            "initiatives": Text(cells.initiatives(row.delivery)),
        }

    def _key_result(self, row: KeyResultRow, indent: int) -> dict[str, Text]:
        review = row.review
        status = review.status.status
        word = cells.progress_word(review.progress)
        return {
            "title": self._folded(Text(cells.title(row)), row.owner, indent),
            "owner": self._owner(row.owner),
            "way": Text(cut(cells.way(row), self._width("way"))),
            "bar": self._bar(review.progress.raw or Decimal(0), review.expected, status, word),
            "percent": Text(cells.progress_percent(review.progress)),
            "pace": Text("" if review.progress.missing else cells.pace(review.gap)),
            "status": self._outcome(row) if review.over else self._status(review.status),
            "confidence": Text(cells.confidence(review.confidence)),
            "last": Text(cells.last_check_in(review.silence), style="yellow" if review.silence.stale else ""),
            "initiatives": Text(cells.initiatives(row.delivery)),
            "landing": Text(cut(cells.landing(row), self._width("landing"))),
        }

    def _initiative(self, one: InitiativeRow, row: KeyResultRow | None, indent: int = 2 * INDENT) -> dict[str, Text]:
        unit = cells.unit(row) if row else None
        words = f"› {one_line(one.model.title)}, {cells.initiative_status(one)}"
        return {
            "title": self._folded(Text(words, style="dim"), one.owner, indent),
            "owner": self._owner(one.owner),
            "way": Text(cut(cells.moved(one, unit), self._width("way")), style="dim"),
        }

    def _width(self, key: str) -> int:
        return next((one.width for one in self.layout.columns if one.key == key), 0)

    def _folded(self, title: Text, owner: str | None, indent: int = 0) -> Text:
        """The title, and the owner after it where there is no column for owners."""
        width = max(self.layout.title - indent, 8)
        folded = self.painter.fold(title, width, TITLE_LINES)
        if not self.layout.has("owner"):
            folded = self._with_owner(folded, owner or "no owner", width)
        lines = folded.split("\n", allow_blank=True)
        return Text("\n").join(Text(" " * indent) + line for line in lines)

    def _with_owner(self, folded: Text, owner: str, width: int) -> Text:
        last = folded.split("\n")[-1]
        name = Text(cut(owner, width), style="dim italic")
        gap = " · " if last.cell_len + 3 + name.cell_len <= width else "\n"
        return folded + Text(gap, style="dim") + name

    def _owner(self, owner: str | None) -> Text:
        return Text(cut(owner or "no owner", self._width("owner")), style="" if owner else "yellow")

    def _bar(self, filled: Decimal, expected: Decimal | None, status: Status, word: str) -> Text:
        width = self._width("bar")
        if word:
            return Text(cut(word, width), style=COLORS[status])
        drawn = Text(bar(filled, expected, width), style=COLORS[status])
        drawn.highlight_words([MARK], "bold default")
        return drawn

    def _status(self, reading: StatusReading) -> Text:
        shown = Text(labelled(reading.status), style=COLORS[reading.status])
        if reading.differs:
            shown += Text(f"\n≠ {labelled(reading.derived)[2:]}", style=COLORS[reading.derived])
        return shown

    def _outcome(self, row: KeyResultRow) -> Text:
        """At close: a score, and for what was learned a verdict."""
        if row.review.score is None:
            verdict = row.model.verdict
            return Text(verdict or "no verdict", style="cyan" if verdict else "yellow")
        shown, score = self._score(row.review.score.value), row.review.score
        return shown + Text(f"\n≠ {score.computed}") if score.reason else shown

    def _score(self, value: Decimal | None) -> Text:
        if value is None:
            return Text("no score", style="dim")
        band = band_of(value)
        return Text(f"{value} {band}", style=BAND_COLORS[band])


def _reading(review: ObjectiveReview) -> StatusReading:
    return StatusReading(review.derived, None if review.status is review.derived else review.status)


def _roll_up_word(rolled: RollUp) -> str:
    if rolled.progress is None:
        return "no sum" if rolled.counted else "not summed"
    return cells.NO_DATA if rolled.without_data == rolled.counted else ""
