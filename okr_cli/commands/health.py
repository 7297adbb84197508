"""``okr health``: shows how well OKRs are practiced."""

from okr_cli.cli.view_command import Request, deferred, filters_of, open_report, print_view
from okr_cli.cli.view_options import AsOf, Cycles, Format, Places, TableFormat, Teams, day_of


def health(
    what: Places = None,
    cycle: Cycles = None,
    team: Teams = None,
    output_format: Format = TableFormat.TABLE,
    as_of: AsOf = None,
) -> None:
    """Show how well OKRs are practiced: check-ins, coverage, verdicts.

    The counts are per team, never per person, and there are no grades. Each line lists the teams to look at first.
    Values with a 'source:' are not counted.

    It also compares mid-cycle confidence with the results of closed cycles: all of them unless --cycle selects one.

    \b
    okr health --team Growth            one team
    okr health --cycle 2026-Q3          an earlier cycle
    okr health --cycle all              every team in every cycle
    """
    from okr_cli.output.documents.render import ViewOutput
    from okr_cli.views.health.document import health_document
    from okr_cli.views.health.report import health_of
    from okr_cli.views.selection import EVERY, Past, build_report

    request = Request(day_of(as_of), what, cycle, team, shows_notes=output_format is not TableFormat.CSV)
    workspaces, report = open_report(request, past=Past.NAMED)
    every = request if cycle else request._replace(cycles=[EVERY])
    counts = health_of(report, build_report(workspaces, filters_of(every, workspaces), request.day))
    output = ViewOutput(
        lambda: health_document(report, counts),
        deferred("okr_cli.views.health.records", "report_record", report, counts),
        deferred("okr_cli.views.health.records", "record_table", counts),
    )
    print_view(output, output_format)
