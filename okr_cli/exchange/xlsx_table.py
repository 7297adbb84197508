"""Reads the visible sheets of a spreadsheet, with merged cells filled and percentages as displayed."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

from okr_cli.errors import CannotRun
from okr_cli.exchange.table import EMPTY, Cell, Place, Row, Table, Unplaced
from okr_cli.exchange.xlsx_structure import UNREADABLE, SheetStructure, read_structure

ZIP = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
"""How spreadsheets before 2007 begin, and those with a password."""


class Workbook(NamedTuple):
    """The tables of a spreadsheet, the names of the sheets that are hidden and not read, and cells without a value."""

    tables: tuple[Table, ...]
    hidden: tuple[str, ...]
    problems: tuple[Unplaced, ...]


def read_xlsx(data: bytes, name: str) -> Workbook:
    """The sheets of a spreadsheet. Raises ``CannotRun`` without python-calamine, and for what is no spreadsheet."""
    if data.startswith(OLD_EXCEL):
        raise CannotRun(f"{name}: password-protected, or older than Excel 2007; save it as .xlsx without a password")
    if not data.startswith(ZIP):
        raise CannotRun(f"{name}: not a spreadsheet; if it is comma-separated text, rename it to .csv")
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        advice = "run pip install '.[xlsx]' in your clone of okr, or save the sheet as .csv"
        raise CannotRun(f"reading .xlsx files requires the python-calamine package: {advice}") from None
    structures = read_structure(data, name)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        shown = [each for each in structures if not each.is_hidden and each.name in book.sheet_names]
        tables = tuple(Table(each.name, tuple(_rows(book.get_sheet_by_name(each.name), each))) for each in shown)
    except (CalamineError, ValueError, OSError):
        raise CannotRun(f"{name}: {UNREADABLE}") from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # of a library in Rust, which is no Exception
            raise
        raise CannotRun(f"{name}: {UNREADABLE}") from None
    hidden = tuple(each.name for each in structures if each.is_hidden)
    problems = tuple(
        Unplaced(Place(each.name, "row", row + 1), f"column {column_name(column)}", reason)
        for each in shown
        for (row, column), reason in each.unread.items()
    )
    return Workbook(tables, hidden, problems)


def column_name(column: int) -> str:
    """The letters of a column, from 0: ``A``, ``B``, …, ``AA``."""
    letters = ""
    while column >= 0:
        letters, column = chr(65 + column % 26) + letters, column // 26 - 1
    return letters


def _rows(sheet: Any, structure: SheetStructure) -> Iterator[Row]:
    top, left = sheet.start or (0, 0)
    merged = _merged_from(sheet.merged_cell_ranges or (), (sheet.end or (0, 0))[0])
    above: dict[tuple[int, int], Cell] = {}
    origins = set(merged.values())
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), top):
        cells = [EMPTY] * left
        for column, value in enumerate(values, left):
            cell = _cell(value, structure.units.get((row, column), ""))
            origin = merged.get((row, column))
            if (row, column) in origins:
                above[row, column] = cell
            elif origin and not cell.text:
                cell = above.get(origin, EMPTY)
            cells.append(cell)
        yield Row(row + 1, tuple(cells))


def _merged_from(
    ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]], last: int
) -> dict[tuple[int, int], tuple[int, int]]:
    """The first cell of each cell below it that was merged with it, down to the last row of the sheet.

    Across, a merged cell is written once.
    """
    return {
        (row, column): (top, column)
        for (top, column), (bottom, _) in dict.fromkeys(ranges)
        for row in range(top + 1, min(bottom, last) + 1)
    }


def _cell(value: Any, unit: str) -> Cell:
    if isinstance(value, bool):
        return Cell("yes" if value else "no", value)
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), unit)
    if isinstance(value, datetime):
        return Cell(value.date().isoformat(), value.date())
    if isinstance(value, date):
        return Cell(value.isoformat(), value)
    return Cell(str(value).strip())


def _number(value: Decimal, unit: str) -> Cell:
    """A number without the rounding noise of a float; a percentage as displayed."""
    is_percent = unit == "%"
    number = (value * 100 if is_percent else value).normalize()
    if not number.is_finite():
        return EMPTY
    return Cell(f"{number:f} %") if is_percent else Cell(f"{number:f}", number, unit)
