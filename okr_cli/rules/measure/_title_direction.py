"""The verb that opens a title, held against the way that the measure goes."""

import re

from okr_cli.model.measure import Metric
from okr_cli.rules.measure._units import unit_of

UP = frozenset(["increase", "raise", "grow", "lift", "boost", "double", "triple", "expand"])
DOWN = frozenset(["reduce", "cut", "lower", "decrease", "shrink", "shorten", "halve", "lessen"])
TURN = r"[:;,\u2013\u2014]|\s-\s|\b(so|by|until|while|and|as|where|with|through|via|without|(?<!time )to \w*[a-z])\b"
"""Where a title may begin to speak of something else than its verb did."""

REVERSED = (
    r"\b(rank\w*|position|place|bar|loss(es)?|deficit|debt|odds|efficiency|economy|productivity|quality|accuracy|"
    r"reliab\w+|resilience|stability|security|health|safety|speed|pace|performance|satisfaction|trust|focus|confidence|"
    r"risks?|depend\w+|reliance|friction|exposure|concentration|uncertainty|stress|fear|effort|barriers?)\b"
)
"""What may grow while its number falls, or the other way round: a better rank, a higher quality, a lower risk."""


def opposite_verb(title: str, measure: Metric) -> str:
    """The first word of a title if its measure goes the other way and nothing else explains it; else empty."""
    verb, _, rest = title.partition(" ")
    goes_up = measure.target > measure.baseline
    if verb.lower() not in (DOWN if goes_up else UP):
        return ""
    if measure.target == measure.baseline or min(measure.target, measure.baseline) < 0:
        return ""
    unit = unit_of(measure.unit or "")
    is_speed = not goes_up and unit is not None and unit.kind == "time"
    clause = re.split(r"\d", rest, maxsplit=1)[0]
    is_explained = re.search(REVERSED, title, re.IGNORECASE) or re.search(TURN, clause, re.IGNORECASE)
    return "" if is_speed or is_explained else verb
