"""Outcomes of work, and the movement of its Key Result meanwhile."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from okr_cli.model.cycle import Cycle
from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
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
from okr_cli.progress.score import score_of
from okr_cli.progress.status import Tolerance
from tests.progress.making import END, Q4, START, check_in, day, initiative, key_result, metric, progress


def test_movement_starts_with_the_initiative() -> None:
    moved = initiative_movement(initiative(started=day(8)), metric("0", "10", "1", "2", "5"), day(30))
    assert moved is not None
    assert (moved.before, moved.after, moved.change, moved.share, moved.days) == (
        Decimal(2),
        Decimal(5),
        Decimal(3),
        Decimal("0.3"),
        22,
    )


def test_before_the_first_value_a_metric_is_at_its_baseline() -> None:
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
def test_movement_ends_when_the_effect_is_due(rest: dict[str, object], until: int, after: int) -> None:
    model = key_result({"baseline": "0", "target": "10"}, [check_in(10 * n, str(n + 1)) for n in range(8)])
    moved = initiative_movement(initiative(status="shipped", started=day(0), **rest), model, day(80))
    assert moved is not None
    assert (moved.since, moved.until, moved.after) == (day(0), day(until), Decimal(after))
    assert (moved.days, moved.share, moved.has_ended) == (until, Decimal(after - 1) / 10, until < 80)


def test_work_that_has_not_started_has_no_movement() -> None:
    assert initiative_movement(initiative(), metric("0", "10", "1"), day(30)) is None
    assert initiative_movement(initiative(started=day(31)), metric("0", "10", "1"), day(30)) is None


def test_carried_work_counts_from_the_first_day_of_the_cycle_of_its_key_result() -> None:
    work, model = initiative(status="in-progress", started=day(-40)), metric("5", "10", "5", "5")
    moved = initiative_movement(work, model, day(20), Q4)
    assert moved is not None
    assert (moved.since, moved.days, moved.before, moved.change) == (Q4.start, 20, Decimal(5), Decimal(0))
    assert not is_stalled(work, model, moved, Tolerance())
    assert is_stalled(work, model, initiative_movement(work, model, day(28), Q4), Tolerance())
    assert initiative_movement(work, model, day(-1), Q4) is None
    done = initiative(status="shipped", started=day(-40), finished=day(-30))
    assert initiative_movement(done, model, day(20), Q4) is None


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
def test_four_weeks_below_5_percent_is_stalled(status: str, started: int, last: str, stalled: bool) -> None:
    model = key_result({"baseline": "0", "target": "10"}, [check_in(0, "0"), check_in(20, last)])
    work = initiative(status=status, started=day(started))
    assert stalls(work, model) is stalled


def stalls(work: Initiative, model: KeyResult) -> bool:
    return is_stalled(work, model, initiative_movement(work, model, day(30)), Tolerance())


@pytest.mark.parametrize(
    ("measure", "values", "stalled"),
    [
        ({"done": False}, [], False),  # there is nothing between no and yes
        ({"baseline": "0", "target": "10"}, ["10", "10"], False),  # has arrived
        ({"baseline": "0", "target": "10"}, ["12", "11"], False),
        ({"baseline": "0", "target": "10"}, ["12", "9.9"], True),
        ({"keep": ">= 99.5"}, ["99.6", "99.5"], False),  # is kept
        ({"keep": ">= 99.5"}, ["99.6", "99.4"], True),
        ({"keep": ">= 99.5"}, ["97.5", "97.59"], True),  # less than a twentieth of the way to it
        ({"keep": ">= 99.5"}, ["97.5", "97.6"], False),
        ({"keep": "<= 4"}, ["8", "7.9"], True),
        ({"keep": "<= 4"}, ["8", "7.8"], False),
        ({"keep": "> 4"}, ["4", "4"], True),
        ({"keep": ">= 99.5"}, [], False),  # nobody knows where it started
        ({"between": ["20", "30"]}, ["40", "39.6"], True),
        ({"between": ["20", "30"]}, ["40", "39.5"], False),
        ({"between": ["20", "30"]}, ["10", "10.4"], True),
        ({"between": ["20", "30"]}, ["40", "30"], False),
        ({"milestones": [{"title": "North", "done": START}, {"title": "South"}]}, [], True),
        ({"milestones": [{"title": "North", "done": START}]}, [], False),
        ({"find_baseline": True}, ["1", "1"], False),
    ],
)
def test_only_gradual_progress_can_stall(measure: dict[str, Any], values: list[str], stalled: bool) -> None:
    model = key_result(measure, [check_in(20 * index, value) for index, value in enumerate(values)])
    assert stalls(initiative(status="in-progress", started=day(1)), model) is stalled


def test_overdue_is_open_work_past_its_day() -> None:
    assert not is_overdue(initiative(due=day(5), status="in-progress"), day(5))
    assert is_overdue(initiative(due=day(5), status="in-progress"), day(6))
    assert not is_overdue(initiative(due=day(5), status="shipped"), day(6))
    assert not is_overdue(initiative(), day(6))


def test_delivery_counts_outcomes_of_work() -> None:
    statuses = [{}, {"status": "idea"}, {"status": "in-progress"}, {"status": "shipped"}, {"status": "dropped"}]
    found = delivery(initiative(**given) for given in statuses)
    assert (found, found.total) == (Delivery(3, 1, 1), 5)


@pytest.mark.parametrize(
    ("statuses", "value", "expected"),
    [
        (["shipped"], "2.49", True),
        (["shipped"], "2.5", False),  # a score of 0.3
        (["shipped", "dropped"], "0", True),
        (["shipped"], "-4", True),
        (["dropped"], "0", False),
        ([], "0", False),
        (["shipped", "idea"], "0", False),
        (["shipped", None], "0", False),
    ],
)
def test_full_delivery_with_a_score_below_0_3_is_unmoved(
    statuses: list[str | None], value: str, expected: bool
) -> None:
    work = [initiative(status=status) if status else initiative() for status in statuses]
    assert refutes(work, metric("0", "10", value)) is expected


def refutes(work: Collection[Initiative], model: KeyResult, cycle: Cycle | None = None, as_of: date = END) -> bool:
    found = progress(model)
    return is_refuted(work, found, score_of(model, found), cycle, as_of)


@pytest.mark.parametrize(("kept", "expected"), [(0, True), (1, True), (2, True), (3, False), (8, False)])
def test_a_limit_is_judged_by_how_often_it_was_met(kept: int, expected: bool) -> None:
    values = ["99.9"] * kept + ["98"] * (10 - kept)
    model = key_result({"keep": ">= 99.5"}, [check_in(index, value) for index, value in enumerate(values)])
    assert refutes([initiative(status="shipped")], model) is expected


def test_a_stated_score_counts_and_learning_has_none() -> None:
    work = [initiative(status="shipped")]
    given = {"score": {"value": "0.3", "reason": "Half the market closed."}}
    assert not refutes(work, key_result({"baseline": "0", "target": "10"}, [check_in(1, "1")], **given))
    assert not refutes(work, key_result({"baseline": "0", "target": "10"}, [check_in(1, "1")], kind="learning"))


def test_nothing_is_refuted_without_data() -> None:
    work = [initiative(status="shipped")]
    assert not refutes(work, metric("0", "10"))
    assert not refutes(work, key_result({"find_baseline": True}))


def test_a_verdict_is_due_once_the_effect_is_due() -> None:
    hypothesis = {"belief": "It helps", "within": "2 weeks"}
    shipped = initiative(status="shipped", due=day(10), hypothesis=hypothesis)
    assert not lacks_verdict(shipped, Q4, day(23))
    assert lacks_verdict(shipped, Q4, day(24))
    assert not lacks_verdict(initiative(status="shipped", verdict="inconclusive"), Q4, day(24))
    assert not lacks_verdict(initiative(status="dropped"), Q4, day(24))
    assert lacks_verdict(initiative(status="shipped", hypothesis={"belief": "It helps"}), None, day(0))
    assert not lacks_verdict(initiative(status="shipped"), None, day(0))


def test_dropped_work_needs_a_lesson() -> None:
    assert lacks_learning(initiative(status="dropped"))
    assert not lacks_learning(initiative(status="dropped", learned="Nobody watched."))
    assert not lacks_learning(initiative(status="shipped"))


def test_nothing_is_refuted_before_its_effect_is_due() -> None:
    hypothesis = {"belief": "It helps", "within": "4 weeks"}
    work = [initiative(status="shipped", due=day(10), hypothesis=hypothesis), initiative(status="shipped", due=day(1))]
    flat = metric("0", "10", "1")
    assert not refutes(work, flat, Q4, day(37))
    assert refutes(work, flat, Q4, day(38))
    assert not refutes([], flat, Q4, day(90))
