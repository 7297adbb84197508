"""Where a metric lands if it goes on as of late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from okr_cli.model.check_in import CheckIn
from okr_cli.model.cycle import Cycle
from okr_cli.model.measure import Measure, Metric
from okr_cli.progress.measured import fraction_of_way
from okr_cli.progress.ratio import ONE, WIDE, ZERO, ratio
from okr_cli.progress.readings import Reading, readings

FEWEST = 3
RECENT = 5
"""A month of weekly check-ins: recent enough to show a turn, long enough not to follow one odd week."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """``value`` is the landing on the cycle's last day in the measure's unit, ``progress`` the same as a raw fraction
    of the way, ``slope`` the unit a day. It rests on ``check_ins`` values."""

    value: Decimal
    progress: Decimal
    slope: Decimal
    check_ins: int

    @property
    def reaches_target(self) -> bool:
        """Whether the line meets the target by then. How far it runs on beyond says nothing: work ends at a target."""
        return self.progress >= ONE

    @property
    def miss(self) -> Decimal:
        """The part of the way that would be lacking; 0 if the target is reached."""
        return max(ONE - self.progress, ZERO)


def forecast(
    measure: Measure | None, check_ins: Iterable[CheckIn], cycle: Cycle | None, as_of: date
) -> Forecast | None:
    """The recent slope carried from the latest value to the end of the cycle (OKRs Tool).

    The slope is the least-squares line through the latest five values, one a day. None for other forms than
    metrics, with fewer than three days of values, and once the cycle is over.
    """
    if not isinstance(measure, Metric) or measure.baseline == measure.target or cycle is None:
        return None
    recent = _one_a_day(readings(check_ins, as_of))[-RECENT:]
    if len(recent) < FEWEST or as_of > cycle.end:
        return None
    with localcontext(prec=WIDE):
        rise, run = _slope(recent)
        last = recent[-1]
        landing = last.value * run + rise * max((cycle.end - last.day).days, 0)
    value = ratio(landing, run)
    return Forecast(value, fraction_of_way(measure, value), ratio(rise, run), len(recent))


def _one_a_day(measured: tuple[Reading, ...]) -> list[Reading]:
    return list({one.day: one for one in measured}.values())


def _slope(points: list[Reading]) -> tuple[Decimal, Decimal]:
    """The rise and the run whose quotient is the slope: ``n Σxy − Σx Σy`` over ``n Σx² − (Σx)²``, both exact."""
    days = [one.day.toordinal() - points[0].day.toordinal() for one in points]
    values = [one.value for one in points]
    number, whole = len(points), sum(days)
    product = sum((day * value for day, value in zip(days, values, strict=True)), ZERO)
    rise = number * product - whole * sum(values, ZERO)
    return rise, Decimal(number * sum(day * day for day in days) - whole * whole)
