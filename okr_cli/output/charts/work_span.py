"""The time span of an Initiative, aligned with the chart of its Key Result."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from okr_cli.output.charts.drawing import Period, dots, framed, label, path, rings

HEIGHT = 18
MIDDLE = 9.0
LEAST = 3.0


class SpanEnd(StrEnum):
    """The end of a span: finished, dropped or open."""

    OPEN = "open"
    SHIPPED = "shipped"
    DROPPED = "dropped"


class WorkSpan(NamedTuple):
    """Work from ``start`` to ``finish``, None if unknown.

    Open work extends to the date of the report, and is planned until ``due``.
    """

    period: Period
    text: str
    end: SpanEnd
    start: date | None = None
    finish: date | None = None
    due: date | None = None
    is_overdue: bool = False


def work_span(span: WorkSpan) -> str:
    """The span as an ``svg`` element."""
    return framed("span", HEIGHT, span.text, _parts(span))


def _parts(span: WorkSpan) -> Iterator[str]:
    period, is_open = span.period, span.end is SpanEnd.OPEN
    last = period.today if is_open else span.finish
    if span.start and last and span.start <= last:
        left = period.x(span.start)
        right = max(period.x(last), left + LEAST)
        if is_open and span.due:
            begun = span.due if span.is_overdue else last
            yield path(
                "late" if span.is_overdue else "plan",
                ((period.x(begun), MIDDLE), (period.x(max(span.due, last)), MIDDLE)),
            )
            right = period.x(min(span.due, last)) if span.is_overdue else right
        yield path("work", ((left, MIDDLE), (max(right, left + LEAST), MIDDLE)))
    if is_open and span.due:
        yield rings("due", [(period.x(span.due), MIDDLE)])
    elif span.finish and not is_open:
        x = period.x(span.finish)
        if span.end is SpanEnd.SHIPPED:
            yield dots("done", [(x, MIDDLE)])
        else:
            yield path("cross", ((x - 3, MIDDLE - 3), (x + 3, MIDDLE + 3)), ((x - 3, MIDDLE + 3), (x + 3, MIDDLE - 3)))
    elif span.start and not is_open:
        x = period.x(span.start)
        yield path("work", ((x, MIDDLE - 4), (x, MIDDLE + 4))) + label(x + 8, MIDDLE + 4, "end not recorded", "aside")
    elif not span.start:
        yield label(4, MIDDLE + 4, "no dates", "aside")
