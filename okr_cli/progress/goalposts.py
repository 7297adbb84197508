"""How much easier or harder a moved target or baseline makes a Key Result.

The result is the progress, in points, that the same value gains or loses. It is computed where it is largest: for a
target, at whichever is reached first; for a baseline, at the one closer to the target.
"""

from decimal import Decimal
from fractions import Fraction

from okr_cli.progress.arithmetic import half_up, ratio

PLACES = 4


def target_points(baseline: Decimal, before: Decimal, after: Decimal) -> Decimal | None:
    """Points by which a target moved from ``before`` to ``after`` is easier (above 0) or harder (below 0).

    From 0 to 60, a target of 45 is 25 points easier: what was worth 75% is worth 100%. None if one of the two
    equals the baseline or they lie on different sides of it.
    """
    return _points(Fraction(before) - Fraction(baseline), Fraction(after) - Fraction(baseline))


def baseline_points(target: Decimal, before: Decimal, after: Decimal) -> Decimal | None:
    """Points by which a baseline moved from ``before`` to ``after`` is easier (above 0) or harder (below 0).

    Moving the baseline away from the target makes it easier, because part of the way is done from the start. None if
    one of the two equals the target, or if they are on different sides of it.
    """
    points = _points(Fraction(before) - Fraction(target), Fraction(after) - Fraction(target))
    return None if points is None else -points or points


def _points(before: Fraction, after: Fraction) -> Decimal | None:
    """By how much the shorter of two distances falls short of the longer one, above 0 if the later one is shorter."""
    if before * after <= 0:
        return None
    shorter, longer = sorted((abs(before), abs(after)))
    gap = (1 - shorter / longer) * 100 * (1 if abs(after) < abs(before) else -1)
    return half_up(ratio(Decimal(gap.numerator), Decimal(gap.denominator)), PLACES)
