"""What became of the work, and what its Key Result did meanwhile."""

from decimal import Decimal

import pytest

from okr_cli.progress.delivery import (
    Delivery,
    delivery,
    initiative_movement,
    is_overdue,
    is_refuted,
    is_stalled,
    lacks_learning,
    lacks_verdict,
)
from okr_cli.progress.status import Tolerance
from tests.progress.making import END, Q4, check_in, day, initiative, key_result, metric, progress


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


@pytest.mark.parametrize(
    ("rest", "until", "after"),
    [
        ({}, 80, 8),  # nobody said when it was finished
        ({"finished": day(20)}, 48, 5),  # four weeks after it was
        ({"finished": day(20), "hypothesis": {"belief": "It helps", "within": "2 weeks"}}, 34, 4),
        ({"finished": day(20), "hypothesis": {"belief": "It helps", "within": "two months"}}, 80, 8),
        ({"finished": day(20), "hypothesis": {"belief": "It helps", "within": f"by {day(41)}"}}, 41, 5),
        ({"finished": day(20), "hypothesis": {"belief": "It helps", "within": f"by {day(13)}"}}, 20, 3),
        ({"finished": day(20), "hypothesis": {"belief": "It helps", "within": "soon"}}, 48, 5),
        ({"finished": day(70)}, 80, 8),
    ],
)
def test_movement_ends_with_the_time_for_an_effect(rest: dict[str, object], until: int, after: int) -> None:
    model = key_result({"baseline": "0", "target": "10"}, [check_in(10 * n, str(n + 1)) for n in range(8)])
    moved = initiative_movement(initiative(status="shipped", started=day(0), **rest), model, day(80))
    assert moved is not None
    assert (moved.since, moved.until, moved.after) == (day(0), day(until), Decimal(after))
    assert (moved.days, moved.share, moved.has_ended) == (until, Decimal(after - 1) / 10, until < 80)


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
    found = delivery(initiative(**given) for given in statuses)
    assert (found, found.total) == (Delivery(3, 1, 1), 5)


@pytest.mark.parametrize(
    ("statuses", "value", "expected"),
    [
        (["shipped"], "2.9", True),
        (["shipped"], "3", False),
        (["shipped", "dropped"], "0", True),
        (["shipped"], "-4", True),
        (["dropped"], "0", False),
        ([], "0", False),
        (["shipped", "idea"], "0", False),
        (["shipped", None], "0", False),
    ],
)
def test_all_delivered_under_three_tenths_is_unmoved(statuses: list[str | None], value: str, expected: bool) -> None:
    work = [initiative(status=status) if status else initiative() for status in statuses]
    assert is_refuted(work, progress(metric("0", "10", value)), None, END) is expected


def test_without_data_nothing_is_refuted() -> None:
    work = [initiative(status="shipped")]
    assert not is_refuted(work, progress(metric("0", "10")), None, END)
    assert not is_refuted(work, progress(key_result({"find_baseline": True})), None, END)


def test_a_verdict_is_owed_once_the_effect_is_due() -> None:
    hypothesis = {"belief": "It helps", "within": "2 weeks"}
    shipped = initiative(status="shipped", due=day(10), hypothesis=hypothesis)
    assert not lacks_verdict(shipped, Q4, day(23))
    assert lacks_verdict(shipped, Q4, day(24))
    assert not lacks_verdict(initiative(status="shipped", verdict="inconclusive"), Q4, day(24))
    assert not lacks_verdict(initiative(status="dropped"), Q4, day(24))
    assert lacks_verdict(initiative(status="shipped"), None, day(0))


def test_what_was_dropped_owes_its_lesson() -> None:
    assert lacks_learning(initiative(status="dropped"))
    assert not lacks_learning(initiative(status="dropped", learned="Nobody watched."))
    assert not lacks_learning(initiative(status="shipped"))


def test_nothing_is_refuted_before_its_effect_is_due() -> None:
    hypothesis = {"belief": "It helps", "within": "4 weeks"}
    work = [initiative(status="shipped", due=day(10), hypothesis=hypothesis), initiative(status="shipped", due=day(1))]
    flat = progress(metric("0", "10", "1"))
    assert not is_refuted(work, flat, Q4, day(37))
    assert is_refuted(work, flat, Q4, day(38))
    assert not is_refuted([], flat, Q4, day(90))
