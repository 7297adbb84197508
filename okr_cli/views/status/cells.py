"""The cells of the status table: owner, progress, status and change."""

from decimal import Decimal

from okr_cli.output.documents.document import Cell, Span, Style, StyledText, styled
from okr_cli.output.symbols import BAND_STYLES, SIGNS, STYLES, labelled, words
from okr_cli.progress.score import band_of
from okr_cli.progress.status import Status, StatusAssessment, status_from_gap
from okr_cli.views import formatting
from okr_cli.views.formatting import NO_OWNER
from okr_cli.views.measure_text import other_scores, value_range
from okr_cli.views.workspace_metrics import KeyResultRow, ObjectiveRow


def owner_cell(owner: str | None) -> Cell:
    """The owner, or that there is none."""
    return owner or styled(NO_OWNER, Style.YELLOW)


def objective_assessment(row: ObjectiveRow) -> StatusAssessment:
    """The effective and the computed status of an Objective."""
    review = row.review
    return StatusAssessment(review.derived, None if review.status is review.derived else review.status)


def differs_from_pace(row: ObjectiveRow) -> bool:
    """Whether the status of an Objective, the worst of its Key Results, is not what its own gap to the pace says."""
    review = row.review
    if review.gap is None or review.over or row.dropped:
        return False
    return status_from_gap(review.gap, row.metrics.tolerance) is not review.status


def status_cell(reading: StatusAssessment) -> StyledText:
    """The effective status; below it the computed one, if it differs."""
    status = Span(labelled(reading.status), STYLES[reading.status])
    if not reading.differs:
        return StyledText((status,))
    return StyledText((status, Span(f"\n≠ {words(reading.derived)}", STYLES[reading.derived])))


def status_in_words(reading: StatusAssessment) -> str:
    """The effective status and, if it differs, the computed one, on one line."""
    numbers = f" (computed: {labelled(reading.derived)})" if reading.differs else ""
    return labelled(reading.status) + numbers


def score_cell(score: Decimal | None) -> StyledText:
    """``0.7 green``."""
    if score is None:
        return styled("no score", Style.MUTED)
    return styled(f"{score} {band_of(score)}", BAND_STYLES[band_of(score)])


def objective_outcome(row: ObjectiveRow) -> str:
    """The score of an Objective that is over, else its status."""
    if row.final_score is not None and not row.dropped:
        return f"{row.final_score} {band_of(row.final_score)}"
    return status_in_words(objective_assessment(row))


def outcome_cell(row: KeyResultRow) -> StyledText:
    """At the end: a score, below it the computed one if a person changed it; for what was learned a verdict."""
    score, verdict = row.review.score, row.model.verdict
    if score is None:
        return styled(verdict or "no verdict", Style.CYAN if verdict else Style.YELLOW)
    return styled("\n".join((f"{score.value} {score.band}", *other_scores(score))), BAND_STYLES[score.band])


def outcome_in_words(row: KeyResultRow) -> str:
    """The same on one line."""
    score = row.review.score
    if score is None:
        return row.model.verdict or "no verdict"
    others = [f"computed: {score.computed}"] if score.reason else []
    others += [] if score.first is None else [f"against the original measure: {score.first}"]
    return f"{score.value} {score.band}" + (f" ({', '.join(others)})" if others else "")


def progress_cell(row: KeyResultRow) -> StyledText:
    """``64% [+7] (41 → 50 → 55%)``."""
    progress = row.review.progress
    moved = formatting.change_text(progress.raw, row.before.progress.raw if row.before else None)
    parts = (formatting.progress_word(progress), formatting.progress_text(progress), f"[{moved}]" if moved else "")
    return StyledText((Span(f"{' '.join(filter(None, parts))} ("), Span(value_range(row)), Span(")")))


def objective_change(row: ObjectiveRow) -> Cell:
    """Points of progress since the day to compare with, and the status then."""
    before = row.before
    if before is None:
        return ""
    moved = formatting.change_text(row.review.roll_up.progress, before.roll_up.progress)
    return _change(moved, before.status, row.review.status)


def key_result_change(row: KeyResultRow) -> Cell:
    """The same for a Key Result; a limit has no points."""
    before, progress = row.before, row.review.progress
    if before is None:
        return ""
    has_no_points = progress.condition is not None or progress.missing is not None
    moved = "" if has_no_points else formatting.change_text(progress.raw, before.progress.raw)
    return _change(moved, before.status.status, row.review.status.status)


def _change(moved: str, before: Status, now: Status) -> StyledText:
    """Points gained; below them the status of that day, if it was another."""
    below = () if before is now else (Span(f"\nwas {SIGNS[before]}", STYLES[before]),)
    return StyledText((Span(moved), *below))
