"""Mid-cycle confidence compared with results."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_cli.progress.calibration import FEWEST, Belief, belief_of, calibration, middle_day, wilson_interval
from tests.progress.making import END, Q4, check_in, day, key_result

METRIC = {"baseline": "0", "target": "10"}

shares = st.integers(1, 400).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        # scipy.stats.binomtest(k, n).proportion_ci(method="wilson") gives the same.
        (0, 10, "0.0000", "0.2775"),
        (1, 10, "0.0179", "0.4042"),
        (5, 10, "0.2366", "0.7634"),
        (10, 10, "0.7225", "1.0000"),
        (18, 24, "0.5510", "0.8800"),
    ],
)
def test_known_intervals(successes: int, trials: int, low: str, high: str) -> None:
    found = wilson_interval(successes, trials)
    assert [f"{bound:.4f}" for bound in found] == [low, high]


@given(shares)
def test_an_interval_contains_its_share_and_stays_within_0_and_1(share: tuple[int, int]) -> None:
    successes, trials = share
    low, high = wilson_interval(successes, trials)
    assert 0 <= low <= Decimal(successes) / trials <= high <= 1
    mirrored = wilson_interval(trials - successes, trials)
    assert (round(1 - mirrored.high, 12), round(1 - mirrored.low, 12)) == (round(low, 12), round(high, 12))


@given(shares)
def test_more_data_narrows_an_interval(share: tuple[int, int]) -> None:
    successes, trials = share
    few, many = wilson_interval(successes, trials), wilson_interval(2 * successes, 2 * trials)
    assert many.high - many.low < few.high - few.low


def test_with_too_few_values_an_interval_covers_half_of_the_scale() -> None:
    def width(trials: int) -> Decimal:
        return max(high - low for low, high in (wilson_interval(part, trials) for part in range(trials + 1)))

    assert width(FEWEST) < Decimal("0.5") < width(FEWEST - 2)


def test_bands_give_counts_and_only_supported_conclusions() -> None:
    high = [Belief(9, True)] * 9 + [Belief(7, False)] * 3
    low, middling, sure = calibration([*high, Belief(3, True), Belief(4, False), Belief(6, True)])
    assert [band[:4] for band in (low, middling, sure)] == [(0, 3, 1, 1), (4, 6, 2, 1), (7, 10, 12, 9)]
    assert (low.share, low.interval, middling.share) == (None, None, None)
    assert (sure.share, sure.interval) == (Decimal("0.75"), wilson_interval(9, 12))


@given(st.lists(st.builds(Belief, st.integers(0, 10), st.booleans())))
def test_every_confidence_is_in_one_band(beliefs: list[Belief]) -> None:
    bands = calibration(beliefs)
    assert sum(band.total for band in bands) == len(beliefs)
    assert sum(band.reached for band in bands) == sum(belief.was_reached for belief in beliefs)


MIDDLE = (middle_day(Q4) - Q4.start).days


def test_the_latest_mid_cycle_confidence_of_a_person_counts() -> None:
    given = [
        check_in(-3, "0", confidence="9"),
        check_in(10, "1", confidence="4"),
        check_in(MIDDLE, "2", confidence="3"),
        check_in(MIDDLE, "2", confidence="8", source="feed.csv"),
        check_in(MIDDLE + 1, "3", confidence="10"),
        check_in(91, "7"),
    ]
    assert belief_of(key_result(METRIC, given), Q4, END) == Belief(3, True)
    assert belief_of(key_result(METRIC, [given[0], *given[3:]]), Q4, END) is None


@pytest.mark.parametrize(
    ("kind", "value", "was_reached"),
    [
        ("committed", "9", False),
        ("committed", "10", True),
        ("aspirational", "7", True),
        (None, "7", True),
        (None, "6", False),
    ],
)
def test_reached_depends_on_the_kind(kind: str | None, value: str, was_reached: bool) -> None:
    rest = {"kind": kind} if kind else {}
    model = key_result(METRIC, [check_in(9, "1", confidence="5"), check_in(91, value)], **rest)
    assert belief_of(model, Q4, END) == Belief(5, was_reached)


def test_lowering_a_target_later_does_not_change_the_result() -> None:
    given = [check_in(9, "1", confidence="8"), check_in(91, "5")]
    lowered = {"target": {"from": "10", "to": "5"}, "reason": "We left that market"}
    after = key_result({"baseline": "0", "target": "5"}, given, changes=[{"date": day(MIDDLE + 1), **lowered}])
    before = key_result({"baseline": "0", "target": "5"}, given, changes=[{"date": day(MIDDLE), **lowered}])
    assert (belief_of(after, Q4, END), belief_of(before, Q4, END)) == (Belief(8, False), Belief(8, True))


def test_key_results_without_score_or_data_are_left_out() -> None:
    confident = [check_in(9, confidence="8")]
    assert belief_of(key_result(METRIC, confident), Q4, END) is None
    assert belief_of(key_result({"find_baseline": "true"}, confident), Q4, END) is None
    assert belief_of(key_result(None, confident), Q4, END) is None
    scored = key_result(METRIC, confident, score={"value": "0.8", "reason": "Counted by hand"})
    assert belief_of(scored, Q4, END) == Belief(8, True)
