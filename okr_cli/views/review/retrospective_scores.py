"""The scores of a cycle as a table, with what was delivered on the line of what came of it."""

from collections.abc import Iterable

from okr_cli.output.documents.columns import Column
from okr_cli.output.documents.document import Line, Table
from okr_cli.progress.score import Band, band_of
from okr_cli.progress.status import Status
from okr_cli.safe_text import one_line
from okr_cli.views import cells
from okr_cli.views.rows import KeyResultRow, ObjectiveRow
from okr_cli.workspace.short_names import Naming

BANDS = {Band.GREEN: Status.ON_TRACK, Band.AMBER: Status.BEHIND, Band.RED: Status.AT_RISK}


def scores(objectives: Iterable[ObjectiveRow], names: Naming) -> Table:
    """Each Objective, and below it its Key Results."""
    columns = (
        Column("kind", "Kind", 12, 26),
        Column("outcome", "Outcome", 22, 34),
        Column("outcome", "Outcome", 34, 48),
        Column("progress", "Progress", 8, 24, right=True),
        Column("status", "Score", 12),
        Column("delivery", "Delivered", 9, 16),
    )
    lines = (
        line
        for row in objectives
        for line in (_objective(row, names), *(_key_result(one, names) for one in row.key_results))
    )
    return Table("Objective, Key Result", columns, tuple(lines))


def delivered(row: KeyResultRow | ObjectiveRow) -> str:
    """``2 of 3``: Initiatives shipped, of all."""
    return f"{row.delivery.shipped} of {row.delivery.total}"


def _objective(row: ObjectiveRow, names: Naming) -> Line:
    score = row.review.score
    band = band_of(score) if score is not None else None
    shown = {"status": f"{score} {band}" if band else "no score", "delivery": delivered(row)}
    status = BANDS[band] if band else None
    return Line(one_line(row.model.title), shown, status, bold=True, name=names(row.entity))


def _key_result(row: KeyResultRow, names: Naming) -> Line:
    score = row.review.score
    shown = {
        "kind": row.model.kind or "",
        "outcome": cells.way(row),
        "progress": cells.progress_percent(row.review.progress),
        "status": _score(row),
        "delivery": delivered(row),
    }
    status = BANDS[score.band] if score else Status.LEARNING
    return Line(cells.title(row), shown, status, below=True, name=names(row.entity))


def _score(row: KeyResultRow) -> str:
    score = row.review.score
    if score is None:
        return row.model.verdict or "no verdict"
    return f"{score.value} {score.band}" + (f"\n≠ {score.computed}" if score.reason else "")
