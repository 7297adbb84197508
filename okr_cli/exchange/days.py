"""Parses dates in cells in any language: ``12.10.2026``, ``Oct 12, 2026``, ``12 de octubre de 2026``."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from okr_cli.exchange.amounts import Notation, UnreadableError, quoted
from okr_cli.exchange.table import Cell
from okr_cli.exchange.words import fold, words
from okr_cli.model.cycle import Cycle
from okr_cli.model.days import days_after

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
THREE = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?:[ ,T].*)?")
NO_YEAR = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.?")
SERIAL = re.compile(r"[2-7]\d{4}")
BEFORE_SERIALS = date(1899, 12, 30)
"""Spreadsheets count days from here."""

ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º|ª)\b")
WEEKDAY = re.compile(r"^[^\W\d_]{2,10}\.?,\s+(?=\d|[^\W\d_]+ \d)")


def read_day(cell: Cell, notation: Notation, cycle: Cycle | None = None) -> date:
    """The date in a cell; without a year, it is in the cycle.

    Raises ``UnreadableError``, also for ``3/4/2026`` if the order of day and month is unknown.
    """
    if isinstance(cell.value, date):
        return cell.value
    text = cell.text.strip()
    if isinstance(cell.value, Decimal) or SERIAL.fullmatch(text):
        number = cell.value if isinstance(cell.value, Decimal) else Decimal(text)
        if 20_000 <= number < 80_000:
            return days_after(BEFORE_SERIALS, int(number))
    found = _numbers(text, notation, cycle) if re.search(r"\d", text) and len(text) < 60 else None
    if found is None:
        raise UnreadableError(f"{quoted(text)} is not a date; write it as YYYY-MM-DD")
    try:
        return date(*found)
    except ValueError:
        raise UnreadableError(f"{quoted(text)} does not exist") from None


def _numbers(text: str, notation: Notation, cycle: Cycle | None) -> tuple[int, int, int] | None:
    """Year, month and day."""
    iso = ISO.fullmatch(text)
    if iso:
        return int(iso[1]), int(iso[2]), int(iso[3])
    three = THREE.fullmatch(text)
    if three:
        first, second, year = int(three[1]), int(three[3]), _year(three[4])
        is_day_first = True if three[2] == "." or first > 12 else False if second > 12 else notation.day_first
        if first == second:
            is_day_first = True
        if is_day_first is None:
            raise UnreadableError(f"{quoted(text)} could be two different dates; write it as YYYY-MM-DD")
        return (year, second, first) if is_day_first else (year, first, second)
    named = _named(text, cycle)
    if named:
        return named
    short = NO_YEAR.fullmatch(text)
    return _in_cycle(int(short[2]), int(short[1]), cycle) if short else None


def _named(text: str, cycle: Cycle | None) -> tuple[int, int, int] | None:
    """``12. Oktober 2026``, ``Oct 12``: a day and the name of a month, with a year or in the cycle."""
    parts = fold(ORDINAL.sub("", WEEKDAY.sub("", text))).split()
    months = [words().months[part] for part in parts if part in words().months]
    numbers = [int(part) for part in parts if part.isdecimal()]
    others = [
        part for part in parts if part not in words().months and not part.isdecimal() and part not in ("de", "del")
    ]
    if len(months) != 1 or others or not 1 <= len(numbers) <= 2:
        return None
    if len(numbers) == 1:
        return _in_cycle(months[0], numbers[0], cycle)
    day, year = numbers if numbers[0] <= 31 else numbers[::-1]
    return _year(str(year)), months[0], day


def _in_cycle(month: int, day: int, cycle: Cycle | None) -> tuple[int, int, int] | None:
    """The only date of a cycle with this month and day."""
    if not cycle or not 1 <= month <= 12:
        return None
    years = [
        year
        for year in range(cycle.start.year, cycle.end.year + 1)
        if (cycle.start.year, cycle.start.month, cycle.start.day) <= (year, month, day)
        and (year, month, day) <= (cycle.end.year, cycle.end.month, cycle.end.day)
    ]
    return (years[0], month, day) if len(years) == 1 else None


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) < 3 else 0)


def day_first_in(texts: Iterable[str]) -> bool | None:
    """Whether days precede months, judging by dates with a day above 12."""
    found = set()
    for text in texts:
        three = THREE.fullmatch(text.strip()) if len(text) < 60 else None
        if three and three[2] != ".":
            first, second = int(three[1]), int(three[3])
            found |= {True} if first > 12 else {False} if second > 12 else set()
    return found.pop() if len(found) == 1 else None
