"""Whether a value can belong to a metric at all, or is rather a typing error."""

from decimal import Decimal

from okr_cli.model.measure import Metric
from okr_cli.progress.arithmetic import ZERO, ratio

PERCENT = "%"

MOST_SPANS = 3
"""How many times the distance from baseline to target a value may lie outside of it."""


def spans_outside(measure: Metric, value: Decimal) -> Decimal:
    """How far a value lies outside baseline..target, in units of that distance; 0 inside, or where there is none."""
    low, high = sorted((measure.baseline, measure.target))
    beyond = max(low - value, value - high, ZERO)
    return ratio(beyond, high - low) if high != low else ZERO


def is_implausible(measure: Metric, value: Decimal) -> bool:
    """Whether a value lies more than ``MOST_SPANS`` outside baseline..target, as ``680`` does of 60 to 110."""
    return spans_outside(measure, value) > MOST_SPANS


def hundredfold(value: Decimal, unit: str | None, before: Decimal) -> Decimal | None:
    """What was meant where ``0.48`` stands for 48%: a hundred times as much is nearer to the value before.

    None if the value is rather what it says.
    """
    if unit != PERCENT or not 0 < abs(value) <= 1:
        return None
    return value * 100 if abs(value * 100 - before) < abs(value - before) else None
