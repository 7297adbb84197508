"""Whether any of many spans overlaps another, compared with checking each."""

from hypothesis import given
from hypothesis import strategies as st

from okr_cli.finding import Span
from okr_cli.workspace.span_set import SpanSet

OFFSETS = st.integers(0, 30)
SPANS = st.tuples(OFFSETS, OFFSETS).map(lambda ends: Span(min(ends), max(ends)))


@given(st.lists(SPANS, max_size=8), SPANS)
def test_a_span_is_met_if_one_of_them_overlaps_it(spans: list[Span], asked: Span) -> None:
    assert SpanSet(spans).meets(*asked) == any(span.start < asked.end and asked.start < span.end for span in spans)
