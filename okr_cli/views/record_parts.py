"""What the records of views are made of: cycles, measures, scores, forecasts and the like, version 1.

Numbers of a file are written as they stand there; computed ones have at most four decimal places.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from okr_cli.model.check_in import StatedStatus as StatedStatus
from okr_cli.model.measure import FindBaseline, Measure, Metric, Milestones, Range, Threshold, YesNo
from okr_cli.output.record import Count, Record
from okr_cli.progress.arithmetic import half_up
from okr_cli.progress.delivery import Movement
from okr_cli.progress.forecast import Forecast
from okr_cli.progress.metrics import KeyResultMetrics
from okr_cli.progress.risk import Risk
from okr_cli.progress.score import Band, KeyResultScore, band_of
from okr_cli.progress.status import Status

Fraction = Annotated[Decimal, Field(description="A fraction of the way: 0 at the baseline, 1 at the target.")]
Points = Annotated[Decimal, Field(description="Percentage points behind the pace; below 0 is ahead.")]


PLACES = 4

MaybeNumber = TypeVar("MaybeNumber", Decimal, Decimal | None)


def rounded(number: MaybeNumber) -> MaybeNumber:
    """A computed number, rounded half up to four decimal places, without trailing zeros."""
    return number if number is None else trimmed(half_up(number, PLACES))


def trimmed(number: MaybeNumber) -> MaybeNumber:
    """The same number without trailing zeros: 0.020 becomes 0.02."""
    if number is None:
        return number
    text = f"{number:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


class Head(Record):
    """How the report of a view begins."""

    version: Literal[1] = 1
    view: str
    as_of: date


class CycleRecord(Record):
    """A cycle with its first and last day."""

    name: str
    start: date
    end: date


class MetricRecord(Record):
    """A number on its way from the baseline to the target."""

    form: Literal["metric"] = "metric"
    baseline: Decimal
    target: Decimal
    unit: str | None


class ThresholdRecord(Record):
    """A number that must stay on one side of a limit; from `risk` to the limit is amber."""

    form: Literal["threshold"] = "threshold"
    keep: str
    risk: Decimal | None
    unit: str | None


class RangeRecord(Record):
    """A number that must stay between two limits, both included."""

    form: Literal["range"] = "range"
    between: tuple[Decimal, ...]
    unit: str | None


class MilestonesRecord(Record):
    """Steps that are done or not, by title."""

    form: Literal["milestones"] = "milestones"
    milestones: tuple[str, ...]


class YesNoRecord(Record):
    """Done or not."""

    form: Literal["yes-no"] = "yes-no"


class FindBaselineRecord(Record):
    """The work of the cycle is to learn the number."""

    form: Literal["find-baseline"] = "find-baseline"
    unit: str | None


MeasureRecord = MetricRecord | ThresholdRecord | RangeRecord | MilestonesRecord | YesNoRecord | FindBaselineRecord


def measure_record(measure: Measure) -> MeasureRecord:
    """The record of a measure, by its form."""
    match measure:
        case Metric():
            return MetricRecord.of(measure)
        case Threshold():
            return ThresholdRecord.of(measure, keep=str(measure.keep))
        case Range():
            return RangeRecord.of(measure)
        case Milestones():
            return MilestonesRecord(milestones=tuple(milestone.title for milestone in measure.milestones))
        case YesNo():
            return YesNoRecord()
        case FindBaseline():
            return FindBaselineRecord.of(measure)


class ScoreRecord(Record):
    """A score at close. `success` is null where the kind expects nothing; `reason` is why `computed` was overridden."""

    value: Decimal
    band: Band
    computed: Decimal | None
    success: bool | None
    reason: str | None


def score_record(score: KeyResultScore) -> ScoreRecord:
    """The score of a Key Result."""
    return ScoreRecord.of(score, value=rounded(score.value), computed=rounded(score.computed))


class ObjectiveScoreRecord(Record):
    """The score of an Objective at close."""

    value: Decimal
    band: Band


def objective_score_record(score: Decimal) -> ObjectiveScoreRecord:
    """A score with one decimal place, with its band."""
    return ObjectiveScoreRecord(value=trimmed(score), band=band_of(score))


class MovementRecord(Record):
    """What a Key Result did since a day. `share` is the change of its progress."""

    since: date
    days: int
    before: Decimal | None
    after: Decimal | None
    share: Fraction | None


def movement_record(movement: Movement) -> MovementRecord:
    """What a Key Result did since a day."""
    return MovementRecord.of(movement, share=rounded(movement.share))


class ForecastRecord(Record):
    """Where a metric lands on the last day of its cycle, by its latest check-ins."""

    value: Decimal
    progress: Fraction
    check_ins: Count


def forecast_record(forecast: Forecast) -> ForecastRecord:
    """Where a metric lands."""
    return ForecastRecord.of(forecast, value=rounded(forecast.value), progress=rounded(forecast.progress))


class DeliveryRecord(Record):
    """How many Initiatives are open, shipped and dropped."""

    open: Count
    shipped: Count
    dropped: Count


class TermRecord(Record):
    """A reason to look at a Key Result, and its weight in whole points."""

    points: Decimal
    reason: str


class RiskRecord(Record):
    """The sum of its terms."""

    points: Decimal
    terms: tuple[TermRecord, ...]


def risk_record(risk: Risk) -> RiskRecord:
    """What makes a Key Result risky."""
    return RiskRecord(points=risk.points, terms=tuple(map(TermRecord.of, risk.terms)))


class EarlierRecord(Record):
    """How it stood on the day to compare with."""

    progress: Fraction | None
    status: Status


class GuardRecord(Record):
    """A KPI that keeps a Key Result honest; `healthy` is null without a value or a limit."""

    address: str
    healthy: bool | None


class CheckInRecord(Record):
    """A check-in as it was written."""

    date: date
    value: Decimal | None
    confidence: Count | None
    status: StatedStatus | None
    note: str | None
    ask: str | None


def known_progress(review: KeyResultMetrics) -> Decimal | None:
    """Progress as a fraction, not clamped; None where there is no data."""
    return rounded(review.progress.raw) if review.progress.missing is None else None
