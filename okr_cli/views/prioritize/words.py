"""The words of the impact and effort grid and of the sorting grid, the same in every format for people."""

from okr_cli.output.documents.document import Part, Point
from okr_cli.phrases import counted
from okr_cli.progress.prioritization import Category, Quadrant
from okr_cli.safe_text import one_line
from okr_cli.views import cells
from okr_cli.views.prioritize.priorities import Priorities, Rated
from okr_cli.workspace.short_names import Naming

CORNERS = {
    Quadrant.QUICK_WIN: ("Quick wins: now", "Begin at once, and look at the number when its hypothesis says."),
    Quadrant.PLAN: ("Plan seriously", "Give it people, time and milestones of its own."),
    Quadrant.DEFER: ("Defer or delegate", "Later, or as daily business outside the OKRs."),
    Quadrant.WASTE: ("Disguised waste", "Take it out, or find the smaller step that would show its worth."),
}
SIZES = {
    Quadrant.QUICK_WIN: "high impact, low effort",
    Quadrant.PLAN: "high impact, high effort",
    Quadrant.DEFER: "low impact, low effort",
    Quadrant.WASTE: "low impact, high effort",
}
NO_WORK = "No Initiatives here."
SORTS = {
    Category.USEFUL: "Useful: ship it, then see what its Key Result did in the time that its hypothesis names",
    Category.COSMETIC: "Cosmetic: out of the cycle; if it must be done, as daily business",
    Category.OFF_TOPIC: "Off-topic: tie it to a Key Result, or take it out of the OKRs",
    Category.UNSORTED: "Not sorted yet: what is written does not decide it",
}


def named(one: Rated) -> str:
    """``Redesign setup (Jonas Lind, in progress)``."""
    return one_line(f"{one.row.model.title} ({one.row.owner or 'no owner'}, {cells.work_status(one.row)})")


def unrated_part(group: Priorities, names: Naming) -> Part:
    """What nobody has placed on the grid."""
    points = (
        Point(f"{named(one)}: no {' and no '.join(one.lacking)}", name=names(one.row.entity)) for one in group.unrated
    )
    return Part("Not rated", tuple(points), of=group.heading)


def sorting_part(group: Priorities) -> Part:
    """The sorting grid, with the reason for each verdict."""
    points = (
        Point(words, tuple(one_line(f"{one.row.model.title}: {one.sorting.reason}") for one in group.sorted_as(sort)))
        for sort, words in SORTS.items()
    )
    return Part("Useful, cosmetic or off-topic", tuple(point for point in points if point.lines), of=group.heading)


def summary_words(group: Priorities) -> str:
    """``5 open Initiatives, 2 shipped or dropped``."""
    words = counted(len(group.work), "open Initiative")
    return f"{words}, {group.finished} shipped or dropped" if group.finished else words
