"""Writing a page in the form that was asked for."""

import sys
from typing import TYPE_CHECKING

from okr_cli.cli.streams import wants_color
from okr_cli.cli.view_options import TableFormat, screen_width, write

if TYPE_CHECKING:
    from okr_cli.output.documents.document import Page


def write_page(page: "Page", form: TableFormat, ids: bool = False) -> None:
    """Print a page as text, as markdown, or as lines for a spreadsheet. ``ids`` are for the text: the others have
    them always."""
    if form is TableFormat.MARKDOWN:
        from okr_cli.output.documents.markdown import render as as_markdown

        write(as_markdown(page))
    elif form is TableFormat.CSV:
        from okr_cli.output.documents.csv import render as as_csv

        write(as_csv(page))
    else:
        from okr_cli.output.documents.terminal import render as as_text

        write(as_text(page, screen_width(), wants_color(sys.stdout.isatty()), ids))
