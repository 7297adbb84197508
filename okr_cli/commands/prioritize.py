"""``okr prioritize``: Initiatives by impact and effort."""

from okr_cli.cli.view_command import Request, deferred, open_report, print_view
from okr_cli.cli.view_options import AsOf, Cycles, Format, Ids, Owners, Places, TableFormat, Teams, day_of


def prioritize(
    what: Places = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    ids: Ids = False,
    output_format: Format = TableFormat.TABLE,
    as_of: AsOf = None,
) -> None:
    """Chart the open Initiatives by impact and effort.

    Each is rated useful, cosmetic or off-topic, with a reason. 'impact:' and 'effort:' are the team's own ratings;
    Initiatives without them are listed below the grid.
    """
    from okr_cli.output.documents.render import ViewOutput
    from okr_cli.views.prioritize.document import priorities_document
    from okr_cli.views.prioritize.report import priorities_of

    request = Request(day_of(as_of), what, cycle, team, owner, shows_notes=output_format is not TableFormat.CSV)
    workspaces, report = open_report(request)
    groups = priorities_of(report, workspaces)
    output = ViewOutput(
        lambda: priorities_document(report, groups),
        deferred("okr_cli.views.prioritize.records", "report_record", report, groups),
        deferred("okr_cli.views.prioritize.records", "record_table", groups),
    )
    print_view(output, output_format, ids)
