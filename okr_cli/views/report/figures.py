"""The state of an organization: one sentence and the key figures."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from okr_cli.output.charts.shares import Part, strip
from okr_cli.output.documents.document import Fact, Item, Picture, Section, Span, Style, StyledText, styled
from okr_cli.output.symbols import BAND_STYLES, SIGNS, STYLES, words
from okr_cli.phrases import counted, listed
from okr_cli.progress.score import Band
from okr_cli.progress.status import TROUBLE, Status
from okr_cli.views.formatting import capitalized
from okr_cli.views.summary import Summary, count_lines, summarize

if TYPE_CHECKING:
    from okr_cli.views.report.report import Report


def headline(report: "Report") -> str:
    """The whole page in a sentence.

    ``10 of 39 Key Results are behind and 3 at risk; 2 more are at risk according to the numbers; 1 newly in trouble``.
    """
    summary = summarize(report.status)
    statuses, bands = summary.statuses, summary.bands
    running, scored = sum(statuses.values()), sum(bands.values())
    if scored and not running:
        others = listed([f"{number} {band}" for band, number in bands.items() if band is not Band.GREEN])
        return f"{bands[Band.GREEN]} of {counted(scored, 'Key Result')} scored green, {others}"
    if not running:
        return counted(summary.drafts, "draft Key Result") if summary.drafts else "No Key Results yet"
    trouble = [(statuses[status], words(status)) for status in (Status.BEHIND, Status.AT_RISK) if statuses[status]]
    if statuses[Status.NO_DATA] == running:
        where = f"no data yet for {counted(running, 'Key Result')}"
    elif not trouble:
        where = f"{statuses[Status.ON_TRACK]} of {counted(running, 'Key Result')} on track, none behind or at risk"
    else:
        (number, word), *rest = trouble
        first = f"{number} of {counted(running, 'Key Result')} {'is' if number == 1 else 'are'} {word}"
        where = listed([first, *(f"{number} {word}" for number, word in rest)])
    changes = report.agenda.status_changes
    hidden = sum(change.is_at_risk and change.row.review.status.status is not Status.AT_RISK for change in changes)
    more = " more" if statuses[Status.AT_RISK] else ""
    computed = f"{hidden}{more} {'is' if hidden == 1 else 'are'} at risk according to the numbers" if hidden else ""
    return capitalized("; ".join(filter(None, (where, computed, ", ".join(_movement(report))))))


def _movement(report: "Report") -> Iterator[str]:
    """``1 newly in trouble``, ``2 recovered``, without those that are 0."""
    changes = [change for change in report.agenda.status_changes if change.is_change]
    worse = sum(
        change.now in TROUBLE and (change.before is None or change.before.rank > change.now.rank) for change in changes
    )
    recovered = sum(change.now is Status.ON_TRACK for change in changes)
    yield from (
        f"{number} {word}" for number, word in ((worse, "newly in trouble"), (recovered, "recovered")) if number
    )


def where_we_stand(report: "Report") -> Section:
    """The counts as a colored strip and as figures, with other counts on one line."""
    summary = summarize(report.status)
    (totals, _), *further = count_lines(replace(summary, bands={}, healthy=0, unhealthy=0))
    beside = Item(". ".join((totals, *(text for text, _ in further))))
    return Section("Where we stand", facts=tuple(_facts(summary)), items=(beside,), picture=_status_strip(summary))


def _status_strip(summary: Summary) -> Picture | None:
    """The number of Key Results per status, or per score after the cycle. None if there are none."""
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
    for status, piece in pieces:
        if summary.statuses[status]:
            spans += [Span(" · " if len(spans) > 1 else ""), Span(piece, STYLES[status])]
    return StyledText(tuple(spans))


def _facts(summary: Summary) -> Iterator[Fact]:
    """The count of each status or score, and of KPIs. Counts of 0 have no color."""
    (_, shown), *_ = count_lines(summary)
    for status, _ in shown if summary.key_results > summary.drafts else ():
        label = f"{SIGNS[status]} {capitalized(words(status))}"
        yield Fact(label, (_figure(summary.statuses[status], STYLES[status]),))
    for band, number in summary.bands.items() if any(summary.bands.values()) else ():
        yield Fact(f"Scored {band}", (_figure(number, BAND_STYLES[band]),))
    if summary.healthy or summary.unhealthy:
        text = f"{summary.unhealthy} of {summary.healthy + summary.unhealthy}"
        yield Fact("Unhealthy KPIs", (styled(text, Style.RED if summary.unhealthy else Style.MUTED),))


def _figure(number: int, style: Style) -> StyledText:
    return styled(str(number), style if number else Style.MUTED)
