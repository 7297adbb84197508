"""Models for the tests of the arithmetic, as short as their YAML."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from okr_cli.model.base import NODE_KEY
from okr_cli.model.check_in import CheckIn
from okr_cli.model.cycle import Cycle
from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.progress.measurement import Progress, measure_progress
from okr_cli.source.tree import Mapping

Q4 = Cycle("2026-Q4", date(2026, 10, 1), date(2026, 12, 31))
START, END = Q4.start, Q4.end


def day(number: int) -> date:
    """The day ``number`` days after the start of the cycle."""
    return START + timedelta(days=number)


def placed(data: Any) -> Any:
    """The same data as from a file: every mapping has a node."""
    if isinstance(data, dict):
        return {**{key: placed(value) for key, value in data.items()}, NODE_KEY: Mapping(0, {})}
    return [placed(item) for item in data] if isinstance(data, list) else data


def key_result(
    measure: dict[str, Any] | None = None, check_ins: list[dict[str, Any]] | None = None, **rest: Any
) -> KeyResult:
    """A Key Result with this measure and these check-ins."""
    given = {"title": "A title", "check_ins": check_ins or [], **rest}
    return KeyResult.model_validate(placed({**given, "measure": measure} if measure else given))


def initiative(**given: Any) -> Initiative:
    """An Initiative."""
    return Initiative.model_validate(placed({"title": "A title", **given}))


def kpi(**given: Any) -> Kpi:
    """A KPI."""
    return Kpi.model_validate(placed({"title": "A title", **given}))


def check_in(number: int, value: Decimal | str | None = None, **rest: Any) -> dict[str, Any]:
    """A check-in ``number`` days after the start of the cycle."""
    given = {"date": day(number), **rest}
    return given if value is None else {**given, "value": Decimal(value)}


def check_ins(*given: dict[str, Any]) -> tuple[CheckIn, ...]:
    """Check-ins by themselves."""
    return tuple(CheckIn.model_validate(placed(data)) for data in given)


def metric(baseline: str, target: str, *values: str) -> KeyResult:
    """A metric with one check-in a week, the first on the first day."""
    ends = {"baseline": baseline, "target": target}
    return key_result(ends, [check_in(7 * index, value) for index, value in enumerate(values)])


def progress(model: KeyResult, as_of: date = END) -> Progress:
    """Progress on a day."""
    return measure_progress(model, as_of)
