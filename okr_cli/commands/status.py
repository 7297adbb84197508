"""``okr status``: progress, pace and status."""

from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from okr_cli.cli.arguments import parse_day, split_arguments
from okr_cli.cli.view_command import Request, day_of_view, deferred, open_report, print_view
from okr_cli.cli.view_options import AsOf, Cycles, Format, Ids, Owners, Places, Rev, TableFormat, Teams
from okr_cli.errors import CannotRun


class Grouping(StrEnum):
    """What rows are grouped by."""

    TEAM = "team"
    OBJECTIVE = "objective"
    OWNER = "owner"


def status(
    what: Places = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    by: Annotated[
        Grouping, typer.Option(help="Group by team (in file order), objective or owner (both worst first).")
    ] = Grouping.TEAM,
    overview: Annotated[
        bool,
        typer.Option(
            "--overview", help="One line per team, or per Objective with '--by objective'. JSON always includes teams."
        ),
    ] = False,
    initiatives: Annotated[bool, typer.Option("--initiatives", help="Include Initiatives.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Explain the risk points of each Key Result.")] = False,
    ids: Ids = False,
    compare: Annotated[str | None, typer.Option(metavar="DATE", help="Show what has changed since this date.")] = None,
    output_format: Format = TableFormat.TABLE,
    as_of: AsOf = None,
    rev: Rev = None,
) -> None:
    """Show progress, pace and status of Objectives and Key Results.

    Without --cycle: the cycles running today, or on the --as-of date. Shipping an Initiative does not change progress.

    '--by objective' and '--by owner' put the worst status first: at risk, behind, no data, on track, no pace, learning.
    Within each status, rows are sorted by risk points (see --explain).

    \b
    okr status                          this cycle, all teams
    okr status --overview               one line per team
    okr status growth                   one team, Objective or Key Result
    okr status --by objective           worst first
    okr status --compare 2026-10-20     changes since that day
    okr status --rev HEAD~20            the files as they were then
    okr status --format markdown        to paste into a wiki or a pull request
    """
    from okr_cli.output.documents.render import ViewOutput
    from okr_cli.views.grouping import By
    from okr_cli.views.selection import Past
    from okr_cli.views.status.document import StatusOptions, status_document
    from okr_cli.views.status.overview import overview_document
    from okr_cli.views.strategy import directions

    day = day_of_view(as_of, rev, split_arguments(what or [])[0])
    earlier = parse_day(compare, "--compare")
    if earlier and earlier >= day:
        raise CannotRun(f"--compare must be before {day}")
    if overview and by is Grouping.OWNER:
        raise CannotRun("--overview cannot be combined with '--by owner'")
    for option, given in (("--initiatives", initiatives), ("--explain", explain), ("--ids", ids)):
        if overview and given:
            raise CannotRun(f"--overview cannot be combined with {option}")
    request = Request(day, what, cycle, team, owner, rev, shows_notes=output_format is not TableFormat.CSV)
    workspaces, report = open_report(request, earlier, Past.NAMED)
    if not (what or team or owner):
        shown = [shown.name for shown in report.cycles]
        report = replace(report, directions=directions((metrics.loaded for metrics in workspaces), shown, day))
    grouping = By(by)
    record = deferred("okr_cli.views.status.records", "report_record", report)
    if overview:
        table = deferred("okr_cli.views.status.records", "overview_table", report, grouping)
        output = ViewOutput(lambda: overview_document(report, grouping), record, table)
    else:
        table = deferred("okr_cli.views.status.records", "record_table", report, initiatives)
        options = StatusOptions(grouping, initiatives, explain)
        output = ViewOutput(lambda: status_document(report, options), record, table)
    print_view(output, output_format, ids)
