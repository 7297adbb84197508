"""A page for spreadsheets: one line a point, and one a line of a table."""

from collections.abc import Iterator

from okr_cli.views.page import Page, Part
from okr_cli.views.spreadsheet import csv_lines

FIELDS = ("part", "subject", "text")


def render(page: Page) -> Iterator[str]:
    """The part it stands in, what it is about, and what is said."""
    return csv_lines(FIELDS, (record for part in page.parts for record in _records(part)))


def _records(part: Part) -> Iterator[dict[str, str]]:
    for line in part.table.lines if part.table else ():
        named = {one.key: one.header for one in part.table.columns} if part.table else {}
        cells = (f"{named[key]}: {', '.join(text.splitlines())}" for key, text in line.cells.items() if text)
        yield {"part": part.heading, "subject": line.title, "text": "; ".join(cells)}
    for words in part.lead:
        yield {"part": part.heading, "subject": "", "text": words}
    for point in part.points:
        yield {"part": part.heading, "subject": point.head, "text": " / ".join(point.lines)}
