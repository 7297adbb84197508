"""Health of a KPI: a number that is watched, with a limit and without a target."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okr_cli.model.kpi import Kpi
from okr_cli.progress.check_ins import check_ins_until, measurements


@dataclass(frozen=True, slots=True)
class KpiHealth:
    """``value`` is the latest and ``change`` its difference from the one before. ``days`` have passed since the
    ``last`` check-in. ``healthy`` is None if there is no value or no limit."""

    value: Decimal | None
    change: Decimal | None
    healthy: bool | None
    last: date | None
    days: int | None


def kpi_health(kpi: Kpi, as_of: date) -> KpiHealth:
    """The health of a KPI on a day."""
    values = [measurement.value for measurement in measurements(kpi.check_ins, as_of)]
    value = values[-1] if values else None
    change = values[-1] - values[-2] if len(values) > 1 else None
    healthy = kpi.healthy.is_met(value) if kpi.healthy and value is not None else None
    known = check_ins_until(kpi.check_ins, as_of)
    last = known[-1].date if known else None
    return KpiHealth(value, change, healthy, last, (as_of - last).days if last else None)
