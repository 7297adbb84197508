"""The impact and effort grid as a document. Each Initiative appears once, with its category and the reason."""

from collections import Counter
from collections.abc import Iterator, Sequence

from okr_cli.output.documents.document import Document, Grid, GridCell, Item, LeadLine, Medium, Section, Style, styled
from okr_cli.phrases import counted, listed
from okr_cli.progress.prioritization import Category, Quadrant
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import NO_OWNER, capitalized, work_status
from okr_cli.views.prioritize.report import Priorities, Rated
from okr_cli.views.status.report import StatusReport

CORNERS = {
    Quadrant.QUICK_WIN: ("Quick wins", "Start now. Check the Key Result when the hypothesis is due."),
    Quadrant.PLAN: ("Plan carefully", "Give it people, time and milestones."),
    Quadrant.DEFER: ("Defer or delegate", "Do it later, or as routine work outside the OKRs."),
    Quadrant.WASTE: ("Time sinks", "Drop it, or find a smaller step that shows whether it is worth doing."),
}
STYLES = {
    Quadrant.QUICK_WIN: Style.GREEN,
    Quadrant.PLAN: Style.CYAN,
    Quadrant.DEFER: Style.YELLOW,
    Quadrant.WASTE: Style.RED,
}
ROWS = (("high\nimpact", (Quadrant.QUICK_WIN, Quadrant.PLAN)), ("low\nimpact", (Quadrant.DEFER, Quadrant.WASTE)))
NO_WORK = "No Initiatives."
CATEGORIES = {
    Category.USEFUL: "useful",
    Category.COSMETIC: "cosmetic",
    Category.OFF_TOPIC: "off-topic",
    Category.UNSORTED: "not yet classified",
}


def priorities_document(report: StatusReport, groups: Sequence[Priorities]) -> Document:
    """Each team with its grid, then Initiatives without ratings."""
    lead = [LeadLine(styled(one_line(note), Style.YELLOW)) for note in report.notes]
    lead += [] if groups else [LeadLine(NO_WORK)]
    sections = (section for group in groups for section in _sections(group, report))
    return Document(f"Priorities as of {report.as_of}", lead, sections, title_only=Medium.PAGE)


def _sections(group: Priorities, report: StatusReport) -> Iterator[Section]:
    not_rated = group.at(None)
    grid = _grid(group, report) if len(not_rated) < len(group.work) else None
    yield Section("", (styled(_summary(group), Style.MUTED),), grid=grid, of=group.heading, style=Style.STRONG)
    for lacking in dict.fromkeys(rated.lacking for rated in not_rated):
        items = tuple(_item(rated, report) for rated in not_rated if rated.lacking == lacking)
        yield Section(f"{capitalized(listed(lacking))} not set", items=items, of=group.heading)


def _summary(group: Priorities) -> str:
    """``7 open Initiatives (5 useful, 2 not yet classified), 5 shipped or dropped``."""
    found = Counter(rated.sorting.category for rated in group.work)
    kinds = ", ".join(f"{found[category]} {words}" for category, words in CATEGORIES.items() if found[category])
    open_work = counted(len(group.work), "open Initiative") + (f" ({kinds})" if kinds else "")
    return f"{open_work}, {group.finished} shipped or dropped" if group.finished else open_work


def _grid(group: Priorities, report: StatusReport) -> Grid:
    first, second = (
        (label, (_cell(left, group, report), _cell(right, group, report))) for label, (left, right) in ROWS
    )
    return Grid(("low effort", "high effort"), (first, second))


def _cell(corner: Quadrant, group: Priorities, report: StatusReport) -> GridCell:
    name, advice = CORNERS[corner]
    items = tuple(_item(rated, report) for rated in group.at(corner))
    return GridCell(name, advice, items, STYLES[corner])


def _item(rated: Rated, report: StatusReport) -> Item:
    """``Redesign setup (Jonas Lind, in progress): useful, expects +5, within 4 weeks``."""
    row, (category, reason) = rated.row, rated.sorting
    named = f"{row.model.title} ({row.owner or NO_OWNER}, {work_status(row)})"
    why = reason if category is Category.UNSORTED else f"{CATEGORIES[category]}, {reason}"
    return Item(one_line(f"{named}: {why}"), id=report.id_of(row.entity))
