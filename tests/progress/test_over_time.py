"""Silence, confidence, forecast, movement, health."""

from datetime import timedelta
from decimal import Decimal

import pytest

from okr_cli.model.key_result import KeyResult
from okr_cli.progress.check_ins import confidence, staleness
from okr_cli.progress.delivery import Delivery, delivery, initiative_movement, is_overdue, is_stalled
from okr_cli.progress.forecast import Forecast, forecast
from okr_cli.progress.kpi_health import kpi_health
from okr_cli.progress.status import Tolerance
from tests.progress.making import END, Q4, check_in, check_ins, day, initiative, key_result, kpi, metric


def landing(model: KeyResult, at: int = 40) -> Forecast | None:
    return forecast(model.measure, model.check_ins, Q4, day(at))


def test_silence_is_stale_on_the_fourteenth_day() -> None:
    given = check_ins(check_in(0, "5"))
    assert [staleness(given, Q4, day(at), 14).is_stale for at in (13, 14)] == [False, True]
    assert staleness(given, Q4, day(13), 14).days == 13


def test_a_note_without_a_value_breaks_the_silence() -> None:
    assert not staleness(check_ins(check_in(0, "5"), check_in(10, note="Same.")), Q4, day(20), 14).is_stale


def test_whoever_never_spoke_is_stale_from_the_start_of_the_cycle() -> None:
    found = [staleness((), Q4, day(at), 14) for at in (-30, 13, 14)]
    assert [one.is_stale for one in found] == [False, False, True]
    assert found[2].last is None


def test_after_the_cycle_the_clock_stands_still() -> None:
    given = check_ins(check_in(85, "5"))
    assert not staleness(given, Q4, END + timedelta(days=90), 14).is_stale


def test_confidence_is_the_latest_and_its_change() -> None:
    given = check_ins(
        check_in(0, confidence="7"), check_in(7), check_in(14, confidence="5"), check_in(21, confidence="3")
    )
    found = confidence(given, day(21))
    assert found is not None
    assert (found.value, found.change, found.dropped_twice) == (3, -2, True)
    first = confidence(given, day(7))
    assert first is not None
    assert (first.value, first.change) == (7, None)
    assert confidence((), day(7)) is None


def test_a_steady_climb_lands_where_the_line_leads() -> None:
    found = landing(metric("0", "182", "0", "14", "28", "42"))
    assert found is not None
    assert (found.slope, found.value, found.progress, found.check_ins) == (Decimal(2), Decimal(182), Decimal(1), 4)
    assert found.miss == 0


def test_a_forecast_rests_on_the_recent_past() -> None:
    values = ["0", "0", "0", "0", "0", "7", "14", "21", "28"]
    found = landing(metric("0", "100", *values), at=60)
    assert found is not None
    assert (found.check_ins, found.slope) == (5, Decimal(1))


def test_the_forecast_of_a_fall_is_a_fall() -> None:
    found = landing(metric("100", "60", "100", "98", "96"))
    assert found is not None
    assert found.value == 74
    assert found.miss == Decimal("0.35")


@pytest.mark.parametrize("values", [(), ("1",), ("1", "2")])
def test_there_is_no_forecast_under_three_check_ins(values: tuple[str, ...]) -> None:
    assert landing(metric("0", "10", *values)) is None


def test_three_check_ins_on_a_single_day_are_one() -> None:
    model = key_result({"baseline": "0", "target": "10"}, [check_in(3, one) for one in "123"])
    assert landing(model) is None


def test_only_metrics_of_a_running_cycle_are_forecast() -> None:
    assert landing(key_result({"keep": ">= 3"}, [check_in(7 * at, "1") for at in range(5)])) is None
    assert landing(metric("5", "5", "1", "2", "3")) is None
    model = metric("0", "10", "1", "2", "3")
    assert forecast(model.measure, model.check_ins, Q4, END + timedelta(days=1)) is None
    assert forecast(model.measure, model.check_ins, None, day(40)) is None


def test_movement_begins_with_the_initiative() -> None:
    moved = initiative_movement(initiative(started=day(8)), metric("0", "10", "1", "2", "5"), day(30))
    assert moved is not None
    assert (moved.before, moved.after, moved.change, moved.share, moved.days) == (
        Decimal(2),
        Decimal(5),
        Decimal(3),
        Decimal("0.3"),
        22,
    )


def test_before_the_first_value_it_stood_at_the_baseline() -> None:
    model = key_result({"baseline": "10", "target": "0"}, [check_in(14, "6")])
    moved = initiative_movement(initiative(started=day(3)), model, day(30))
    assert moved is not None
    assert (moved.change, moved.share) == (Decimal(-4), Decimal("0.4"))


def test_what_has_not_begun_has_moved_nothing() -> None:
    assert initiative_movement(initiative(), metric("0", "10", "1"), day(30)) is None
    assert initiative_movement(initiative(started=day(31)), metric("0", "10", "1"), day(30)) is None


@pytest.mark.parametrize(
    ("status", "started", "last", "stalled"),
    [
        ("in-progress", 2, "0.4", True),
        ("in-progress", 2, "0.5", False),
        ("in-progress", 2, "-3", True),
        ("in-progress", 3, "0.4", False),
        ("shipped", 2, "0.4", False),
        ("to-do", 2, "0.4", False),
    ],
)
def test_four_weeks_without_a_twentieth_of_the_way_is_stalled(
    status: str, started: int, last: str, stalled: bool
) -> None:
    model = key_result({"baseline": "0", "target": "10"}, [check_in(0, "0"), check_in(20, last)])
    work = initiative(status=status, started=day(started))
    assert is_stalled(work, initiative_movement(work, model, day(30)), Tolerance()) is stalled


def test_overdue_is_open_work_past_its_day() -> None:
    assert not is_overdue(initiative(due=day(5), status="in-progress"), day(5))
    assert is_overdue(initiative(due=day(5), status="in-progress"), day(6))
    assert not is_overdue(initiative(due=day(5), status="shipped"), day(6))
    assert not is_overdue(initiative(), day(6))


def test_delivery_counts_what_became_of_the_work() -> None:
    statuses = [{}, {"status": "idea"}, {"status": "in-progress"}, {"status": "shipped"}, {"status": "dropped"}]
    found = delivery(initiative(**one) for one in statuses)
    assert (found, found.total) == (Delivery(3, 1, 1), 5)


def test_a_kpi_is_healthy_by_its_limit() -> None:
    model = kpi(healthy=">= 4.4", check_ins=[check_in(0, "4.5"), check_in(7, "4.2")])
    found = kpi_health(model, day(8))
    assert (found.value, found.change, found.healthy, found.days) == (Decimal("4.2"), Decimal("-0.3"), False, 1)
    assert kpi_health(model, day(6)).healthy is True
    assert kpi_health(kpi(healthy=">= 4.4"), day(6)).healthy is None
    assert kpi_health(kpi(check_ins=[check_in(0, "4.5")]), day(6)).healthy is None
