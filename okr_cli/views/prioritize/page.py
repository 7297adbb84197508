"""Priorities as a page: the corners of the grid one below the other."""

from collections.abc import Iterator, Sequence

from okr_cli.output.documents.document import Page, Part, Point
from okr_cli.progress.prioritization import Quadrant
from okr_cli.safe_text import one_line
from okr_cli.views.prioritize.priorities import Priorities
from okr_cli.views.prioritize.words import CORNERS, NO_WORK, SIZES, named, sorting_part, summary_words, unrated_part
from okr_cli.views.rows import Board
from okr_cli.workspace.short_names import Naming


def page_of(board: Board, groups: Sequence[Priorities]) -> Page:
    """Each team with the corners that hold something, then what is not rated, then the sorting grid."""
    parts = (part for group in groups for part in _parts(group, board.names))
    return Page(
        f"Priorities on {board.as_of}", (*map(one_line, board.notes), *([] if groups else [NO_WORK])), tuple(parts)
    )


def _parts(group: Priorities, names: Naming) -> Iterator[Part]:
    yield Part("", lead=(summary_words(group),), of=group.heading)
    for corner in Quadrant:
        name, advice = CORNERS[corner]
        points = tuple(Point(named(one), name=names(one.row.entity)) for one in group.at(corner))
        if points:
            yield Part(f"{name} ({SIZES[corner]})", points, None, (advice,), group.heading)
    yield from (part for part in (unrated_part(group, names), sorting_part(group)) if not part.is_empty)
