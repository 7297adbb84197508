"""Every number of Key Results and Objectives equals that of exact fractions, on both sides of every boundary."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from okr_cli.model.cycle import Cycle
from okr_cli.model.key_result import KeyResult
from okr_cli.progress.entity_metrics import KeyResultMetrics, key_result_metrics, objective_metrics
from okr_cli.progress.status import Status, Tolerance
from tests.progress.making import START, check_in, key_result

TOLERANCE = Tolerance()
whole = st.integers(min_value=-30, max_value=30)
decimals = st.one_of(whole.map(Decimal), st.decimals(-1000, 1000, places=3, allow_nan=False))
lengths = st.sampled_from([10, 20, 60, 90, 91, 97])


def on(model: KeyResult, length: int, elapsed: int) -> KeyResultMetrics:
    cycle = Cycle("a cycle", START, START + timedelta(days=length))
    return key_result_metrics(model, cycle, START + timedelta(days=elapsed), TOLERANCE)


def tenths(fraction: Fraction) -> Decimal:
    """Clamped, and rounded to one decimal, halves up."""
    return Decimal((min(max(fraction, Fraction(0)), Fraction(1)) * 20 + 1) // 2) / 10


def status_by(gap: Fraction) -> Status:
    """Up to 10 points on track, up to 25 behind."""
    if gap > 25:
        return Status.AT_RISK
    return Status.BEHIND if gap > 10 else Status.ON_TRACK


def metric(baseline: Decimal, target: Decimal, value: Decimal, **rest: object) -> KeyResult:
    return key_result({"baseline": str(baseline), "target": str(target)}, [check_in(0, value)], **rest)


@given(decimals, decimals, decimals, lengths, st.integers(min_value=0, max_value=97))
@example(Decimal(0), Decimal(10), Decimal(4), 20, 10)  # exactly 10 points
@example(Decimal(0), Decimal(3), Decimal(1), 60, 26)  # exactly 10 points, of thirds
@example(Decimal(0), Decimal(3), Decimal(1), 60, 35)  # exactly 25
@example(Decimal(30), Decimal(0), Decimal(20), 60, 35)
@example(Decimal(0), Decimal(7), Decimal(-1), 91, 0)
def test_progress_pace_status_and_score_of_a_metric(
    baseline: Decimal, target: Decimal, value: Decimal, length: int, elapsed: int
) -> None:
    if baseline == target:
        return
    found = on(metric(baseline, target, value), length, elapsed)
    raw = (Fraction(value) - Fraction(baseline)) / (Fraction(target) - Fraction(baseline))
    expected = Fraction(min(elapsed, length), length)
    gap = (expected - raw) * 100
    assert found.progress.raw is not None
    assert found.gap is not None
    assert found.score is not None
    assert found.progress.raw == Decimal(raw.numerator) / Decimal(raw.denominator)
    assert abs(Fraction(found.gap) - gap) <= Fraction(1, 2 * 10**9)
    assert found.status.derived is status_by(gap)
    assert found.score.value == tenths(raw)


@given(st.integers(0, 100), st.sampled_from([Fraction(10), Fraction(25)]), st.integers(-1, 1))
def test_a_gap_at_its_limit_and_a_thousandth_to_either_side(value: int, limit: Fraction, side: int) -> None:
    for denominator in (1, 3, 7):
        target = Decimal(100 * denominator)
        # Of 97 days as many have passed as put the pace at the limit; the baseline makes up for the rest.
        elapsed = 60
        expected = Fraction(elapsed, 97)
        raw = expected - limit / 100 - Fraction(side, 10**5)
        current = Fraction(value)
        baseline = (current - raw * Fraction(target)) / (1 - raw)
        scale = baseline.denominator  # every number times this is whole, and progress is the same
        model = metric(Decimal((baseline * scale).numerator), target * scale, Decimal(current.numerator) * scale)
        if Fraction(target) != baseline:
            assert on(model, 97, elapsed).status.derived is status_by(limit + Fraction(side, 1000))


@given(st.lists(st.tuples(whole, st.integers(0, 5)), min_size=1, max_size=6), whole)
def test_a_limit_scores_the_exact_share_and_milestones_the_exact_weight(
    values: list[tuple[int, int]], limit: int
) -> None:
    limited = key_result(
        {"keep": f">= {limit}"}, [check_in(at, Decimal(value)) for at, (value, _) in enumerate(values)]
    )
    found = on(limited, 90, 90)
    share = Fraction(sum(value >= limit for value, _ in values), len(values))
    assert found.score is not None
    assert found.score.value == tenths(share)
    assert found.progress.raw == (values[-1][0] >= limit)

    steps = [
        {"title": f"Step {n}", "done": value > 0, "weight": str(weight)} for n, (value, weight) in enumerate(values)
    ]
    total = sum(weight for _, weight in values)
    progress = on(key_result({"milestones": steps}), 90, 90).progress
    if total:
        done = Fraction(sum(weight for value, weight in values if value > 0), total)
        assert progress.raw == Decimal(done.numerator) / Decimal(done.denominator)
    else:
        assert progress.missing


@given(st.lists(st.tuples(decimals, decimals, decimals, st.integers(0, 4)), min_size=1, max_size=5))
def test_an_objective_is_the_exact_weighted_mean(rows: list[tuple[Decimal, Decimal, Decimal, int]]) -> None:
    models = [
        metric(baseline, target, value, weight=str(weight))
        for baseline, target, value, weight in rows
        if baseline != target
    ]
    pairs = [(model, on(model, 90, 45)) for model in models]
    cycle = Cycle("a cycle", START, START + timedelta(days=90))
    found = objective_metrics(pairs, cycle, START + timedelta(days=45))
    exact = [
        (min(max((Fraction(v) - Fraction(b)) / (Fraction(t) - Fraction(b)), Fraction(0)), Fraction(1)), weight)
        for b, t, v, weight in rows
        if b != t
    ]
    total = sum(weight for _, weight in exact)
    if not total:
        assert (found.roll_up.progress, found.score) == (None, None)
        return
    mean = sum((fraction * weight for fraction, weight in exact), Fraction(0)) / total
    assert found.roll_up.progress is not None
    assert abs(Fraction(found.roll_up.progress) - mean) <= Fraction(1, 10**20)
    assert found.score == tenths(mean)
