"""The calculation behind each number, written out with its values."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from okr_cli.model.cycle import Cycle
from okr_cli.model.measure import FindBaseline, Measure, Metric, Milestones, Range, Threshold, YesNo
from okr_cli.phrases import counted
from okr_cli.progress.arithmetic import half_up
from okr_cli.progress.entity_metrics import KeyResultMetrics, ObjectiveMetrics
from okr_cli.progress.expected_pace import elapsed_days, total_days
from okr_cli.progress.forecast import Forecast
from okr_cli.progress.measurement import Condition
from okr_cli.progress.score import KeyResultScore
from okr_cli.views.formatting import number_text, percent, with_unit
from okr_cli.views.workspace_metrics import KeyResultRow

MINUS, TIMES = "−", "×"


def exact(number: Decimal) -> str:
    """A number in a calculation, without thousands separators, and in parentheses if negative."""
    text = number_text(number, grouped=False)
    return f"({text.replace('-', MINUS)})" if number < 0 else text


def result(number: Decimal, places: int = 4) -> str:
    """The result of a calculation."""
    return number_text(half_up(number, places), grouped=False).replace("-", MINUS)


def progress_sum(measure: Measure | None, review: KeyResultMetrics) -> str:
    """``(43 − 41) / (55 − 41) = 0.1429``, or why it cannot be calculated."""
    progress = review.progress
    match measure:
        case Metric() if progress.missing is None and progress.current is not None and progress.raw is not None:
            start = exact(measure.baseline)
            distance = f"({exact(measure.target)} {MINUS} {start})"
            return f"({exact(progress.current)} {MINUS} {start}) / {distance} = {result(progress.raw)}"
        case Milestones() if progress.done_weight is not None and progress.whole_weight and progress.raw is not None:
            done, whole = exact(progress.done_weight), exact(progress.whole_weight)
            return f"completed weight {done} / total weight {whole} = {result(progress.raw)}"
        case Threshold() | Range() if progress.current is not None:
            return _kept(measure, progress.current, review)
        case YesNo():
            return "done = 1" if progress.raw else "not done = 0"
        case FindBaseline():
            return "progress is not measured: the goal is to find a baseline"
    return f"{progress.missing}, so it counts as 0" if progress.missing else ""


def pace_sums(cycle: Cycle | None, as_of: date, review: KeyResultMetrics | ObjectiveMetrics) -> Iterator[str]:
    """The calculation of the expected progress and the gap; nothing without a pace.

    ``expected 50 of 91 days (…) = 0.5495``, then ``74.2857 − 54.9451 = 19.34 points ahead of pace``.
    """
    expected, gap = review.expected, review.gap
    progress = review.progress.raw if isinstance(review, KeyResultMetrics) else review.roll_up.progress
    if cycle is None or expected is None or gap is None or progress is None:
        return
    length, elapsed = total_days(cycle), elapsed_days(cycle, as_of)
    days = f"{elapsed} of {length} days ({cycle.start} to {cycle.end}) = {result(expected)}"
    yield f"expected {days if length else '1'}"
    due, reached = expected * 100, half_up(progress * 100, 4)
    if gap < 0:
        yield f"{exact(reached)} {MINUS} {result(due)} = {result(-gap, 2)} points ahead of pace"
    else:
        points = f"{result(due)} {MINUS} {exact(reached)} = {result(gap, 2)} points"
        yield f"{points} behind pace" if gap else f"{points}, exactly on pace"


def roll_up_sum(rows: Sequence[KeyResultRow], review: ObjectiveMetrics) -> Iterator[str]:
    """The weighted mean, then what was left out and what counted as 0."""
    counted = [row for row in rows if row.review.left_out is None]
    if review.roll_up.progress is not None:
        terms = " + ".join(
            f"{exact(row.model.weight)} {TIMES} {result(row.review.progress.counted)}" for row in counted
        )
        weights = " + ".join(exact(row.model.weight) for row in counted)
        yield f"({terms}) / ({weights}) = {result(review.roll_up.progress)}"
    elif counted:
        yield "all weights are 0, so there is no average"
    else:
        yield "no Key Result counts toward the average"
    for row in rows:
        if row.review.left_out:
            yield f"left out: {row.entity.id} ({row.review.left_out})"
        elif row.review.progress.missing:
            yield f"{row.entity.id} counts as 0 ({row.review.progress.missing})"
        elif row.review.progress.raw is not None and row.review.progress.raw != row.review.progress.counted:
            raw = percent(row.review.progress.raw)
            yield f"{row.entity.id} counts as {percent(row.review.progress.counted)}, not {raw}"


def score_sum(score: KeyResultScore) -> str:
    """``0.8529, rounded to 0.9``; empty if nothing was rounded, or if a person set the score."""
    return "" if score.reason or score.exact == score.value else f"{result(score.exact)}, rounded to {score.value}"


def objective_score_sum(rows: Sequence[KeyResultRow], score: Decimal) -> str:
    """The weighted mean of the scores before rounding."""
    scored = [
        (row.model.weight, row.review.score.exact) for row in rows if row.review.score and not row.review.left_out
    ]
    terms = " + ".join(f"{exact(weight)} {TIMES} {result(exact_score)}" for weight, exact_score in scored)
    weights = " + ".join(exact(weight) for weight, _ in scored)
    return f"({terms}) / ({weights}), rounded to {score}"


def forecast_sum(forecast: Forecast, cycle: Cycle, unit: str | None) -> str:
    """The value at the end of the cycle, and the basis of the forecast."""
    slope = f"{result(forecast.slope)} per day over the last {forecast.check_ins} values"
    if forecast.reaches_target:
        return f"target reached by {cycle.end} ({slope})"
    landing = with_unit(half_up(forecast.value, 2), unit)
    return f"{landing} on {cycle.end}, {percent(forecast.progress)} of the way ({slope})"


def _kept(measure: Threshold | Range, current: Decimal, review: KeyResultMetrics) -> str:
    progress = review.progress
    if isinstance(measure, Threshold):
        verb = "meets" if progress.condition is Condition.MET else "misses"
        statement = f"{exact(current)} {verb} {measure.keep.operator} {exact(measure.keep.value)}"
        if progress.condition is Condition.AMBER and measure.risk is not None:
            statement += f" but is still within the risk value {exact(measure.risk)}"
    else:
        low, high = measure.between
        word = "is" if progress.condition is Condition.MET else "is not"
        statement = f"{exact(current)} {word} between {exact(low)} and {exact(high)}"
    share = progress.met_share or Decimal(0)
    kept = f"met in {progress.met} of {counted(progress.measured, 'check-in')} = {result(share)}"
    return f"{statement}, so progress is {result(progress.counted)}; {kept}"
