"""A page for spreadsheets: one line a point, and one a line of a table."""

from collections.abc import Iterator

from okr_cli.output.csv_text import csv_lines
from okr_cli.output.documents.document import Page, Part

FIELDS = ("part", "subject", "text", "id", "group")


def render(page: Page) -> Iterator[str]:
    """The part it stands in, what it is about, what is said, how ``okr show`` finds it, and the larger part."""
    return csv_lines(FIELDS, (record for part in page.parts for record in _records(part)))


def _records(part: Part) -> Iterator[dict[str, str]]:
    where = {"group": part.of, "part": part.heading}
    for line in part.table.lines if part.table else ():
        named = {one.key: one.header for one in part.table.columns} if part.table else {}
        cells = (f"{named[key]}: {', '.join(text.splitlines())}" for key, text in line.cells.items() if text)
        yield {**where, "subject": line.title, "text": "; ".join(cells), "id": line.name}
    for words in part.lead:
        yield {**where, "subject": "", "text": words, "id": ""}
    for point in part.points:
        yield {**where, "subject": point.head, "text": " / ".join(point.lines), "id": point.name}
