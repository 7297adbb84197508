"""What a regular check-in looks for."""

from datetime import date

import pytest

from okr_cli.model.key_result import KeyResult
from okr_cli.progress.check_ins import first_out_of_order, lacks_ask, outside_cycle
from okr_cli.progress.delivery import is_delivered_but_unmoved, is_refuted, lacks_learning, lacks_verdict
from okr_cli.progress.score import KeyResultScore, lacks_learning_verdict, lacks_missed_reason, score_of
from okr_cli.progress.status import Status, StatusAssessment, is_contradicted
from tests.progress.making import Q4, check_in, check_ins, day, initiative, key_result, metric, progress


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
    work = [initiative(status=one) if one else initiative() for one in statuses]
    assert is_delivered_but_unmoved(work, progress(metric("0", "10", value))) is expected


def test_without_data_nothing_is_refuted() -> None:
    work = [initiative(status="shipped")]
    assert not is_delivered_but_unmoved(work, progress(metric("0", "10")))
    assert not is_delivered_but_unmoved(work, progress(key_result({"find_baseline": True})))


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


def scored(**given: object) -> tuple[KeyResult, KeyResultScore | None]:
    """A Key Result that came half of its way, and its score."""
    model = key_result({"baseline": "0", "target": "10"}, [check_in(7, "5")], **given)
    return model, score_of(model, progress(model))


def test_what_was_to_be_learned_owes_a_verdict() -> None:
    assert lacks_learning_verdict(*scored(kind="learning"))
    assert not lacks_learning_verdict(*scored(kind="learning", verdict="inconclusive"))
    assert not lacks_learning_verdict(*scored(kind="committed"))


def test_a_commitment_that_was_missed_owes_a_reason() -> None:
    assert lacks_missed_reason(*scored(kind="committed"))
    assert not lacks_missed_reason(*scored(kind="committed", learned="The till was the brake."))
    assert not lacks_missed_reason(*scored(kind="committed", score={"value": "0.4", "reason": "Half of it was luck."}))
    assert not lacks_missed_reason(*scored(kind="aspirational"))
    assert not lacks_missed_reason(*scored(kind="learning"))
    reached = metric("0", "10", "10").model_copy(update={"kind": "committed"})
    assert not lacks_missed_reason(reached, score_of(reached, progress(reached)))


def test_only_the_latest_word_asks_or_does_not() -> None:
    red, asking = check_in(7, status="at-risk"), check_in(14, status="at-risk", ask="One designer.")
    assert lacks_ask(check_ins(red), day(20))
    assert not lacks_ask(check_ins(red, asking), day(20))
    assert lacks_ask(check_ins(asking, red), day(10))
    assert not lacks_ask(check_ins(red, check_in(14, status="behind")), day(20))
    assert not lacks_ask((), day(20))


@pytest.mark.parametrize(
    ("derived", "stated", "expected"),
    [
        (Status.AT_RISK, Status.ON_TRACK, True),
        (Status.AT_RISK, None, False),
        (Status.BEHIND, Status.ON_TRACK, False),
        (Status.AT_RISK, Status.BEHIND, False),
        (Status.NO_PACE, Status.ON_TRACK, False),
    ],
)
def test_green_over_red_is_a_contradiction(derived: Status, stated: Status | None, expected: bool) -> None:
    assert is_contradicted(StatusAssessment(derived, stated, date(2026, 11, 1))) is expected


def test_check_ins_outside_the_cycle() -> None:
    """A week after its last day is left for the closing value."""
    given = check_ins(check_in(-1), check_in(0), check_in(91), check_in(98), check_in(99))
    assert [one.date for one in outside_cycle(given, Q4)] == [day(-1), day(99)]
    assert outside_cycle(given, None) == ()


def test_the_first_check_in_that_stands_too_low() -> None:
    assert first_out_of_order(check_ins(check_in(0), check_in(7), check_in(7))) is None
    found = first_out_of_order(check_ins(check_in(0), check_in(14), check_in(7), check_in(3)))
    assert found is not None
    assert found.date == day(7)


def test_nothing_is_refuted_before_its_effect_is_due() -> None:
    hypothesis = {"belief": "It helps", "within": "4 weeks"}
    work = [initiative(status="shipped", due=day(10), hypothesis=hypothesis), initiative(status="shipped", due=day(1))]
    flat = progress(metric("0", "10", "1"))
    assert not is_refuted(work, flat, Q4, day(37))
    assert is_refuted(work, flat, Q4, day(38))
    assert not is_refuted([], flat, Q4, day(90))
