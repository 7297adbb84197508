"""A Key Result, an Objective and a KPI on a day. A yes-or-no has no pace before the last day of its cycle."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from okr_cli.model.cycle import Cycle
from okr_cli.progress.entity_metrics import KeyResultMetrics, key_result_metrics, kpi_health, objective_metrics
from okr_cli.progress.status import Status, Tolerance
from tests.progress.making import END, Q4, check_in, day, key_result, kpi, metric

AUDIT = {"done": False}


def reviewed(
    number: int, *check_ins: dict[str, object], done: object = False, cycle: Cycle | None = Q4
) -> KeyResultMetrics:
    model = key_result({"done": done}, list(check_ins))
    return key_result_metrics(model, cycle, day(number), Tolerance())


@pytest.mark.parametrize("number", [0, 23, 45, 90])
def test_yes_or_no_has_no_computed_status_before_the_last_day(number: int) -> None:
    found = reviewed(number)
    assert (found.expected, found.gap) == (None, None)
    assert found.status.status is Status.NO_PACE


def test_yes_or_no_is_at_risk_on_the_last_day_unless_done() -> None:
    last = (END - Q4.start).days
    assert reviewed(last).status.derived is Status.AT_RISK
    assert reviewed(last + 30).status.derived is Status.AT_RISK
    assert reviewed(last, done=day(3)).status.derived is Status.ON_TRACK


def test_done_is_on_track_from_its_date() -> None:
    assert reviewed(9, done=day(10)).status.derived is Status.NO_PACE
    assert reviewed(10, done=day(10)).status.derived is Status.ON_TRACK
    assert reviewed(10, done=True, cycle=None).status.derived is Status.ON_TRACK


@pytest.mark.parametrize("word", ["on-track", "behind", "at-risk"])
def test_a_status_can_be_reported_for_yes_or_no(word: str) -> None:
    found = reviewed(45, check_in(40, status=word))
    assert found.status.status is Status(word)
    assert not found.status.differs


def test_yes_or_no_without_a_cycle_has_no_pace() -> None:
    assert reviewed(45, cycle=None).status.derived is Status.NO_PACE


def test_yes_or_no_in_progress_does_not_worsen_an_objective() -> None:
    model = key_result({"baseline": "0", "target": "10"}, [check_in(45, "9")])
    metric = (model, key_result_metrics(model, Q4, day(45), Tolerance()))
    open_one = key_result(AUDIT)
    both = [metric, (open_one, key_result_metrics(open_one, Q4, day(45), Tolerance()))]
    assert objective_metrics(both, Q4, day(45)).status is Status.ON_TRACK
    assert objective_metrics(both[1:], Q4, day(45)).status is Status.NO_PACE


def test_milestones_have_a_pace() -> None:
    model = key_result({"milestones": [{"title": "North"}, {"title": "South"}]})
    assert key_result_metrics(model, Q4, day(45), Tolerance()).status.derived is Status.AT_RISK


def test_done_is_never_stale() -> None:
    assert reviewed(40, done=day(3)).staleness.is_stale is False
    assert reviewed(40).staleness.is_stale is True
    steps = key_result({"milestones": [{"title": "North", "done": True}]})
    assert key_result_metrics(steps, Q4, day(40), Tolerance()).staleness.is_stale is False


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


def test_a_limit_has_no_pace() -> None:
    found = key_result_metrics(key_result({"keep": ">= 1"}), Q4, day(40), Tolerance())
    assert (found.expected, found.gap) == (None, None)


def test_without_a_cycle_there_is_no_pace() -> None:
    found = key_result_metrics(metric("0", "10", "5"), None, day(40), Tolerance())
    assert (found.expected, found.gap, found.status.status) == (None, None, Status.NO_PACE)
    without_values = key_result_metrics(metric("0", "10"), None, day(40), Tolerance())
    assert without_values.status.status is Status.NO_DATA


def test_a_kpi_is_healthy_by_its_limit() -> None:
    model = kpi(healthy=">= 4.4", check_ins=[check_in(0, "4.5"), check_in(7, "4.2")])
    found = kpi_health(model, day(8))
    assert (found.value, found.change, found.healthy, found.days) == (Decimal("4.2"), Decimal("-0.3"), False, 1)
    assert kpi_health(model, day(6)).healthy is True
    assert kpi_health(kpi(healthy=">= 4.4"), day(6)).healthy is None
    assert kpi_health(kpi(check_ins=[check_in(0, "4.5")]), day(6)).healthy is None
