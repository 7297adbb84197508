"""A Key Result and an Objective on a day: the numbers by which they are judged."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from okr_cli.model.cycle import Cycle
from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import Metric, Milestones, YesNo
from okr_cli.progress.confidence import Confidence, confidence
from okr_cli.progress.measured import Progress, measure_progress
from okr_cli.progress.pace import expected_progress, gap_points
from okr_cli.progress.roll_up import LeftOut, RollUp, Share, left_out, roll_up
from okr_cli.progress.score import Score, objective_score, score_of
from okr_cli.progress.settled import is_settled
from okr_cli.progress.silence import Silence, silence
from okr_cli.progress.status import Status, StatusReading, Tolerance, from_condition, from_gap, stated_status, worst


@dataclass(frozen=True, slots=True)
class KeyResultReview:
    """``expected`` (0..1) and ``gap`` (points, above 0 is behind) are None where there is no pace to keep: limits,
    ranges, yes or no, find-baseline, learning, and outside any cycle. ``over`` says that its cycle is over."""

    progress: Progress
    expected: Decimal | None
    gap: Decimal | None
    status: StatusReading
    confidence: Confidence | None
    silence: Silence
    score: Score | None
    left_out: LeftOut | None
    over: bool


@dataclass(frozen=True, slots=True)
class ObjectiveReview:
    """``status`` is the worst of the Key Results', ``derived`` the worst of what their numbers alone say. ``gap`` in
    points, above 0 is behind. ``score`` has one decimal."""

    roll_up: RollUp
    expected: Decimal | None
    gap: Decimal | None
    status: Status
    derived: Status
    score: Decimal | None
    over: bool


def review_key_result(
    key_result: KeyResult, cycle: Cycle | None, as_of: date, tolerance: Tolerance, closed: bool = False
) -> KeyResultReview:
    """A Key Result on a day. What lies after the day does not count; ``closed`` is the state of its file."""
    progress = measure_progress(key_result, as_of)
    expected = expected_progress(cycle, as_of) if cycle and _has_pace(key_result) else None
    gap = gap_points(expected, progress.raw) if expected is not None and progress.raw is not None else None
    time_is_up = cycle is not None and as_of >= cycle.end
    derived = _derived(key_result, progress, gap, time_is_up, tolerance)
    return KeyResultReview(
        progress,
        expected,
        gap,
        StatusReading(derived, *stated_status(key_result.check_ins, as_of)),
        confidence(key_result.check_ins, as_of),
        _silence(key_result, cycle, as_of, tolerance),
        score_of(key_result, progress),
        left_out(key_result),
        is_over(cycle, as_of, closed),
    )


def review_objective(
    key_results: Iterable[tuple[KeyResult, KeyResultReview]], cycle: Cycle | None, as_of: date, closed: bool = False
) -> ObjectiveReview:
    """An Objective on a day, from its Key Results: the mean for progress, the worst for status."""
    pairs = tuple(key_results)
    rolled = roll_up(
        Share(one.weight, review.progress.counted, review.progress.missing is None, review.left_out)
        for one, review in pairs
    )
    expected = expected_progress(cycle, as_of) if cycle else None
    gap = gap_points(expected, rolled.progress) if expected is not None and rolled.progress is not None else None
    return ObjectiveReview(
        rolled,
        expected,
        gap,
        worst(review.status.status for _, review in pairs),
        worst(review.status.derived for _, review in pairs),
        objective_score([(one, review.score) for one, review in pairs]),
        is_over(cycle, as_of, closed),
    )


def is_over(cycle: Cycle | None, as_of: date, closed: bool) -> bool:
    """Whether scores are due: past the last day, or on it in a file that is closed."""
    if cycle is None:
        return closed
    return as_of > cycle.end or (closed and as_of == cycle.end)


def _silence(key_result: KeyResult, cycle: Cycle | None, as_of: date, tolerance: Tolerance) -> Silence:
    """What is done needs no further check-in."""
    found = silence(key_result.check_ins, cycle, as_of, tolerance.stale_days)
    return replace(found, stale=False) if is_settled(key_result, as_of) else found


def _has_pace(key_result: KeyResult) -> bool:
    return key_result.kind != "learning" and isinstance(key_result.measure, Metric | Milestones)


def _derived(
    key_result: KeyResult, progress: Progress, gap: Decimal | None, time_is_up: bool, tolerance: Tolerance
) -> Status:
    """What the numbers alone say.

    A yes or no knows no half-way: a straight line would call it at risk from the first quarter of its cycle on,
    whatever is true. Until the last day it has no pace, and only a person knows how it stands.
    """
    if key_result.kind == "learning" or progress.raw is None:
        return Status.LEARNING
    if progress.missing:
        return Status.NO_DATA
    if progress.condition:
        return from_condition(progress.condition)
    if isinstance(key_result.measure, YesNo) and progress.raw < 1:
        return Status.AT_RISK if time_is_up else Status.NO_PACE
    if gap is None:
        return Status.ON_TRACK if progress.raw >= 1 else Status.NO_DATA
    return from_gap(gap, tolerance)
