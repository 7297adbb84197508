"""Weeks with a check-in, gaps, due verdicts, and work dropped early."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_cli.model.cycle import Cycle
from okr_cli.model.key_result import KeyResult
from okr_cli.progress.check_ins import staleness
from okr_cli.progress.practice import (
    Part,
    check_ins_on_time,
    has_data_from_people,
    has_gone_stale,
    is_dropped_early,
    is_verdict_due,
    weeks_between_check_ins,
)
from tests.progress.making import END, Q4, START, check_in, day, initiative, key_result

METRIC = {"baseline": "0", "target": "10"}
MONDAY = 4  # The first of the cycle, which begins on a Thursday.

offsets = st.lists(st.integers(-20, 100), max_size=15)


def on_days(*numbers: int, **rest: object) -> KeyResult:
    """A metric with a check-in on these days of the cycle."""
    return key_result(METRIC, [check_in(number, "1", **rest) for number in sorted(numbers)])


def week(number: int, weekday: int = 0) -> int:
    """The day of the cycle for a weekday, from 0, of its full week ``number``, from 0."""
    return MONDAY + 7 * number + weekday


def test_a_check_in_anywhere_in_its_week_is_on_time() -> None:
    model = on_days(week(0, 6), week(1, 0), week(2, 3), week(2, 4), week(4))
    assert check_ins_on_time(model, Q4, day(week(5))) == Part(4, 5)


def test_only_whole_weeks_that_are_over_count() -> None:
    weekly = on_days(*range(92))
    assert check_ins_on_time(weekly, Q4, day(MONDAY - 1)) == Part(0, 0)
    assert check_ins_on_time(weekly, Q4, day(week(0, 6))) == Part(0, 0)
    assert check_ins_on_time(weekly, Q4, day(week(1, 0))) == Part(1, 1)
    assert check_ins_on_time(weekly, Q4, END + timedelta(days=90)) == Part(12, 12)
    assert check_ins_on_time(weekly, None, END) == Part(0, 0)


def test_no_check_in_is_due_once_everything_is_done() -> None:
    model = key_result({"milestones": [{"title": "Open", "done": day(week(3, 2))}]}, [check_in(week(1))])
    assert check_ins_on_time(model, Q4, END) == Part(1, 4)


def test_a_value_from_a_source_is_not_a_check_in() -> None:
    assert check_ins_on_time(on_days(week(0), source="feed.csv"), Q4, day(week(1))) == Part(0, 1)
    assert has_gone_stale(on_days(5, 10, 15, source="feed.csv"), Q4, day(15), 14)


@pytest.mark.parametrize(("stale_days", "weeks"), [(1, 1), (14, 1), (27, 1), (28, 2), (60, 4)])
def test_a_longer_interval_needs_fewer_check_ins(stale_days: int, weeks: int) -> None:
    assert weeks_between_check_ins(stale_days) == weeks


def test_one_check_in_covers_the_interval_of_the_settings() -> None:
    assert check_ins_on_time(on_days(week(1), week(2)), Q4, day(week(7)), weeks=2) == Part(2, 3)


@given(offsets, st.integers(-10, 120), st.integers(1, 4))
def test_a_share_is_between_0_and_1(numbers: list[int], at: int, weeks: int) -> None:
    found = check_ins_on_time(on_days(*numbers), Q4, day(at), weeks)
    assert 0 <= found.number <= found.total <= 12 // weeks
    later = check_ins_on_time(on_days(*numbers), Q4, day(at + 1), weeks)
    assert (later.number >= found.number, later.total >= found.total) == (True, True)


@given(offsets)
def test_an_additional_check_in_never_lowers_the_share(numbers: list[int]) -> None:
    for before, after in pairwise(on_days(*numbers[:end]) for end in range(len(numbers) + 1)):
        assert check_ins_on_time(before, Q4, END).number <= check_ins_on_time(after, Q4, END).number
        assert has_gone_stale(before, Q4, END, 14) or not has_gone_stale(after, Q4, END, 14) or min(numbers) < 0


@given(offsets, st.integers(0, 120), st.integers(1, 30))
def test_one_stale_day_counts_as_gone_stale(numbers: list[int], at: int, stale_days: int) -> None:
    model = on_days(*numbers)
    days = (day(number) for number in range(at + 1))
    was_stale = any(staleness(model.check_ins, Q4, each, stale_days).is_stale for each in days)
    assert has_gone_stale(model, Q4, day(at), stale_days) == was_stale


def test_finished_in_time_never_goes_stale() -> None:
    assert not has_gone_stale(key_result({"done": day(13)}), Q4, END, 14)
    assert has_gone_stale(key_result({"done": day(15)}), Q4, END, 14)


def test_data_means_values_from_people() -> None:
    assert has_data_from_people(on_days(3), END)
    assert not has_data_from_people(on_days(3, source="feed.csv"), END)
    assert not has_data_from_people(on_days(3), day(2))
    assert has_data_from_people(key_result({"done": "false"}), END)


HYPOTHESIS = {"belief": "It helps", "within": "4 weeks"}


@pytest.mark.parametrize(
    ("is_due", "given"),
    [
        (False, {"status": "in-progress", "hypothesis": HYPOTHESIS}),
        (False, {"status": "shipped"}),
        (False, {"status": "shipped", "finished": day(40), "hypothesis": HYPOTHESIS}),
        (True, {"status": "shipped", "finished": day(10), "hypothesis": HYPOTHESIS}),
        (True, {"status": "shipped", "finished": day(40), "hypothesis": HYPOTHESIS, "verdict": "validated"}),
        (True, {"status": "dropped", "hypothesis": HYPOTHESIS}),
    ],
)
def test_a_verdict_is_due_once_the_effect_is_or_the_work_was_dropped(is_due: bool, given: dict[str, object]) -> None:
    assert is_verdict_due(initiative(**given), Q4, day(45)) is is_due


@pytest.mark.parametrize(("at", "is_early"), [(-5, True), (0, True), (60, True), (61, False), (91, False), (99, False)])
def test_early_means_before_the_last_third_of_the_cycle(at: int, is_early: bool) -> None:
    assert is_dropped_early(initiative(status="dropped", finished=day(at)), Q4) is is_early


def test_work_dropped_without_a_date_has_no_known_end() -> None:
    assert is_dropped_early(initiative(status="dropped"), Q4) is None
    assert is_dropped_early(initiative(status="dropped", finished=day(4)), None) is None
    assert is_dropped_early(initiative(status="shipped", finished=day(4)), Q4) is None
    assert is_dropped_early(initiative(status="dropped", finished=START), Cycle("day", START, START)) is False
