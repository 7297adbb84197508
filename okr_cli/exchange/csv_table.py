"""Parses delimited text into a table: any delimiter, quoted line breaks, rows of any length."""

import csv
import io
import re

from okr_cli.errors import CannotRun
from okr_cli.exchange.table import Cell, Row, Table

DELIMITERS = ",;\t|"
SAMPLE = 20_000
"""Characters that decide the delimiter."""

ESCAPED_FORMULA = re.compile("^'(?=[=+@＝＋－＠-])")
"""The quote with which exports keep a spreadsheet from calculating. It is not part of the text."""

LONGEST_FIELD = 2**31 - 1


def read_csv(text: str, name: str) -> Table:
    """The table of a text. Raises ``CannotRun`` with the line where unclosed quote."""
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise CannotRun(f"{name}:{line}: null byte; not a text file")
    declared = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    delimiter = declared[1] if declared else _delimiter(text[:SAMPLE])
    # The module's limit is global, and 131,072 characters may be less than a cell has.
    before = csv.field_size_limit(LONGEST_FIELD)
    try:
        rows = tuple(_rows(text[declared.end() :] if declared else text, delimiter, name, bool(declared)))
    finally:
        csv.field_size_limit(before)
    return Table("", rows, decimal_comma=True if delimiter == ";" else None)


def _rows(text: str, delimiter: str, name: str, has_declaration: bool) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    line = 1 + has_declaration
    try:
        for number, cells in enumerate(reader, 1):  # as a spreadsheet counts them, also after cells of several lines
            rows.append(Row(number, tuple(Cell(ESCAPED_FORMULA.sub("", cell.strip(), 1)) for cell in cells)))
            line = reader.line_num + 1 + has_declaration
    except csv.Error as error:
        problem = "unclosed quote" if "unexpected end" in str(error) else str(error)
        raise CannotRun(f"{name}:{line}: {problem}") from None
    return rows


def _delimiter(sample: str) -> str:
    """The delimiter that occurs in most lines outside quotes, equally often in each."""
    lines = [line for line in re.sub(r'"[^"]*"', "", sample).splitlines() if line.strip()]
    counts = {sign: [line.count(sign) for line in lines] for sign in DELIMITERS}

    def rank(sign: str) -> tuple[int, int]:
        most = max(counts[sign], default=0)
        return (counts[sign].count(most) if most else 0, most)

    return max(DELIMITERS, key=rank)
