"""Cycles and their dates: years, halves, quarters, months, and custom ones."""

import re
from datetime import date
from typing import Literal, NamedTuple

from okr_cli.model.days import days_after, first_of_month

PATTERN = re.compile(r"([0-9]{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?")
ADVICE = "Write 2026, 2026-H1, 2026-Q4 or 2026-10, or define the cycle in okr.toml."
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Cycle(NamedTuple):
    """A planning period. ``start`` is its first day and ``end`` its last."""

    name: str
    start: date
    end: date


class Calendar(NamedTuple):
    """How an organization divides its fiscal year into cycles.

    The fiscal year starts in ``first_month`` (1 to 12). It is named after the calendar year in which it starts, or in
    which it ends if ``named_by`` is "end". Months are always calendar months.
    """

    first_month: int = 1
    named_by: Literal["start", "end"] = "start"
    custom: tuple[Cycle, ...] = ()

    def quarter(self, day: date) -> Cycle:
        """The quarter of the fiscal year in which a day lies."""
        names = (f"{year}-Q{quarter}" for year in range(day.year - 1, day.year + 2) for quarter in range(1, 5))
        cycles = (self.cycle(name) for name in names)
        return next(cycle for cycle in cycles if cycle and cycle.start <= day <= cycle.end)

    def cycle(self, name: str) -> Cycle | None:
        """The cycle with this name; None if it is neither a custom cycle nor in a known form."""
        for cycle in self.custom:
            if cycle.name == name:
                return cycle
        match = PATTERN.fullmatch(name)
        if not match or not 1 <= int(match[1]) <= 9998:
            return None
        year, half, quarter, month = (int(part) if part else 0 for part in match.groups())
        if month:
            return _months(name, year, month, 1)
        if self.named_by == "end" and self.first_month > 1:
            year -= 1
        if half:
            return _months(name, year, self.first_month + 6 * (half - 1), 6)
        if quarter:
            return _months(name, year, self.first_month + 3 * (quarter - 1), 3)
        return _months(name, year, self.first_month, 12)


def _months(name: str, year: int, month: int, count: int) -> Cycle:
    """A cycle of ``count`` months; ``month`` may run past 12 into the next year."""
    return Cycle(name, first_of_month(year, month), days_after(first_of_month(year, month + count), -1))


def meant_cycle(text: str) -> str:
    """The cycle that ``Q4 2026``, ``2026/q4``, ``FY26`` or ``October 2026`` names; empty if the text is not clear."""
    lowered = text.lower()
    years = re.findall(r"(?<!\d)(?:20)?(\d\d)(?!\d)", re.sub(r"[qh]\s*0?[1-4]", " ", lowered))
    part = re.search(r"(q)\s*0?([1-4])(?!\d)|(h)\s*0?([12])(?!\d)", lowered)
    month = next((number for number, name in enumerate(MONTHS, 1) if re.search(rf"\b{name}", lowered)), 0)
    day_or_month = re.fullmatch(r"(20\d\d)[-/.](\d\d?)(?:[-/.]\d\d?)?", lowered)
    if day_or_month and 1 <= int(day_or_month[2]) <= 12:
        return f"{day_or_month[1]}-{int(day_or_month[2]):02}"
    if len(years) != 1:
        return ""
    year = f"20{years[0]}"
    if part:
        return f"{year}-{(part[1] or part[3]).upper()}{part[2] or part[4]}"
    if month:
        return f"{year}-{month:02}"
    return year if re.fullmatch(r"(?:fy|cy|year)?\s*'?(?:20)?\d\d", lowered) else ""
