"""Days before and after a day, which never leave the calendar: it ends at 0001-01-01 and at 9999-12-31."""

from datetime import date


def days_after(day: date, count: int) -> date:
    """The day ``count`` days later, or earlier where it is below 0; the first or last day there is beyond these."""
    return date.fromordinal(min(max(day.toordinal() + count, 1), date.max.toordinal()))


def first_of_month(year: int, month: int) -> date:
    """The first day of a month; ``month`` may run past 12 into later years. Beyond the calendar, its first or last."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if year < date.min.year:
        return date.min
    return date.max if year > date.max.year else date(year, month, 1)
