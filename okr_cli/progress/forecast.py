"""The final value of a metric if its recent trend continues."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, localcontext
from typing import NamedTuple

from okr_cli.model.check_in import CheckIn
from okr_cli.model.cycle import Cycle
from okr_cli.model.measure import Measure, Metric
from okr_cli.progress.arithmetic import ONE, WIDE, ZERO, ratio
from okr_cli.progress.check_ins import Measurement, measurements
from okr_cli.progress.measurement import raw_progress

FEWEST = 3
RECENT = 5
"""A month of weekly check-ins: recent enough to show a turn, long enough not to follow one odd week."""


class Forecast(NamedTuple):
    """``value`` is the forecast for the cycle's last day in the measure's unit and ``progress`` the same as raw
    progress. ``slope`` is in units per day. It is based on the latest ``check_ins`` values."""

    value: Decimal
    progress: Decimal
    slope: Decimal
    check_ins: int

    @property
    def reaches_target(self) -> bool:
        """Whether the line reaches the target by then. How far beyond is ignored, because work ends at a target."""
        return self.progress >= ONE

    @property
    def miss(self) -> Decimal:
        """The raw progress that would be missing at the end; 0 if the target is reached."""
        return max(ONE - self.progress, ZERO)


def forecast(
    measure: Measure | None, check_ins: Iterable[CheckIn], cycle: Cycle | None, as_of: date, stale_days: int
) -> Forecast | None:
    """The recent slope, continued from the latest value to the end of the cycle (OKRs Tool).

    The slope is the least-squares line through the latest five days with values. None for forms other than metrics,
    with fewer than three such days, after the cycle, or if the latest value is ``stale_days`` old.
    """
    if not isinstance(measure, Metric) or measure.baseline == measure.target or cycle is None:
        return None
    last_of_each_day = {measurement.day: measurement for measurement in measurements(check_ins, as_of)}
    recent = list(last_of_each_day.values())[-RECENT:]
    if len(recent) < FEWEST or as_of > cycle.end:
        return None
    last = recent[-1]
    if (as_of - last.day).days >= stale_days:
        return None
    with localcontext(prec=WIDE):
        rise, run = _slope(recent)
        landing = last.value * run + rise * max((cycle.end - last.day).days, 0)
    value = ratio(landing, run)
    return Forecast(value, raw_progress(measure, value), ratio(rise, run), len(recent))


def _slope(points: list[Measurement]) -> tuple[Decimal, Decimal]:
    """Rise and run, whose quotient is the slope: ``n Σxy − Σx Σy`` and ``n Σx² − (Σx)²``, both exact."""
    days = [(point.day - points[0].day).days for point in points]
    values = [point.value for point in points]
    count, days_sum = len(points), sum(days)
    product = sum((day * value for day, value in zip(days, values, strict=True)), ZERO)
    rise = count * product - days_sum * sum(values, ZERO)
    return rise, Decimal(count * sum(day * day for day in days) - days_sum * days_sum)
