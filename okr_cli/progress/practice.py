"""How well OKRs are practiced: weeks with a check-in, gaps, work dropped early. Nothing is counted by person."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okr_cli.model.check_in import CheckIn
from okr_cli.model.cycle import Cycle
from okr_cli.model.days import days_after
from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
from okr_cli.progress.arithmetic import ratio
from okr_cli.progress.check_ins import by_people
from okr_cli.progress.delivery import lacks_verdict
from okr_cli.progress.expected_pace import elapsed_days, total_days
from okr_cli.progress.measurement import is_settled, measure_progress

WEEK = 7
PER_SILENCE = 2
"""How many check-ins fit into the time after which their absence is called stale: with 14 days, one a week."""


class Part(NamedTuple):
    """A ``number`` of things out of a ``total``."""

    number: int = 0
    total: int = 0

    @property
    def rest(self) -> int:
        """The remainder of the total."""
        return self.total - self.number

    @property
    def share(self) -> Decimal | None:
        """The number over the total, 0..1; None if the total is 0."""
        return ratio(self.number, self.total) if self.total else None

    def plus(self, other: "Part") -> "Part":
        """Both together."""
        return Part(self.number + other.number, self.total + other.total)


def part_of(answers: Iterable[bool]) -> Part:
    """The number of answers that are yes, and of all."""
    given = tuple(answers)
    return Part(sum(given), len(given))


def weeks_between_check_ins(stale_days: int) -> int:
    """The weeks within which a check-in is due: half of ``stale_days`` in whole weeks, at least one."""
    return max(1, stale_days // (PER_SILENCE * WEEK))


def check_ins_on_time(key_result: KeyResult, cycle: Cycle | None, as_of: date, weeks: int = 1) -> Part:
    """Of the weeks in which a check-in was due, those in which a person wrote one.

    One is due in every calendar week within the cycle that has ended by ``as_of``, until the Key Result is done; with
    ``weeks``, once per that many weeks. Without a cycle, none is due.
    """
    if cycle is None:
        return Part()
    monday = days_after(cycle.start, -cycle.start.weekday() % WEEK)
    over = min(days_after(as_of, -1), cycle.end)
    period = WEEK * weeks
    until_done = bisect_left(
        range(max(0, (over - monday).days + 1) // period),
        True,
        key=lambda index: is_settled(key_result, days_after(monday, index * period)),
    )
    kept = {(check_in.date - monday).days // period for check_in in by_people(key_result.check_ins)}
    return Part(sum(0 <= index < until_done for index in kept), until_done)


def has_gone_stale(key_result: KeyResult, cycle: Cycle | None, as_of: date, stale_days: int) -> bool:
    """Whether, on any day of its cycle up to ``as_of``, no person had checked in for ``stale_days`` days.

    Days count as in ``staleness``: from the first to the last day of the cycle, and not after it is done.
    """
    until = min(as_of, cycle.end) if cycle else as_of
    days = sorted(check_in.date for check_in in by_people(key_result.check_ins) if check_in.date <= until)
    if cycle:
        before = [day for day in days if day < cycle.start]
        days = [*(before[-1:] or [cycle.start]), *days[len(before) :]]
    # A check-in on the day itself comes in time, so a silence counts up to the day before the next one.
    ends = [*(days_after(day, -1) for day in days[1:]), until]
    return any(
        (end - last).days >= stale_days and not is_settled(key_result, days_after(last, stale_days))
        for last, end in zip(days, ends, strict=False)
    )


def has_data_from_people(key_result: KeyResult, as_of: date) -> bool:
    """Whether it has data without the check-ins that came from a ``source``."""
    written: tuple[CheckIn, ...] = tuple(by_people(key_result.check_ins))
    return measure_progress(key_result.model_copy(update={"check_ins": written}), as_of).missing is None


def is_verdict_due(initiative: Initiative, cycle: Cycle | None, as_of: date) -> bool:
    """Whether its hypothesis has a verdict or should have one: shipped, and the effect is due, or dropped."""
    if initiative.hypothesis is None or initiative.is_open:
        return False
    return initiative.verdict is not None or initiative.status == "dropped" or lacks_verdict(initiative, cycle, as_of)


def is_dropped_early(initiative: Initiative, cycle: Cycle | None) -> bool | None:
    """Whether it was dropped before the last third of its cycle, early enough to do something else.

    None if it was not dropped, or if the date is unknown.
    """
    if initiative.status != "dropped" or initiative.finished is None or cycle is None:
        return None
    return 3 * elapsed_days(cycle, initiative.finished) < 2 * total_days(cycle)
