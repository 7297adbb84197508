"""The progress of an Objective, from its Key Results."""

from decimal import Decimal

import pytest

from okr_cli.model.key_result import KeyResult
from okr_cli.progress.entity_metrics import ObjectiveMetrics, key_result_metrics, objective_metrics
from okr_cli.progress.measurement import Progress
from okr_cli.progress.roll_up import ExclusionReason, roll_up
from okr_cli.progress.status import Status, Tolerance
from tests.progress.making import END, Q4, check_in, day, key_result, metric


def shares(*parts: tuple[str, str]) -> list[tuple[KeyResult, Progress]]:
    return [(key_result(weight=Decimal(weight)), Progress(Decimal(progress))) for weight, progress in parts]


def review(*models: object, at: int = 45) -> ObjectiveMetrics:
    pairs = [(model, key_result_metrics(model, Q4, day(at), Tolerance())) for model in models]  # type: ignore[arg-type]
    return objective_metrics(pairs, Q4, day(at))  # type: ignore[arg-type]


def test_equal_weights_give_the_mean() -> None:
    found = roll_up(shares(("1", "0.27"), ("1", "0.18"), ("1", "0.73"))).progress
    assert found is not None
    assert round(found, 2) == Decimal("0.39")


def test_weights_are_relative_to_their_sum() -> None:
    parts = ("100", "20", "1")
    found = [roll_up(shares(*((each, "1" if each == part else "0") for each in parts))).progress for part in parts]
    assert [round(share * 100, 1) for share in found if share is not None] == [
        Decimal("82.6"),
        Decimal("16.5"),
        Decimal("0.8"),
    ]


def test_a_key_result_below_its_baseline_counts_as_0() -> None:
    assert review(metric("100", "60", "116"), metric("0", "10", "5")).roll_up.progress == Decimal("0.25")


def test_exceeding_a_target_does_not_compensate_others() -> None:
    assert review(metric("0", "10", "30"), metric("0", "10", "0")).roll_up.progress == Decimal("0.5")


def test_no_data_counts_as_0_and_is_reported() -> None:
    found = review(metric("0", "10", "5"), metric("0", "10")).roll_up
    assert (found.progress, found.counted, found.without_data) == (Decimal("0.25"), 2, 1)


@pytest.mark.parametrize(
    ("apart", "reason"),
    [
        (key_result({"keep": ">= 5"}, [check_in(0, "1")], guardrail=True), ExclusionReason.GUARDRAIL),
        (key_result({"baseline": "0", "target": "9"}, kind="learning"), ExclusionReason.LEARNING),
        (key_result({"find_baseline": True}), ExclusionReason.FIND_BASELINE),
    ],
)
def test_guardrails_and_learning_are_left_out(apart: object, reason: ExclusionReason) -> None:
    assert key_result_metrics(apart, Q4, END, Tolerance()).left_out is reason  # type: ignore[arg-type]
    found = review(metric("0", "10", "5"), apart).roll_up
    assert (found.progress, found.counted, found.left_out) == (Decimal("0.5"), 1, 1)


def test_without_counted_key_results_there_is_no_progress() -> None:
    assert roll_up([]).progress is None
    assert roll_up(shares(("0", "0.5"), ("0", "1"))).progress is None


def test_the_worst_status_is_taken() -> None:
    fine, silent, bad = metric("0", "10", "9"), metric("0", "10"), metric("0", "10", "0")
    assert review(fine).status is Status.ON_TRACK
    assert review(fine, silent).status is Status.NO_DATA
    assert review(fine, silent, bad).status is Status.AT_RISK
    assert review().status is Status.NO_DATA


def test_a_broken_guardrail_is_not_averaged_and_still_makes_the_objective_red() -> None:
    guardrail = key_result({"keep": ">= 5"}, [check_in(0, "1")], guardrail=True)
    found = review(metric("0", "10", "9"), guardrail)
    assert (found.roll_up.progress, found.status) == (Decimal("0.9"), Status.AT_RISK)


def test_learning_does_not_worsen_an_objective() -> None:
    assert review(metric("0", "10", "9"), key_result({"find_baseline": True})).status is Status.ON_TRACK


def test_the_worst_stated_and_computed_status_are_kept() -> None:
    model = key_result({"baseline": "0", "target": "10"}, [check_in(0, "0", status="on-track")])
    found = review(model)
    assert (found.status, found.derived) == (Status.ON_TRACK, Status.AT_RISK)
