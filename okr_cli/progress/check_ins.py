"""What check-ins say on a given date: values, confidence, the age of the last one, and what is missing."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from okr_cli.model.check_in import CheckIn
from okr_cli.model.cycle import Cycle
from okr_cli.model.days import days_after

CLOSING_PERIOD = 7
"""How many days after its last day a cycle still takes its final values."""

BY_DAY = attrgetter("date")


class Measurement(NamedTuple):
    """A measured value, in the unit of its measure."""

    day: date
    value: Decimal


class Confidence(NamedTuple):
    """``value`` is 0..10, ``change`` its difference from the previous one (None if there is none).

    ``history`` starts with the oldest.
    """

    value: int
    change: int | None
    history: tuple[int, ...]

    @property
    def dropped_twice(self) -> bool:
        """Whether it fell in each of the last two check-ins: worth raising in the meeting."""
        last = self.history[-3:]
        return len(last) == 3 and last[0] > last[1] > last[2]


class Staleness(NamedTuple):
    """``last`` is the date of the latest check-in, None if there is none; ``days`` have passed since then."""

    last: date | None
    days: int | None
    is_stale: bool


def check_ins_until(check_ins: Iterable[CheckIn], day: date) -> tuple[CheckIn, ...]:
    """The check-ins up to and including ``day``, oldest first, whatever their order in the file.

    Of two on the same day, the one further down in the file comes last.
    """
    return tuple(sorted([check_in for check_in in check_ins if check_in.date <= day], key=BY_DAY))


def last_check_in(check_ins: Iterable[CheckIn], day: date) -> CheckIn | None:
    """The latest check-in up to and including ``day``."""
    return next(reversed(check_ins_until(check_ins, day)), None)


def by_people(check_ins: Iterable[CheckIn]) -> Iterator[CheckIn]:
    """The check-ins that people wrote. Those with a source do not count as a check-in by a person."""
    return (check_in for check_in in check_ins if check_in.is_by_person)


def measurements(check_ins: Iterable[CheckIn], day: date) -> tuple[Measurement, ...]:
    """The values measured up to and including ``day``, oldest first."""
    known = check_ins_until(check_ins, day)
    return tuple([Measurement(check_in.date, check_in.value) for check_in in known if check_in.value is not None])


def confidence(check_ins: Iterable[CheckIn], as_of: date) -> Confidence | None:
    """The latest confidence on a day; None if no check-in gives one."""
    known = check_ins_until(check_ins, as_of)
    history = tuple(check_in.confidence for check_in in known if check_in.confidence is not None)
    if not history:
        return None
    return Confidence(history[-1], history[-1] - history[-2] if len(history) > 1 else None, history)


def staleness(check_ins: Iterable[CheckIn], cycle: Cycle | None, as_of: date, stale_days: int) -> Staleness:
    """A Key Result is stale after ``stale_days`` days without a check-in (OKRs Tool: 14), counted from the start of
    its cycle if there is none. A check-in with only a note counts, one that came from a ``source`` does not. The count
    stops at the end of the cycle.
    """
    latest = last_check_in(by_people(check_ins), as_of)
    last = latest.date if latest else None
    until = min(as_of, cycle.end) if cycle else as_of
    since = last or (cycle.start if cycle else None)
    is_stale = since is not None and (until - since).days >= stale_days
    return Staleness(last, (as_of - last).days if last else None, is_stale)


def lacks_ask(check_ins: Iterable[CheckIn], as_of: date) -> bool:
    """Whether the latest check-in by a person reports at risk and asks for nothing."""
    last = last_check_in(by_people(check_ins), as_of)
    return last is not None and last.status == "at-risk" and last.ask is None


def is_outside_cycle(day: date, cycle: Cycle | None) -> bool:
    """Whether a date is before a cycle or more than a week after it, so that nothing can be checked in."""
    if cycle is None or cycle.start <= day <= cycle.end:  # as nearly always, and nothing to compute
        return False
    return not cycle.start <= day <= days_after(cycle.end, CLOSING_PERIOD)


def first_out_of_order(check_ins: Sequence[CheckIn]) -> CheckIn | None:
    """The first check-in that is older than the one above it in the file."""
    days = [check_in.date for check_in in check_ins]
    if days == sorted(days):
        return None
    return next((below for above, below in pairwise(check_ins) if below.date < above.date), None)
