"""``okr status``: how the Objectives stand."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from okr_cli.commands.dates import parse_day
from okr_cli.commands.open_board import open_board
from okr_cli.commands.output import wants_color
from okr_cli.commands.view_options import (
    AsOf,
    Cycles,
    Owners,
    TableFormat,
    Teams,
    day_of,
    screen_width,
    write,
)
from okr_cli.errors import CannotRun

if TYPE_CHECKING:
    from okr_cli.views.rows import Board


class Grouping(StrEnum):
    """What rows are grouped by."""

    TEAM = "team"
    OBJECTIVE = "objective"
    OWNER = "owner"


def status(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ENTITY_OR_PATH", help="Files, folders, Objectives, Key Results, teams. None: everything."
        ),
    ] = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    by: Annotated[Grouping, typer.Option(help="Group by team, by Objective (the worst first) or by owner.")] = (
        Grouping.TEAM
    ),
    initiatives: Annotated[bool, typer.Option("--initiatives", help="List the Initiatives too.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say what makes each Key Result risky, in points.")
    ] = False,
    compare: Annotated[str | None, typer.Option(metavar="DATE", help="Show what moved since this earlier day.")] = None,
    output_format: Annotated[TableFormat, typer.Option("--format", help="How it is written.")] = TableFormat.TABLE,
    as_of: AsOf = None,
) -> None:
    """Show how Objectives and Key Results stand: progress, pace, status, confidence, the last check-in.

    Without --cycle: the cycles that contain the day. Shipping an Initiative moves no number here.
    """
    day = day_of(as_of)
    earlier = parse_day(compare)
    if earlier and earlier >= day:
        raise CannotRun(f"--compare takes a day before {day}")
    _, board = open_board(what, day, earlier, cycle, team, owner)
    write(_lines(board, output_format, by, initiatives, explain))


def _lines(board: "Board", output_format: TableFormat, by: Grouping, initiatives: bool, explain: bool) -> Iterator[str]:
    if output_format is TableFormat.JSON:
        from okr_cli.views.status_json import render as as_json

        return as_json(board)
    if output_format is TableFormat.CSV:
        from okr_cli.views.status_csv import render as as_csv

        return as_csv(board, initiatives)
    from okr_cli.views.grouping import By

    if output_format is TableFormat.MARKDOWN:
        from okr_cli.views.status_markdown import render as as_markdown

        return as_markdown(board, By(by), initiatives, explain)
    from okr_cli.views.status_table import render as as_table

    return as_table(board, screen_width(), wants_color(sys.stdout.isatty()), By(by), initiatives, explain)
