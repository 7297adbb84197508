"""Progress of each form of a measure, against published answers."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from okr_cli.model.key_result import KeyResult
from okr_cli.progress.measurement import Condition, MissingData, is_settled, progress_history
from tests.progress.making import END, START, check_in, day, key_result, metric, placed, progress

METRIC = {"baseline": "0", "target": "10"}


@pytest.mark.parametrize(
    ("baseline", "target", "value", "raw"),
    [
        ("100", "60", "80", "0.5"),
        ("100", "60", "70", "0.75"),
        ("100", "60", "50", "1.25"),
        ("10", "0", "7", "0.3"),
        ("10", "0", "-10", "2"),
        ("200", "0", "100", "0.5"),
        ("41", "55", "41", "0"),
        ("41", "55", "40.3", "-0.05"),
        ("0", "3", "1", "0.3333333333333333333333333333"),
        ("520", "350", "520", "0"),
    ],
)
def test_one_formula_covers_both_directions(baseline: str, target: str, value: str, raw: str) -> None:
    assert progress(metric(baseline, target, value)).raw == Decimal(raw)


def test_only_the_average_is_clamped() -> None:
    ahead, back = progress(metric("100", "60", "50")), progress(metric("100", "60", "116"))
    assert (ahead.raw, ahead.counted) == (Decimal("1.25"), Decimal(1))
    assert (back.raw, back.counted) == (Decimal("-0.4"), Decimal(0))


def test_without_check_ins_there_is_no_data() -> None:
    found = progress(metric("41", "55"))
    assert (found.raw, found.counted, found.missing, found.current) == (
        Decimal(0),
        Decimal(0),
        MissingData.CHECK_IN,
        None,
    )


def test_a_check_in_without_a_value_is_no_data() -> None:
    assert progress(key_result({"baseline": "1", "target": "2"}, [check_in(3, confidence="5")])).missing


def test_baseline_equal_to_target_and_no_measure_at_all_are_no_data() -> None:
    assert progress(metric("5", "5", "5")).missing is MissingData.MOVEMENT
    assert progress(key_result(None, [check_in(0, "5")])).missing is MissingData.MEASURE


def test_later_check_ins_do_not_count() -> None:
    model = metric("0", "10", "2", "6")
    assert progress(model, day(6)).raw == Decimal("0.2")
    assert progress(model, day(7)).raw == Decimal("0.6")
    assert progress(model, START - timedelta(days=1)).missing is MissingData.CHECK_IN


def test_the_later_entry_of_a_day_counts() -> None:
    model = key_result({"baseline": "0", "target": "10"}, [check_in(3, "4"), check_in(3, "5")])
    assert progress(model).raw == Decimal("0.5")


@pytest.mark.parametrize(
    ("keep", "risk", "value", "condition"),
    [
        (">= 99.9", "99.5", "99.9", Condition.MET),
        ("> 99.9", "99.5", "99.9", Condition.AMBER),
        (">= 99.9", "99.5", "99.5", Condition.AMBER),
        (">= 99.9", "99.5", "99.49", Condition.NOT_MET),
        ("<= 1.5", "2", "1.5", Condition.MET),
        ("< 1.5", None, "1.5", Condition.NOT_MET),
        ("<= 1.5", "2", "2", Condition.AMBER),
        ("<= 1.5", "2", "2.01", Condition.NOT_MET),
    ],
)
def test_a_limit_is_met_amber_or_not_met(keep: str, risk: str | None, value: str, condition: Condition) -> None:
    measure = {"keep": keep} if risk is None else {"keep": keep, "risk": risk}
    found = progress(key_result(measure, [check_in(0, value)]))
    assert found.condition is condition
    assert found.raw == (1 if condition is Condition.MET else 0)


@pytest.mark.parametrize(("value", "met"), [("4", True), ("5", True), ("3.99", False), ("5.01", False)])
def test_ranges_are_inclusive(value: str, met: bool) -> None:
    found = progress(key_result({"between": ["4", "5"]}, [check_in(0, value)]))
    assert (found.condition is Condition.MET) is met


def test_a_limit_keeps_the_share_of_check_ins_that_met_it() -> None:
    values = ["4"] * 9 + ["6"] * 4
    found = progress(key_result({"between": ["4", "5"]}, [check_in(7 * at, one) for at, one in enumerate(values)]))
    assert (found.met, found.measured) == (9, 13)
    assert found.met_share is not None
    assert round(found.met_share, 2) == Decimal("0.69")


def test_milestones_are_the_weighted_share_done_on_the_day() -> None:
    steps = [{"title": "a", "done": day(10)}, {"title": "b", "done": True, "weight": "2"}, {"title": "c"}]
    model = key_result({"milestones": steps})
    assert progress(model, day(9)).raw == Decimal("0.5")
    assert progress(model, day(10)).raw == Decimal("0.75")


def test_milestones_without_weight_are_no_data() -> None:
    assert progress(key_result({"milestones": [{"title": "a", "weight": "0"}]})).missing is MissingData.WEIGHT


def test_yes_or_no_is_0_or_1_with_a_date() -> None:
    assert progress(key_result({"done": False})).raw == 0
    assert progress(key_result({"done": True})).raw == 1
    assert progress(key_result({"done": day(10)}), day(9)).raw == 0
    assert progress(key_result({"done": day(10)}), day(10)).raw == 1


def test_find_baseline_has_no_progress() -> None:
    found = progress(key_result({"find_baseline": True}, [check_in(0, "44")]))
    assert (found.raw, found.current, found.missing) == (None, Decimal(44), None)


@pytest.mark.parametrize(
    ("measure", "settled"),
    [
        ({"done": "2026-11-01"}, True),
        ({"done": "2026-12-01"}, False),
        ({"done": "false"}, False),
        ({"milestones": [{"title": "Press oiled", "done": "true"}]}, True),
        ({"milestones": [{"title": "Press oiled"}]}, False),
        ({"baseline": "1", "target": "2"}, False),
        (None, False),
    ],
)
def test_done_is_final_except_for_numbers(measure: dict[str, object] | None, settled: bool) -> None:
    key_result = KeyResult.model_validate(placed({"title": "Linen prints", "measure": measure}))
    assert is_settled(key_result, date(2026, 11, 15)) is settled


def test_history_is_raw_progress_oldest_first() -> None:
    model = key_result(METRIC, [check_in(9, "12"), check_in(2, "-1"), check_in(4)])
    assert progress_history(model, END) == (Decimal("-0.1"), Decimal("1.2"))
    assert progress_history(model, day(3)) == (Decimal("-0.1"),)
    assert progress_history(key_result({"done": True}, [check_in(1, "3")]), END) == ()
