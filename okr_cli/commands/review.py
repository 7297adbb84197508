"""``okr review``: the agenda of a check-in, or of the end of a cycle."""

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from okr_cli.commands.dates import parse_day
from okr_cli.commands.open_board import open_board
from okr_cli.commands.view_options import AsOf, Cycles, Owners, TableFormat, Teams, day_of, write
from okr_cli.commands.write_page import write_page
from okr_cli.errors import CannotRun

if TYPE_CHECKING:
    from okr_cli.views.rows import Board

A_WEEK = timedelta(days=7)


def review(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ENTITY_OR_PATH", help="Files, folders, Objectives, Key Results, teams. None: everything."
        ),
    ] = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day of the last check-in meeting. Default: 7 days before."),
    ] = None,
    close: Annotated[bool, typer.Option("--close", help="The end of a cycle: scores, verdicts, lessons.")] = False,
    output_format: Annotated[TableFormat, typer.Option("--format", help="How it is written.")] = TableFormat.TABLE,
    as_of: AsOf = None,
) -> None:
    """Make the agenda of a check-in: what changed, what was learned, what needs talking about.

    --format markdown pastes into a pull request or a wiki. With --close it looks back on a whole cycle.
    """
    day = day_of(as_of)
    last = parse_day(since) or day - A_WEEK
    if last >= day:
        raise CannotRun(f"--since takes a day before {day}")
    if close and since:
        raise CannotRun("--close looks at the whole cycle; leave --since out")
    _, board = open_board(what, day, None if close else last, cycle, team, owner)
    (_closing if close else _agenda)(board, output_format)


def _agenda(board: "Board", output_format: TableFormat) -> None:
    from okr_cli.views.agenda import agenda_of

    agenda = agenda_of(board, board.compare or board.as_of)
    if output_format is TableFormat.JSON:
        from okr_cli.views.review_json import render

        write(render(agenda))
        return
    from okr_cli.views.review_page import page_of

    write_page(page_of(agenda), output_format)


def _closing(board: "Board", output_format: TableFormat) -> None:
    from okr_cli.views.closing import closing_of

    closing = closing_of(board)
    if output_format is TableFormat.JSON:
        from okr_cli.views.closing_json import render

        write(render(closing))
        return
    from okr_cli.views.closing_page import page_of

    write_page(page_of(closing), output_format)
