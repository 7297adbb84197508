"""``okr review``: prints the agenda of a check-in, or the retrospective of a cycle."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from okr_cli.cli.arguments import parse_since
from okr_cli.cli.view_command import Request, deferred, open_report, print_view
from okr_cli.cli.view_options import AsOf, Cycles, Format, Ids, Owners, Places, TableFormat, Teams, day_of
from okr_cli.errors import CannotRun

if TYPE_CHECKING:
    from okr_cli.output.documents.render import ViewOutput


def review(
    what: Places = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Date of the last check-in meeting. [default: 7 days before the report date]"
        ),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Also show lessons, questions and what to carry over.")] = False,
    close: Annotated[bool, typer.Option("--close", help="Review the whole cycle: scores, verdicts, lessons.")] = False,
    ids: Ids = False,
    output_format: Format = TableFormat.TABLE,
    as_of: AsOf = None,
) -> None:
    """Print the agenda for a check-in: problems, changes, decisions.

    One screen per team; --full adds lessons, questions and what to carry over. For several teams it lists changes, open
    asks and decisions. JSON and CSV always contain everything; --format markdown is for a wiki.

    With --close it covers a whole cycle: one that ended in the last four weeks, else the current one.

    Items suppressed by a comment ('okr: ignore[...]') or in the settings are left out.

    \b
    okr review                          changes in all teams
    okr review --team Growth            this week's check-in
    okr review --since 2026-11-06       changes since the last meeting
    okr review --close                  the end of a cycle
    """
    day = day_of(as_of)
    last = parse_since(since, day)
    if close and since:
        raise CannotRun("--since cannot be combined with --close, which always covers the whole cycle")
    if close and full:
        raise CannotRun("--full cannot be combined with --close, which always shows everything")
    request = Request(day, what, cycle, team, owner, shows_notes=output_format is not TableFormat.CSV)
    whole = full or output_format is TableFormat.CSV
    print_view(_retrospective(request) if close else _agenda(request, last, whole), output_format, ids)


def _agenda(request: Request, since: date, full: bool) -> "ViewOutput":
    from okr_cli.output.documents.render import ViewOutput
    from okr_cli.views.review.report import agenda_of
    from okr_cli.views.selection import Past
    from okr_cli.views.suppressed import suppression_keys

    workspaces, report = open_report(request, since, Past.NAMED)
    agenda = agenda_of(replace(report, suppressed=suppression_keys(workspaces, request.day)), since)
    record = deferred("okr_cli.views.review.records", "agenda_record", agenda)
    if full:
        return ViewOutput(deferred("okr_cli.views.review.full_document", "full_review_document", agenda), record)
    if agenda.is_of_several_teams:
        return ViewOutput(deferred("okr_cli.views.review.company_document", "company_document", agenda), record)
    return ViewOutput(deferred("okr_cli.views.review.document", "review_document", agenda), record)


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
