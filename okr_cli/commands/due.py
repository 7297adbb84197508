"""``okr due``: what each owner has to do."""

from dataclasses import replace
from typing import TYPE_CHECKING

from okr_cli.cli.cached_output import cached_output
from okr_cli.cli.view_command import Request, open_report, print_view
from okr_cli.cli.view_options import AsOf, Cycles, Format, Ids, Owners, Places, TableFormat, Teams, day_of
from okr_cli.views.suppressed import suppressed_judgements

if TYPE_CHECKING:
    from okr_cli.output.documents.csv import RecordTable
    from okr_cli.output.record import Record


@cached_output
def due(
    what: Places = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    ids: Ids = False,
    output_format: Format = TableFormat.TABLE,
    as_of: AsOf = None,
) -> None:
    """List what each owner owes: a check-in, a date, a verdict, a lesson.

    One block a person, in alphabetical order. It is a view, so what it finds never makes it fail.

    Without --cycle: the current cycle, and for four weeks the one that ended, until its files say 'state: closed'.

    What a comment ('okr: ignore[...]') or the settings silence is not listed.

    \b
    okr due --owner maya                what one person owes
    okr due --cycle 2026-Q2             what is left of an older cycle
    okr due --format json               for a chat bot
    """
    from okr_cli.output.documents.render import ViewOutput
    from okr_cli.views.due.document import due_document
    from okr_cli.views.due.report import actions_by_owner
    from okr_cli.views.selection import Past

    request = Request(day_of(as_of), what, cycle, team, owner)
    workspaces, found = open_report(request, past=Past.ADDED, may_be_empty=True)
    report = replace(found, suppressed=suppressed_judgements(workspaces, request.day))
    actions = actions_by_owner(report, workspaces, tuple(owner or ()))

    def record() -> "Record":
        from okr_cli.views.due.records import report_record

        return report_record(report, actions)

    def table() -> "RecordTable":
        from okr_cli.views.due.records import record_table

        return record_table(actions)

    print_view(ViewOutput(lambda: due_document(report, actions), record, table), output_format, ids)
