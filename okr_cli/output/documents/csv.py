"""A document for spreadsheets: one line per item, and one per row of a table."""

from collections.abc import Iterator

from okr_cli.output.csv_text import csv_lines
from okr_cli.output.documents.document import Document, Medium, Row, Section, plain_text, shown_on

FIELDS = ("part", "subject", "text", "id", "group")


def render(document: Document) -> Iterator[str]:
    """The section, what the line is about, what it says, how ``okr show`` finds it, and the larger section."""
    sections = shown_on(Medium.PAGE, document.sections)
    return csv_lines(FIELDS, (record for section in sections for record in _records(section)))


def _records(section: Section) -> Iterator[dict[str, str]]:
    where = {"group": section.of, "part": section.heading}
    rows = section.table.rows if section.table else ()
    headers = {column.key: column.header for column in section.table.layout.columns} if section.table else {}
    for row in (row for row in rows if isinstance(row, Row)):
        texts = ((key, plain_text(row.cell(key))) for key in row.cells)
        cells = (f"{headers[key]}: {', '.join(text.splitlines())}" for key, text in texts if text)
        yield {**where, "subject": row.title, "text": "; ".join(cells), "id": row.id()}
    for text in section.lead:
        yield {**where, "subject": "", "text": plain_text(text), "id": ""}
    for item in section.items:
        yield {**where, "subject": item.head, "text": " / ".join(item.details), "id": item.id()}
