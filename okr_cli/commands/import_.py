"""``okr import``: creates files from a spreadsheet, a wiki page or another program."""

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
        str | None, typer.Option(metavar="CYCLE", help="Cycle for rows without one.", rich_help_panel=READING)
    ] = None,
    team: Annotated[
        str | None, typer.Option(metavar="TEAM", help="Team for rows without one.", rich_help_panel=READING)
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="Date for values without one. [default: when FILE was last changed]",
            rich_help_panel=READING,
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--map",
            metavar="YAML",
            help="File that maps columns to fields, one per line, such as 'Ziel: objective'.",
            rich_help_panel=READING,
        ),
    ] = None,
    preset: Annotated[
        str | None,
        typer.Option(
            metavar="PRESET",
            help="Layout of FILE: spreadsheet, ally (also Viva Goals) or okr. [default: from the column names]",
            rich_help_panel=READING,
        ),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into",
            "-o",
            metavar="DIR",
            help="Folder for the new files. [default: next to the cycle's existing files, or okrs]",
            rich_help_panel=WRITING,
        ),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Import OKRs from a spreadsheet, a wiki page or another program.

    Writes one new file per team and cycle, or none at all, and never overwrites a file. Lists each row that it could
    not import, and what lint found in the rest.

    \b
    okr import okrs.xlsx --dry-run               show the files without writing them
    okr import okrs.xlsx --cycle 2026-Q4         column names in English, German, French or Spanish
    okr import viva-goals.csv -o okrs/imported   an export from Viva Goals or Ally.io
    okr import wiki.md --team Growth             headings and nested lists
    """
    from okr_cli.cli.arguments import parse_past_day
    from okr_cli.cli.editing.import_run import Asked, import_file

    today = date.today()
    day = parse_past_day(as_of, "--as-of", today) if as_of else None
    import_file(Asked(file, into, cycle, team, preset, mapping, day), today, dry_run)
