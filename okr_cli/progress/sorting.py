"""The sorting grid: is an Initiative useful, cosmetic or off-topic, and what says so?"""

from dataclasses import dataclass
from enum import StrEnum

from okr_cli.model.initiative import Initiative
from okr_cli.progress.expectation import untestable


class Sort(StrEnum):
    """What an Initiative is for its Key Result (Serendly). UNSORTED: what is written does not decide it."""

    USEFUL = "useful"
    COSMETIC = "cosmetic"
    OFF_TOPIC = "off-topic"
    UNSORTED = "unsorted"


@dataclass(frozen=True, slots=True)
class Sorting:
    """A verdict and the reason for it, a clause for people."""

    sort: Sort
    reason: str


def sorting_of(initiative: Initiative, has_key_result: bool, has_owner: bool) -> Sorting:
    """Where an Initiative belongs by what is written about it.

    Useful has a Key Result, an owner, an effect that is not called low, and a hypothesis that can turn out wrong.
    Without a Key Result it is off-topic, with a low impact cosmetic. Where a word is missing, that word is asked
    for: a gap in a file is no judgement on the work.
    """
    if not has_key_result:
        return Sorting(Sort.OFF_TOPIC, "serves no Key Result")
    if initiative.impact == "low":
        return Sorting(Sort.COSMETIC, "its own rating expects a low impact")
    lacking = [] if has_owner else ["an owner"]
    if initiative.hypothesis is None:
        lacking.append("a hypothesis")
    else:
        lacking += untestable(initiative.hypothesis)
    if lacking:
        return Sorting(Sort.UNSORTED, f"not written yet: {', '.join(lacking)}")
    return Sorting(Sort.USEFUL, _expectation(initiative))


def _expectation(initiative: Initiative) -> str:
    hypothesis = initiative.hypothesis
    return f"expects {hypothesis.expect}, within {hypothesis.within}" if hypothesis else ""
