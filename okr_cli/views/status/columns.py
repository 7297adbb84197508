"""The columns of the status table."""

from collections.abc import Sequence

from rich.cells import cell_len

from okr_cli.output.documents.columns import ENDLESS, Column, Plan, fitting, plan_with_ids
from okr_cli.safe_text import one_line
from okr_cli.views import cells
from okr_cli.views.grouping import By
from okr_cli.views.rows import Board
from okr_cli.views.status.shape import Shape

ON_SCREEN = (
    "owner", "way", "bar", "percent", "change", "pace", "status",
    "confidence", "trend", "last", "initiatives", "landing",
)  # fmt: skip
MOST_OWNER, MOST_WAY, MOST_LANDING = 20, 34, 20
INDENT = 2
TREND = 8
WAY_FROM = 100
"""The width of a screen from which on there may be room for numbers in words."""

ID_FROM = 160
"""The width of a screen from which on there may be room for ids that nobody asked for."""


def status_plan(board: Board, width: int, shape: Shape) -> Plan:
    """What fits into ``width`` cells. Where owners head the groups they have no column."""
    rows = list(board.key_results())
    owners = [row.owner or "" for row in board.objectives] + [row.owner or "" for row in rows]
    titles = [one_line(row.model.title) for row in board.objectives] + [cells.title(row) for row in rows]
    # What no screen of this width has room for need not be worded.
    lasts = [cells.last_check_in(row) for row in rows]
    ways = [cells.way(row) for row in rows if width >= WAY_FROM]
    landings = [cells.landing(row) for row in rows if width >= WAY_FROM]
    if shape.initiatives:
        with_owner = shape.by is By.OWNER
        work = [one for row in rows for one in row.initiatives]
        work += [one for objective in board.objectives for one in objective.initiatives]
        titles += [" " * INDENT + cells.initiative_words(one, with_owner) for one in work]
        owners += [one.owner or "" for one in work]
        ways += [cells.moved(one, cells.unit(row)) for row in rows for one in row.initiatives]
    longest = max([INDENT + cell_len(title) for title in titles], default=20)
    columns = _by_importance(board, owners, lasts, ways, landings, width)
    if shape.by is By.OWNER:
        columns = [one for one in columns if one.key != "owner"]
    # Finding the shortest name of everything takes time, which nobody shall wait for to see no ids.
    wanted = shape.ids or width >= ID_FROM
    entities = [row.entity for row in board.objectives] + [row.entity for row in rows]
    names = [board.names(entity) for entity in entities] if wanted else []
    return plan_with_ids(width, max(longest, 24), columns, names, shape.ids, ON_SCREEN)


def _by_importance(
    board: Board, owners: Sequence[str], lasts: Sequence[str], ways: Sequence[str], landings: Sequence[str], width: int
) -> list[Column]:
    most_owner, most_way, most_landing = (ENDLESS,) * 3 if width >= ENDLESS else (MOST_OWNER, MOST_WAY, MOST_LANDING)
    since = f"Moved: points of progress since {board.compare}, and the status then"
    every = [
        Column("status", "Status", 10),
        Column("percent", "", 5, 16, right=True),
        Column("bar", "Progress", 8, 24),
        Column("change", "Moved", 5, 24, True, since),
        Column("pace", "Pace", 5, 28, True, PACE),
        Column("confidence", "Conf", 4, 28, False, "Conf: confidence 0 to 10 and its trend"),
        Column("last", "Last", fitting(lasts, 5), 30, True, "Last: days since a check-in, ! when stale"),
        Column("initiatives", "Init", 5, 34, True, "Init: Initiatives open/shipped/dropped"),
        Column("owner", "Owner", fitting(owners, 5, most_owner), 34),
        Column("way", "From → now → to", fitting(ways, 15, most_way), 40),
        Column("landing", "Landing", fitting(landings, 7, most_landing), 44, False, LANDING),
        Column("trend", "Trend", TREND, 48, False, "Trend: progress at the latest check-ins, 0 to 100%"),
        Column("bar", "Progress", 20, 56),
    ]
    return [one for one in every if one.key != "change" or board.compare]


PACE = "Pace: points ahead (+) or behind (-) of where the day expects it, │ on the bar"
LANDING = "Landing: the recent slope carried to the end of the cycle, or target if it gets there"
