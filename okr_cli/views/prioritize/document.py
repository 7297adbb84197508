"""The impact and effort grid and the sorting grid as a document."""

from collections.abc import Iterator, Sequence

from okr_cli.output.documents.document import Document, Grid, GridCell, Item, LeadLine, Medium, Section, Style, styled
from okr_cli.phrases import counted
from okr_cli.progress.prioritization import Category, Quadrant
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import NO_OWNER, work_status
from okr_cli.views.prioritize.report import Priorities, Rated
from okr_cli.views.status.report import StatusReport

CORNERS = {
    Quadrant.QUICK_WIN: ("Quick wins: now", "Begin at once, and look at the number when its hypothesis says."),
    Quadrant.PLAN: ("Plan seriously", "Give it people, time and milestones of its own."),
    Quadrant.DEFER: ("Defer or delegate", "Later, or as daily business outside the OKRs."),
    Quadrant.WASTE: ("Disguised waste", "Take it out, or find the smaller step that would show its worth."),
}
STYLES = {
    Quadrant.QUICK_WIN: Style.GREEN,
    Quadrant.PLAN: Style.CYAN,
    Quadrant.DEFER: Style.YELLOW,
    Quadrant.WASTE: Style.RED,
}
ROWS = (("high\nimpact", (Quadrant.QUICK_WIN, Quadrant.PLAN)), ("low\nimpact", (Quadrant.DEFER, Quadrant.WASTE)))
NO_WORK = "No Initiatives here."
SORTS = {
    Category.USEFUL: "Useful: ship it, then see what its Key Result did in the time that its hypothesis names",
    Category.COSMETIC: "Cosmetic: out of the cycle; if it must be done, as daily business",
    Category.OFF_TOPIC: "Off-topic: tie it to a Key Result, or take it out of the OKRs",
    Category.UNSORTED: "Not sorted yet: what is written does not decide it",
}


def priorities_document(report: StatusReport, groups: Sequence[Priorities]) -> Document:
    """Each team with its grid, then what is not rated, then the sorting grid."""
    lead = [LeadLine(styled(one_line(note), Style.YELLOW)) for note in report.notes]
    lead += [] if groups else [LeadLine(NO_WORK)]
    sections = (section for group in groups for section in _sections(group, report))
    return Document(f"Priorities on {report.as_of}", lead, sections, title_only=Medium.PAGE)


def _sections(group: Priorities, report: StatusReport) -> Iterator[Section]:
    summary = counted(len(group.work), "open Initiative")
    if group.finished:
        summary = f"{summary}, {group.finished} shipped or dropped"
    not_rated = group.at(None)
    grid = _grid(group, report) if len(not_rated) < len(group.work) else None
    lead = (styled(summary, Style.MUTED),)
    yield Section("", lead, grid=grid, of=group.heading, style=Style.STRONG)
    items = (
        Item(f"{_named(rated)}: no {' and no '.join(rated.lacking)}", id=report.id_of(rated.row.entity))
        for rated in not_rated
    )
    yield Section("Not rated", items=tuple(items), of=group.heading)
    yield Section("Useful, cosmetic or off-topic", items=tuple(_sorted(group)), of=group.heading)


def _grid(group: Priorities, report: StatusReport) -> Grid:
    first, second = (
        (label, (_cell(left, group, report), _cell(right, group, report))) for label, (left, right) in ROWS
    )
    return Grid(("low effort", "high effort"), (first, second))


def _cell(corner: Quadrant, group: Priorities, report: StatusReport) -> GridCell:
    name, advice = CORNERS[corner]
    items = tuple(Item(_named(rated), id=report.id_of(rated.row.entity)) for rated in group.at(corner))
    return GridCell(name, advice, items, STYLES[corner])


def _sorted(group: Priorities) -> Iterator[Item]:
    """Each verdict of the sorting grid, with the reason for each Initiative."""
    for category, words in SORTS.items():
        found = [rated for rated in group.work if rated.sorting.category is category]
        if found:
            yield Item(words, tuple(one_line(f"{rated.row.model.title}: {rated.sorting.reason}") for rated in found))


def _named(rated: Rated) -> str:
    """``Redesign setup (Jonas Lind, in progress)``."""
    return one_line(f"{rated.row.model.title} ({rated.row.owner or NO_OWNER}, {work_status(rated.row)})")
