"""The expected value on a straight line, and the distance from it."""

from datetime import date, timedelta
from decimal import Decimal

from okr_cli.model.cycle import Cycle
from okr_cli.progress.expected_pace import elapsed_days, expected_progress, total_days
from tests.progress.making import END, Q4, START


def test_nothing_is_expected_on_the_first_day_and_everything_on_the_last() -> None:
    assert expected_progress(Q4, START) == 0
    assert expected_progress(Q4, END) == 1
    assert expected_progress(Q4, END - timedelta(days=1)) < 1


def test_expected_pace_is_clamped_outside_the_cycle() -> None:
    assert expected_progress(Q4, START - timedelta(days=400)) == 0
    assert expected_progress(Q4, END + timedelta(days=400)) == 1


def test_half_the_cycle_expects_half_the_progress() -> None:
    assert expected_progress(Cycle("x", date(2026, 1, 1), date(2026, 1, 11)), date(2026, 1, 6)) == Decimal("0.5")


def test_a_one_day_cycle_expects_everything_at_once() -> None:
    one = Cycle("x", date(2026, 1, 1), date(2026, 1, 1))
    assert [expected_progress(one, one.start + timedelta(days=shift)) for shift in (-1, 0, 1)] == [0, 1, 1]


def test_days_are_counted_from_the_first_day_to_the_last() -> None:
    days = [elapsed_days(Q4, START + timedelta(days=shift)) for shift in (-1, 0, 50, 91, 92)]
    assert (days, total_days(Q4)) == ([0, 0, 50, 91, 91], 91)
