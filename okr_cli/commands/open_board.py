"""From a command line to the board of a view."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from okr_cli.commands.view_options import open_assemblies, split_arguments
from okr_cli.errors import CannotRun

if TYPE_CHECKING:
    from okr_cli.views.assemble import Assembly
    from okr_cli.views.rows import Board


def open_board(
    what: list[str] | None,
    day: date,
    compare: date | None = None,
    cycle: list[str] | None = None,
    team: list[str] | None = None,
    owner: list[str] | None = None,
) -> tuple[list["Assembly"], "Board"]:
    """The workspaces that ``what`` names or lies in, and what passes the filters. ``compare`` is an earlier day.

    Raises ``CannotRun`` for a name that nothing has, and where nothing passes.
    """
    from okr_cli.views.board import Filters, build_board, current_cycles, passes
    from okr_cli.views.lookup import find_place

    paths, names = split_arguments(what or [])
    assemblies = open_assemblies(paths, day, compare)
    workspaces = [one.portfolio.workspace for one in assemblies]
    filters = Filters(tuple(cycle or ()), tuple(team or ()), tuple(owner or ()))
    now, _ = current_cycles(assemblies, day)
    places = tuple(
        find_place(workspaces, name, lambda one: passes(one, filters), lambda one: one.cycle in now) for name in names
    )
    board = build_board(assemblies, replace(filters, places=places), day, compare)
    if board.is_empty:
        raise CannotRun("nothing to show: no Objective or KPI passes these filters")
    return assemblies, board
