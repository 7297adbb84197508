"""Exact division, weighted means, clamping and rounding."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

ZERO = Decimal(0)
ONE = Decimal(1)
WIDE = 300
"""Enough digits for any number that an OKR file can hold (40 characters, two-digit exponents)."""

ROUNDING_ERROR = Decimal("0.05")
"""The share of a value up to which a text may round it; more would be another value."""

ROUNDING = Context(WIDE, ROUND_HALF_UP)
UNITS = tuple(Decimal((0, (1,), -places)) for places in range(21))
"""One, a tenth, a hundredth, and so on: what a number with so many decimal places is a multiple of."""


def ratio(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """``part / whole``, rounded once, to 28 significant digits. ``whole`` must not be 0.

    The operands are not rounded first, so equal fractions give equal results however large their terms are.
    """
    return Decimal(part) / Decimal(whole)


def weighted_mean(terms: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """``sum(weight * fraction) / sum(weight)`` of ``(weight, fraction)`` pairs; None if the weights sum to 0."""
    with localcontext(prec=WIDE):
        pairs = tuple(terms)
        whole = sum((weight for weight, _ in pairs), ZERO)
        if not whole:
            return None
        weighted_sum = sum((weight * fraction for weight, fraction in pairs), ZERO)
    return ratio(weighted_sum, whole)


def clamp(fraction: Decimal) -> Decimal:
    """``fraction`` limited to 0..1."""
    return min(max(fraction, ZERO), ONE)


def half_up(number: Decimal, places: int) -> Decimal:
    """``number`` rounded to at most 20 decimal places, halves away from zero. Never gives -0.

    A fraction such as 1/12 carries 28 digits, so a sum of them can miss a half by its last digit. Rounding to 20
    places first restores it.
    """
    rounded = ROUNDING.quantize(ROUNDING.quantize(number, UNITS[-1]), UNITS[places])
    return rounded if rounded else abs(rounded)


def is_rounding(written: Decimal, value: Decimal, step: Decimal) -> bool:
    """Whether ``written``, a multiple of ``step``, is ``value`` rounded and near it: 95 for 95.4, but not 5 for 5.4."""
    excess = abs(value) - abs(written)
    return abs(excess) <= abs(value) * ROUNDING_ERROR and -step <= 2 * excess < step and written * value > 0
