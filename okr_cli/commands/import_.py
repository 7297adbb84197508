"""``okr import``: OKRs of a spreadsheet, a wiki or another program as new files."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cli.editing.edit_options import WRITING, DryRun

READING = "Reading"


def import_(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A .csv, .xlsx or .md file, or '-' for standard input.", show_default=False
        ),
    ],
    cycle: Annotated[
        str | None, typer.Option(metavar="CYCLE", help="The cycle of rows that name none.", rich_help_panel=READING)
    ] = None,
    team: Annotated[
        str | None, typer.Option(metavar="TEAM", help="The team of rows that name none.", rich_help_panel=READING)
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="The day of values that have none.  [default: when FILE was last changed]",
            rich_help_panel=READING,
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--map",
            metavar="YAML",
            help="What heads mean, one line each, as 'Ziel: objective'.",
            rich_help_panel=READING,
        ),
    ] = None,
    preset: Annotated[
        str | None,
        typer.Option(
            metavar="PRESET",
            help="How it is read: spreadsheet, ally (also Viva Goals) or okr.  [default: as the heads say]",
            rich_help_panel=READING,
        ),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into",
            "-o",
            metavar="DIR",
            help="The folder of the new files.  [default: beside those of the cycle, else okrs]",
            rich_help_panel=WRITING,
        ),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Import OKRs from a spreadsheet, a wiki page or another program.

    Writes one new file per team and cycle, all or none, and overwrites nothing. Lists what it could not place with its
    row, and what lint says of the rest.

    \b
    okr import okrs.xlsx --dry-run               show the files and write none
    okr import okrs.xlsx --cycle 2026-Q4         heads in English, German, French or Spanish
    okr import viva-goals.csv -o okrs/imported   an export of Viva Goals or Ally.io
    okr import wiki.md --team Growth             headings and nested lists
    """
    from okr_cli.cli.arguments import parse_past_day
    from okr_cli.cli.editing.import_run import Asked, import_file

    today = date.today()
    day = parse_past_day(as_of, "--as-of", today) if as_of else None
    import_file(Asked(file, into, cycle, team, preset, mapping, day), today, dry_run)
