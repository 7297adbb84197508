"""How a metric came to where it is."""

from datetime import date
from decimal import Decimal

from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import Metric
from okr_cli.progress.measured import fraction_of_way
from okr_cli.progress.readings import readings


def history(key_result: KeyResult, as_of: date) -> tuple[Decimal, ...]:
    """Raw progress at each measured check-in, oldest first; nothing for other forms than metrics."""
    measure = key_result.measure
    if not isinstance(measure, Metric) or measure.baseline == measure.target:
        return ()
    return tuple(fraction_of_way(measure, one.value) for one in readings(key_result.check_ins, as_of))
