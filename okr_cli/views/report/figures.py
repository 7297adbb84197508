"""Where an organization stands, in the figures that a leader asks for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from okr_cli.output.charts.shares import Part, strip
from okr_cli.output.documents.document import Fact, Picture, Section, Span, Style, StyledText, styled
from okr_cli.output.symbols import BAND_STYLES, SIGNS, STYLES, words
from okr_cli.phrases import counted
from okr_cli.progress.status import Status
from okr_cli.views.formatting import capitalized
from okr_cli.views.review.report import TROUBLE
from okr_cli.views.summary import Summary, count_lines, summarize

if TYPE_CHECKING:
    from okr_cli.views.report.report import Report


def where_we_stand(report: "Report") -> Section:
    """The counts as a strip of colors and as figures."""
    summary = summarize(report.status)
    totals = f"{counted(summary.objectives, 'Objective')}, {counted(summary.key_results, 'Key Result')}"
    return Section("Where we stand", (totals,), facts=tuple(_facts(report, summary)), picture=_status_strip(summary))


def _status_strip(summary: Summary) -> Picture | None:
    """How many Key Results have which status; of a cycle that is over, which score. None where none has either."""
    parts = [Part(number, STYLES[status]) for status, number in summary.statuses.items()]
    parts += [Part(number, BAND_STYLES[band]) for band, number in summary.bands.items()]
    if not any(part.size for part in parts):
        return None
    lines = (
        ": ".join(filter(None, (totals, ", ".join(text for _, text in pieces))))
        for totals, pieces in count_lines(summary)
    )
    text = "; ".join(lines)
    return Picture(text, lambda: [strip(parts, text)])


def count_text(summary: Summary) -> StyledText:
    """``3 Objectives, 7 Key Results: ✓ 5 on track  ▼ 2 behind``, in the colors of the statuses."""
    (totals, pieces), *_ = count_lines(summary)
    if not any(summary.statuses.values()):
        return StyledText((Span(totals + (f", {counted(summary.drafts, 'draft')}" if summary.drafts else "")),))
    spans = [Span(f"{totals}: ")]
    for number, (status, piece) in enumerate(pieces):
        spans += [Span(" · " if number else ""), Span(piece, STYLES[status])]
    return StyledText(tuple(spans))


def _facts(report: "Report", summary: Summary) -> Iterator[Fact]:
    """Each count that a leader asks for, where it is not 0."""
    (_, shown), *_ = count_lines(summary)
    for status, _ in shown if summary.key_results > summary.drafts else ():
        yield Fact(
            f"{SIGNS[status]} {capitalized(words(status))}", (styled(str(summary.statuses[status]), STYLES[status]),)
        )
    for band, number in summary.bands.items() if any(summary.bands.values()) else ():
        yield Fact(f"Scored {band}", (styled(str(number), BAND_STYLES[band]),))
    changes = [change for change in report.agenda.status_changes if change.is_change]
    worse = sum(
        change.now in TROUBLE and (change.before is None or change.before.rank > change.now.rank) for change in changes
    )
    figures = (
        ("Newly in trouble", worse),
        ("Recovered", sum(change.now is Status.ON_TRACK for change in changes)),
        ("Stale", summary.stale),
        ("Reported ≠ computed", summary.differing),
        ("Dropped", summary.dropped),
        ("Drafts", summary.drafts),
    )
    for label, figure in figures:
        if figure:
            yield Fact(label, (str(figure),))
    if summary.healthy or summary.unhealthy:
        text = f"{summary.unhealthy} of {summary.healthy + summary.unhealthy}"
        yield Fact("KPIs unhealthy", (styled(text, Style.RED if summary.unhealthy else Style.PLAIN),))
