"""What each person owes, as a page."""

from collections.abc import Iterator

from okr_cli.output.documents.document import Page, Part, Point
from okr_cli.phrases import counted
from okr_cli.safe_text import one_line
from okr_cli.views.action_items import Owed
from okr_cli.views.due.dues import Dues
from okr_cli.views.rows import Board
from okr_cli.workspace.short_names import Naming

NOBODY = "No owner"


def page_of(board: Board, dues: Dues) -> Page:
    """One block a person, in alphabetical order."""
    parts = (
        Part(one_line(one.name or NOBODY), tuple(_point(item, board.names) for item in one.items))
        for one in dues.people
    )
    return Page(f"Due on {board.as_of}", tuple(_lead(board, dues)), tuple(parts))


def _lead(board: Board, dues: Dues) -> Iterator[str]:
    yield from map(one_line, board.notes)
    total = sum(len(one.items) for one in dues.people)
    yield f"{counted(total, 'thing')} to do for {counted(len(dues.people), 'owner')}" if total else "Nothing is due."
    if dues.silenced:
        yield f"{counted(len(dues.silenced), 'thing')} left out that a comment or the settings silence"


def _point(one: Owed, names: Naming) -> Point:
    reason = one.reason[:1].upper() + one.reason[1:]
    head = one_line(f"{one.entity.kind.label}: {one.title}")
    return Point(head, (one_line(f"{reason}: {one.to_do}"),), name=names(one.entity))
