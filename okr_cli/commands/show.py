"""``okr show``: one entity in full, with the sum behind every number."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from okr_cli.cli.cached_output import cached_output
from okr_cli.cli.open_workspaces import open_metrics
from okr_cli.cli.streams import wants_color
from okr_cli.cli.view_options import AsOf, Cycles, FormatOfTree, Teams, TreeFormat, day_of, screen_width, write


@cached_output
def show(
    entity: Annotated[
        str,
        typer.Argument(
            metavar="ENTITY",
            help="An Objective, Key Result, Initiative or KPI: its id, the end of its address, or words of its title.",
        ),
    ],
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATHS", help="Where to look. Default: the workspace here.")
    ] = None,
    cycle: Cycles = None,
    team: Teams = None,
    output_format: FormatOfTree = TreeFormat.TABLE,
    as_of: AsOf = None,
) -> None:
    """Show one entity in full: its tree, its links, and the sum behind each number.

    Where a name fits entities of several cycles, the one of the current cycle is meant. 'okr status --ids' lists ids.

    \b
    okr show first-job                  by its id
    okr show "night pages"              by words of its title
    okr show word-of-mouth/trials       by the end of its address
    """
    from okr_cli.views.cycles import current_cycles
    from okr_cli.views.selection import Filters, passes
    from okr_cli.views.show.show import sheet_of, subject_of
    from okr_cli.workspace.lookup import find_entity

    day = day_of(as_of)
    assemblies = open_metrics(paths or [], day)
    filters = Filters(tuple(cycle or ()), tuple(team or ()))
    now = current_cycles(assemblies, day).names
    found = find_entity(
        [one.portfolio.workspace for one in assemblies],
        entity,
        lambda one: passes(one, filters),
        lambda one: one.cycle in now,
    )
    holder = next(one for one in assemblies if found in one.portfolio.definitions)
    subject = subject_of(holder, found)
    if output_format is TreeFormat.JSON:
        from okr_cli.output.documents.json import json_text
        from okr_cli.views.show.records import report_record

        write([json_text(report_record(subject))])
    elif output_format is TreeFormat.MARKDOWN:
        from okr_cli.views.show.markdown import render as as_markdown

        write(as_markdown(sheet_of(subject)))
    else:
        from okr_cli.views.show.text import render as as_text

        write(as_text(sheet_of(subject), screen_width(), wants_color(sys.stdout.isatty())))
