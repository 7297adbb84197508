"""Numbers such as ``2.400``: 2.4 in YAML, but 2400 to people who separate thousands with a point.

They are questioned if other numbers of the Key Result or its title are in the thousands, or if all end in a zero that
nobody writes after a decimal point.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from okr_cli.lazy_pattern import lazy_pattern
from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import Metric

DECIMAL_UNITS = frozenset(
    (
        "s",
        "sec",
        "seconds",
        "ms",
        "h",
        "hours",
        "min",
        "minutes",
        "days",
        "kg",
        "g",
        "t",
        "l",
        "ml",
        "km",
        "m",
        "mm",
        "%",
    )
)
"""Units that are often measured to three decimals."""

GROUPED = lazy_pattern(r"(?<![\d.,])\d{1,3}(?:[,'’\u00a0\u202f ]\d{3})+(?![\d.,]?\d)|(?<![\d.,])\d{4,}(?![\d.,]?\d)")
DECIMAL = lazy_pattern(r"(?<![\d.,])\d+[.,]\d{1,2}(?!\d)")
NEAR = 20
"""How many times larger or smaller another number may be that is in the same magnitude."""


class Thousands(NamedTuple):
    """A number that was probably meant in thousands, where it stands, and as it was meant."""

    route: tuple[str | int, ...]
    value: Decimal
    meant: Decimal


def probable_thousands(model: KeyResult) -> Iterator[Thousands]:
    """The numbers of a measure and of its check-ins that were probably meant in thousands."""
    measure = model.measure
    if not isinstance(measure, Metric):
        return
    numbers: dict[tuple[str | int, ...], Decimal] = {
        ("measure", "baseline"): measure.baseline,
        ("measure", "target"): measure.target,
    }
    for index, check_in in enumerate(model.check_ins):
        if check_in.value is not None:
            numbers["check_ins", index, "value"] = check_in.value
    doubtful = {route: value for route, value in numbers.items() if _is_doubtful(value)}
    if not doubtful:
        return
    others = [value for route, value in numbers.items() if route not in doubtful and value]
    if any(_decimals(value) for value in others) or DECIMAL.search(model.title):
        return
    large = [*others, *(Decimal(re.sub(r"\D", "", found)) for found in GROUPED.findall(model.title))]
    is_count = (measure.unit or "").casefold() not in DECIMAL_UNITS
    all_round = not others and is_count and all(str(value).endswith("0") for value in doubtful.values())
    for route, value in doubtful.items():
        meant = value * 1000
        if all_round or any(
            abs(other) * NEAR >= 1000 and meant <= abs(other) * NEAR <= meant * NEAR**2 for other in large
        ):
            yield Thousands(route, value, meant)


def _is_doubtful(value: Decimal) -> bool:
    return _decimals(value) == 3 and 1 <= value < 1000


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
