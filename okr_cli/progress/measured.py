"""Progress of a Key Result by the form of its measure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import FindBaseline, Metric, Milestones, Range, Threshold, YesNo
from okr_cli.progress.ratio import ONE, ZERO, clamp, ratio
from okr_cli.progress.readings import Reading, readings


class Missing(StrEnum):
    """Why there is no progress to speak of. It counts as 0 and is shown as "no data"."""

    CHECK_IN = "no check-in with a value"
    MEASURE = "no measure"
    MOVEMENT = "baseline equals target"
    WEIGHT = "all milestones weigh 0"


class Condition(StrEnum):
    """How a limit or range stands today."""

    MET = "met"
    AMBER = "amber"
    NOT_MET = "not-met"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a Key Result has come.

    ``raw`` is the fraction of the way, 0 at the baseline and 1 at the target, and may lie outside; None where the
    form knows no progress (find-baseline). ``current`` is the latest value in the measure's unit. For limits and
    ranges, ``condition`` is today's and ``met`` of ``measured`` check-ins kept them. ``done_weight`` of
    ``whole_weight`` is what milestones have done.
    """

    raw: Decimal | None
    current: Decimal | None = None
    missing: Missing | None = None
    condition: Condition | None = None
    met: int = 0
    measured: int = 0
    done_weight: Decimal | None = None
    whole_weight: Decimal | None = None

    @property
    def counted(self) -> Decimal:
        """What goes into an average: ``raw`` clamped to 0..1, and 0 where there is none."""
        return clamp(self.raw or ZERO)

    @property
    def met_share(self) -> Decimal | None:
        """The share of check-ins that kept the limit, 0..1; None without any."""
        return ratio(self.met, self.measured) if self.measured else None


def measure_progress(key_result: KeyResult, as_of: date) -> Progress:
    """Progress on a day, from the check-ins and milestones known by then.

    One formula serves both directions of a metric (Quantive prints the two mirrored forms). Limits and ranges are
    1 when met and 0 when not (Quantive, Viva Goals), with the operator as written.
    """
    measured = readings(key_result.check_ins, as_of)
    measure = key_result.measure
    if isinstance(measure, Metric):
        return _metric(measure, measured)
    if isinstance(measure, Threshold | Range):
        return _kept(measure, measured)
    if isinstance(measure, Milestones):
        return _milestones(measure, as_of)
    if isinstance(measure, YesNo):
        return Progress(ONE if done_by(measure.done, as_of) else ZERO)
    current = measured[-1].value if measured else None
    if isinstance(measure, FindBaseline):
        return Progress(None, current)
    return Progress(ZERO, current, Missing.MEASURE)


def fraction_of_way(measure: Metric, value: Decimal) -> Decimal:
    """``(value - baseline) / (target - baseline)``, unclamped. The two must differ."""
    return ratio(value - measure.baseline, measure.target - measure.baseline)


def done_by(done: date | bool, as_of: date) -> bool:
    """Whether something that is done, or was on a day, was so on ``as_of``."""
    return done if isinstance(done, bool) else done <= as_of


def condition_of(measure: Threshold | Range, value: Decimal) -> Condition:
    """Whether ``value`` keeps a limit or range; from the risk limit up to the limit is amber."""
    if isinstance(measure, Range):
        low, high = measure.between
        return Condition.MET if low <= value <= high else Condition.NOT_MET
    limit, risk = measure.keep, measure.risk
    if limit.is_met(value):
        return Condition.MET
    is_amber = risk is not None and (value >= risk if limit.is_floor else value <= risk)
    return Condition.AMBER if is_amber else Condition.NOT_MET


def _metric(measure: Metric, measured: tuple[Reading, ...]) -> Progress:
    current = measured[-1].value if measured else None
    if measure.baseline == measure.target:
        return Progress(ZERO, current, Missing.MOVEMENT)
    if current is None:
        return Progress(ZERO, None, Missing.CHECK_IN)
    return Progress(fraction_of_way(measure, current), current)


def _kept(measure: Threshold | Range, measured: tuple[Reading, ...]) -> Progress:
    if not measured:
        return Progress(ZERO, None, Missing.CHECK_IN)
    conditions = [condition_of(measure, one.value) for one in measured]
    raw = ONE if conditions[-1] is Condition.MET else ZERO
    met = conditions.count(Condition.MET)
    return Progress(raw, measured[-1].value, None, conditions[-1], met, len(conditions))


def _milestones(measure: Milestones, as_of: date) -> Progress:
    whole = sum((one.weight for one in measure.milestones), ZERO)
    done = sum((one.weight for one in measure.milestones if done_by(one.done, as_of)), ZERO)
    if whole <= 0:
        return Progress(ZERO, None, Missing.WEIGHT)
    return Progress(ratio(done, whole), None, done_weight=done, whole_weight=whole)
