"""The output of a view, and its rendering in a format."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from okr_cli.output.documents.document import Document, Screen

if TYPE_CHECKING:
    from okr_cli.output.documents.csv import RecordTable
    from okr_cli.output.record import Record


class ViewOutput(NamedTuple):
    """The three results of a view, each of which is computed only if a format needs it.

    ``report`` gives the record that is written as JSON, ``records`` the rows of a CSV file. Without ``records``, the
    document itself is written as CSV.
    """

    document: Callable[[], Document]
    report: "Callable[[], Record]"
    records: "Callable[[], RecordTable] | None" = None


def render(view: ViewOutput, output_format: str, screen: Screen) -> Iterator[str]:
    """The lines of a view as ``table``, ``json``, ``markdown`` or ``csv``. Only ``table`` looks at the screen."""
    # A renderer is imported only if it is used: importing rich takes as long as the rest of a small view.
    if output_format == "json":
        from okr_cli.output.documents.json import json_lines

        return json_lines(view.report())
    if output_format == "csv":
        from okr_cli.output.documents import csv

        return csv.render_table(view.records()) if view.records else csv.render(view.document())
    if output_format == "markdown":
        from okr_cli.output.documents import markdown

        return markdown.render(view.document())
    from okr_cli.output.documents import terminal

    return terminal.render(view.document(), screen)
