"""How it stands in a handful of numbers."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from okr_cli.output.symbols import SIGNS, words
from okr_cli.phrases import counted
from okr_cli.progress.expected_pace import expected_progress
from okr_cli.progress.score import Band
from okr_cli.progress.status import Status
from okr_cli.safe_text import one_line
from okr_cli.views.numbers import percent
from okr_cli.views.rows import Board

SPOKEN = (Status.ON_TRACK, Status.BEHIND, Status.AT_RISK, Status.NO_DATA)
ORDER = (*SPOKEN, Status.NO_PACE, Status.LEARNING)


@dataclass(frozen=True, slots=True)
class Summary:
    """Key Results by status; those of finished cycles by the band of their score; drafts by neither.

    ``stale`` have no check-in of late, or never had one; a stale one also has a status. ``differing`` are those of
    which a person says something else than the numbers do.
    """

    objectives: int
    key_results: int
    statuses: dict[Status, int]
    bands: dict[Band, int]
    drafts: int
    stale: int
    differing: int
    healthy: int
    unhealthy: int


def summarize(board: Board) -> Summary:
    """The counts of a board."""
    rows = list(board.key_results())
    agreed = [row for row in rows if row.entity.state != "draft"]
    running = [row.review for row in agreed if not row.review.over]
    statuses = Counter(review.status.status for review in running)
    bands = Counter(row.review.score.band for row in agreed if row.review.over and row.review.score)
    verdicts = [row.health.healthy for row in board.kpis]
    return Summary(
        len(board.objectives),
        len(rows),
        {status: statuses[status] for status in ORDER},
        {band: bands[band] for band in reversed(Band)},
        len(rows) - len(agreed),
        sum(row.is_stale for row in rows),
        sum(review.status.differs for review in running),
        verdicts.count(True),
        verdicts.count(False),
    )


def head_of(board: Board) -> Iterator[str]:
    """The day and the cycles, what there is to say about their choice, and the counts."""
    yield from head_lines(board)
    yield from map(one_line, board.notes)
    for totals, pieces in count_lines(summarize(board)):
        yield f"{totals}{': ' if pieces else ''}{'  '.join(piece for _, piece in pieces)}"


def head_lines(board: Board) -> Iterator[str]:
    """The day and the cycles."""
    for cycle in board.cycles:
        day = (board.as_of - cycle.start).days + 1
        length = (cycle.end - cycle.start).days + 1
        name = one_line(cycle.name)
        if day < 1:
            yield f"{name} begins on {cycle.start}"
        elif day > length:
            yield f"{name} ended on {cycle.end}"
        else:
            gone = percent(expected_progress(cycle, board.as_of) if length > 1 else Decimal(1))
            yield f"{name} on {board.as_of}: day {day} of {length}, {gone} of the time is gone"
    if not board.cycles:
        yield f"On {board.as_of}"


def count_lines(summary: Summary) -> Iterator[tuple[str, list[tuple[Status, str]]]]:
    """Lines of text, each with pieces to be coloured by status."""
    totals = f"{counted(summary.objectives, 'Objective')}, {counted(summary.key_results, 'Key Result')}"
    pieces = [
        (status, f"{SIGNS[status]} {number} {words(status)}")
        for status, number in summary.statuses.items()
        if number or (status in SPOKEN and not any(summary.bands.values()))
    ]
    yield totals, pieces
    asides = list(_asides(summary))
    if asides:
        yield ", ".join(asides), []


def _asides(summary: Summary) -> Iterator[str]:
    if any(summary.bands.values()):
        yield "scores " + ", ".join(f"{number} {band}" for band, number in summary.bands.items())
    if summary.stale:
        yield f"{summary.stale} stale"
    if summary.differing:
        yield f"{summary.differing} where a person and the numbers differ"
    if summary.drafts:
        yield f"{counted(summary.drafts, 'draft')} not counted above"
    if summary.healthy or summary.unhealthy:
        yield f"{summary.unhealthy} of {counted(summary.healthy + summary.unhealthy, 'KPI')} unhealthy"
