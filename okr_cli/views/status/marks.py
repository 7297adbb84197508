"""Coloured words and bars of the status table. Each reads the same without its colour."""

from decimal import Decimal

from rich.text import Text

from okr_cli.output.documents.bar import MARK, bar
from okr_cli.output.documents.painter import cut
from okr_cli.output.symbols import BAND_COLORS, COLORS, SIGNS, labelled
from okr_cli.progress.metrics import ObjectiveMetrics
from okr_cli.progress.score import band_of
from okr_cli.progress.status import Status, StatusAssessment
from okr_cli.views.rows import KeyResultRow


def drawn_bar(filled: Decimal, expected: Decimal | None, width: int, status: Status, word: str) -> Text:
    """A bar of ``width`` cells, or the word that stands for it."""
    if word or not width:
        return Text(cut(word, width), style=COLORS[status])
    drawn = Text(bar(filled, expected, width), style=COLORS[status])
    drawn.highlight_words([MARK], "bold default")
    return drawn


def status_mark(reading: StatusAssessment) -> Text:
    """The status that counts; below it what the numbers say, if that differs."""
    shown = Text(labelled(reading.status), style=COLORS[reading.status])
    if reading.differs:
        shown += Text(f"\n≠ {labelled(reading.derived)[2:]}", style=COLORS[reading.derived])
    return shown


def reading_of(review: ObjectiveMetrics) -> StatusAssessment:
    """An Objective's status beside what the numbers alone would say."""
    return StatusAssessment(review.derived, None if review.status is review.derived else review.status)


def outcome_mark(row: KeyResultRow) -> Text:
    """At close: a score, below it the computed one if a person changed it; for what was learned a verdict."""
    score = row.review.score
    if score is None:
        verdict = row.model.verdict
        return Text(verdict or "no verdict", style="cyan" if verdict else "yellow")
    shown = score_mark(score.value)
    return shown + Text(f"\n≠ {score.computed}") if score.reason else shown


def score_mark(value: Decimal | None) -> Text:
    """``0.7 green``."""
    if value is None:
        return Text("no score", style="dim")
    band = band_of(value)
    return Text(f"{value} {band}", style=BAND_COLORS[band])


def changed_mark(moved: str, then: Status, now: Status) -> Text:
    """Points gained; below them the status of that day, if it was another."""
    shown = Text(moved)
    return shown if then is now else shown + Text(f"\nwas {SIGNS[then]}", style=COLORS[then])
