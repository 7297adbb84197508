"""``okr review``: the agenda of a check-in, or of the end of a cycle."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from okr_cli.cli.arguments import parse_day
from okr_cli.cli.cached_output import cached_output
from okr_cli.cli.view_command import Request, deferred, open_report, print_view
from okr_cli.cli.view_options import AsOf, Cycles, Format, Ids, Owners, Places, TableFormat, Teams, day_of
from okr_cli.errors import CannotRun

if TYPE_CHECKING:
    from okr_cli.output.documents.render import ViewOutput

DAYS_OF_A_WEEK = 7


@cached_output
def review(
    what: Places = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of the last check-in meeting. Default: 7 days before.")
    ] = None,
    close: Annotated[bool, typer.Option("--close", help="The end of a cycle: scores, verdicts, lessons.")] = False,
    ids: Ids = False,
    output_format: Format = TableFormat.TABLE,
    as_of: AsOf = None,
) -> None:
    """Make the agenda of a check-in: what changed, what was learned, what needs talking about.

    --format markdown pastes into a pull request or a wiki.

    With --close it looks back on a whole cycle: on the one that ended in the last four weeks, else on the current one.

    What a comment ('okr: ignore[...]') or the settings silence is not raised.

    \b
    okr review --team Growth            this week's check-in
    okr review --since 2026-11-06       since the last meeting
    okr review --close                  the end of a cycle
    """
    from okr_cli.model.days import days_after

    day = day_of(as_of)
    last = parse_day(since) or days_after(day, -DAYS_OF_A_WEEK)
    if since and last >= day:
        raise CannotRun(f"--since takes a day before {day}")
    if close and since:
        raise CannotRun("--close looks at the whole cycle; leave --since out")
    request = Request(day, what, cycle, team, owner)
    print_view(_retrospective(request) if close else _agenda(request, last), output_format, ids)


def _agenda(request: Request, since: date) -> "ViewOutput":
    from okr_cli.output.documents.render import ViewOutput
    from okr_cli.views.review.document import review_document
    from okr_cli.views.review.report import agenda_of
    from okr_cli.views.selection import Past
    from okr_cli.views.suppressed import suppression_keys

    workspaces, report = open_report(request, since, Past.NAMED)
    agenda = agenda_of(replace(report, suppressed=suppression_keys(workspaces, request.day)), since)
    record = deferred("okr_cli.views.review.records", "agenda_record", agenda)
    return ViewOutput(lambda: review_document(agenda), record)


def _retrospective(request: Request) -> "ViewOutput":
    from okr_cli.output.documents.render import ViewOutput
    from okr_cli.views.review.retrospective import retrospective_of
    from okr_cli.views.review.retrospective_document import retrospective_document
    from okr_cli.views.selection import Past
    from okr_cli.views.suppressed import suppression_keys

    workspaces, report = open_report(request, None, Past.INSTEAD)
    retrospective = retrospective_of(replace(report, suppressed=suppression_keys(workspaces, request.day)))
    record = deferred("okr_cli.views.review.records", "retrospective_record", retrospective)
    return ViewOutput(lambda: retrospective_document(retrospective), record)
