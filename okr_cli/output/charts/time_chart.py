"""Check-ins over a cycle, against the expected line or a limit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from okr_cli.output.charts.drawing import LEFT, RIGHT, XY, Period, backdrop, dots, framed, label, path, rings, shortened
from okr_cli.output.documents.document import Style

TOP, BOTTOM, MONTHS_AT = 12.0, 82.0, 97.0
HEIGHT = 101
NAME = 26
"""The room that the name of a month needs."""

ROW = 11
"""The room that a line of labels needs."""


class Mark(NamedTuple):
    """A check-in. ``misses`` one that broke its limit, which is drawn hollow."""

    day: date
    level: float
    misses: bool = False


class Line(NamedTuple):
    """A straight line between two points in time."""

    start: date
    level: float
    end: date
    to_level: float


class Goal(NamedTuple):
    """A level to reach or to keep between two dates.

    ``text`` is next to its right end, or above it if the goal ``is_past``.
    """

    start: date
    end: date
    level: float
    text: str
    is_past: bool = False


class Band(NamedTuple):
    """Levels that are fine or, with ``is_amber``, nearly so. None is the edge of the chart."""

    low: float | None
    high: float | None
    is_amber: bool = False


@dataclass(frozen=True)
class TimeChart:
    """What a chart shows. Levels have any unit. The axis runs from ``low`` to ``high``, and further if a mark does."""

    period: Period
    text: str
    style: Style = Style.PLAIN
    marks: tuple[Mark, ...] = ()  # check-ins, oldest first
    goals: tuple[Goal, ...] = ()
    bands: tuple[Band, ...] = ()
    pace: tuple[Line, ...] = ()  # the expected line, in pieces
    gap: float | None = None  # expected level on the day of the report
    gap_style: Style = Style.PLAIN  # color of the distance to it
    forecast: float | None = None  # level at the end
    changes: tuple[date, ...] = ()  # dates on which the measure changed
    end: date | None = None  # date on which it was dropped
    word: str = ""  # why there is nothing to draw
    low: float = 0.0
    high: float = 1.0
    is_stepped: bool = False  # a level holds until the next mark

    @cached_property
    def shown(self) -> tuple[float, float]:
        """The lowest and the highest level that is drawn."""
        levels = [mark.level for mark in self.marks] + [goal.level for goal in self.goals]
        return min([self.low, *levels]), max([self.high, *levels])

    def height_of(self, level: float) -> float:
        """The vertical position of a level."""
        low, high = self.shown
        level = min(max(level, low), high)
        return BOTTOM - (BOTTOM - TOP) * (level - low) / ((high - low) or 1.0)


def time_chart(chart: TimeChart) -> str:
    """The chart as an ``svg`` element."""
    return framed("chart", HEIGHT, chart.text, _parts(chart))


def _parts(chart: TimeChart) -> Iterator[str]:
    period = chart.period
    for band in chart.bands:
        yield _band(chart, band)
    yield backdrop(*_days(chart), *_levels(chart), path("pace", *(_ends(chart, line) for line in chart.pace)))
    yield from _labels(chart)
    yield path("changed", *(((period.x(day), TOP - 6), (period.x(day), BOTTOM)) for day in chart.changes))
    if chart.end:
        x = period.x(chart.end)
        yield path("ended", ((x, TOP), (x, BOTTOM))) + label(x + 4, TOP + 8, "dropped")
    yield from _curve(chart)
    if chart.word:
        yield label((LEFT + RIGHT) / 2, (TOP + BOTTOM) / 2 + 4, chart.word, "word")


def _days(chart: TimeChart) -> Iterator[str]:
    """The months, and the date of the report if it is within the period."""
    period = chart.period
    months = list(period.months())
    yield path("axis", ((LEFT, BOTTOM), (RIGHT, BOTTOM)), *(((x, BOTTOM), (x, BOTTOM + 4)) for x, _ in months))
    ends = (*(x for x, _ in months[1:]), RIGHT)
    yield from (label(x + 3, MONTHS_AT, name) for (x, name), end in zip(months, ends, strict=True) if end - x > NAME)
    if period.is_running and not chart.end:
        x = period.x(period.today)
        yield path("now", ((x, 0), (x, HEIGHT)))


def _band(chart: TimeChart, band: Band) -> str:
    top = TOP - 8 if band.high is None else chart.height_of(band.high)
    bottom = BOTTOM if band.low is None else chart.height_of(band.low)
    if bottom <= top:
        return ""
    name = "amber" if band.is_amber else "fine"
    return f'<path class="{name}" d="M{LEFT} {top:.1f}H{RIGHT}V{bottom:.1f}H{LEFT}z"/>'


def _levels(chart: TimeChart) -> Iterator[str]:
    """Each level as a line. One on the axis needs none."""
    for goal in chart.goals:
        y = chart.height_of(goal.level)
        if y < BOTTOM - 1 and goal.start < goal.end:
            yield path(
                "past" if goal.is_past else "goal", ((chart.period.x(goal.start), y), (chart.period.x(goal.end), y))
            )


def _labels(chart: TimeChart) -> Iterator[str]:
    """The text of each level, unless it would overlap another."""
    taken: list[float] = []
    for goal in chart.goals:
        y = chart.height_of(goal.level)
        if goal.is_past:
            yield label(chart.period.x(goal.start), y - 3 if y > ROW else y + ROW, goal.text, "aside")
            continue
        y = min(y + 4, BOTTOM + 2)
        while any(abs(y - other) < ROW for other in taken):
            y += 1
        taken.append(y)
        yield label(RIGHT + 6, y, shortened(goal.text))


def _ends(chart: TimeChart, line: Line) -> tuple[XY, XY]:
    x = chart.period.x
    return (x(line.start), chart.height_of(line.level)), (x(line.end), chart.height_of(line.to_level))


def _curve(chart: TimeChart) -> Iterator[str]:
    """The check-ins, with the last one extended to the date of the report, followed by the forecast."""
    if not chart.marks:
        return
    period = chart.period
    points = [(period.x(mark.day), chart.height_of(mark.level)) for mark in chart.marks]
    line = points[:1]
    for (_, y), (to_x, to_y) in pairwise(points):
        line += [(to_x, y), (to_x, to_y)] if chart.is_stepped else [(to_x, to_y)]
    if len(line) > 1:
        yield path("line", line)
    x, y = points[-1]
    last = period.x(min(period.today, chart.end or period.today))
    if last > x:
        yield path("line" if chart.is_stepped else "held", ((x, y), (last, y)))
    if chart.forecast is not None and period.is_running and not chart.end:
        yield path("ahead", ((last, y), (RIGHT, chart.height_of(chart.forecast))))
    if chart.gap is not None and period.is_running:
        yield path(f"gap {chart.gap_style or 'plain'}", ((last, chart.height_of(chart.gap)), (last, y)))
    pairs = list(zip(points, chart.marks, strict=True))
    begun = 1 if chart.is_stepped else 0  # the first level of steps is that of no day
    yield dots("dot", (point for point, mark in pairs[begun:-1] if not mark.misses))
    yield rings("miss", (point for point, mark in pairs if mark.misses))
    if not chart.marks[-1].misses:
        yield dots(f"last {chart.style or 'plain'}", points[-1:])
