"""The rows of the status table, cell by cell."""

from dataclasses import dataclass
from decimal import Decimal

from rich.cells import cell_len
from rich.text import Text

from okr_cli.output.documents.columns import ID, Plan
from okr_cli.output.documents.painter import Painter, cut
from okr_cli.output.documents.sparkline import sparkline
from okr_cli.progress.status import Status
from okr_cli.safe_text import one_line
from okr_cli.views import cells
from okr_cli.views.numbers import percent
from okr_cli.views.rows import InitiativeRow, KeyResultRow, ObjectiveRow
from okr_cli.views.status.columns import INDENT, TREND
from okr_cli.views.status.marks import changed_mark, drawn_bar, outcome_mark, reading_of, score_mark, status_mark
from okr_cli.workspace.short_names import Naming

TITLE_LINES = 4
Row = dict[str, Text]
"""Cells by the key of their column; ``title`` is always there."""

AnyRow = ObjectiveRow | KeyResultRow | InitiativeRow


@dataclass(frozen=True, slots=True)
class RowPainter:
    """Makes the cells of a row for a plan of columns. What has no column and is wanted stands below the title."""

    painter: Painter
    layout: Plan
    names: Naming
    with_owner: bool = True
    with_ids: bool = False

    def objective(self, row: ObjectiveRow) -> Row:
        """An Objective: the mean, and the worst status."""
        review = row.review
        title = Text(one_line(row.model.title) + (" (draft)" if row.entity.state == "draft" else ""), style="bold")
        filled = review.roll_up.progress or Decimal(0)
        word = cells.roll_up_word(review.roll_up)
        return {
            "title": self._folded(title, row),
            **self._aside(row),
            "bar": self._bar(filled, review.expected, review.status, word),
            "percent": Text("" if word else percent(filled), style="bold"),
            "change": self._objective_change(row),
            "pace": Text("" if word else cells.pace(review.gap)),
            "status": score_mark(review.score) if review.over else status_mark(reading_of(review)),
            "initiatives": Text(cells.initiatives(row.delivery)),
        }

    def key_result(self, row: KeyResultRow, indent: int) -> Row:
        """A Key Result."""
        review = row.review
        status = review.status.status
        word = cells.progress_word(review.progress)
        return {
            "title": self._folded(Text(cells.title(row)), row, indent),
            **self._aside(row),
            "way": Text(cut(cells.way(row), self._width("way"))),
            "bar": self._bar(review.progress.raw or Decimal(0), review.expected, status, word),
            "percent": Text(cells.progress_percent(review.progress)),
            "change": self._key_result_change(row),
            "trend": Text(sparkline(row.history, TREND)),
            "pace": Text("" if review.progress.missing else cells.pace(review.gap)),
            "status": outcome_mark(row) if review.over else status_mark(review.status),
            "confidence": Text(cells.confidence(review.confidence)),
            "last": Text(cells.last_check_in(row), style="yellow" if row.is_stale else ""),
            "initiatives": Text(cells.initiatives(row.delivery)),
            "landing": Text(cut(cells.landing(row), self._width("landing"))),
        }

    def initiative(self, one: InitiativeRow, row: KeyResultRow | None, indent: int = 2 * INDENT) -> Row:
        """An Initiative, with what the Key Result ``row`` did since it began."""
        unit = cells.unit(row) if row else None
        words = cells.initiative_words(one, not self.with_owner)
        return {
            "title": self._folded(Text(words, style="dim"), one, indent),
            **self._aside(one),
            "way": Text(cut(cells.moved(one, unit), self._width("way")), style="dim"),
        }

    def _width(self, key: str) -> int:
        return next((one.width for one in self.layout.columns if one.key == key), 0)

    def _folded(self, title: Text, row: AnyRow, indent: int = 0) -> Text:
        """The title, and after it the owner and the id where there is no column for them."""
        width = max(self.layout.title - indent, 8)
        folded = self.painter.fold(title, width, TITLE_LINES)
        if self.with_owner and not self.layout.has("owner"):
            folded = self._with(folded, row.owner or "no owner", "dim italic", width)
        if self.with_ids and not self.layout.has(ID):
            folded = self._with(folded, self.names(row.entity), "dim", width)
        if not indent:
            return folded
        blank = Text(" " * indent)
        return Text("\n").join(blank + line for line in folded.split("\n", allow_blank=True))

    def _with(self, folded: Text, words: str, style: str, width: int) -> Text:
        last = folded.split("\n")[-1]
        added = Text("\n").join(self.painter.wrapped(Text(words, style=style), width))
        gap = " · " if last.cell_len + 3 + cell_len(words) <= width else "\n"
        return folded + Text(gap, style="dim") + added

    def _aside(self, row: AnyRow) -> Row:
        """The owner and the id in columns of their own."""
        owner = Text(cut(row.owner or "no owner", self._width("owner")), style="" if row.owner else "yellow")
        return {"owner": owner, ID: Text(self.names(row.entity) if self.layout.has(ID) else "", style="dim")}

    def _bar(self, filled: Decimal, expected: Decimal | None, status: Status, word: str) -> Text:
        return drawn_bar(filled, expected, self._width("bar"), status, word)

    def _objective_change(self, row: ObjectiveRow) -> Text:
        before = row.before
        if before is None:
            return Text()
        moved = cells.change(row.review.roll_up.progress, before.roll_up.progress)
        return changed_mark(moved, before.status, row.review.status)

    def _key_result_change(self, row: KeyResultRow) -> Text:
        before = row.before
        if before is None:
            return Text()
        has_no_way = row.review.progress.condition is not None or row.review.progress.missing is not None
        moved = "" if has_no_way else cells.change(row.review.progress.raw, before.progress.raw)
        return changed_mark(moved, before.status.status, row.review.status.status)
