"""Spreadsheets for tests, made by XlsxWriter and then damaged if necessary."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import xlsxwriter

SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def book(*fills: Callable[[Any, Any], None]) -> bytes:
    """A spreadsheet with a sheet for each function, which gets the workbook and the sheet."""
    buffer = BytesIO()
    made = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for fill in fills:
        fill(made, made.add_worksheet())
    made.close()
    return buffer.getvalue()


def rows(*lines: tuple[Any, ...]) -> bytes:
    """A spreadsheet with one sheet of plain cells."""

    def fill(made: Any, sheet: Any) -> None:
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)

    return book(fill)


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A spreadsheet with one part replaced."""
    buffer = BytesIO()
    quickly = zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
    with zipfile.ZipFile(BytesIO(data)) as old, quickly as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename == part else content)
    return buffer.getvalue()
