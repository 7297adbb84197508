"""CSV for spreadsheets, in which text stays text: of records with named fields, and of any page."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from typing import Any, NamedTuple

from okr_cli.output.documents.document import Page, Part
from okr_cli.safe_text import one_line

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What makes a spreadsheet calculate: a quote before it keeps the text a text (OWASP on CSV injection)."""

PAGE_FIELDS = ("part", "subject", "text", "id", "group")


class RecordTable(NamedTuple):
    """Rows by field. A field that a row lacks stays empty."""

    fields: Sequence[str]
    rows: Iterable[Mapping[str, Any]]


def render_table(table: RecordTable) -> Iterator[str]:
    """A header, then one line per row."""
    yield _line(table.fields)
    for row in table.rows:
        yield _line([_cell(row.get(field)) for field in table.fields])


def render(page: Page) -> Iterator[str]:
    """One line per row of a table and per point: its part, its subject, its text, its id and the larger part."""
    return render_table(RecordTable(PAGE_FIELDS, (row for part in page.parts for row in _rows(part))))


def _rows(part: Part) -> Iterator[dict[str, str]]:
    where = {"group": part.of, "part": part.heading}
    for line in part.table.lines if part.table else ():
        headers = {column.key: column.header for column in part.table.columns} if part.table else {}
        cells = (f"{headers[key]}: {', '.join(text.splitlines())}" for key, text in line.cells.items() if text)
        yield {**where, "subject": line.title, "text": "; ".join(cells), "id": line.name}
    for text in part.lead:
        yield {**where, "text": text}
    for point in part.points:
        yield {**where, "subject": point.head, "text": " / ".join(point.lines), "id": point.name}


def _line(values: Sequence[Any]) -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="").writerow(values)
    return buffer.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"  # str() would write an exponent
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return f"'{text}" if text.startswith(FORMULA) else text
