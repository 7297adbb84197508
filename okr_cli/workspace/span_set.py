"""A set of spans in a text, and whether any of them overlaps another span."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from okr_cli.finding import Span


class SpanSet:
    """Spans sorted by start, each with the furthest end so far, so that a lookup needs no scan."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def meets(self, start: int, end: int) -> bool:
        """Whether a span begins before ``end`` and ends after ``start``."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start
