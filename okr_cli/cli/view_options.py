"""Options shared by all views: filters, date, format."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cli.arguments import parse_day

Places = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ENTITY_OR_PATH",
        help=(
            "Objectives, Key Results, Initiatives (id, end of the address, or words from the title), teams, files "
            "or folders. [default: everything]"
        ),
    ),
]
Cycles = Annotated[
    list[str] | None, typer.Option("--cycle", metavar="CYCLE", help="Only this cycle, or 'all'. Repeatable.")
]
Teams = Annotated[list[str] | None, typer.Option("--team", metavar="TEAM", help="Only this team. Repeatable.")]
Owners = Annotated[
    list[str] | None,
    typer.Option(
        "--owner", metavar="NAME", help="Only this owner's entries: name or part of it, handle, or email. Repeatable."
    ),
]
Ids = Annotated[bool, typer.Option("--ids", help="Show ids.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Date to report on, as YYYY-MM-DD. [default: today]")
]

Rev = Annotated[
    str | None,
    typer.Option(
        "--rev",
        metavar="REV",
        help="Read the files from this git revision, such as HEAD~5 or a tag. Sets --as-of to its date.",
    ),
]

OutputFile = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="File to write to; - is standard output.", show_default=False),
]


class TableFormat(StrEnum):
    """The output formats of a table."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"


class TreeFormat(StrEnum):
    """The output formats of a tree."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


HOW = "Output format."
# 'okr lint' calls the option --output-format. That works here too, and no help text mentions it.
Format = Annotated[TableFormat, typer.Option("--format", "--output-format", help=HOW)]
FormatOfTree = Annotated[TreeFormat, typer.Option("--format", "--output-format", help=HOW)]


def day_of(as_of: str | None) -> date:
    """The requested date, or today. Raises ``CannotRun``. Nothing below the commands asks for today's date."""
    return parse_day(as_of, "--as-of") or date.today()
