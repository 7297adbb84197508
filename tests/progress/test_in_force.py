"""Every number for a date uses the state of that date: dropped or not, started or not, finished or not."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_cli.model.key_result import KeyResult
from okr_cli.model.objective import Objective
from okr_cli.progress.entity_metrics import KeyResultMetrics, ObjectiveMetrics, key_result_metrics, objective_metrics
from okr_cli.progress.in_force import dropped_on, initiative_on
from okr_cli.progress.status import Status, Tolerance
from tests.progress.making import END, Q4, check_in, day, initiative, key_result, placed

METRIC = {"baseline": "0", "target": "10"}
days = st.integers(min_value=0, max_value=100)
values = st.lists(st.tuples(days, st.integers(-5, 15)), max_size=6, unique_by=lambda pair: pair[0])


def end(number: int, reason: str = "We left that market") -> dict[str, Any]:
    return {"date": day(number), "reason": reason}


def metrics(model: KeyResult, at: int, objective: Objective | None = None) -> KeyResultMetrics:
    return key_result_metrics(model, Q4, day(at), Tolerance(), objective=objective)


def together(models: list[KeyResult], at: int, objective: Objective | None = None) -> ObjectiveMetrics:
    pairs = [(model, metrics(model, at, objective)) for model in models]
    return objective_metrics(pairs, Q4, day(at), objective=objective)


def objective(**rest: Any) -> Objective:
    return Objective.model_validate(placed({"title": "A title", **rest}))


@given(values, values, days, days)
def test_a_dropped_key_result_counts_until_its_date(
    own: list[tuple[int, int]], others: list[tuple[int, int]], when: int, at: int
) -> None:
    check_ins = [check_in(number, str(value)) for number, value in own]
    kept = key_result(METRIC, [check_in(number, str(value)) for number, value in others])
    dropped = key_result(METRIC, check_ins, dropped=end(when))
    found = together([kept, dropped], at)
    if at < when:
        assert metrics(dropped, at) == metrics(key_result(METRIC, check_ins), at)
        assert found == together([kept, key_result(METRIC, check_ins)], at)
    else:
        alone = together([kept], at)
        assert found.roll_up == alone.roll_up._replace(left_out=1)
        assert found._replace(roll_up=alone.roll_up) == alone


@given(values, days, days)
def test_a_dropped_key_result_keeps_its_progress(own: list[tuple[int, int]], when: int, at: int) -> None:
    check_ins = [check_in(number, str(value)) for number, value in own]
    found = metrics(key_result(METRIC, check_ins, dropped=end(when)), max(when, at))
    before = metrics(key_result(METRIC, check_ins), when)
    assert (found.progress, found.confidence) == (before.progress, before.confidence)
    assert (found.status.status, found.score, found.gap, found.expected) == (Status.DROPPED, None, None, None)
    assert not found.staleness.is_stale


def test_a_key_result_is_dropped_with_its_objective() -> None:
    aim = objective(dropped=end(20))
    model = key_result(METRIC, [check_in(0, "5")])
    assert metrics(model, 19, aim).dropped is None
    assert metrics(model, 20, aim).dropped == aim.dropped
    found = together([model], 20, aim)
    assert (found.status, found.derived, found.score, found.roll_up.progress) == (
        Status.DROPPED,
        Status.DROPPED,
        None,
        None,
    )


def test_the_earlier_of_two_ends_counts() -> None:
    early, late = key_result(METRIC, dropped=end(5, "Early")), objective(dropped=end(9, "Late"))
    assert [getattr(dropped_on(day(at), early, late), "reason", None) for at in (4, 5, 9)] == [None, "Early", "Early"]


def test_an_objective_with_only_dropped_key_results_has_no_progress() -> None:
    found = together([key_result(METRIC, [check_in(0, "5")], dropped=end(5))], 6, objective())
    assert (found.status, found.roll_up.progress, found.roll_up.left_out) == (Status.NO_DATA, None, 1)


@pytest.mark.parametrize(
    ("at", "status"), [(2, "to-do"), (3, "in-progress"), (29, "in-progress"), (30, "shipped"), (60, "shipped")]
)
def test_work_passes_through_its_states_by_date(at: int, status: str) -> None:
    work = initiative(status="shipped", started=day(3), finished=day(30), verdict="validated", learned="It works.")
    found = initiative_on(work, day(at))
    assert found.status == status
    assert (found.verdict is None) is (found.learned is None) is (found.finished is None) is (status != "shipped")


def test_without_dates_the_current_status_applies_on_every_date() -> None:
    for status in ("idea", "to-do", "in-progress", "shipped", "dropped", None):
        work = initiative(status=status) if status else initiative()
        assert initiative_on(work, day(0)) is work
    assert initiative_on(initiative(status="shipped", finished=day(9)), day(8)).status == "in-progress"
    assert initiative_on(initiative(status="in-progress", started=day(9)), day(8)).status == "to-do"


def test_open_work_is_dropped_with_its_key_result_and_shipped_work_is_not() -> None:
    gone = dropped_on(END, key_result(METRIC, dropped=end(20)))
    assert initiative_on(initiative(status="in-progress"), END, gone).status == "dropped"
    assert initiative_on(initiative(status="shipped"), END, gone).status == "shipped"
    assert initiative_on(initiative(status="in-progress"), END, gone).finished == day(20)
    still = dropped_on(day(19), key_result(METRIC, dropped=end(20)))
    assert initiative_on(initiative(status="idea"), END, still).is_open


@given(st.integers(0, 91), st.integers(0, 91), st.integers(-5, 120))
def test_evaluating_twice_changes_nothing(start: int, length: int, at: int) -> None:
    work = initiative(status="dropped", started=day(start), finished=day(start + length))
    found = initiative_on(work, day(at))
    assert initiative_on(found, day(at)) == found
    assert found.is_open is (day(at) < day(start) + timedelta(days=length))
