"""Every number for a date uses the measure of that date, and the first measure stays on record."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import Metric, Milestones, Range, Threshold
from okr_cli.progress.delivery import initiative_movement
from okr_cli.progress.entity_metrics import key_result_metrics, objective_metrics
from okr_cli.progress.in_force import key_result_on, measure_on, retargets
from okr_cli.progress.measurement import measure_progress, points_easier, progress_history
from okr_cli.progress.status import Tolerance
from tests.progress.making import END, Q4, check_in, day, initiative, key_result
from tests.progress.test_exact_fractions import tenths

whole = st.integers(-30, 30)
days = st.integers(0, 90)
ends = st.tuples(whole, whole).filter(lambda pair: pair[0] != pair[1])
values = st.lists(st.tuples(days, whole), min_size=1, max_size=5, unique_by=lambda pair: pair[0])


def changed(measures: list[tuple[int, int]], on: list[int], read: list[tuple[int, int]], **rest: Any) -> KeyResult:
    """A metric that had each of these measures in turn, with its changes in any order."""
    changes = [
        {
            "date": day(number),
            "reason": "A reason",
            **{
                name: {"from": str(before), "to": str(after)}
                for name, before, after in zip(("baseline", "target"), old, new, strict=True)
                if before != after
            },
        }
        for number, old, new in zip(on, measures, measures[1:], strict=False)
    ]
    check_ins = [check_in(number, str(value)) for number, value in read]
    return plain(measures[-1], check_ins, changes=changes[::-1], **rest)


def plain(ends: tuple[int, int], check_ins: list[dict[str, Any]], **rest: Any) -> KeyResult:
    return key_result({"baseline": str(ends[0]), "target": str(ends[1])}, check_ins, **rest)


@settings(max_examples=50)
@given(st.lists(ends, min_size=1, max_size=4), st.sets(days, min_size=3, max_size=3), values, days)
def test_on_every_day_the_numbers_are_exactly_those_of_its_measure(
    measures: list[tuple[int, int]], on: set[int], read: list[tuple[int, int]], at: int
) -> None:
    assume(all(one != other for one, other in pairwise(measures)))
    dates = sorted(on)[: len(measures) - 1]
    model = changed(measures, dates, read)
    baseline, target = measures[sum(number <= at for number in dates)]
    measure = measure_on(model, day(at))
    assert isinstance(measure, Metric)
    assert (int(measure.baseline), int(measure.target)) == (baseline, target)

    known = dict(sorted(pair for pair in read if pair[0] <= at))
    found = key_result_metrics(model, Q4, day(at), Tolerance())
    alone = key_result_metrics(
        plain((baseline, target), [check_in(number, str(value)) for number, value in read]), Q4, day(at), Tolerance()
    )
    assert found._replace(score=None) == alone._replace(score=None)
    if known:
        raw = Fraction(list(known.values())[-1] - baseline, target - baseline)
        assert found.progress.raw == Decimal(raw.numerator) / Decimal(raw.denominator)

    history = progress_history(model, day(at))
    for (number, value), told in zip(known.items(), history, strict=True):
        start, end = measures[sum(each <= number for each in dates)]
        raw = Fraction(value - start, end - start)
        assert told == Decimal(raw.numerator) / Decimal(raw.denominator)

    assert found.score is not None
    assert alone.score is not None
    assert found.score.value == alone.score.value
    start, end = measures[0]
    if not any(number <= at for number in dates):
        assert found.score.first is None
    elif known:
        share = Fraction(list(known.values())[-1] - start, end - start)
        assert found.score.first == tenths(share)


@settings(max_examples=40)
@given(ends, ends, days, values, days)
def test_evaluating_a_day_twice_changes_nothing(
    first: tuple[int, int], second: tuple[int, int], on: int, read: list[tuple[int, int]], at: int
) -> None:
    assume(first != second)
    model = changed([first, second], [on], read)
    seen = key_result_on(model, day(at))
    assert key_result_on(seen, day(at)) is seen
    assert len(seen.changes) == (on <= at)
    assert measure_progress(seen, day(at)) == measure_progress(model, day(at))
    pairs = [(each, key_result_metrics(each, Q4, day(at), Tolerance())) for each in (model, seen)]
    assert objective_metrics(pairs[:1], Q4, day(at)) == objective_metrics(pairs[1:], Q4, day(at))


@settings(max_examples=40)
@given(ends, ends, days, values, days)
def test_moving_a_target_is_no_movement(
    first: tuple[int, int], second: tuple[int, int], on: int, read: list[tuple[int, int]], since: int
) -> None:
    assume(first != second)
    work = initiative(status="in-progress", started=day(since))
    moved = initiative_movement(work, changed([first, second], [on], read), END)
    check_ins = [check_in(number, str(value)) for number, value in read]
    assert moved == initiative_movement(work, plain(second, check_ins), END)


@given(ends, ends)
def test_easier_points_are_the_share_no_longer_needed(first: tuple[int, int], second: tuple[int, int]) -> None:
    before, after = (plain(pair, []).measure for pair in (first, second))
    points = points_easier(before, after)
    reached = Fraction(second[1] - first[0], first[1] - first[0])
    if reached <= 0:
        assert points is None
    else:
        assert points is not None
        assert abs(Fraction(points) - (1 - reached) * 100) < Fraction(1, 10**9)


def test_from_zero_to_sixty_a_target_of_45_is_25_points_easier() -> None:
    assert points_easier(plain((0, 60), []).measure, plain((0, 45), []).measure) == 25


def change(at: int, **fields: Any) -> dict[str, Any]:
    return {"date": day(at), "reason": "A reason", **fields}


def test_each_check_in_is_compared_with_the_limit_of_its_date() -> None:
    model = key_result(
        {"keep": ">= 90"},
        [check_in(0, "92"), check_in(10, "92"), check_in(20, "92"), check_in(30, "89")],
        changes=[
            change(5, keep={"from": ">= 90", "to": ">= 95"}, risk={"from": "80"}),
            change(15, keep={"from": ">= 95", "to": ">= 90"}),
        ],
    )
    assert [measure_progress(model, day(at)).condition for at in (4, 5, 14, 15, 30)] == [
        "met", "not-met", "not-met", "met", "not-met",
    ]  # fmt: skip
    found = measure_progress(model, END)
    assert (found.met, found.measured) == (2, 4)
    early = measure_on(model, day(4))
    assert isinstance(early, Threshold)
    assert early.risk == 80


def test_milestones_kept_in_a_change_keep_their_state() -> None:
    first = [{"title": "Nordics", "done": "false"}, {"title": "Iberia", "done": "false"}]
    now = [{"title": "Nordics", "done": day(3)}, {"title": "Iberia", "done": "true", "weight": "3"}]
    then = [{"title": "Nordics", "done": "false"}, {"title": "Iberia", "done": "false", "weight": "3"}]
    model = key_result({"milestones": now}, changes=[change(5, milestones={"from": first, "to": then})])
    before = measure_on(model, day(4))
    assert isinstance(before, Milestones)
    assert [step.weight for step in before.milestones] == [1, 1]
    assert measure_progress(model, day(4)).raw == 1
    assert measure_progress(model, day(2)).raw == Decimal("0.5")


def test_a_baseline_that_was_found_becomes_a_metric() -> None:
    model = key_result(
        {"baseline": "44", "target": "60", "unit": "%"},
        [check_in(3, "44"), check_in(30, "52")],
        changes=[change(10, find_baseline={"from": "true"}, baseline={"to": "44"}, target={"to": "60"})],
    )
    assert measure_progress(model, day(9)).raw is None
    assert measure_progress(model, day(30)).raw == Decimal("0.5")
    assert progress_history(model, day(30)) == (Decimal("0.5"),)
    assert key_result_metrics(model, Q4, day(9), Tolerance()).left_out == "find-baseline"
    score = key_result_metrics(model, Q4, END, Tolerance()).score
    assert score is not None
    assert score.first is None


def test_scores_in_two_units_are_not_compared() -> None:
    model = key_result(
        {"baseline": "60", "target": "30", "unit": "min"},
        [check_in(3, "45")],
        changes=[change(2, unit={"from": "h", "to": "min"}, target={"from": "0.5", "to": "30"})],
    )
    score = key_result_metrics(model, Q4, END, Tolerance()).score
    assert score is not None
    assert (score.value, score.first) == (Decimal("0.5"), None)


def test_ranges_change_and_changes_follow_the_file() -> None:
    late = change(20, between={"from": ["10", "30"], "to": ["5", "35"]})
    early = change(10, between={"from": ["20", "30"], "to": ["10", "30"]})
    model = key_result({"between": ["5", "35"]}, changes=[late, early])
    assert [each.date for each in retargets(model)] == [day(10), day(20)]
    found = [measure_on(model, day(at)) for at in (9, 10, 19, 20)]
    assert [each.between[0] for each in found if isinstance(each, Range)] == [20, 10, 10, 5]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (
            [change(1, target={"from": "60", "to": "54"})],
            "'target' changed to 54 on 2026-10-02, but the measure says 55",
        ),
        ([change(1, target={"from": "60"})], "'target' was removed on 2026-10-02, but the measure says 55"),
        (
            [change(1, target={"from": "60", "to": "57"}), change(2, target={"from": "58", "to": "55"})],
            "'target' changed to 57 on 2026-10-02, but the next change starts from 58",
        ),
        ([change(1, baseline={"to": "41"})], "the measure before 2026-10-02 would be invalid"),
        ([change(1, keep={"from": ">= 5"})], "the measure before 2026-10-02 would be invalid"),
        ([change(1)], "this entry does not change any field of the measure"),
        ([change(1, target={})], "neither 'from' nor 'to' is set"),
        (
            [change(1, unit={"from": "%", "to": "points"})],
            "'unit' changed to points on 2026-10-02, but the measure says",
        ),
    ],
)
def test_changes_must_lead_to_the_current_measure(changes: list[dict[str, Any]], reason: str) -> None:
    with pytest.raises(ValidationError, match=r".") as refused:
        key_result({"baseline": "41", "target": "55"}, changes=changes)
    assert reason in str(refused.value)


def test_a_change_on_its_first_day_counts() -> None:
    model = changed([(0, 10), (0, 20)], [5], [(0, 5)])
    assert [measure_progress(model, day(at)).raw for at in (4, 5)] == [Decimal("0.5"), Decimal("0.25")]
    assert isinstance(model.changes[0].date, date)
