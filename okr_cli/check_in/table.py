"""Reads check-ins from CSV with a header, a JSON list, or one JSON object per line."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from okr_cli.errors import CannotRun
from okr_cli.phrases import listed
from okr_cli.safe_text import one_line
from okr_cli.validation.did_you_mean import closest

COLUMNS = ("entity", "date", "value", "confidence", "status", "note", "ask", "source", "done")
"""Columns by the keys of a check-in; ``entity`` names the Key Result or KPI, ``done`` a milestone."""

DELIMITERS = ",;\t"
MOST_BYTES = 10_000_000


class Cells(NamedTuple):
    """One row of a table: its first line, or its number in a JSON list, and its texts by column."""

    place: str
    texts: dict[str, str]


class Problem(NamedTuple):
    """A problem with a row; ``column`` is empty for the whole row."""

    place: str
    column: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}, {self.column}: {self.reason}" if self.column else f"{self.place}: {self.reason}"


def rows_of(data: bytes, name: str) -> list[Cells]:
    """The rows of a table in any of the three formats. Raises ``CannotRun`` if it cannot be read.

    ``name`` is used in messages. Empty cells are left out.
    """
    if len(data) > MOST_BYTES:
        raise CannotRun(f"{name}: larger than {MOST_BYTES // 1_000_000} MB; split the file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CannotRun(f"{name}:{line}: not UTF-8; save the file as UTF-8") from None
    start = text.lstrip()[:1]
    if start == "[":
        rows = _json_list(text, name)
    elif start == "{":
        rows = _json_lines(text, name)
    else:
        rows = _csv(text, name)
    if not rows:
        raise CannotRun(f"{name}: no check-ins found")
    return rows


def _csv(text: str, name: str) -> list[Cells]:
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        _check_columns(header, f"{name}:1")
        rows = []
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) > len(header):
                    raise CannotRun(
                        f"{name}:{line}: {len(cells)} cells but {len(header)} columns; quote text that contains commas"
                    )
                rows.append(_cells(f"row {line}", dict(zip(header, cells, strict=False))))
            line = reader.line_num + 1
    except csv.Error as error:
        raise CannotRun(f"{name}:{reader.line_num}: {error}") from None
    return rows


def _json_list(text: str, name: str) -> list[Cells]:
    try:
        items = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise CannotRun(f"{name}:{_line(error)}: invalid JSON: {_reason(error)}") from None
    return [_object(item, f"item {number}", name) for number, item in enumerate(items, 1)]


def _json_lines(text: str, name: str) -> list[Cells]:
    whole = _single_object(text)
    if whole is not None:
        return [_object(whole, "item 1", name)]
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                item = json.loads(line, parse_float=str, parse_int=str)
            except (ValueError, RecursionError) as error:
                raise CannotRun(f"{name}:{number}: invalid JSON: {_reason(error)}; write one object per line") from None
            rows.append(_object(item, f"line {number}", name))
    return rows


def _single_object(text: str) -> Any:
    """The single object in a text of several lines; None for one object per line, or none."""
    try:
        return json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return None


def _object(item: Any, place: str, name: str) -> Cells:
    if not isinstance(item, dict):
        raise CannotRun(f'{name}: {place}: expected an object such as {{"entity": "activation", "value": 48}}')
    _check_columns([str(key) for key in item], f"{name}: {place}")
    return _cells(place, {key: _text(value) for key, value in item.items()})


def _text(value: Any) -> str:
    """A JSON value as the text of a cell. Numbers are text already, as they are written."""
    if value is None:
        return ""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _cells(place: str, texts: Mapping[str, str]) -> Cells:
    return Cells(place, {column: text.strip() for column, text in texts.items() if text.strip()})


def _check_columns(columns: list[str], place: str) -> None:
    """Raises ``CannotRun`` for columns that are missing, unknown or there twice."""
    problems = list(_problems(columns))
    if problems:
        raise CannotRun(f"{place}: {'; '.join(problems)}")


def _problems(columns: list[str]) -> Iterator[str]:
    for column in dict.fromkeys(columns):
        if column not in COLUMNS:
            near = closest(column, COLUMNS)
            hint = f"did you mean '{near}'?" if near else f"valid columns: {listed(COLUMNS)}"
            yield f"unknown column '{one_line(column)}'; {hint}"
        elif columns.count(column) > 1:
            yield f"duplicate column '{column}'"
    if "entity" not in columns:
        yield "missing column 'entity'"


def _line(error: Exception) -> int:
    return getattr(error, "lineno", 1)


def _reason(error: Exception) -> str:
    message: str = getattr(error, "msg", str(error))
    return message[:1].lower() + message[1:]
