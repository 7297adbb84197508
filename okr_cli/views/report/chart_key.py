"""The legend of the charts: a sample of each line and mark with its name, then notes."""

from collections.abc import Iterator
from functools import partial

from okr_cli.output.charts.samples import SAMPLES, sample
from okr_cli.output.documents.document import Fact, Item, Picture, Section

READING = (
    "Expected: a straight line from the baseline on the first day to the target on the last. The chart is "
    "drawn so that up is always better, even when the value itself should go down.",
    "Gap: the distance between the last known value and the expected line on the day of this report. A dotted line "
    "extends from the last check-in to that day.",
    "Confidence: 0 at the lower line, 10 at the upper line.",
    "Forecast: where the Key Result will end if the recent trend continues.",
    "Target changed: the day the measure changed. The labeled line before that day is the old target.",
    "Limits: green means that the limit is met, amber that it is narrowly missed. A hollow dot marks a "
    "check-in that missed it.",
    "Initiatives: each bar shows when the work was done, on the same time axis as the chart above. A Key Result that "
    "moved while an Initiative was in progress did not necessarily move because of it.",
)


def chart_key() -> Iterator[Section]:
    """The samples, and below them folded what needs a sentence."""
    facts = tuple(Fact(name, (Picture(name, partial(_drawn, name)),)) for name in SAMPLES)
    yield Section("How to read the charts", facts=facts)
    yield Section("", folded="What the lines and marks mean", items=tuple(map(Item, READING)))


def _drawn(name: str) -> list[str]:
    return [sample(SAMPLES[name])]
