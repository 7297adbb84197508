"""``okr due``: what each owner owes."""

from dataclasses import replace

from okr_cli.cli.cached_output import cached_output
from okr_cli.cli.open_report import Asked, open_work
from okr_cli.cli.view_options import AsOf, Cycles, Format, Ids, Owners, Places, TableFormat, Teams, day_of, write
from okr_cli.cli.write_document import write_page


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
    from okr_cli.views.cycles import Past
    from okr_cli.views.due.dues import dues_of
    from okr_cli.views.suppressed import suppressed_judgements

    asked = Asked(day_of(as_of), what, cycle, team, owner)
    assemblies, found = open_work(asked, past=Past.ADDED, may_be_empty=True)
    board = replace(found, silenced=suppressed_judgements(assemblies, asked.day))
    dues = dues_of(board, assemblies, tuple(owner or ()))
    if output_format is TableFormat.JSON:
        from okr_cli.output.documents.json import json_text
        from okr_cli.views.due.records import report_record

        write([json_text(report_record(board, dues))])
    elif output_format is TableFormat.CSV:
        from okr_cli.output.documents.csv import render_table
        from okr_cli.views.due.records import record_table

        write(render_table(record_table(dues)))
    else:
        from okr_cli.views.due.page import page_of

        write_page(page_of(board, dues), output_format, ids)
