"""What the records of views are made of: cycles, measures, scores, forecasts and the like, version 1.

Numbers of a file are written as they stand there; computed ones have at most four decimal places.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from okr_cli.model.check_in import StatedStatus as StatedStatus
from okr_cli.model.measure import FindBaseline, Measure, Metric, Milestones, Range, Threshold, YesNo
from okr_cli.output.record import As, Count, From, Record
from okr_cli.progress.arithmetic import half_up
from okr_cli.progress.measurement import Progress
from okr_cli.progress.score import Band, band_of
from okr_cli.progress.status import Status

PLACES = 4


def trimmed(number: Decimal) -> Decimal:
    """The same number without trailing zeros: 0.020 becomes 0.02."""
    text = f"{number:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def rounded(number: Decimal) -> Decimal:
    """A computed number, rounded half up to four decimal places, without trailing zeros."""
    return trimmed(half_up(number, PLACES))


def as_fraction(source: Decimal | Progress) -> Decimal | None:
    """A fraction, rounded but not clamped; None for the progress of a Key Result without data."""
    if isinstance(source, Progress):
        return None if source.missing or source.raw is None else rounded(source.raw)
    return rounded(source)


Rounded = Annotated[Decimal, As(rounded)]
Trimmed = Annotated[Decimal, As(trimmed)]
Fraction = Annotated[
    Decimal, As(as_fraction), Field(description="Progress as a fraction: 0 at the baseline, 1 at the target.")
]
Points = Annotated[Decimal, As(rounded), Field(description="Percentage points behind pace; negative if ahead.")]
MaybeText = Annotated[str | None, As(lambda text: text or None)]
"""Null instead of a text that is empty."""


class CycleRecord(Record):
    """A cycle, with its first and last day."""

    name: str
    start: date
    end: date


class Head(Record):
    """Fields at the start of every report."""

    within: ClassVar[tuple[str, ...]] = ("report",)
    version: Literal[1] = 1
    view: str
    as_of: date


class MetricRecord(Record):
    """A number that moves from the baseline to the target."""

    form: Literal["metric"] = "metric"
    baseline: Decimal
    target: Decimal
    unit: str | None


class ThresholdRecord(Record):
    """A number that must stay on one side of a limit. Values between the limit and `risk` are amber."""

    form: Literal["threshold"] = "threshold"
    keep: Annotated[str, As(str)]
    risk: Decimal | None
    unit: str | None


class RangeRecord(Record):
    """A number that must stay between two limits, inclusive."""

    form: Literal["range"] = "range"
    between: tuple[Decimal, ...]
    unit: str | None


class MilestonesRecord(Record):
    """Milestones, by title."""

    form: Literal["milestones"] = "milestones"
    milestones: tuple[Annotated[str, As(lambda milestone: milestone.title)], ...]


class YesNoRecord(Record):
    """A measure that is either done or not done."""

    form: Literal["yes-no"] = "yes-no"


class FindBaselineRecord(Record):
    """A number whose baseline is to be determined during the cycle."""

    form: Literal["find-baseline"] = "find-baseline"
    unit: str | None


FORMS: dict[type, type[Record]] = {
    Metric: MetricRecord,
    Threshold: ThresholdRecord,
    Range: RangeRecord,
    Milestones: MilestonesRecord,
    YesNo: YesNoRecord,
    FindBaseline: FindBaselineRecord,
}


def _measure(measure: Measure) -> Record:
    return FORMS[type(measure)].of(measure)


MeasureRecord = Annotated[
    MetricRecord | ThresholdRecord | RangeRecord | MilestonesRecord | YesNoRecord | FindBaselineRecord, As(_measure)
]


class ScoreRecord(Record):
    """Score at the end of the cycle. `success` is null for kinds without a target score. `reason` explains why the
    `computed` score was overridden."""

    value: Rounded
    band: Band
    computed: Rounded | None
    success: bool | None
    reason: str | None
    first: Annotated[
        Rounded | None, Field(description="Score against the original measure, if the measure was changed.")
    ]


class MeasureChangeRecord(Record):
    """A change to a measure, with the full measure before and after that date."""

    date: date
    reason: str
    before: MeasureRecord | None
    after: MeasureRecord | None


class ObjectiveScoreRecord(Record):
    """Score of an Objective at the end of the cycle."""

    value: Annotated[Trimmed, From(lambda score: score)]
    band: Annotated[Band, From(band_of)]


class MovementRecord(Record):
    """Change in a Key Result between two days. `share` is the change in its progress."""

    since: date
    until: date
    days: int
    before: Decimal | None
    after: Decimal | None
    share: Fraction | None


class ForecastRecord(Record):
    """Forecast for the last day of the cycle, based on the latest check-ins."""

    value: Rounded
    progress: Fraction
    check_ins: Count


class DeliveryRecord(Record):
    """Number of open, shipped and dropped Initiatives."""

    open: Count
    shipped: Count
    dropped: Count


class TermRecord(Record):
    """A reason why a Key Result needs attention, and its weight in whole points."""

    points: Decimal
    reason: str


class RiskRecord(Record):
    """Risk points of a Key Result: the sum of `terms`."""

    points: Decimal
    terms: tuple[TermRecord, ...]


class EarlierRecord(Record):
    """Progress and status on the comparison date."""

    progress: Fraction | None
    status: Status


class GuardRecord(Record):
    """A KPI that guards a Key Result; `healthy` is null without a value or a limit."""

    address: Annotated[str, From("entity.address")]
    healthy: Annotated[bool | None, From("health.healthy")]


class CheckInRecord(Record):
    """A check-in, as written in the file."""

    date: date
    value: Decimal | None
    confidence: Count | None
    status: StatedStatus | None
    note: str | None
    ask: str | None
    source: str | None


class DroppedRecord(Record):
    """When and why something was dropped."""

    date: date
    reason: str


class StandingRecord(Record):
    """State of a Key Result on a given day."""

    value: Annotated[Decimal | None, From("progress.current")]
    progress: Fraction | None
    gap_points: Annotated[Points | None, From("gap")]
    confidence: Annotated[int | None, From("confidence.value")]
    status: Annotated[Status, From("status.status")]
    derived_status: Annotated[Status, From("status.derived")]


class StatusCounts(Record):
    """Number of Key Results in active cycles, by status."""

    on_track: Count
    behind: Count
    at_risk: Count
    no_data: Count
    no_pace: Count
    learning: Count


class BandCounts(Record):
    """Number of Key Results in finished cycles, by score band."""

    green: Count
    amber: Count
    red: Count


def _status_counts(counts: dict[Status, int]) -> StatusCounts:
    return StatusCounts(**{status.replace("-", "_"): count for status, count in counts.items()})


def _band_counts(counts: dict[str, Any]) -> BandCounts:
    return BandCounts(**counts)


ByStatus = Annotated[StatusCounts, As(_status_counts)]
ByBand = Annotated[BandCounts, As(_band_counts)]


class SummaryRecord(Record):
    """Counts in a report. Drafts have no status and no score. A stale Key Result is also counted by status. Dropped
    entries are counted only in `dropped`."""

    within: ClassVar[tuple[str, ...]] = ("summary",)
    objectives: Count
    key_results: Count
    statuses: ByStatus
    scores: Annotated[ByBand, From("bands")]
    stale: Count
    stated_differs: Annotated[Count, From("differing")]
    drafts: Count
    kpis_healthy: Annotated[Count, From("healthy")]
    kpis_unhealthy: Annotated[Count, From("unhealthy")]
    dropped: Annotated[Count, Field(description="Number of dropped Objectives and Key Results.")]
    shared: Annotated[
        Count, Field(description="Number of Objectives owned by other teams. They are counted under the owning team.")
    ]
