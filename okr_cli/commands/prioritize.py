"""``okr prioritize``: the impact and effort grid, and the sorting grid."""

import sys

from okr_cli.cli.cached_output import cached_output
from okr_cli.cli.open_report import Asked, open_work
from okr_cli.cli.streams import wants_color
from okr_cli.cli.view_options import (
    AsOf,
    Cycles,
    Format,
    Ids,
    Owners,
    Places,
    TableFormat,
    Teams,
    day_of,
    screen_width,
    write,
)
from okr_cli.cli.write_document import write_page


@cached_output
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
    from okr_cli.views.prioritize.priorities import priorities_of

    assemblies, board = open_work(Asked(day_of(as_of), what, cycle, team, owner))
    groups = priorities_of(board, assemblies, tuple(owner or ()))
    if output_format is TableFormat.JSON:
        from okr_cli.output.documents.json import json_text
        from okr_cli.views.prioritize.records import report_record

        write([json_text(report_record(board, groups))])
    elif output_format is TableFormat.CSV:
        from okr_cli.output.documents.csv import render_table
        from okr_cli.views.prioritize.records import record_table

        write(render_table(record_table(groups)))
    elif output_format is TableFormat.MARKDOWN:
        from okr_cli.views.prioritize.page import page_of

        write_page(page_of(board, groups), output_format)
    else:
        from okr_cli.views.prioritize.text import render

        write(render(board, groups, screen_width(), wants_color(sys.stdout.isatty()), ids))
