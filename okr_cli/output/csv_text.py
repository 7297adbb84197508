"""Records for a spreadsheet, in which text stays text."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from okr_cli.safe_text import one_line

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What makes a spreadsheet calculate: a quote before it keeps the text a text (OWASP on CSV injection)."""


def csv_lines(fields: Sequence[str], records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A header, then one line a record; what a record lacks stays empty."""
    yield _line(fields)
    for record in records:
        yield _line([_cell(record.get(field)) for field in fields])


def _line(values: Sequence[Any]) -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="").writerow(values)
    return buffer.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return f"'{text}" if text.startswith(FORMULA) else text
