"""A report summarized in a few numbers."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from okr_cli.output.symbols import SIGNS, words
from okr_cli.phrases import counted
from okr_cli.progress.expected_pace import expected_progress, total_days
from okr_cli.progress.score import Band
from okr_cli.progress.status import Status
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import percent
from okr_cli.views.status.report import StatusReport

ALWAYS_SHOWN = (Status.ON_TRACK, Status.BEHIND, Status.AT_RISK)
ORDER = (*ALWAYS_SHOWN, Status.NO_DATA, Status.NO_PACE, Status.LEARNING)


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of Objectives and Key Results that are still pursued."""

    objectives: int
    key_results: int
    statuses: dict[Status, int]  # Key Results of cycles that are not over
    bands: dict[Band, int]  # Key Results of finished cycles, by score
    drafts: int
    stale: int  # also counted by status
    differing: int  # the reported status and the numbers disagree
    healthy: int
    unhealthy: int
    dropped: int
    shared: int = 0  # Objectives of other teams, not counted above


def summarize(report: StatusReport) -> Summary:
    """The counts of a report."""
    own = report.own
    every = list(own.key_results())
    rows = [row for row in every if not row.dropped]
    agreed = [row for row in rows if row.entity.state != "draft"]
    running = [row.review for row in agreed if not row.review.over]
    statuses = Counter(review.status.status for review in running)
    bands = Counter(score.band for row in agreed if (score := row.final_score))
    health = [kpi.health.healthy for kpi in report.kpis]
    return Summary(
        sum(not row.dropped for row in own.objectives),
        len(rows),
        {status: statuses[status] for status in ORDER},
        {band: bands[band] for band in reversed(Band)},
        len(rows) - len(agreed),
        sum(row.is_stale for row in rows),
        sum(review.status.differs for review in running),
        health.count(True),
        health.count(False),
        sum(bool(row.dropped) for row in own.objectives) + len(every) - len(rows),
        len(report.objectives) - len(own.objectives),
    )


def head_of(report: StatusReport) -> Iterator[str]:
    """The day and the cycles, the notes about their choice, and the counts."""
    yield from head_lines(report)
    yield from map(one_line, report.notes)
    for totals, pieces in count_lines(summarize(report)):
        yield f"{totals}{': ' if pieces else ''}{'  '.join(piece for _, piece in pieces)}"


def head_lines(report: StatusReport) -> Iterator[str]:
    """The day and the cycles."""
    for cycle in report.cycles:
        day = (report.as_of - cycle.start).days + 1
        length = total_days(cycle) + 1
        name = one_line(cycle.name)
        if day < 1:
            yield f"{name} begins on {cycle.start}"
        elif day > length:
            yield f"{name} ended on {cycle.end}"
        else:
            elapsed = percent(expected_progress(cycle, report.as_of))
            yield f"{name} on {report.as_of}: day {day} of {length}, {elapsed} elapsed"
    if not report.cycles:
        yield f"On {report.as_of}"


def count_lines(summary: Summary) -> Iterator[tuple[str, list[tuple[Status, str]]]]:
    """Lines of text, each with pieces to be colored by status."""
    totals = f"{counted(summary.objectives, 'Objective')}, {counted(summary.key_results, 'Key Result')}"
    pieces = [
        (status, f"{SIGNS[status]} {number} {words(status)}")
        for status, number in summary.statuses.items()
        if number or (status in ALWAYS_SHOWN and not any(summary.bands.values()))
    ]
    yield totals, pieces
    further = list(_further_counts(summary))
    if further:
        yield ", ".join(further), []


def _further_counts(summary: Summary) -> Iterator[str]:
    if any(summary.bands.values()):
        yield "scores " + ", ".join(f"{number} {band}" for band, number in summary.bands.items())
    if summary.stale:
        yield f"{summary.stale} stale"
    if summary.differing:
        yield f"{summary.differing} where reported and computed status disagree"
    if summary.dropped:
        yield f"{summary.dropped} dropped (not counted)"
    if summary.shared:
        yield f"{counted(summary.shared, 'Objective')} shared by other teams (not counted)"
    if summary.drafts:
        yield f"{counted(summary.drafts, 'draft')} (not counted)"
    if summary.healthy or summary.unhealthy:
        yield f"{summary.unhealthy} of {counted(summary.healthy + summary.unhealthy, 'KPI')} unhealthy"
