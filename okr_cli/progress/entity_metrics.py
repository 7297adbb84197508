"""All computed numbers of a Key Result, an Objective and a KPI on a given date."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okr_cli.model.cycle import Cycle
from okr_cli.model.key_result import Dropped, KeyResult
from okr_cli.model.kpi import Kpi
from okr_cli.model.measure import Metric, Milestones
from okr_cli.model.objective import Objective
from okr_cli.progress.check_ins import (
    Confidence,
    Staleness,
    by_people,
    confidence,
    last_check_in,
    measurements,
    staleness,
)
from okr_cli.progress.expected_pace import expected_progress, gap_points
from okr_cli.progress.in_force import dropped_on, key_result_on
from okr_cli.progress.measurement import Progress, is_settled, measure_progress
from okr_cli.progress.roll_up import ExclusionReason, RollUp, exclusion_reason, roll_up
from okr_cli.progress.score import KeyResultScore, final_score, objective_score
from okr_cli.progress.status import Status, StatusAssessment, Tolerance, derived_status, stated_status, worst_status


class KeyResultMetrics(NamedTuple):
    """The numbers of a Key Result. If it is ``dropped``, it keeps its progress but has no status and no score.

    ``expected`` and ``gap`` are None without a pace: limits, ranges, yes-or-no, find-baseline, learning, dropped, no
    cycle.
    """

    progress: Progress
    expected: Decimal | None  # 0 to 1
    gap: Decimal | None  # in points; above 0 is behind
    status: StatusAssessment
    confidence: Confidence | None
    staleness: Staleness
    score: KeyResultScore | None
    left_out: ExclusionReason | None
    over: bool  # the cycle has ended
    dropped: Dropped | None = None


class ObjectiveMetrics(NamedTuple):
    """The numbers of an Objective.

    ``status`` is the worst of its Key Results, ``derived`` the worst of their computed statuses. ``gap`` is in points,
    above 0 is behind. ``score`` has one decimal. Dropped Key Results are left out of all of these.
    """

    roll_up: RollUp
    expected: Decimal | None
    gap: Decimal | None
    status: Status
    derived: Status
    score: Decimal | None
    over: bool
    dropped: Dropped | None = None


class KpiHealth(NamedTuple):
    """The health of a KPI.

    ``value`` is the latest and ``change`` its difference from the previous one. ``days`` have passed since the ``last``
    check-in. ``healthy`` is None without a value or a limit.
    """

    value: Decimal | None
    change: Decimal | None
    healthy: bool | None
    last: date | None
    days: int | None


def key_result_metrics(
    key_result: KeyResult,
    cycle: Cycle | None,
    as_of: date,
    tolerance: Tolerance,
    closed: bool = False,
    objective: Objective | None = None,
) -> KeyResultMetrics:
    """The numbers of a Key Result on a date.

    Later entries are ignored. ``closed`` is the state of its file, ``objective`` its parent.
    """
    dropped = dropped_on(as_of, key_result, objective)
    if dropped:
        return _dropped_metrics(key_result, dropped, is_over(cycle, as_of, closed), as_of)
    key_result = key_result_on(key_result, as_of)
    progress = measure_progress(key_result, as_of)
    has_pace = key_result.kind != "learning" and isinstance(key_result.measure, Metric | Milestones)
    expected = expected_progress(cycle, as_of) if cycle and has_pace else None
    gap = gap_points(expected, progress.raw)
    is_last_day = cycle is not None and as_of >= cycle.end
    derived = derived_status(key_result, progress, gap, is_last_day, tolerance)
    age = staleness(key_result.check_ins, cycle, as_of, tolerance.stale_days)
    if is_settled(key_result, as_of):  # what is done needs no further check-in
        age = age._replace(is_stale=False)
    return KeyResultMetrics(
        progress,
        expected,
        gap,
        StatusAssessment(derived, *stated_status(key_result.check_ins, as_of)),
        confidence(key_result.check_ins, as_of),
        age,
        final_score(key_result, progress, as_of),
        exclusion_reason(key_result),
        is_over(cycle, as_of, closed),
    )


def objective_metrics(
    key_results: Iterable[tuple[KeyResult, KeyResultMetrics]],
    cycle: Cycle | None,
    as_of: date,
    closed: bool = False,
    objective: Objective | None = None,
) -> ObjectiveMetrics:
    """The numbers of an Objective on a date, from its Key Results: the mean for progress, the worst for status.

    Dropped Key Results are left out of both.
    """
    every = tuple(key_results)
    dropped = dropped_on(as_of, objective)
    pairs = [(key_result_on(key_result, as_of), metrics) for key_result, metrics in every if not metrics.dropped]
    rolled_up = roll_up([(key_result, metrics.progress) for key_result, metrics in pairs])
    expected = expected_progress(cycle, as_of) if cycle and not dropped else None
    nothing = Status.DROPPED if dropped else Status.NO_DATA
    return ObjectiveMetrics(
        rolled_up._replace(left_out=rolled_up.left_out + len(every) - len(pairs)),
        expected,
        gap_points(expected, rolled_up.progress),
        worst_status((metrics.status.status for _, metrics in pairs), nothing),
        worst_status((metrics.status.derived for _, metrics in pairs), nothing),
        objective_score([(key_result, metrics.score) for key_result, metrics in pairs]),
        is_over(cycle, as_of, closed),
        dropped,
    )


def _dropped_metrics(key_result: KeyResult, dropped: Dropped, over: bool, as_of: date) -> KeyResultMetrics:
    """A dropped Key Result: how far it had come, and nothing that compares it with where it should be."""
    end = min(dropped.date, as_of)
    last = last_check_in(by_people(key_result.check_ins), end)
    return KeyResultMetrics(
        measure_progress(key_result, end),
        None,
        None,
        StatusAssessment(Status.DROPPED),
        confidence(key_result.check_ins, end),
        Staleness(last.date if last else None, (as_of - last.date).days if last else None, is_stale=False),
        None,
        ExclusionReason.DROPPED,
        over,
        dropped,
    )


def kpi_health(kpi: Kpi, as_of: date) -> KpiHealth:
    """The health of a KPI on a date."""
    values = [measurement.value for measurement in measurements(kpi.check_ins, as_of)]
    value = values[-1] if values else None
    change = values[-1] - values[-2] if len(values) > 1 else None
    healthy = kpi.healthy.is_met(value) if kpi.healthy and value is not None else None
    last = last_check_in(kpi.check_ins, as_of)
    return KpiHealth(value, change, healthy, last.date if last else None, (as_of - last.date).days if last else None)


def is_over(cycle: Cycle | None, as_of: date, closed: bool) -> bool:
    """Whether scores are due: after the last day, or on it if the file is closed."""
    if cycle is None:
        return closed
    return as_of > cycle.end or (closed and as_of == cycle.end)
