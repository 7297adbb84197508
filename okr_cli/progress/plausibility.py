"""Whether a value is plausible for a metric, or rather a typing error."""

from collections.abc import Collection
from decimal import Decimal
from enum import Enum

from okr_cli.model.measure import Metric
from okr_cli.model.unit import same_unit
from okr_cli.progress.arithmetic import ZERO, ratio

PERCENT = "%"

MOST_SPANS = 3
"""How many times the distance from baseline to target a value may lie outside of it."""


TENFOLD = 10
"""How many times larger or smaller than every other a number may be before its point seems to be misplaced."""


class Oddity(Enum):
    """What sets a value apart from everything that is known of its measure."""

    ABOVE = "above"
    BELOW = "below"
    NEGATIVE = "negative"


def oddity(value: Decimal, known: Collection[Decimal], unit: str | None) -> Oddity | None:
    """What sets a value apart from the ``known`` ones, which are its limits, its way and earlier values.

    None if nothing does, or if too little is known. A share may be negative, but hardly far above all others.
    """
    is_percent = same_unit(PERCENT, unit)
    low, high = min(known, default=ZERO), max(known, default=ZERO)
    if value < ZERO <= low and high and not is_percent:
        return Oddity.NEGATIVE
    largest = max(abs(low), abs(high))
    far = largest * (MOST_SPANS + 1 if is_percent else TENFOLD)
    if value > far > ZERO:
        return Oddity.ABOVE
    is_tiny = ZERO < value * TENFOLD < low
    return Oddity.BELOW if is_tiny or (value < -far < ZERO) else None


def spans_outside(measure: Metric, value: Decimal) -> Decimal:
    """How far a value is outside baseline..target, in units of that distance; 0 inside, or without a distance."""
    low, high = sorted((measure.baseline, measure.target))
    beyond = max(low - value, value - high, ZERO)
    return ratio(beyond, high - low) if high != low else ZERO


def is_implausible(measure: Metric, value: Decimal) -> bool:
    """Whether a value is more than ``MOST_SPANS`` outside baseline..target, such as ``680`` for 60 to 110."""
    return spans_outside(measure, value) > MOST_SPANS


def hundredfold(value: Decimal, unit: str | None, before: Decimal) -> Decimal | None:
    """The percentage meant by ``0.48``, if it is closer to the previous value; None otherwise."""
    if not same_unit(PERCENT, unit) or not 0 < abs(value) <= 1:
        return None
    return value * 100 if abs(value * 100 - before) < abs(value - before) else None
