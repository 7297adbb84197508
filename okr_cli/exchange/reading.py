"""Reads the tables of a file, whose type is decided by its name and first bytes."""

from pathlib import PurePath
from typing import NamedTuple

from okr_cli.errors import CannotRun
from okr_cli.exchange.csv_table import read_csv
from okr_cli.exchange.decoding import decode
from okr_cli.exchange.report import Report
from okr_cli.exchange.table import Place, Table
from okr_cli.phrases import listed
from okr_cli.safe_text import one_line

TEXTS, BOOKS, PAGES = (".csv", ".tsv", ".txt"), (".xlsx", ".xlsm"), (".md", ".markdown")
OLD_BOOKS = (".xls", ".ods", ".xlsb", ".numbers")
MOST_BYTES = 20_000_000


class TablesOfFile(NamedTuple):
    """The tables of a file. ``is_page`` is true for Markdown, whose lists became a table with okr's column names."""

    tables: tuple[Table, ...]
    is_page: bool = False


def read_tables(data: bytes, name: str, report: Report) -> TablesOfFile:
    """The tables of a CSV file, a spreadsheet or a page of Markdown. Raises ``CannotRun`` for anything else.

    ``name`` is what messages call it. Without a known ending, the first bytes decide.
    """
    if len(data) > MOST_BYTES:
        raise CannotRun(f"{name}: larger than {MOST_BYTES // 1_000_000} MB; split it")
    if not data.strip():
        raise CannotRun(f"{name}: the file is empty")
    ending = PurePath(name).suffix.lower()
    if ending in OLD_BOOKS:
        raise CannotRun(f"{name}: {ending} is not supported; save it as .xlsx or .csv")
    if ending in BOOKS or data.startswith(b"PK\x03\x04"):
        return _book(data, name, report)
    text, guessed = decode(data, name)
    if guessed:
        report.note(f"the file is not UTF-8 and was read as {guessed}; check accented letters")
    if ending in PAGES or (ending not in TEXTS and text.lstrip().startswith(("#", "- ", "* "))):
        return _page(text, report)
    if ending and ending not in TEXTS:
        raise CannotRun(f"{name}: unsupported file type; use {listed((*TEXTS, *BOOKS, *PAGES), 'or')}")
    return TablesOfFile((read_csv(text, name),))


def _book(data: bytes, name: str, report: Report) -> TablesOfFile:
    from okr_cli.exchange.xlsx_table import read_xlsx

    book = read_xlsx(data, name)
    for sheet in book.hidden:
        report.note(f"sheet '{one_line(sheet)}' is hidden and was skipped")
    for problem in book.problems:
        report.miss(*problem)
    return TablesOfFile(book.tables)


def _page(text: str, report: Report) -> TablesOfFile:
    from okr_cli.exchange.markdown.page import read_markdown

    page = read_markdown(text)
    for number, line, reason in page.left:
        report.miss(Place("", "line", number), "", f"'{one_line(line[:60])}' {one_line(reason)}")
    return TablesOfFile(page.tables, is_page=True)
