"""Fractions of a way: exact division, clamping, and rounding as people do it."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext

ZERO = Decimal(0)
ONE = Decimal(1)
FINEST = Decimal("1e-20")
WIDE = 300
"""Digits enough for every number that an OKR file can hold (40 characters, exponents of two digits)."""


def ratio(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """``part / whole``, divided exactly and rounded once, to 28 significant digits.

    Decimals are not rounded before they are divided, so the same fraction gives the same number whatever the size of
    its terms. ``whole`` must not be 0.
    """
    return Decimal(part) / Decimal(whole)


def weighted_mean(terms: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """``sum(weight * fraction) / sum(weight)``; None where the weights sum to 0."""
    with localcontext(prec=WIDE):
        every = tuple(terms)
        whole = sum((weight for weight, _ in every), ZERO)
        if not whole:
            return None
        done = sum((weight * fraction for weight, fraction in every), ZERO)
    return ratio(done, whole)


def clamp(fraction: Decimal) -> Decimal:
    """``fraction``, or the nearer end of 0 to 1."""
    return min(max(fraction, ZERO), ONE)


def half_up(number: Decimal, places: int) -> Decimal:
    """Rounded to ``places`` decimal places, at most 20; a half goes away from zero, as at school.

    Fractions such as 1/12 come rounded to 28 digits, so a sum of them may miss a half by its last digit. To 20 places
    it is right again.
    """
    with localcontext(prec=WIDE):
        rounded = number.quantize(FINEST, ROUND_HALF_UP).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return rounded if rounded else abs(rounded)
