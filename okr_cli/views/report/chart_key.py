"""What the lines and marks of the charts mean: a sample of each with its name, then what the names do not say."""

from collections.abc import Iterator
from functools import partial

from okr_cli.output.charts.samples import SAMPLES, sample
from okr_cli.output.documents.document import Fact, Item, Picture, Section

READING = (
    "Expected: a straight line from the baseline on the first day to the target on the last. Up is always better, also "
    "where a value should go down.",
    "Gap: the distance between the last check-in and the expected line, on the day of this report. A dotted line leads "
    "there from the last check-in, since nothing newer is known.",
    "Confidence: from 0 at the lower rule to 10 at the upper one.",
    "Forecast: where the Key Result ends if it goes on as it did lately.",
    "Target changed: the measure was changed on that day. The line before it, with a number, is the old target.",
    "Limits: green keeps the limit, amber nearly keeps it; a hollow dot is a check-in that missed it.",
    "Initiatives: a bar shows when each was worked on, on the days of the chart above it. What the Key Result did "
    "meanwhile need not be its effect.",
)


def chart_key() -> Iterator[Section]:
    """The samples, and below them folded what needs a sentence."""
    facts = tuple(Fact(name, (Picture(name, partial(_drawn, name)),)) for name in SAMPLES)
    yield Section("How to read the charts", facts=facts)
    yield Section("", folded="What they mean", items=tuple(map(Item, READING)))


def _drawn(name: str) -> list[str]:
    return [sample(SAMPLES[name])]
