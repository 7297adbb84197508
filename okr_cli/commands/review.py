"""``okr review``: the agenda of a check-in, or of the end of a cycle."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

import typer

from okr_cli.cli.arguments import parse_day
from okr_cli.cli.cached_output import cached_output
from okr_cli.cli.open_report import Asked, open_work
from okr_cli.cli.view_options import AsOf, Cycles, Format, Ids, Owners, Places, TableFormat, Teams, day_of, write
from okr_cli.cli.write_document import write_page
from okr_cli.errors import CannotRun

A_WEEK = timedelta(days=7)


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
    day = day_of(as_of)
    last = parse_day(since) or day - A_WEEK
    if last >= day:
        raise CannotRun(f"--since takes a day before {day}")
    if close and since:
        raise CannotRun("--close looks at the whole cycle; leave --since out")
    asked = Asked(day, what, cycle, team, owner)
    if close:
        _closing(asked, output_format, ids)
    else:
        _agenda(asked, last, output_format, ids)


def _agenda(asked: Asked, since: date, form: TableFormat, ids: bool) -> None:
    from okr_cli.views.cycles import Past
    from okr_cli.views.review.agenda import agenda_of
    from okr_cli.views.suppressed import suppressed_judgements

    assemblies, board = open_work(asked, since, Past.NAMED)
    agenda = agenda_of(replace(board, silenced=suppressed_judgements(assemblies, asked.day)), since)
    if form is TableFormat.JSON:
        from okr_cli.output.documents.json import json_text
        from okr_cli.views.review.agenda_records import report_record

        write([json_text(report_record(agenda))])
        return
    from okr_cli.views.review.page import page_of

    write_page(page_of(agenda), form, ids)


def _closing(asked: Asked, form: TableFormat, ids: bool) -> None:
    from okr_cli.views.cycles import Past
    from okr_cli.views.review.retrospective import closing_of
    from okr_cli.views.suppressed import suppressed_judgements

    assemblies, board = open_work(asked, None, Past.INSTEAD)
    closing = closing_of(replace(board, silenced=suppressed_judgements(assemblies, asked.day)))
    if form is TableFormat.JSON:
        from okr_cli.output.documents.json import json_text
        from okr_cli.views.review.retrospective_records import report_record

        write([json_text(report_record(closing))])
        return
    from okr_cli.views.review.retrospective_page import page_of

    write_page(page_of(closing), form, ids)
