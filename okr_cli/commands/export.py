"""``okr export``: writes Key Results and Initiatives as a table for other programs."""

from enum import StrEnum
from typing import Annotated

import typer

from okr_cli.cli.view_command import Request, day_of_view, deferred, open_report
from okr_cli.cli.view_options import AsOf, Cycles, OutputFile, Owners, Places, Rev, Teams
from okr_cli.errors import CannotRun


class ExportFormat(StrEnum):
    """How a table is written."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    MARKDOWN = "markdown"


SUFFIXES = {
    ".csv": ExportFormat.CSV,
    ".xlsx": ExportFormat.XLSX,
    ".json": ExportFormat.JSON,
    ".md": ExportFormat.MARKDOWN,
    ".markdown": ExportFormat.MARKDOWN,
}
"""What the name of a file says about its format."""


def export(
    what: Places = None,
    cycle: Cycles = None,
    team: Teams = None,
    owner: Owners = None,
    output_format: Annotated[
        ExportFormat | None,
        typer.Option(
            "--format",
            "--output-format",
            help="Output format. [default: from the file name, else csv]",
            show_default=False,
        ),
    ] = None,
    output: OutputFile = None,
    as_of: AsOf = None,
    rev: Rev = None,
) -> None:
    """Export a table with one row per Key Result and Initiative.

    In a spreadsheet, numbers and dates are stored as such, and text is never run as a formula.

    \b
    okr export > okrs.csv                  this cycle
    okr export -o okrs.xlsx                a spreadsheet; needs pip install '.[xlsx]' in a clone of okr
    okr export --cycle all -o all.json     every cycle, for use in a script
    okr export growth --format markdown    one team, to paste into a wiki
    """
    from okr_cli.cli.arguments import split_arguments
    from okr_cli.cli.output_files import deliver, format_of
    from okr_cli.output.documents.document import Screen
    from okr_cli.output.documents.render import ViewOutput, render
    from okr_cli.safe_text import escape_workflow_commands

    chosen = format_of(output, output_format, SUFFIXES, ExportFormat.CSV)
    if chosen is ExportFormat.XLSX and output is None:
        raise CannotRun("a spreadsheet needs a file: add '-o okrs.xlsx'")
    day = day_of_view(as_of, rev, split_arguments(what or [])[0])
    _, report = open_report(Request(day, what, cycle, team, owner, rev, shows_notes=False))
    content: str | bytes
    if chosen is ExportFormat.XLSX:
        from okr_cli.output.documents.xlsx import workbook
        from okr_cli.views.export.records import SHARES, export_table

        content = workbook(export_table(report), "OKRs", day, SHARES)
    else:
        document, record, table = (
            deferred("okr_cli.views.export.records", f"export_{part}", report)
            for part in ("document", "record", "table")
        )
        lines = map(escape_workflow_commands, render(ViewOutput(document, record, table), chosen, Screen()))
        content = "".join(f"{line}\n" for line in lines)
    deliver(content, output)
