"""Expected pace: where a straight line from the first to the last day of a cycle stands today."""

from datetime import date
from decimal import Decimal

from okr_cli.model.cycle import Cycle
from okr_cli.progress.ratio import ONE, ZERO, clamp, half_up, ratio

POINT_PLACES = 9
"""Points are compared after rounding to this many places, so that a third and two thirds meet exactly."""


def expected_progress(cycle: Cycle, as_of: date) -> Decimal:
    """``clamp((as_of - start) / (end - start), 0, 1)``: 0 on the first day, 1 on the last (Viva Goals).

    A cycle of a single day expects everything on that day.
    """
    length = (cycle.end - cycle.start).days
    gone = (as_of - cycle.start).days
    if length <= 0:
        return ONE if gone >= 0 else ZERO
    return clamp(ratio(gone, length))


def gap_points(expected: Decimal, progress: Decimal) -> Decimal:
    """``expected - progress`` in percentage points; above 0 is behind, below 0 is ahead."""
    return half_up((expected - progress) * 100, POINT_PLACES).normalize()
