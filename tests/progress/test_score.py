"""Scores at close."""

from decimal import Decimal

import pytest

from okr_cli.model.key_result import KeyResult
from okr_cli.progress.score import (
    Band,
    KeyResultScore,
    band_of,
    lacks_learning_verdict,
    lacks_missed_reason,
    objective_score,
    rounded_score,
    score_of,
)
from tests.progress.making import check_in, key_result, metric, placed, progress


@pytest.mark.parametrize(
    ("fraction", "score", "band"),
    [
        ("0", "0.0", Band.RED),
        ("0.34", "0.3", Band.RED),
        ("0.35", "0.4", Band.AMBER),
        ("0.649", "0.6", Band.AMBER),
        ("0.65", "0.7", Band.GREEN),
        ("0.69", "0.7", Band.GREEN),
        ("0.95", "1.0", Band.GREEN),
        ("1.2", "1.0", Band.GREEN),
        ("-0.4", "0.0", Band.RED),
    ],
)
def test_scores_have_one_decimal_and_bands_leave_no_gap(fraction: str, score: str, band: Band) -> None:
    found = rounded_score(Decimal(fraction))
    assert (str(found), band_of(found)) == (score, band)


def score(model: object) -> KeyResultScore:
    found = score_of(model, progress(model))  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "value", "success"),
    [
        ("committed", "10", True),
        ("committed", "9.4", False),
        ("aspirational", "7", True),
        ("aspirational", "6.4", False),
        (None, "1", None),
    ],
)
def test_success_depends_on_the_kind(kind: str | None, value: str, success: bool | None) -> None:
    rest = {"kind": kind} if kind else {}
    assert score(key_result({"baseline": "0", "target": "10"}, [check_in(0, value)], **rest)).success is success


def test_learning_gets_no_number() -> None:
    learning = key_result({"baseline": "0", "target": "10"}, [check_in(0, "5")], kind="learning")
    finding = key_result({"find_baseline": True}, [check_in(0, "5")])
    assert score_of(learning, progress(learning)) is None
    assert score_of(finding, progress(finding)) is None


def test_a_limit_scores_the_share_of_check_ins_that_met_it() -> None:
    values = ["4"] * 9 + ["6"] * 4
    model = key_result({"between": ["4", "5"]}, [check_in(7 * at, one) for at, one in enumerate(values)])
    assert str(score(model).value) == "0.7"


def test_a_person_may_override_with_a_reason_and_both_are_kept() -> None:
    model = key_result(
        {"baseline": "0", "target": "10"}, [check_in(0, "6")], score=placed({"value": "0.5", "reason": "Luck."})
    )
    found = score(model)
    assert (str(found.value), str(found.computed), found.reason, found.band) == ("0.5", "0.6", "Luck.", Band.AMBER)


def test_without_data_there_is_no_score() -> None:
    assert score(metric("0", "10")).value == 0


def test_an_objective_scores_the_weighted_mean_rounded_once() -> None:
    models = [
        key_result({"baseline": "0", "target": "100"}, [check_in(0, "34")], weight="2"),
        key_result({"baseline": "0", "target": "100"}, [check_in(0, "37")]),
        key_result({"keep": ">= 5"}, [check_in(0, "1")], guardrail=True),
    ]
    assert str(objective_score([(model, score(model)) for model in models])) == "0.4"
    assert objective_score([]) is None


def scored(**given: object) -> tuple[KeyResult, KeyResultScore | None]:
    """A Key Result at half of its target, and its score."""
    model = key_result({"baseline": "0", "target": "10"}, [check_in(7, "5")], **given)
    return model, score_of(model, progress(model))


def test_a_learning_key_result_needs_a_verdict() -> None:
    assert lacks_learning_verdict(*scored(kind="learning"))
    assert not lacks_learning_verdict(*scored(kind="learning", verdict="inconclusive"))
    assert not lacks_learning_verdict(*scored(kind="committed"))


def test_a_missed_commitment_needs_a_reason() -> None:
    assert lacks_missed_reason(*scored(kind="committed"))
    assert not lacks_missed_reason(*scored(kind="committed", learned="The till was the brake."))
    assert not lacks_missed_reason(*scored(kind="committed", score={"value": "0.4", "reason": "Half of it was luck."}))
    assert not lacks_missed_reason(*scored(kind="aspirational"))
    assert not lacks_missed_reason(*scored(kind="learning"))
    reached = metric("0", "10", "10").model_copy(update={"kind": "committed"})
    assert not lacks_missed_reason(reached, score_of(reached, progress(reached)))
