"""Compares confidence at mid-cycle with the results: how often people were right."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okr_cli.model.cycle import Cycle
from okr_cli.model.days import days_after
from okr_cli.model.key_result import KeyResult
from okr_cli.progress.arithmetic import ratio
from okr_cli.progress.check_ins import by_people, confidence
from okr_cli.progress.expected_pace import total_days
from okr_cli.progress.in_force import measure_on
from okr_cli.progress.measurement import measure_progress
from okr_cli.progress.score import score_by

BANDS = ((0, 3), (4, 6), (7, 10))
"""Low, middling and high confidence, both ends included."""

FEWEST = 12
"""From so many on, a 95% interval is narrower than half of the scale, whatever the share. With fewer it says little."""

Z = Decimal("1.959964")
"""The quantile of the normal distribution for 95%, two-sided."""


class Belief(NamedTuple):
    """A person's confidence in a Key Result at mid-cycle, 0..10, and whether it was reached."""

    confidence: int
    was_reached: bool


class Interval(NamedTuple):
    """A low and a high share, each 0..1."""

    low: Decimal
    high: Decimal


class BandOutcome(NamedTuple):
    """Of ``total`` Key Results with a confidence from ``low`` to ``high``, so many were ``reached``."""

    low: int
    high: int
    total: int
    reached: int

    @property
    def share(self) -> Decimal | None:
        """The share that was reached, 0..1; None with too few Key Results."""
        return ratio(self.reached, self.total) if self.total >= FEWEST else None

    @property
    def interval(self) -> Interval | None:
        """The 95% interval of the share; None with too few Key Results."""
        return wilson_interval(self.reached, self.total) if self.total >= FEWEST else None


def wilson_interval(successes: int, trials: int) -> Interval:
    """The 95% interval of a share after Wilson (1927), accurate for few trials and for shares near 0 and 1.

    ``(2k + z² ± z √(z² + 4k(n − k)/n)) / (2(n + z²))`` for ``k`` successes in ``n`` trials. Brown, Cai and DasGupta
    (2001) recommend it for up to 40. ``trials`` must not be 0.
    """
    middle = 2 * successes + Z**2
    spread = Z * (Z**2 + ratio(4 * successes * (trials - successes), trials)).sqrt()
    whole = 2 * (trials + Z**2)
    return Interval(ratio(middle - spread, whole), ratio(middle + spread, whole))


def middle_day(cycle: Cycle) -> date:
    """The day halfway through a cycle."""
    return days_after(cycle.start, total_days(cycle) // 2)


def belief_of(key_result: KeyResult, cycle: Cycle, as_of: date) -> Belief | None:
    """The latest confidence by mid-cycle, and whether its Key Result had been reached by ``as_of``.

    The measure is that of mid-cycle: lowering a target later does not make anybody right. "Reached" is what the kind
    expects, or 0.7 without a kind. None without a confidence, data or a score.
    """
    middle = middle_day(cycle)
    during = (check_in for check_in in by_people(key_result.check_ins) if check_in.date >= cycle.start)
    believed, measure = confidence(during, middle), measure_on(key_result, middle)
    score = score_by(key_result, measure, as_of) if measure else None
    if believed is None or score is None:
        return None
    if measure_progress(key_result, as_of).missing and score.reason is None:
        return None
    return Belief(believed.value, not score.falls_short)


def calibration(beliefs: Iterable[Belief]) -> tuple[BandOutcome, ...]:
    """The number of Key Results reached, for each band of confidence."""
    every = tuple(beliefs)
    outcomes = []
    for low, high in BANDS:
        reached = [belief.was_reached for belief in every if low <= belief.confidence <= high]
        outcomes.append(BandOutcome(low, high, len(reached), sum(reached)))
    return tuple(outcomes)
