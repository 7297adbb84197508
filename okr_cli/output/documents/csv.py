"""CSV from records with named fields, or from any document. Text stays text in a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from typing import Any, NamedTuple

from okr_cli.output.documents.document import Document, Medium, Row, Section, plain_text, shown_on
from okr_cli.safe_text import one_line

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""Characters that make a spreadsheet calculate. A quote before them prevents that (OWASP, CSV injection)."""

DOCUMENT_FIELDS = ("part", "subject", "text", "id", "group")


class RecordTable(NamedTuple):
    """Rows by field name. A field that a row lacks stays empty; a tuple of texts becomes the lines of a cell."""

    fields: Sequence[str]
    rows: Iterable[Mapping[str, Any]]


def render_table(table: RecordTable) -> Iterator[str]:
    """A header, then one line per row."""
    yield _line(table.fields)
    for row in table.rows:
        yield _line([_cell(row.get(field)) for field in table.fields])


def render(document: Document) -> Iterator[str]:
    """One line per item and table row: its section, subject, text, id and larger section."""
    sections = shown_on(Medium.PAGE, document.sections)
    return render_table(RecordTable(DOCUMENT_FIELDS, (row for section in sections for row in _rows(section))))


def _rows(section: Section) -> Iterator[dict[str, str]]:
    where = {"group": section.of, "part": section.heading}
    rows = section.table.rows if section.table else ()
    headers = {column.key: column.header for column in section.table.layout.columns} if section.table else {}
    for row in (row for row in rows if isinstance(row, Row)):
        texts = ((key, plain_text(row.cell(key))) for key in row.cells)
        cells = (f"{headers[key]}: {', '.join(text.splitlines())}" for key, text in texts if text)
        yield {**where, "subject": row.title, "text": "; ".join(cells), "id": row.id()}
    for text in (*section.lead, *([section.picture] if section.picture else [])):
        yield {**where, "text": plain_text(text)}
    for item in section.items:
        yield {**where, "subject": item.head, "text": " / ".join(item.details), "id": item.id()}


def _line(values: Sequence[Any]) -> str:
    buffer = StringIO()
    # The writer puts cells of several lines in quotes only if lines end as theirs do.
    csv.writer(buffer, lineterminator="\n").writerow(values)
    return buffer.getvalue().removesuffix("\n")


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"  # str() would write an exponent.
    if isinstance(value, tuple):
        return "\n".join(map(_cell, value))
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return f"'{text}" if text.startswith(FORMULA) else text
