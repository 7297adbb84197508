"""Encodings, delimiters, and spreadsheets that are invalid or too large for memory."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from okr_cli.errors import CannotRun
from okr_cli.exchange.reading import read_tables
from okr_cli.exchange.report import Report
from okr_cli.exchange.table import Cell, Table
from tests.exchange.books import SHEET, TEXTS, book, changed, rows

TEXT = "Ziel;Schlüsselergebnis\nä;„b“ – c"


def only(data: bytes, name: str = "in.csv") -> Table:
    (table,) = read_tables(data, name, Report()).tables
    return table


def texts(data: bytes, name: str = "in.csv") -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in only(data, name).rows]


def complaint(data: bytes, name: str) -> str:
    with pytest.raises(CannotRun) as problem:
        read_tables(data, name, Report())
    return str(problem.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_survives_in_any_encoding(encoding: str) -> None:
    assert texts(TEXT.encode(encoding)) == [["Ziel", "Schlüsselergebnis"], ["ä", "„b“ – c"]]


def test_a_guessed_encoding_is_reported() -> None:
    report = Report()
    read_tables(TEXT.encode("cp1252"), "in.csv", report)
    assert list(report.notes) == ["the file is not UTF-8 and was read as Windows-1252; check accented letters"]


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(1, 256)),
        b"a,\x8d",
        "Schlüssel".encode("mac_roman"),
        "Цель,Результат".encode("cp1251"),
        "目標,結果".encode("shift_jis"),
        "clé,é".encode() + b"\xe9",
    ],
)
def test_undecodable_bytes_are_refused_with_their_line(data: bytes) -> None:
    line = data[: 10 if data[0] != 1 else 128].count(b"\n") + 1
    assert complaint(data, "in.csv") == f"in.csv:{line}: neither UTF-8 nor Windows-1252; save it as UTF-8"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_most_frequent_delimiter_is_used(sign: str) -> None:
    text = f'A{sign}B{sign}C\n"x; y, z"{sign}"two\nlines"{sign}\n\n"say ""hi"""{sign}d{sign}e\n'
    found = [row for row in texts(text.encode()) if row]
    assert found == [["A", "B", "C"], ["x; y, z", "two\nlines", ""], ['say "hi"', "d", "e"]]


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    assert [row.number for row in only(b'a,b\n"x\ny",1\nc,2\n').rows] == [1, 2, 3]


def test_formulas_are_text() -> None:
    assert texts(b"a,'=1+1,=HYPERLINK(x),'quoted'\n") == [["a", "=1+1", "=HYPERLINK(x)", "'quoted'"]]


def test_a_cell_can_hold_a_megabyte() -> None:
    assert len(texts(b"a," + b"x" * 1_000_000)[0][1]) == 1_000_000


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b'a,b\nc,d\n"x\ny', "in.csv", "in.csv:3: unclosed quote"),
        (b"a,b\nc,\0d,e,f,g", "in.csv", "in.csv:2: null byte; not a text file"),
        (b" \n", "in.csv", "in.csv: the file is empty"),
        (b"a" * 20_000_001, "in.csv", "in.csv: larger than 20 MB; split it"),
        (b"%PDF", "in.pdf", "in.pdf: unsupported file type; use .csv, .tsv, .txt, .xlsx, .xlsm, .md or .markdown"),
        (b"a,b", "in.xlsx", "in.xlsx: not a spreadsheet; if it is comma-separated text, rename it to .csv"),
        (b"\x7fELF\x02\x01\x01" + bytes(99), "ls", "ls: not a text file or spreadsheet"),
        (b"x", "in.ods", "in.ods: .ods is not supported; save it as .xlsx or .csv"),
        (
            b"\xd0\xcf\x11\xe0..",
            "in.xlsx",
            "in.xlsx: password-protected, or older than Excel 2007; save it as .xlsx without a password",
        ),
    ],
)
def test_a_file_that_is_not_a_table_is_one_line(data: bytes, name: str, said: str) -> None:
    assert complaint(data, name) == said


def test_cells_are_read_as_displayed() -> None:
    def fill(made: Any, sheet: Any) -> None:
        sheet.merge_range(1, 1, 3, 1, "Merged")
        sheet.write(1, 2, 0.415, made.add_format({"num_format": "0.0%"}))
        sheet.write(2, 2, 0.07)
        sheet.write_datetime(3, 2, date(2026, 10, 12), made.add_format({"num_format": "dd.mm.yyyy"}))
        sheet.write_formula(4, 2, "=1+1", None, 2)
        sheet.write_rich_string(5, 2, "a ", made.add_format({"bold": True}), "bold", " word")
        sheet.write(6, 2, True)
        sheet.write(7, 2, 1200, made.add_format({"num_format": '#,##0 "€"'}))

    table = only(book(fill), "in.xlsx")
    assert table.rows[-1].cells[2] == Cell("1200", Decimal(1200), "€")
    assert [(row.number, [cell.text for cell in row.cells][1:]) for row in table.rows] == [
        (2, ["Merged", "41.5 %"]),
        (3, ["Merged", "0.07"]),
        (4, ["Merged", "2026-10-12"]),
        (5, ["", "2"]),
        (6, ["", "a bold word"]),
        (7, ["", "yes"]),
        (8, ["", "1200"]),
    ]


def test_hidden_sheets_and_cells_without_a_value_are_reported() -> None:
    def hide(made: Any, sheet: Any) -> None:
        sheet.write(0, 0, "secret")
        sheet.hide()

    data = book(lambda made, sheet: sheet.write_row(0, 0, ("a", 1)), hide)
    data = changed(data, SHEET, lambda xml: xml.replace(b"<v>1</v>", b"<f>A1+1</f>"))
    report = Report()
    assert [table.name for table in read_tables(data, "in.xlsx", report).tables] == ["Sheet1"]
    assert list(report.notes) == ["sheet 'Sheet2' is hidden and was skipped"]
    assert list(report.lines()) == [
        "sheet 'Sheet1', row 1, column B: contains a formula without a saved value; "
        "open and save the file, then import it again"
    ]


UNREADABLE = "in.xlsx: not a readable spreadsheet; save it again as .xlsx, or as .csv"
BOOK = rows(("Objective", "Key Result"), ("A", "B"))


Change = tuple[str, Callable[[bytes], bytes]]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([(SHEET, lambda xml: xml[:-40])], UNREADABLE),
        ([(SHEET, lambda xml: xml.replace(b'r="1"', b'r="x"'))], UNREADABLE),
        ([(TEXTS, lambda xml: b'<!DOCTYPE a [<!ENTITY b "c">]>' + xml.partition(b"?>")[2])], UNREADABLE),
        (
            [(SHEET, lambda xml: xml.replace(b"</sheetData>", b'<row><c r="XFD1048576"/></row></sheetData>'))],
            "in.xlsx: sheet 'Sheet1' has more than 1,000,000 cells; delete empty rows and columns",
        ),
        (
            [(TEXTS, lambda xml: xml.replace(b"<t>A</t>", b"<t>" + bytes(101_000_000) + b"</t>"))],
            "in.xlsx: larger than 100 MB when unpacked",
        ),
        (
            [
                (TEXTS, lambda xml: xml.replace(b"<t>A</t>", b"<t>" + b"a" * 1_000_000 + b"</t>")),
                (SHEET, lambda xml: xml.replace(b"</row>", b'<c t="s"><v>2</v></c>' * 30 + b"</row>")),
            ],
            "in.xlsx: more than 20,000,000 characters; split it",
        ),
    ],
    ids=["broken", "no number", "entities", "far cell", "zeros", "repeated text"],
)
def test_invalid_and_oversized_spreadsheets_are_one_line(changes: list[Change], said: str) -> None:
    data = BOOK
    for part, change in changes:
        data = changed(data, part, change)
    assert complaint(data, "in.xlsx") == said


def test_a_truncated_spreadsheet_is_one_line() -> None:
    assert complaint(BOOK[: len(BOOK) // 2], "in.xlsx") == UNREADABLE
