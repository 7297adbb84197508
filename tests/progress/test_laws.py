"""Properties of every measure, for any numbers."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from okr_cli.model.key_result import KeyResult
from okr_cli.progress.arithmetic import ratio
from okr_cli.progress.delivery import delivery
from okr_cli.progress.entity_metrics import KeyResultMetrics, key_result_metrics, objective_metrics
from okr_cli.progress.forecast import Forecast, forecast
from okr_cli.progress.roll_up import roll_up
from okr_cli.progress.status import Tolerance
from tests.progress.making import Q4, check_in, day, initiative, key_result, progress

numbers = st.decimals(min_value=-(10**6), max_value=10**6, places=3, allow_nan=False)


days = st.integers(min_value=0, max_value=91)


series = st.lists(st.tuples(days, numbers), min_size=1, max_size=12, unique_by=lambda pair: pair[0])


ends = st.tuples(numbers, numbers).filter(lambda pair: pair[0] != pair[1])


statuses = st.sampled_from(["on-track", "behind", "at-risk"])


def metric(baseline: Decimal, target: Decimal, values: list[tuple[int, Decimal]], **rest: object) -> KeyResult:
    measure = {"baseline": str(baseline), "target": str(target)}
    return key_result(measure, [check_in(at, value) for at, value in values], **rest)


def review(model: KeyResult, at: int) -> KeyResultMetrics:
    return key_result_metrics(model, Q4, day(at), Tolerance())


def landing(model: KeyResult, at: int) -> Forecast | None:
    return forecast(model.measure, model.check_ins, Q4, day(at), 100)


@given(ends, series, days)
def test_a_decrease_mirrors_an_increase(
    pair: tuple[Decimal, Decimal], values: list[tuple[int, Decimal]], at: int
) -> None:
    up = review(metric(*pair, values), at)
    down = review(metric(-pair[0], -pair[1], [(when, -value) for when, value in values]), at)
    assert (up.progress.raw, up.gap, up.status) == (down.progress.raw, down.gap, down.status)


@given(ends, series, days, st.randoms(use_true_random=False))
def test_the_order_of_check_ins_does_not_matter(
    pair: tuple[Decimal, Decimal], values: list[tuple[int, Decimal]], at: int, random: object
) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert review(metric(*pair, values), at) == review(metric(*pair, shuffled), at)
    assert landing(metric(*pair, values), at) == landing(metric(*pair, shuffled), at)


@given(ends, series, days, numbers, numbers.filter(bool))
def test_shifting_and_scaling_every_number_alike_leaves_progress_alone(
    pair: tuple[Decimal, Decimal], values: list[tuple[int, Decimal]], at: int, shift: Decimal, scale: Decimal
) -> None:
    def changed(number: Decimal) -> Decimal:
        return number * scale + shift

    there = metric(changed(pair[0]), changed(pair[1]), [(when, changed(value)) for when, value in values])
    assert progress(there, day(at)).raw == progress(metric(*pair, values), day(at)).raw


@given(ends, series, days)
def test_what_is_counted_is_between_0_and_1(
    pair: tuple[Decimal, Decimal], values: list[tuple[int, Decimal]], at: int
) -> None:
    model = metric(*pair, values)
    found = review(model, at)
    rolled = objective_metrics([(model, found)], Q4, day(at)).roll_up.progress
    assert 0 <= found.progress.counted <= 1
    assert rolled == found.progress.counted
    assert found.score is not None
    assert 0 <= found.score.value <= 1


@given(
    ends, series, st.lists(st.sampled_from(["idea", "to-do", "in-progress", "shipped", "dropped"]), max_size=5), days
)
def test_shipping_an_initiative_changes_no_progress(
    pair: tuple[Decimal, Decimal], values: list[tuple[int, Decimal]], before: list[str], at: int
) -> None:
    def with_work(words: list[str]) -> KeyResult:
        work = tuple(initiative(status=word, started=day(0)) for word in words)
        return metric(*pair, values).model_copy(update={"initiatives": work})

    planned, shipped = with_work(before), with_work(["shipped"] * len(before))
    assert delivery(shipped.initiatives).shipped == len(before)
    assert review(planned, at) == review(shipped, at)


@given(st.lists(st.tuples(ends, series), min_size=1, max_size=4), ends, series, days)
def test_a_guardrail_never_changes_an_average(
    models: list[tuple[tuple[Decimal, Decimal], list[tuple[int, Decimal]]]],
    pair: tuple[Decimal, Decimal],
    values: list[tuple[int, Decimal]],
    at: int,
) -> None:
    plain = [metric(*ends, series) for ends, series in models]
    guarded = [*plain, metric(*pair, values, guardrail=True)]

    def mean(these: list[KeyResult]) -> Decimal | None:
        return objective_metrics([(model, review(model, at)) for model in these], Q4, day(at)).roll_up.progress

    assert mean(plain) == mean(guarded)


@given(ends, series, days)
def test_check_ins_after_the_day_change_nothing(
    pair: tuple[Decimal, Decimal], values: list[tuple[int, Decimal]], at: int
) -> None:
    known = [(when, value) for when, value in values if when <= at]
    assert review(metric(*pair, values), at) == review(metric(*pair, known), at)
    assert landing(metric(*pair, values), at) == landing(metric(*pair, known), at)


@given(ends, numbers, numbers, st.integers(min_value=3, max_value=8))
def test_a_straight_line_is_forecast_as_itself(
    pair: tuple[Decimal, Decimal], start: Decimal, slope: Decimal, many: int
) -> None:
    model = metric(*pair, [(7 * at, start + 7 * at * slope) for at in range(many)])
    found = forecast(model.measure, model.check_ins, Q4, day(60), 100)
    assert found is not None
    assert found.slope == slope
    assert found.value == start + 91 * slope


@given(st.lists(st.tuples(ends, series), max_size=4), statuses)
def test_a_reported_status_changes_no_progress(
    models: list[tuple[tuple[Decimal, Decimal], list[tuple[int, Decimal]]]], word: str
) -> None:
    for pair, values in models:
        silent = metric(*pair, values)
        spoken = silent.model_copy(
            update={"check_ins": tuple(check_in.model_copy(update={"status": word}) for check_in in silent.check_ins)}
        )
        assert review(silent, 91).progress == review(spoken, 91).progress
        assert review(spoken, 91).status.status == word


def test_an_average_of_nothing_is_none() -> None:
    assert roll_up(()).progress is None


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=12, min_value=-(10**12), max_value=10**12),
    st.decimals(allow_nan=False, allow_infinity=False, places=12, min_value=-(10**12), max_value=10**12),
    st.integers(min_value=1, max_value=10**30),
)
def test_a_fraction_is_the_same_whatever_the_size_of_its_terms(part: Decimal, whole: Decimal, times: int) -> None:
    if whole:
        exact = Fraction(part) / Fraction(whole)
        assert ratio(part, whole) == Decimal(exact.numerator) / Decimal(exact.denominator)
        grown = exact.numerator * times, exact.denominator * times
        assert ratio(*grown) == ratio(part, whole)


@given(st.lists(st.tuples(days, numbers), min_size=3, max_size=9, unique_by=lambda pair: pair[0]), ends)
def test_a_forecast_is_the_least_squares_line(values: list[tuple[int, Decimal]], pair: tuple[Decimal, Decimal]) -> None:
    model = metric(*pair, values)
    found = forecast(model.measure, model.check_ins, Q4, day(91), 100)
    recent = sorted(values)[-5:]
    mean_day = Fraction(sum(at for at, _ in recent), len(recent))
    mean = sum((Fraction(value) for _, value in recent), Fraction()) / len(recent)
    rise = sum(((at - mean_day) * (Fraction(value) - mean) for at, value in recent), Fraction())
    slope = rise / sum((at - mean_day) ** 2 for at, _ in recent)
    assert found is not None
    assert found.slope == Decimal(slope.numerator) / Decimal(slope.denominator)
