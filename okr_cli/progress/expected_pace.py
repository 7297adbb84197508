"""Expected pace: the position of a date on a straight line from the first to the last day of a cycle."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from okr_cli.model.cycle import Cycle
from okr_cli.progress.arithmetic import ONE, ZERO, half_up, ratio

POINT_PLACES = 9
"""Gaps are rounded to this many places before they are compared, so that a third and two thirds meet exactly."""


def total_days(cycle: Cycle) -> int:
    """The days from the first to the last day of a cycle; 0 for a cycle of a single day."""
    return (cycle.end - cycle.start).days


def elapsed_days(cycle: Cycle, as_of: date) -> int:
    """The days since the first day of a cycle: from 0 to ``total_days``."""
    return min(max((as_of - cycle.start).days, 0), total_days(cycle))


@lru_cache(maxsize=64)
def expected_progress(cycle: Cycle, as_of: date) -> Decimal:
    """``elapsed_days / total_days``: 0 on the first day of the cycle, 1 on the last (Viva Goals).

    A cycle of a single day expects everything on that day. Cached, because all entities in a cycle ask for the same.
    """
    if total_days(cycle) <= 0:
        return ONE if as_of >= cycle.start else ZERO
    return ratio(elapsed_days(cycle, as_of), total_days(cycle))


def gap_points(expected: Decimal | None, progress: Decimal | None) -> Decimal | None:
    """``expected - progress`` in percentage points, above 0 behind and below 0 ahead; None if either is unknown."""
    if expected is None or progress is None:
        return None
    return half_up((expected - progress) * 100, POINT_PLACES).normalize()
