"""``okr report``: writes one HTML page for leadership."""

import sys
from dataclasses import replace
from typing import Annotated

import typer

from okr_cli.cli.arguments import parse_since, split_arguments
from okr_cli.cli.view_command import Request, day_of_view, open_report
from okr_cli.cli.view_options import AsOf, Cycles, OutputFile, Places, Rev, Teams
from okr_cli.errors import CannotRun


def report(
    what: Places = None,
    cycle: Cycles = None,
    team: Teams = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            "--compare",
            metavar="DATE",
            help="Date to compare with. [default: 7 days before the report date]",
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="Title of the page. [default: team and cycle]")
    ] = None,
    output: OutputFile = None,
    as_of: AsOf = None,
    rev: Rev = None,
) -> None:
    """Write an HTML page: where we stand, what moved, who needs help.

    The page starts with a summary and then shows every team and Objective: each Key Result charted against its expected
    progress, with its Initiatives on the same timeline, KPIs, changed targets, dropped entries and, near the end of a
    cycle, the review.

    The page works offline and without scripts, supports light and dark mode, and prints on A4.

    \b
    okr report -o okrs.html                      this cycle, all teams
    okr report --team growth -o growth.html      one team
    okr report --since 2026-11-06 -o okrs.html   what moved since that day
    okr report --cycle 2026-Q3 -o q3.html        a past cycle
    """
    from okr_cli.cli.output_files import deliver, format_of
    from okr_cli.output.documents.html import render
    from okr_cli.views.report.document import report_document
    from okr_cli.views.report.report import report_of
    from okr_cli.views.selection import Past
    from okr_cli.views.suppressed import suppression_keys

    if output is None and sys.stdout.isatty():
        raise CannotRun("an HTML page needs a file: add '-o okrs.html'")
    format_of(output, None, {".html": "html", ".htm": "html"}, "html")
    day = day_of_view(as_of, rev, split_arguments(what or [])[0])
    last = parse_since(since, day)
    workspaces, status = open_report(Request(day, what, cycle, team, rev=rev, shows_notes=False), last, Past.NAMED)
    status = replace(status, suppressed=suppression_keys(workspaces, day))
    made = report_of(workspaces, status, last, title or "", is_whole=not (what or team))
    deliver("".join(f"{line}\n" for line in render(report_document(made))), output)
