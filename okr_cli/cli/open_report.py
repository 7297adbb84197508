"""From a command line to the board of a view."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.cli.arguments import split_arguments
from okr_cli.cli.open_workspaces import open_metrics
from okr_cli.errors import CannotRun

if TYPE_CHECKING:
    from okr_cli.views.cycles import Past
    from okr_cli.views.metrics import WorkspaceMetrics
    from okr_cli.views.rows import Board


class Asked(NamedTuple):
    """What a person asked to see, and from which day."""

    day: date
    what: list[str] | None = None
    cycles: list[str] | None = None
    teams: list[str] | None = None
    owners: list[str] | None = None


def open_board(asked: Asked, compare: date | None = None, past: "Past | None" = None) -> "Board":
    """What passes the filters, of the workspaces that are named or lie here. ``compare`` is an earlier day.

    Raises ``CannotRun`` for a name that nothing has, and where nothing passes.
    """
    return open_work(asked, compare, past)[1]


def open_work(
    asked: Asked, compare: date | None = None, past: "Past | None" = None, may_be_empty: bool = False
) -> tuple[list["WorkspaceMetrics"], "Board"]:
    """The same, with the workspaces themselves. ``may_be_empty`` is for views to which nothing is an answer."""
    from okr_cli.views.cycles import Past, current_cycles
    from okr_cli.views.selection import Filters, build_board, passes
    from okr_cli.workspace.lookup import find_place

    paths, names = split_arguments(asked.what or [])
    assemblies = open_metrics(paths, asked.day, compare)
    workspaces = [one.portfolio.workspace for one in assemblies]
    now = current_cycles(assemblies, asked.day).names
    filters = Filters(
        tuple(asked.cycles or ()), tuple(asked.teams or ()), tuple(asked.owners or ()), (), past or Past.LEFT_OUT
    )
    places = tuple(
        find_place(workspaces, name, lambda one: passes(one, filters), lambda one: one.cycle in now) for name in names
    )
    board = build_board(assemblies, filters._replace(places=places), asked.day, compare)
    if board.is_empty and not may_be_empty:
        raise CannotRun("nothing to show: no Objective or KPI passes these filters")
    return assemblies, board
