"""``okr prioritize``: the impact and effort grid, and the sorting grid."""

from okr_cli.cli.cached_output import kept
from okr_cli.cli.view_command import Request, open_report, print_view
from okr_cli.cli.view_options import AsOf, Cycles, Format, Ids, Owners, Places, TableFormat, Teams, day_of


@kept
def prioritize(
    what: Places = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    ids: Ids = False,
    output_format: Format = TableFormat.TABLE,
    as_of: AsOf = None,
) -> None:
    """Draw the open Initiatives by impact and effort, and sort them into useful, cosmetic and off-topic.

    'impact:' and 'effort:' are a team's own ratings; what is not rated is listed, never guessed.
    """
    from okr_cli.output.documents.render import ViewOutput
    from okr_cli.views.prioritize import data
    from okr_cli.views.prioritize.document import priorities_document
    from okr_cli.views.prioritize.report import priorities_of

    workspaces, report = open_report(Request(day_of(as_of), what, cycle, team, owner))
    groups = priorities_of(report, workspaces, tuple(owner or ()))
    view = ViewOutput(
        document=lambda: priorities_document(report, groups),
        report=lambda: data.document(report, groups),
        records=lambda: data.as_csv(groups),
    )
    print_view(view, output_format, ids)
