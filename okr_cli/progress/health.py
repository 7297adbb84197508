"""Health metrics: watched, with a limit and without a target."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okr_cli.model.kpi import Kpi
from okr_cli.progress.readings import known_on, readings


@dataclass(frozen=True, slots=True)
class Health:
    """``value`` is the latest, ``change`` against the one before, ``days`` since the
    ``last`` check-in. ``healthy`` is None without a value or a limit."""

    value: Decimal | None
    change: Decimal | None
    healthy: bool | None
    last: date | None
    days: int | None


def health(kpi: Kpi, as_of: date) -> Health:
    """How a KPI stands on a day."""
    values = [one.value for one in readings(kpi.check_ins, as_of)]
    value = values[-1] if values else None
    change = values[-1] - values[-2] if len(values) > 1 else None
    healthy = kpi.healthy.is_met(value) if kpi.healthy and value is not None else None
    known = known_on(kpi.check_ins, as_of)
    last = known[-1].date if known else None
    return Health(value, change, healthy, last, (as_of - last).days if last else None)
