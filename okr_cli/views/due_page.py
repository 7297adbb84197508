"""What each person owes, as a page."""

from collections.abc import Sequence

from okr_cli.views.dues import Debtor
from okr_cli.views.owed import Owed
from okr_cli.views.page import Page, Part, Point
from okr_cli.views.rows import Board
from okr_cli.views.text import count, one_line

NOBODY = "No owner"


def page_of(board: Board, people: Sequence[Debtor]) -> Page:
    """One block a person, in alphabetical order."""
    total = sum(len(one.items) for one in people)
    lead = f"{count(total, 'thing')} to do for {count(len(people), 'owner')}" if people else "Nothing is due."
    parts = (Part(one_line(one.name or NOBODY), tuple(map(_point, one.items))) for one in people)
    return Page(f"Due on {board.as_of}", (*map(one_line, board.notes), lead), tuple(parts))


def _point(one: Owed) -> Point:
    reason = one.reason[:1].upper() + one.reason[1:]
    return Point(one_line(f"{one.entity.kind.label}: {one.title}"), (one_line(f"{reason}: {one.to_do}"),))
