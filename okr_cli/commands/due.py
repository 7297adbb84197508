"""``okr due``: what each owner has to do."""

from dataclasses import replace

from okr_cli.cli.view_command import Request, deferred, open_report, print_view
from okr_cli.cli.view_options import AsOf, Cycles, Format, Ids, Owners, Places, TableFormat, Teams, day_of


def due(
    what: Places = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    ids: Ids = False,
    output_format: Format = TableFormat.TABLE,
    as_of: AsOf = None,
) -> None:
    """List what each owner has to do: check-ins, dates, verdicts, lessons.

    One block per person, in alphabetical order. The exit code does not depend on what is due.

    Without --cycle: the current cycle, and a cycle that ended in the last four weeks unless it is closed.

    Items suppressed by a comment ('okr: ignore[...]') or in the settings are not listed.

    \b
    okr due --owner maya                everything one person has due
    okr due --cycle 2026-Q2             what is left from an earlier cycle
    okr due --format json               for a chat bot
    """
    from okr_cli.output.documents.render import ViewOutput
    from okr_cli.views.due.document import due_document
    from okr_cli.views.due.report import actions_by_owner
    from okr_cli.views.selection import Past
    from okr_cli.views.suppressed import suppression_keys

    request = Request(day_of(as_of), what, cycle, team, owner, shows_notes=output_format is not TableFormat.CSV)
    workspaces, found = open_report(request, past=Past.ADDED, may_be_empty=True)
    report = replace(found, suppressed=suppression_keys(workspaces, request.day))
    actions = actions_by_owner(report, workspaces)
    output = ViewOutput(
        lambda: due_document(report, actions),
        deferred("okr_cli.views.due.records", "report_record", report, actions),
        deferred("okr_cli.views.due.records", "record_table", actions),
    )
    print_view(output, output_format, ids)
