"""Where a straight line stands, and how far one is from it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from okr_cli.model.cycle import Cycle
from okr_cli.progress.expected_pace import expected_progress, gap_points
from okr_cli.progress.metrics import key_result_metrics
from okr_cli.progress.status import Status, Tolerance, status_from_gap
from tests.progress.making import END, Q4, START, day, key_result, metric


def test_nothing_is_expected_on_the_first_day_and_everything_on_the_last() -> None:
    assert expected_progress(Q4, START) == 0
    assert expected_progress(Q4, END) == 1
    assert expected_progress(Q4, END - timedelta(days=1)) < 1


def test_before_and_after_the_cycle_it_is_clamped() -> None:
    assert expected_progress(Q4, START - timedelta(days=400)) == 0
    assert expected_progress(Q4, END + timedelta(days=400)) == 1


def test_the_middle_of_the_way_is_a_half() -> None:
    assert expected_progress(Cycle("x", date(2026, 1, 1), date(2026, 1, 11)), date(2026, 1, 6)) == Decimal("0.5")


def test_a_cycle_of_one_day_expects_everything_on_it() -> None:
    one = Cycle("x", date(2026, 1, 1), date(2026, 1, 1))
    assert [expected_progress(one, one.start + timedelta(days=shift)) for shift in (-1, 0, 1)] == [0, 1, 1]


@pytest.mark.parametrize(
    ("expected", "progress", "status"),
    [
        ("0.52", "0.47", Status.BEHIND),
        ("0.50", "0.25", Status.BEHIND),
        ("0.501", "0.25", Status.AT_RISK),
        ("0.50", "0.50", Status.ON_TRACK),
        ("0.50", "0.90", Status.ON_TRACK),
        ("0.50", "0.499", Status.BEHIND),
    ],
)
def test_status_follows_from_the_gap(expected: str, progress: str, status: Status) -> None:
    assert status_from_gap(gap_points(Decimal(expected), Decimal(progress)), Tolerance()) is status


def test_both_limits_are_settings() -> None:
    tolerance = Tolerance(behind_points=Decimal(5), at_risk_points=Decimal(10))
    found = [status_from_gap(Decimal(gap), tolerance) for gap in ("5", "5.1", "10", "10.1")]
    assert found == [Status.ON_TRACK, Status.BEHIND, Status.BEHIND, Status.AT_RISK]


def test_exactly_25_points_are_behind_although_thirds_have_no_decimal() -> None:
    sixty = Cycle("x", date(2026, 1, 1), date(2026, 3, 2))
    model = metric("12", "0", "13")
    found = key_result_metrics(
        model.model_copy(update={"check_ins": (model.check_ins[0].model_copy(update={"date": sixty.start}),)}),
        sixty,
        sixty.start + timedelta(days=10),
        Tolerance(),
    )
    assert found.gap == 25
    assert found.status.status is Status.BEHIND


def test_a_limit_keeps_no_pace() -> None:
    found = key_result_metrics(key_result({"keep": ">= 1"}), Q4, day(40), Tolerance())
    assert (found.expected, found.gap) == (None, None)


def test_without_a_cycle_there_is_no_pace() -> None:
    found = key_result_metrics(metric("0", "10", "5"), None, day(40), Tolerance())
    assert (found.expected, found.gap, found.status.status) == (None, None, Status.NO_DATA)
