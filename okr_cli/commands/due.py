"""``okr due``: what each owner owes."""

from typing import Annotated

import typer

from okr_cli.commands.open_board import open_board
from okr_cli.commands.view_options import AsOf, Cycles, Owners, TableFormat, Teams, day_of, write
from okr_cli.commands.write_page import write_page


def due(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ENTITY_OR_PATH", help="Files, folders, Objectives, Key Results, teams. None: everything."
        ),
    ] = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    output_format: Annotated[TableFormat, typer.Option("--format", help="How it is written.")] = TableFormat.TABLE,
    as_of: AsOf = None,
) -> None:
    """List what each owner owes: a check-in, a date, a verdict, a lesson.

    One block a person, in alphabetical order. It is a view, so what it finds never makes it fail.
    """
    from okr_cli.views.dues import debtors

    assemblies, board = open_board(what, day_of(as_of), None, cycle, team, owner)
    people = debtors(board, assemblies, tuple(owner or ()))
    if output_format is TableFormat.JSON:
        from okr_cli.views.due_json import render as as_json

        write(as_json(board, people))
    elif output_format is TableFormat.CSV:
        from okr_cli.views.due_csv import render as as_csv

        write(as_csv(people))
    else:
        from okr_cli.views.due_page import page_of

        write_page(page_of(board, people), output_format)
