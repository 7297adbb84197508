"""``okr report``: one page for the leadership and the wall."""

import sys
from dataclasses import replace
from typing import Annotated

import typer

from okr_cli.cli.arguments import parse_day, split_arguments
from okr_cli.cli.view_command import Request, day_of_view, open_report
from okr_cli.cli.view_options import AsOf, Cycles, OutputFile, Places, Rev, Teams
from okr_cli.errors import CannotRun

DAYS_OF_A_WEEK = 7


def report(
    what: Places = None,
    cycle: Cycles = None,
    team: Teams = None,
    since: Annotated[
        str | None,
        typer.Option("--since", "--compare", metavar="DATE", help="The day to compare with. [default: 7 days before]"),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The title of the page. [default: team and cycle]")
    ] = None,
    output: OutputFile = None,
    as_of: AsOf = None,
    rev: Rev = None,
) -> None:
    """Write one page of HTML: where we stand, what moved, what is asked.

    Below that, every team and Objective: each Key Result drawn against its expected line, its Initiatives on the same
    days, KPIs, changed targets, what was dropped and, near the end of a cycle, the look back.

    The page needs no script and asks no server. It is light or dark as its reader's screen is, and prints on A4.

    \b
    okr report -o okrs.html                      this cycle, all teams
    okr report --team growth -o growth.html      one team
    okr report --since 2026-11-06 -o okrs.html   what moved since that day
    okr report --cycle 2026-Q3 -o q3.html        a cycle that is over
    """
    from okr_cli.cli.output_files import deliver
    from okr_cli.model.days import days_after
    from okr_cli.output.documents.html import render
    from okr_cli.views.report.document import report_document
    from okr_cli.views.report.report import report_of
    from okr_cli.views.selection import Past
    from okr_cli.views.suppressed import suppression_keys

    if output is None and sys.stdout.isatty():
        raise CannotRun("a page of HTML needs a file: add '-o okrs.html'")
    day = day_of_view(as_of, rev, split_arguments(what or [])[0])
    last = parse_day(since, "--since") or days_after(day, -DAYS_OF_A_WEEK)
    if last >= day:
        raise CannotRun(f"--since must be before {day}")
    workspaces, status = open_report(Request(day, what, cycle, team, rev=rev), last, Past.NAMED)
    status = replace(status, suppressed=suppression_keys(workspaces, day))
    made = report_of(workspaces, status, last, title or "", is_whole=not (what or team))
    deliver("".join(f"{line}\n" for line in render(report_document(made))), output)
