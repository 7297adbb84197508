"""What changed since the last time, as a table."""

from decimal import Decimal

from rich.cells import cell_len

from okr_cli.model.measure import Metric, Milestones, YesNo
from okr_cli.output.documents.columns import Column
from okr_cli.output.documents.document import Line, Table
from okr_cli.output.symbols import labelled, words
from okr_cli.progress.metrics import KeyResultMetrics
from okr_cli.progress.status import Status
from okr_cli.safe_text import one_line
from okr_cli.views import cells
from okr_cli.views.numbers import shown, with_unit
from okr_cli.views.review.agenda import Agenda
from okr_cli.views.rows import KeyResultRow

LEAST_VALUE, MOST_VALUE = 15, 24
LONGEST_UNIT = 3


def changes(agenda: Agenda) -> Table:
    """Each Key Result that was spoken of: its value, points, confidence and status, before and now."""
    lines = tuple(_line(one.row, agenda.board.names(one.row.entity)) for one in agenda.spoken)
    longest = max([9, *(cell_len(line.cells["value"]) for line in lines)])
    columns = (
        Column("value", "Was → now", min(longest, LEAST_VALUE), 20),
        Column("value", "Was → now", min(longest, MOST_VALUE), 40),
        Column("moved", "Moved", 5, 24, right=True),
        Column("confidence", "Conf", 6, 24),
        Column("status", "Status", 12),
    )
    return Table("Key Result", columns, lines)


def was_now(row: KeyResultRow) -> str:
    """``47.5 → 48.4%``: the value before and now; a long unit stands in the title."""
    before, now = row.before, row.review
    if isinstance(row.model.measure, Milestones):
        whole = shown(now.progress.whole_weight or Decimal(0))
        return f"{_done(before)} → {_done(now)} of {whole}"
    if now.progress.current is None:
        return "" if isinstance(row.model.measure, Metric) else cells.way(row)
    was = before.progress.current if before else None
    if was is None and isinstance(row.model.measure, Metric):
        was = row.model.measure.baseline
    unit = cells.unit(row) or ""
    short = unit if len(unit) <= LONGEST_UNIT else None
    return one_line(f"{'?' if was is None else shown(was)} → {with_unit(now.progress.current, short)}")


def confidence_change(row: KeyResultRow) -> str:
    """``3 → 2``; only the number where it stayed."""
    now = row.review.confidence
    was = row.before.confidence if row.before else None
    if now is None:
        return ""
    return f"{was.value} → {now.value}" if was and was.value != now.value else str(now.value)


def moved(row: KeyResultRow) -> str:
    """Points of progress gained; a limit and a yes or no have none."""
    progress = row.review.progress
    if progress.condition or progress.missing or row.before is None or isinstance(row.model.measure, YesNo):
        return ""
    return cells.change(progress.raw, row.before.progress.raw)


def _line(row: KeyResultRow, name: str) -> Line:
    status = row.review.status.status
    then = row.before.status.status if row.before else status
    # What is new has not come from anywhere.
    has_come = then not in (status, Status.NO_DATA)
    reading = row.review.status
    said = [labelled(status)]
    said += [f"≠ {words(reading.derived)}"] if reading.differs else []
    said += [f"was {words(then)}"] if has_come else []
    shown = "\n".join(said)
    texts = {"value": was_now(row), "moved": moved(row), "confidence": confidence_change(row), "status": shown}
    return Line(cells.title(row), texts, status, name=name)


def _done(review: KeyResultMetrics | None) -> str:
    return shown(review.progress.done_weight or Decimal(0)) if review else "?"
