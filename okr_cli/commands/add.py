"""``okr add``: a new Objective, Key Result, Initiative or KPI."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cli.editing.edit_options import DryRun, Force

PLACE = "Location"


def add(
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help="objective, key-result (or kr), initiative or kpi.", show_default=False),
    ],
    title: Annotated[str, typer.Argument(metavar="TITLE", help="Title of the new entry.", show_default=False)],
    keys: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="KEY=VALUE", help="Another key and its value, as in 'okr set'. Repeatable.", show_default=False
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="ENTITY",
            help="Parent: the Objective of a Key Result, or the Key Result of an Initiative.",
            rich_help_panel=PLACE,
        ),
    ] = None,
    team: Annotated[
        str | None,
        typer.Option(
            metavar="TEAM",
            help="Team to add the Objective or KPI to. Its file is created if missing.",
            rich_help_panel=PLACE,
        ),
    ] = None,
    cycle: Annotated[
        str | None,
        typer.Option(metavar="CYCLE", help="Cycle of the file. [default: the current one]", rich_help_panel=PLACE),
    ] = None,
    file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="File to add to; created if missing.", rich_help_panel=PLACE)
    ] = None,
    owner: Annotated[str | None, typer.Option(metavar="NAME", help="Owner: a name, part of one, or a handle.")] = None,
    measure: Annotated[
        str | None,
        typer.Option(
            metavar="MEASURE",
            help=(
                "Measure of a Key Result, such as '41 -> 55 %', '>= 99.9 %', '20..30 days', yes/no, or 'find ms' if "
                "the numbers are not known yet; or the limit of a KPI."
            ),
        ),
    ] = None,
    milestone: Annotated[
        list[str] | None, typer.Option(metavar="TITLE", help="Milestone, instead of a measure. Repeatable.")
    ] = None,
    id_: Annotated[str | None, typer.Option("--id", metavar="ID", help="Id. [default: derived from the title]")] = None,
    due: Annotated[str | None, typer.Option(metavar="DATE", help="Due date of an Initiative.")] = None,
    status: Annotated[
        str | None, typer.Option(metavar="STATUS", help="Status of an Initiative: idea, to-do, in-progress, …")
    ] = None,
    kind_of_result: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help="Kind of Key Result: committed, aspirational or learning."),
    ] = None,
    weight: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="Weight of a Key Result in the progress of its Objective.")
    ] = None,
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Add an Objective, a Key Result, an Initiative or a KPI.

    The new entry is linted before it is written. On a terminal, you can revise the title if the linter flags it.

    \b
    okr add objective "Give newcomers a good start" --team Web
    okr add key-result "Sales" --to start --measure "41 -> 55"
    okr add initiative "Ask for three fields" --to activation
    """
    from okr_cli.cli.editing.edit_command import EditMode
    from okr_cli.cli.editing.entry_place import Where
    from okr_cli.cli.editing.key_values import parse_assignments
    from okr_cli.cli.editing.new_entry import NewEntry, add_entry, kind_of

    options = {"due": due, "status": status, "kind": kind_of_result, "weight": weight}
    given = [f"{name}={text}" for name, text in options.items() if text is not None]
    entry = NewEntry(
        kind_of(kind),
        " ".join(title.split()),
        id_,
        owner,
        measure,
        tuple(milestone or ()),
        parse_assignments([*given, *(keys or ())]),
    )
    add_entry(entry, Where(to, file, team, cycle), date.today(), EditMode(dry_run, force))
