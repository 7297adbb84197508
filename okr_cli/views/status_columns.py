"""The columns of the status table."""

from collections.abc import Sequence

from rich.cells import cell_len

from okr_cli.views import cells
from okr_cli.views.columns import Column, Plan, plan
from okr_cli.views.rows import Board
from okr_cli.views.text import one_line

ON_SCREEN = (
    "owner", "way", "bar", "percent", "change", "pace", "status",
    "confidence", "trend", "last", "initiatives", "landing",
)  # fmt: skip
MOST_OWNER, MOST_WAY, MOST_LANDING = 20, 34, 20
INDENT = 2
TREND = 8


def status_plan(board: Board, width: int, with_initiatives: bool, with_owner: bool = True) -> Plan:
    """What fits into ``width`` cells; ``with_owner`` is off where owners head the groups."""
    rows = list(board.key_results())
    owners = [row.owner or "" for row in board.objectives] + [row.owner or "" for row in rows]
    titles = [one_line(row.model.title) for row in board.objectives] + [cells.title(row) for row in rows]
    ways = [cells.way(row) for row in rows]
    landings = [cells.landing(row) for row in rows]
    if with_initiatives:
        titles += ["  " + one_line(one.model.title) for row in rows for one in row.initiatives]
        owners += [one.owner or "" for row in rows for one in row.initiatives]
        ways += [cells.moved(one, cells.unit(row)) for row in rows for one in row.initiatives]
    longest = max([INDENT + cell_len(title) for title in titles], default=20)
    columns = [one for one in _by_importance(board, owners, ways, landings) if with_owner or one.key != "owner"]
    return plan(width, max(longest, 24), columns, ON_SCREEN)


def _by_importance(board: Board, owners: Sequence[str], ways: Sequence[str], landings: Sequence[str]) -> list[Column]:
    since = f"Moved: points of progress since {board.compare}, and the status then"
    every = [
        Column("status", "Status", 10),
        Column("percent", "", 5, 16, right=True),
        Column("bar", "Progress", 8, 24),
        Column("change", "Moved", 5, 24, True, since),
        Column("pace", "Pace", 5, 28, True, PACE),
        Column("confidence", "Conf", 4, 28, False, "Conf: confidence 0 to 10 and its trend"),
        Column("last", "Last", 5, 28, True, "Last: days since a check-in, ! when stale"),
        Column("initiatives", "Init", 5, 28, True, "Init: Initiatives open/shipped/dropped"),
        Column("owner", "Owner", _fitting(owners, MOST_OWNER, 5), 34),
        Column("way", "From → now → to", _fitting(ways, MOST_WAY, 15), 40),
        Column("landing", "Landing", _fitting(landings, MOST_LANDING, 7), 44, False, LANDING),
        Column("trend", "Trend", TREND, 48, False, "Trend: progress at the latest check-ins, 0 to 100%"),
        Column("bar", "Progress", 20, 56),
    ]
    return [one for one in every if one.key != "change" or board.compare]


PACE = "Pace: points ahead (+) or behind (-) of where the day expects it, │ on the bar"
LANDING = "Landing: the recent slope carried to the end of the cycle"


def _fitting(texts: Sequence[str], most: int, least: int) -> int:
    return min(max([least, *map(cell_len, texts)]), most)
