"""What a title says of the whole change, as ``by 30%``, and whether it is the one from baseline to target."""

import re
from decimal import Decimal

from okr_cli.finding import Finding, at_part
from okr_cli.model.measure import Metric
from okr_cli.model.unit import unit_of
from okr_cli.progress.arithmetic import half_up, ratio
from okr_cli.rules.measure._title_numbers import Role, Sign, TitleNumber

POINTS = frozenset({"point", "points", "pp", "pt", "pts"})
COMPARES = re.compile(
    r"\b(vs|versus|compared|than|against|over|since|last|previous|prior|yoy|year|annual\w*|quarter\w*|month\w*|week\w*|"
    r"daily|each|every|per|rate)\b",
    re.IGNORECASE,
)
"""Words with which a change may be one for each period, or one since another day than that of the baseline."""

TOLERANCE = Decimal("0.1")
"""The share of a change that may be lost by rounding: a third is often called 30%."""


def changes_contradiction(title: str, numbers: list[TitleNumber], measure: Metric) -> Finding | None:
    """A change other than the one from baseline to target.

    Only for a title with one such number and without both ends, which would say it more exactly. Percent may be of the
    baseline, or points.
    """
    said = [number for number in numbers if number.is_change]
    if len(said) != 1 or any(number.role in (Role.START, Role.END) for number in numbers):
        return None
    number, rest = said[0], title[said[0].end :]
    if number.sign is Sign.LOOSE or rest.lstrip().startswith("of ") or COMPARES.search(rest):
        return None
    change = abs(measure.target - measure.baseline)
    if number.following == "%":
        return _of_percent(number, change, measure)
    is_same_unit = number.following in POINTS or _is_unit(number, measure.unit or "")
    if not is_same_unit or _is_near(number, change, change):
        return None
    return _finding(number, measure, f"{change:f}")


def _of_percent(number: TitleNumber, change: Decimal, measure: Metric) -> Finding | None:
    """``by 30%``: of the baseline, or in points where the measure counts in percent or has no unit."""
    in_points = not measure.unit or "%" in measure.unit
    if in_points and _is_near(number, change, change):
        return None
    base = abs(measure.baseline)
    if not base:
        return None
    share = ratio(change * 100, base)
    # A target is rounded to its last digit: a third less than 7 is 5.
    last_digit = Decimal(1).scaleb(max(_places(measure.baseline), _places(measure.target)))
    if _is_near(number, share, share, ratio(last_digit * 100, base)):
        return None
    return _finding(number, measure, f"{half_up(share, 1).normalize():f}%")


def _is_near(number: TitleNumber, actual: Decimal, change: Decimal, slack: Decimal = Decimal(0)) -> bool:
    """Whether a number means the actual change, up to what rounding may do to either."""
    allowed = max(change * TOLERANCE, slack)
    for meant, _ in number.meanings:
        is_enough = number.sign is Sign.LEAST and actual >= meant
        is_little = number.sign is Sign.MOST and actual <= meant
        if is_enough or is_little or abs(abs(meant) - actual) <= allowed:
            return True
    return False


def _is_unit(number: TitleNumber, unit: str) -> bool:
    """Whether the word behind a number is the unit of the measure."""
    known = unit_of(unit)
    return number.unit == known if known else bool(unit) and number.following == unit.strip().lower()


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0


def _finding(number: TitleNumber, measure: Metric, actual: str) -> Finding:
    unit = "" if number.following == "%" else f" {number.following}"
    way = f"{measure.baseline:f} to {measure.target:f}"
    message = f"the title says 'by {number.text}{unit}', but {way} is {actual}{unit}"
    return Finding(message, at_part("title", number.start, number.end))
