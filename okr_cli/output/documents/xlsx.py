"""A spreadsheet in which numbers are numbers, dates are dates, and text stays text."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

from okr_cli.errors import CannotRun
from okr_cli.output.documents.csv import RecordTable
from okr_cli.output.text_style import columns
from okr_cli.safe_text import visible

NARROWEST, WIDEST = 8, 48
"""Columns of characters that a column of the sheet takes."""

LONGEST, LONGEST_LINK = 32_767, 2_000
"""Characters that a cell may have, and a link."""

LARGEST = Decimal("9.99e307")
"""The largest number of a spreadsheet; what is larger is written as text."""


def workbook(table: RecordTable, sheet: str, as_of: date, shares: Sequence[str] = ()) -> bytes:
    """A workbook with one sheet: a row per record below a frozen header row with filters.

    ``shares`` are fractions shown as percentages. Web addresses become links, and text never becomes a formula. The
    file is dated ``as_of``, so the same table gives the same bytes. Raises ``CannotRun`` without XlsxWriter.
    """
    try:
        import xlsxwriter
    except ImportError:
        advice = "run pip install '.[xlsx]' in your clone of okr, or export to .csv instead"
        raise CannotRun(f"writing .xlsx files requires the XlsxWriter package: {advice}") from None
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": sheet, "created": datetime.combine(as_of, time())})
    page = book.add_worksheet(sheet)
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
        "share": book.add_format({"num_format": "0%", "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
    }
    rows = list(table.rows)
    for place, field in enumerate(table.fields):
        page.set_column(place, place, _width(field, rows))
        page.write_string(0, place, field, formats["head"])
        for line, row in enumerate(rows, 1):
            _write(page, (line, place), row.get(field), formats, "share" if field in shares else "number")
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(rows), len(table.fields) - 1)
    book.close()
    return buffer.getvalue()


def _write(page: Any, at: tuple[int, int], value: Any, formats: Mapping[str, Any], number: str) -> None:
    if value is None:
        return
    if isinstance(value, date):
        page.write_datetime(*at, datetime.combine(value, time()), formats["day"])
    elif isinstance(value, bool):
        page.write_boolean(*at, value)
    elif isinstance(value, int | Decimal) and abs(Decimal(value)) <= LARGEST:
        page.write_number(*at, float(value), formats[number])
    else:
        lines = value if isinstance(value, tuple) else (f"{value:f}" if isinstance(value, Decimal) else str(value),)
        text = "\n".join(map(visible, lines))[:LONGEST]
        if text.startswith(("https://", "http://")) and len(text) <= LONGEST_LINK and " " not in text:
            page.write_url(*at, text, string=text[:255])
        else:
            page.write_string(*at, text, formats["text"])


def _width(field: str, rows: Sequence[Mapping[str, Any]]) -> int:
    """The width of the widest cell, within limits. The filter button takes room in the header."""
    values = (row.get(field) or "" for row in rows)
    texts = (text for value in values for text in (value if isinstance(value, tuple) else (str(value),)))
    widest = max(map(columns, texts), default=0)
    return min(max(widest + 1, columns(field) + 3, NARROWEST), WIDEST)
