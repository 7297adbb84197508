"""What all views have in common: filters, the day, the format, the width."""

import sys
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from okr_cli.cli.streams import emit, terminal_width

Places = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ENTITY_OR_PATH",
        help="Objectives, Key Results and Initiatives (an id, the end of an address, or words of a title), teams, "
        "files, folders. None: everything.",
    ),
]
Cycles = Annotated[
    list[str] | None, typer.Option("--cycle", metavar="CYCLE", help="Only this cycle, or 'all'. Repeatable.")
]
Teams = Annotated[list[str] | None, typer.Option("--team", metavar="TEAM", help="Only this team. Repeatable.")]
Owners = Annotated[
    list[str] | None,
    typer.Option("--owner", metavar="NAME", help="Only what this person owns: name, handle or mail. Repeatable."),
]
Ids = Annotated[bool, typer.Option("--ids", help="Show what to call each thing in 'okr show'.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="The day to look from, as YYYY-MM-DD. Default: today.")
]


class TableFormat(StrEnum):
    """How a table is written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"


class TreeFormat(StrEnum):
    """How a tree is written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


HOW = "How it is written."
# 'okr lint' has another word for it. It works for whoever types it and is advertised nowhere.
Format = Annotated[TableFormat, typer.Option("--format", "--output-format", help=HOW)]
FormatOfTree = Annotated[TreeFormat, typer.Option("--format", "--output-format", help=HOW)]


def day_of(as_of: str | None) -> date:
    """The day asked for, or today. Raises ``CannotRun``. Nothing below the commands asks the clock."""
    from okr_cli.cli.arguments import parse_day

    return parse_day(as_of) or date.today()


def screen_width() -> int:
    """``COLUMNS`` if set, else the width of the terminal. A pipe has no edge: there, nothing is folded or cut."""
    from okr_cli.output.documents.columns import ENDLESS

    return terminal_width() or ENDLESS


def write(lines: Iterable[str]) -> None:
    """Print lines in signs that standard output can take, none of which a build server takes for a command."""
    from okr_cli.output.symbols import encodable
    from okr_cli.safe_text import escape_workflow_commands

    emit(map(escape_workflow_commands, encodable(lines, sys.stdout.encoding or "utf-8")))
