"""Progress of a Key Result by the form of its measure."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import FindBaseline, Measure, Metric, Milestones, Range, Threshold, YesNo
from okr_cli.model.unit import same_unit
from okr_cli.progress.arithmetic import ONE, ZERO, clamp, ratio
from okr_cli.progress.check_ins import Measurement, measurements
from okr_cli.progress.in_force import measure_on


class MissingData(StrEnum):
    """Why a Key Result has no progress. It counts as 0 and is shown as "no data"."""

    CHECK_IN = "no check-in with a value"
    MEASURE = "no measure"
    MOVEMENT = "baseline equals target"
    WEIGHT = "all milestones have a weight of 0"


class Condition(StrEnum):
    """Whether the latest value keeps a limit or range."""

    MET = "met"
    AMBER = "amber"
    NOT_MET = "not-met"


class Progress(NamedTuple):
    """The progress of a Key Result."""

    raw: Decimal | None  # 0 at the baseline, 1 at the target, or beyond; None for find-baseline
    current: Decimal | None = None  # latest value, in the measure's unit
    missing: MissingData | None = None
    condition: Condition | None = None  # of the latest value, for limits and ranges
    met: int = 0  # check-ins that met the limit, of those measured
    measured: int = 0
    done_weight: Decimal | None = None  # of the milestones
    whole_weight: Decimal | None = None

    @property
    def counted(self) -> Decimal:
        """The value used in averages: ``raw`` clamped to 0..1, or 0 without one."""
        return clamp(self.raw or ZERO)

    @property
    def met_share(self) -> Decimal | None:
        """The share of check-ins that kept the limit, 0..1; None if there are none."""
        return ratio(self.met, self.measured) if self.measured else None


def measure_progress(key_result: KeyResult, as_of: date) -> Progress:
    """Progress on a date, from the check-ins and milestones by then and the measure that applied on it.

    One formula covers both directions of a metric (Quantive prints the two mirrored forms). Limits and ranges are 1 if
    met and 0 if not (Quantive, Viva Goals), with the operator as written.
    """
    measured = measurements(key_result.check_ins, as_of)
    measure = measure_on(key_result, as_of)
    if isinstance(measure, Metric):
        return _metric_progress(measure, measured)
    if isinstance(measure, Threshold | Range):
        return _limit_progress(key_result, measure, measured)
    if isinstance(measure, Milestones):
        return _milestone_progress(measure, as_of)
    if isinstance(measure, YesNo):
        return Progress(ONE if is_done_by(measure.done, as_of) else ZERO)
    current = measured[-1].value if measured else None
    if isinstance(measure, FindBaseline):
        return Progress(None, current)
    return Progress(ZERO, current, MissingData.MEASURE)


def raw_progress(measure: Metric, value: Decimal) -> Decimal:
    """``(value - baseline) / (target - baseline)``, unclamped. Baseline and target must differ."""
    return ratio(value - measure.baseline, measure.target - measure.baseline)


def points_easier(before: Measure | None, after: Measure | None) -> Decimal | None:
    """How many points closer the new target is than the old one; negative if it is farther.

    Points are percent of the old range: from 0 to 60, a target of 45 is 25 points easier. None if the two cannot be
    compared: for forms other than metrics, different units, an empty range or opposite directions.
    """
    if not isinstance(before, Metric) or not isinstance(after, Metric) or not same_unit(before.unit, after.unit):
        return None
    if before.baseline == before.target:
        return None
    reached = raw_progress(before, after.target)
    return (ONE - reached) * 100 if reached > 0 else None


def progress_history(key_result: KeyResult, as_of: date) -> tuple[Decimal, ...]:
    """Raw progress at each check-in with a value, oldest first, by the measure of its date; empty unless a metric."""
    if not isinstance(measure_on(key_result, as_of), Metric):
        return ()
    measured = measurements(key_result.check_ins, as_of)
    return tuple(raw for each in measured if (raw := raw_progress_of(key_result, each)) is not None)


def raw_progress_of(key_result: KeyResult, measured: Measurement) -> Decimal | None:
    """Raw progress at a check-in, by the measure of its date; None if that was not a metric."""
    measure = measure_on(key_result, measured.day)
    if not isinstance(measure, Metric) or measure.baseline == measure.target:
        return None
    return raw_progress(measure, measured.value)


def is_done_by(done: date | bool, as_of: date) -> bool:
    """Whether a ``done`` field (true, false or a date) means done on ``as_of``."""
    return done if isinstance(done, bool) else done <= as_of


def is_settled(key_result: KeyResult, as_of: date) -> bool:
    """Whether a yes-or-no or every milestone is done, so that no check-in is needed. A number can always move again."""
    measure = measure_on(key_result, as_of)
    if isinstance(measure, YesNo):
        return is_done_by(measure.done, as_of)
    if isinstance(measure, Milestones):
        return all(is_done_by(milestone.done, as_of) for milestone in measure.milestones)
    return False


def has_arrived(progress: Progress) -> bool:
    """Whether the target is reached or the limit is kept, so that nothing is left to move."""
    return progress.raw is not None and progress.raw >= ONE


def distance_to_limit(measure: Threshold | Range, value: Decimal) -> Decimal:
    """How far a value is on the failing side, in the unit of the measure; 0 if it meets the limit."""
    if isinstance(measure, Range):
        low, high = measure.between
        return max(low - value, value - high, ZERO)
    beyond = measure.keep.value - value if measure.keep.is_floor else value - measure.keep.value
    return max(beyond, ZERO)


def condition_of(measure: Threshold | Range, value: Decimal) -> Condition:
    """Whether ``value`` keeps a limit or range. Amber runs from the risk value up to the limit."""
    if isinstance(measure, Range):
        low, high = measure.between
        return Condition.MET if low <= value <= high else Condition.NOT_MET
    limit, risk = measure.keep, measure.risk
    if limit.is_met(value):
        return Condition.MET
    is_amber = risk is not None and (value >= risk if limit.is_floor else value <= risk)
    return Condition.AMBER if is_amber else Condition.NOT_MET


def _metric_progress(measure: Metric, measured: tuple[Measurement, ...]) -> Progress:
    current = measured[-1].value if measured else None
    if measure.baseline == measure.target:
        return Progress(ZERO, current, MissingData.MOVEMENT)
    if current is None:
        return Progress(ZERO, None, MissingData.CHECK_IN)
    return Progress(raw_progress(measure, current), current)


def _limit_progress(key_result: KeyResult, measure: Threshold | Range, measured: tuple[Measurement, ...]) -> Progress:
    """The condition of the latest value, and how many values met the limit that applied on their date."""
    if not measured:
        return Progress(ZERO, None, MissingData.CHECK_IN)
    current = measured[-1].value
    condition = condition_of(measure, current)
    met = sum(_is_kept(measure_on(key_result, each.day), measure, each.value) for each in measured)
    raw = ONE if condition is Condition.MET else ZERO
    return Progress(raw, current, None, condition, met, measured=len(measured))


def _is_kept(then: Measure | None, now: Threshold | Range, value: Decimal) -> bool:
    """Whether a value met the limit of its date, or the current one if there was none yet."""
    return condition_of(then if isinstance(then, Threshold | Range) else now, value) is Condition.MET


def _milestone_progress(measure: Milestones, as_of: date) -> Progress:
    milestones = measure.milestones
    whole = sum((milestone.weight for milestone in milestones), ZERO)
    done = sum((milestone.weight for milestone in milestones if is_done_by(milestone.done, as_of)), ZERO)
    if whole <= 0:
        return Progress(ZERO, None, MissingData.WEIGHT)
    return Progress(ratio(done, whole), None, done_weight=done, whole_weight=whole)
