"""Builds charts from rows: one kind of chart per form of measure, without showing more than is known.

The levels of a metric are shares of the range of its current measure. Up is always better. Values stay in place when a
target is moved, and the old target is drawn where it was.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from okr_cli.model.cycle import Cycle
from okr_cli.model.days import days_after
from okr_cli.model.measure import FindBaseline, Limit, Metric, Milestones, Range, Threshold, YesNo
from okr_cli.model.unit import same_unit
from okr_cli.output.charts.drawing import Period
from okr_cli.output.charts.time_chart import Band, Goal, Line, Mark, TimeChart, time_chart
from okr_cli.output.charts.work_span import SpanEnd, WorkSpan, work_span
from okr_cli.output.documents.document import Picture, Style
from okr_cli.output.symbols import BAND_STYLES, STYLES
from okr_cli.phrases import counted
from okr_cli.progress.check_ins import Measurement, measurements
from okr_cli.progress.expected_pace import expected_progress
from okr_cli.progress.measurement import Condition, condition_of, is_done_by, raw_progress
from okr_cli.safe_text import one_line
from okr_cli.views import formatting
from okr_cli.views.formatting import number_text, percent, typeset
from okr_cli.views.measure_text import value_range
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, KpiRow

QUARTER, YEAR = 91, 365
MARGIN = 0.12
"""The room above and below values that have no natural ends, as a share of the height of a chart."""


def key_result_picture(row: KeyResultRow, as_of: date) -> Picture:
    """The chart of a Key Result."""
    return Picture(_text_of(row), lambda: [time_chart(key_result_chart(row, as_of))])


def kpi_picture(row: KpiRow, as_of: date) -> Picture:
    """The values of a KPI in the past year, against its limit."""
    measured = [each for each in measurements(row.model.check_ins, as_of) if each.day > days_after(as_of, -YEAR)]
    value, limit = formatting.kpi_value(row), typeset(formatting.kpi_limit(row))
    text = f"{value}, healthy: {limit}; {counted(len(measured), 'check-in')} in the last year"
    style = {True: Style.GREEN, False: Style.RED, None: Style.PLAIN}[row.health.healthy]
    base = TimeChart(_period(None, as_of, measured), text, style)
    keep = row.model.healthy
    chart = _against_limit(base, keep, None, measured) if keep else _of_values(base, measured, [])
    return Picture(text, lambda: [time_chart(chart)])


def initiative_picture(row: InitiativeRow, key_result: KeyResultRow | None, as_of: date) -> Picture:
    """The time span of an Initiative, on the dates of the chart of its Key Result."""
    model = row.model
    end = SpanEnd(row.status) if row.status in ("shipped", "dropped") else SpanEnd.OPEN
    due = model.due if model.is_open else None
    days = (("started", model.started), ("finished", model.finished), ("due", due))
    text = ", ".join(f"{word} {day}" for word, day in days if day) or "no dates"
    cycle = key_result.cycle if key_result else row.cycle
    period = _period(cycle, as_of, [])
    span = WorkSpan(period, text, end, model.started, model.finished, due, is_overdue=row.overdue)
    return Picture(text, lambda: [work_span(span)])


def key_result_chart(row: KeyResultRow, as_of: date) -> TimeChart:
    """The check-ins of a Key Result by a date."""
    until = min(as_of, row.dropped.date) if row.dropped else as_of
    measured = measurements(row.model.check_ins, until)
    base = TimeChart(
        _period(row.cycle, as_of, measured),
        _text_of(row),
        key_result_style(row),
        gap_style=STYLES[row.review.status.derived],
        changes=tuple(change.date for change in row.retargets),
        end=row.dropped.date if row.dropped else None,
        word=row.review.progress.missing or "",
    )
    match row.model.measure:
        case Metric() as metric if metric.baseline != metric.target:
            return _metric(base, row, metric, measured)
        case Threshold(keep=keep, risk=risk):
            return _against_limit(base, keep, risk, measured)
        case Range() as between:
            return _within(base, between, measured)
        case Milestones() as milestones:
            return _milestones(base, row, milestones, until)
        case YesNo() as measure:
            return _yes_no(base, row, measure, until)
        case FindBaseline():
            return _of_values(replace(base, word="" if measured else "no value yet"), measured, [])
    return base


def key_result_style(row: KeyResultRow) -> Style:
    """The color of the status; of the score, once the cycle is over."""
    return BAND_STYLES[row.final_score.band] if row.final_score else STYLES[row.review.status.status]


def _text_of(row: KeyResultRow) -> str:
    """The chart in words."""
    review = row.review
    share = formatting.share_text(review.progress)
    expected = f", {percent(review.expected)} expected" if review.expected is not None else ""
    return f"{typeset(value_range(row))}: {share}{expected}"


def _period(cycle: Cycle | None, as_of: date, measured: Sequence[Measurement]) -> Period:
    """The cycle, or without one the dates of the values."""
    if cycle:
        return Period(cycle.start, cycle.end, as_of)
    return Period(min([each.day for each in measured] + [days_after(as_of, -QUARTER)]), as_of, as_of)


def _metric(base: TimeChart, row: KeyResultRow, metric: Metric, measured: Sequence[Measurement]) -> TimeChart:
    """The check-ins from baseline to target against the expected line, with the target and line of earlier measures."""

    def level(value: Decimal) -> float:
        return float(raw_progress(metric, value))

    period, expected = base.period, row.review.expected
    goals = [Goal(period.start, period.end, 0.0, number_text(metric.baseline))]
    pace: list[Line] = []
    since = first = period.start
    for change in row.retargets:
        old = change.before
        # The values of another unit cannot be drawn on this scale.
        if not isinstance(old, Metric) or not same_unit(old.unit, metric.unit):
            first = since = max(since, change.date)
            continue
        until = min(max(change.date, since), period.end)
        goals.append(Goal(since, until, level(old.target), f"was {number_text(old.target)}", is_past=True))
        pace += _pace(base, row, level(old.baseline), level(old.target), since, until)
        since = until
    target = f"{number_text(metric.target)}{metric.unit if (metric.unit or '').startswith('%') else ''}"
    goals.append(Goal(since, period.end, 1.0, one_line(target)))
    pace += _pace(base, row, 0.0, 1.0, since, period.end)
    forecast = row.forecast
    return replace(
        base,
        marks=tuple(
            Mark(each.day, level(each.value)) for each in measured if each.day >= first or first == period.start
        ),
        goals=tuple(goals),
        pace=tuple(pace),
        gap=float(expected) if expected is not None and measured else None,
        forecast=min(float(forecast.progress), 1.0) if forecast else None,
    )


def _pace(
    base: TimeChart, row: KeyResultRow, baseline: float, target: float, since: date, until: date
) -> Iterator[Line]:
    """The expected line of a measure on the dates on which it applied."""
    has_pace = row.review.expected is not None or row.dropped is not None
    if row.cycle and has_pace and row.model.kind != "learning" and since < until:
        start, end = (float(expected_progress(row.cycle, day)) for day in (since, until))
        way = target - baseline
        yield Line(since, baseline + way * start, until, baseline + way * end)


def _against_limit(base: TimeChart, keep: Limit, risk: Decimal | None, measured: Sequence[Measurement]) -> TimeChart:
    """Values with the side that keeps the limit; check-ins that did not are hollow."""
    limit = float(keep.value)
    nearly = float(risk) if risk is not None else limit
    chart = _of_values(base, measured, [limit, nearly])
    ends = (limit, None) if keep.is_floor else (None, limit)
    bands = [Band(*ends)]
    if risk is not None:
        bands.append(Band(min(limit, nearly), max(limit, nearly), is_amber=True))
    goal = Goal(base.period.start, base.period.end, limit, typeset(f"{keep.operator} {number_text(keep.value)}"))
    marks = (Mark(each.day, float(each.value), not keep.is_met(each.value)) for each in measured)
    return replace(chart, marks=tuple(marks), bands=tuple(bands), goals=(goal,))


def _within(base: TimeChart, measure: Range, measured: Sequence[Measurement]) -> TimeChart:
    """Values with the range that they should keep."""
    low, high = measure.between
    chart = _of_values(base, measured, [float(low), float(high)])
    goals = (Goal(base.period.start, base.period.end, float(end), number_text(end)) for end in (high, low))
    missed = Condition.NOT_MET
    marks = (Mark(each.day, float(each.value), condition_of(measure, each.value) is missed) for each in measured)
    return replace(chart, marks=tuple(marks), bands=(Band(float(low), float(high)),), goals=tuple(goals))


def _of_values(base: TimeChart, measured: Sequence[Measurement], others: list[float]) -> TimeChart:
    """Values alone, on a scale that fits them, with the last value as text if nothing else shows it."""
    values = [float(each.value) for each in measured] + others
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low) * MARGIN or abs(high) * MARGIN or 1.0
    last = measured[-1:] if not others else ()
    goals = (Goal(base.period.end, base.period.end, float(each.value), number_text(each.value)) for each in last)
    marks = tuple(Mark(each.day, float(each.value)) for each in measured)
    return replace(base, marks=marks, goals=tuple(goals), low=low - room, high=high + room)


def _milestones(base: TimeChart, row: KeyResultRow, measure: Milestones, until: date) -> TimeChart:
    """A step for each milestone with a date. Those done without a date count from the first day on."""
    whole = sum((milestone.weight for milestone in measure.milestones), Decimal(0))
    period, expected = base.period, row.review.expected
    goals = (Goal(period.start, period.end, 0.0, "0"), Goal(period.start, period.end, 1.0, number_text(whole)))
    pace = tuple(_pace(base, row, 0.0, 1.0, period.start, period.end))
    if not whole:
        return replace(base, goals=goals, pace=pace)
    done = [milestone for milestone in measure.milestones if is_done_by(milestone.done, until)]
    reached = sum((milestone.weight for milestone in done if isinstance(milestone.done, bool)), Decimal(0))
    marks = [Mark(period.start, float(reached / whole))]
    dated = sorted((each.done, each.weight) for each in done if not isinstance(each.done, bool))
    for day, weight in dated:
        reached += weight
        marks.append(Mark(max(day, period.start), float(reached / whole)))
    gap = float(expected) if expected is not None else None
    return replace(base, marks=tuple(marks), goals=goals, pace=pace, gap=gap, is_stepped=True)


def _yes_no(base: TimeChart, row: KeyResultRow, measure: YesNo, until: date) -> TimeChart:
    """A step on the date of the yes. A yes without a date is only text."""
    period = base.period
    goals = (Goal(period.start, period.end, 0.0, "not done"), Goal(period.start, period.end, 1.0, "done"))
    if not is_done_by(measure.done, until):
        marks = tuple(Mark(check_in.date, 0.0) for check_in in row.model.check_ins if check_in.date <= until)
        return replace(base, marks=marks or (Mark(period.start, 0.0),), goals=goals)
    if isinstance(measure.done, bool):
        return replace(base, goals=goals, word="done, date not recorded")
    marks = (Mark(period.start, 0.0), Mark(max(measure.done, period.start), 1.0))
    return replace(base, marks=marks, goals=goals, is_stepped=True)
