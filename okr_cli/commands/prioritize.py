"""``okr prioritize``: the impact and effort grid, and the sorting grid."""

import sys
from typing import Annotated

import typer

from okr_cli.commands.open_board import open_board
from okr_cli.commands.output import wants_color
from okr_cli.commands.view_options import AsOf, Cycles, Owners, TableFormat, Teams, day_of, screen_width, write
from okr_cli.commands.write_page import write_page


def prioritize(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ENTITY_OR_PATH", help="Key Results, teams, Objectives, files, folders. None: everything."
        ),
    ] = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    output_format: Annotated[TableFormat, typer.Option("--format", help="How it is written.")] = TableFormat.TABLE,
    as_of: AsOf = None,
) -> None:
    """Draw the open Initiatives by impact and effort, and sort them into useful, cosmetic and off-topic.

    'impact:' and 'effort:' are a team's own ratings; what is not rated is listed, never guessed.
    """
    from okr_cli.views.priorities import priorities_of

    assemblies, board = open_board(what, day_of(as_of), None, cycle, team, owner)
    groups = priorities_of(board, assemblies, tuple(owner or ()))
    if output_format is TableFormat.JSON:
        from okr_cli.views.priorities_data import as_json

        write(as_json(board, groups))
    elif output_format is TableFormat.CSV:
        from okr_cli.views.priorities_data import as_csv

        write(as_csv(groups))
    elif output_format is TableFormat.MARKDOWN:
        from okr_cli.views.priorities_page import page_of

        write_page(page_of(board, groups), output_format)
    else:
        from okr_cli.views.priorities_text import render

        write(render(groups, board.notes, screen_width(), wants_color(sys.stdout.isatty())))
