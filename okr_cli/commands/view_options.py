"""What all views have in common: filters, the day, the format, the width."""

import os
import shutil
import sys
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okr_cli.commands.output import emit, warn
from okr_cli.errors import CannotRun

if TYPE_CHECKING:
    from okr_cli.project import Project
    from okr_cli.views.assemble import Assembly

OFF_TERMINAL = 100
NARROWEST = 40
YAML = (".yaml", ".yml")

Cycles = Annotated[
    list[str] | None, typer.Option("--cycle", metavar="CYCLE", help="Only this cycle, or 'all'. Repeatable.")
]
Teams = Annotated[list[str] | None, typer.Option("--team", metavar="TEAM", help="Only this team. Repeatable.")]
Owners = Annotated[
    list[str] | None,
    typer.Option("--owner", metavar="NAME", help="Only what this person owns: name, handle or mail. Repeatable."),
]
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


def day_of(as_of: str | None) -> date:
    """The day asked for, or today. Raises ``CannotRun``. Nothing below the commands asks the clock."""
    from okr_cli.commands.dates import parse_day

    return parse_day(as_of) or date.today()


def screen_width() -> int:
    """``COLUMNS`` if set, else the width of the terminal, else 100."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return max(int(columns), NARROWEST)
    if sys.stdout.isatty():
        return max(shutil.get_terminal_size((OFF_TERMINAL, 24)).columns, NARROWEST)
    return OFF_TERMINAL


def write(lines: Iterable[str]) -> None:
    """Print lines in signs that standard output can take."""
    from okr_cli.views.symbols import encodable

    emit(encodable(lines, sys.stdout.encoding or "utf-8"))


def split_arguments(arguments: list[str]) -> tuple[list[Path], list[str]]:
    """Paths, which exist or look like paths, and the rest, which are names of entities."""
    paths = [one for one in arguments if Path(one).exists() or one.startswith((".", "/")) or one.endswith(YAML)]
    return [Path(one) for one in paths], [one for one in arguments if one not in paths]


def open_assemblies(paths: list[Path], as_of: date, compare: date | None = None) -> list["Assembly"]:
    """Every workspace that ``paths`` lie in, workspaces nested in them included.

    What is wrong in their files goes to standard error in one line. Raises ``CannotRun`` where no OKR is found.
    """
    from okr_cli.portfolio import open_portfolio
    from okr_cli.project import open_projects
    from okr_cli.views.assemble import Assembly

    assemblies = []
    problems = 0
    projects: list[Project] = open_projects(paths, Path.cwd())
    while projects:
        project = projects.pop(0)
        portfolio = open_portfolio([project])
        problems += len(portfolio.problems)
        if portfolio.definitions:
            assemblies.append(Assembly.of(portfolio, project.config, as_of, compare))
        if project.nested:
            projects.extend(open_projects(project.nested, Path.cwd()))
    if problems:
        warn(f"okr: {problems} {'problem' if problems == 1 else 'problems'} in these files; 'okr lint' shows where")
    if not assemblies:
        raise CannotRun(_nothing(paths))
    return assemblies


def _nothing(paths: list[Path]) -> str:
    where = ", ".join(str(path) for path in paths) or "this folder"
    return (
        f"no OKRs in {where}: looked for *.yaml and *.yml with a top-level key such as 'objectives:'. "
        "'okr init' makes a first one"
    )
