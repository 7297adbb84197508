"""The forecast of a metric."""

from datetime import timedelta
from decimal import Decimal

import pytest

from okr_cli.model.key_result import KeyResult
from okr_cli.progress.forecast import Forecast, forecast
from tests.progress.making import END, Q4, check_in, day, key_result, metric


def landing(model: KeyResult, at: int = 40) -> Forecast | None:
    return forecast(model.measure, model.check_ins, Q4, day(at), 100)


def test_a_steady_climb_ends_where_the_line_ends() -> None:
    found = landing(metric("0", "182", "0", "14", "28", "42"))
    assert found is not None
    assert (found.slope, found.value, found.progress, found.check_ins) == (Decimal(2), Decimal(182), Decimal(1), 4)
    assert found.miss == 0


def test_a_forecast_uses_recent_values() -> None:
    values = ["0", "0", "0", "0", "0", "7", "14", "21", "28"]
    found = landing(metric("0", "100", *values), at=60)
    assert found is not None
    assert (found.check_ins, found.slope) == (5, Decimal(1))


def test_falling_values_have_a_falling_forecast() -> None:
    found = landing(metric("100", "60", "100", "98", "96"))
    assert found is not None
    assert found.value == 74
    assert found.miss == Decimal("0.35")


@pytest.mark.parametrize("values", [(), ("1",), ("1", "2")])
def test_a_forecast_needs_three_check_ins(values: tuple[str, ...]) -> None:
    assert landing(metric("0", "10", *values)) is None


def test_check_ins_on_one_day_count_once() -> None:
    model = key_result({"baseline": "0", "target": "10"}, [check_in(3, value) for value in "123"])
    assert landing(model) is None


def test_only_metrics_of_a_running_cycle_are_forecast() -> None:
    assert landing(key_result({"keep": ">= 3"}, [check_in(7 * at, "1") for at in range(5)])) is None
    assert landing(metric("5", "5", "1", "2", "3")) is None
    model = metric("0", "10", "1", "2", "3")
    assert forecast(model.measure, model.check_ins, Q4, END + timedelta(days=1), 100) is None
    assert forecast(model.measure, model.check_ins, None, day(40), 100) is None


def test_a_stale_value_has_no_forecast() -> None:
    model = metric("0", "182", "0", "14", "28", "42")
    last = max(each.date for each in model.check_ins)
    on_time, late = (forecast(model.measure, model.check_ins, Q4, last + timedelta(days=days), 14) for days in (13, 14))
    assert on_time is not None
    assert late is None
