"""The legend of the charts: a sample of each line and mark with its name, then notes."""

from collections.abc import Iterator
from functools import partial

from okr_cli.output.charts.samples import SAMPLES, sample
from okr_cli.output.documents.document import Fact, Item, Picture, Section

READING = (
    "Expected: a straight line from the baseline on the first day to the target on the last. Higher is always "
    "better, even for a value that should go down.",
    "Gap: the distance between the last known value and the expected line on the day of this report. A dotted line "
    "extends from the last check-in to that day.",
    "Confidence: 0 at the lower line, 10 at the upper line.",
    "Forecast: where the Key Result will end if the recent trend continues.",
    "Target changed: the day the measure changed. The labeled line before it is the old target.",
    "Limits: green meets the limit, amber just misses it; a hollow dot marks a check-in that missed it.",
    "Initiatives: each bar shows when the work was done, on the same dates as the chart above it. A Key Result that "
    "moved during that time did not necessarily move because of it.",
)


def chart_key() -> Iterator[Section]:
    """The samples, and below them folded what needs a sentence."""
    facts = tuple(Fact(name, (Picture(name, partial(_drawn, name)),)) for name in SAMPLES)
    yield Section("How to read the charts", facts=facts)
    yield Section("", folded="What the lines and marks mean", items=tuple(map(Item, READING)))


def _drawn(name: str) -> list[str]:
    return [sample(SAMPLES[name])]
