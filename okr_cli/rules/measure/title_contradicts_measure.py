"""503: a title whose numbers, unit or direction differ from its measure."""

import re

from okr_cli.model.measure import Measure, Metric, Range, Threshold
from okr_cli.model.unit import unit_of
from okr_cli.rules import Context, Definition, Finding, Findings, KeyResult, Kind, Rule, Severity, at_part

QUESTION = "Which one is right? Correct the other."
UP = frozenset(["increase", "raise", "grow", "lift", "boost", "double", "triple", "expand"])
DOWN = frozenset(["reduce", "cut", "lower", "decrease", "shrink", "shorten", "halve", "lessen"])
TURN = r"[:;,\u2013\u2014]|\s-\s|\b(so|by|until|while|and|as|where|with|through|via|without|(?<!time )to \w*[a-z])\b"
"""Words and signs behind which a title may be about something other than its verb."""

_CLAIMS = re.compile(r"(?:^|[\s(])(?:from|to|towards|by|between|reach|reaches)\b|[→⇒➔➝]|[-–=]>", re.IGNORECASE)
"""What a title needs to claim anything about a metric; titles in most languages have none of it."""

REVERSED = (
    r"\b(rank\w*|position|place|bar|loss(es)?|deficit|debt|odds|efficiency|economy|productivity|quality|accuracy|"
    r"reliab\w+|resilience|stability|security|health|safety|speed|pace|performance|satisfaction|trust|focus|confidence|"
    r"risks?|depend\w+|reliance|friction|exposure|concentration|uncertainty|stress|fear|effort|barriers?)\b"
)
"""Nouns that may improve while their number falls, or the other way round: a better rank, a lower risk."""


def check(key_result: Definition[KeyResult], context: Context) -> Findings:
    """The first contradiction between title and measure: numbers, unit, the whole change, then direction."""
    title, measure = key_result.model.title, key_result.model.measure
    found = contradiction_of(title, measure)
    if found:
        yield found


def contradiction_of(title: str, measure: Measure | None) -> Finding | None:
    """The first contradiction between a title and a measure; None if they agree, or if nothing can be said."""
    if not isinstance(measure, Metric | Threshold | Range):
        return None
    if not isinstance(measure, Metric) or (_CLAIMS.search(title) and not _says_both(title, measure)):
        from okr_cli.rules.measure._title_claims import contradiction  # few titles need it, and start-up counts

        found = contradiction(title, measure)
        if found:
            return found._replace(help=found.help or QUESTION)
    verb = _opposite_verb(title, measure) if isinstance(measure, Metric) else ""
    if not verb or not isinstance(measure, Metric):
        return None
    direction = "up" if measure.target > measure.baseline else "down"
    fields = f"from {measure.baseline:f} to {measure.target:f}"
    message = f"the title says '{verb}', but the measure goes {direction}, {fields}"
    return Finding(message, at_part("title", 0, len(verb)), QUESTION)


def _says_both(title: str, measure: Metric) -> bool:
    """A quick test before the exact one: whether the title has both numbers as they are, with their unit."""
    unit = "%" if measure.unit == "%" else ""
    if measure.unit and not unit and measure.unit not in title and ("%" in title or unit_of(measure.unit)):
        return False
    _, found, behind = f"{title} ".partition(f"to {measure.target:f}{unit} ")
    if not measure.unit and unit_of(behind.partition(" ")[0]):
        return False
    return bool(found) and f"from {measure.baseline:f}{unit} " in title


def _opposite_verb(title: str, measure: Metric) -> str:
    """The first word of a title if its measure moves the other way and nothing else explains that; else empty."""
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


RULE = Rule(
    code="503",
    name="title-contradicts-measure",
    severity=Severity.WARNING,
    summary="A title that disagrees with its measure about a number, a change, the unit or the direction.",
    why=(
        "People remember the title, but progress is computed from the measure. If they disagree, reviews discuss one "
        "number and tables show the other. The rule also compares changes such as 'by 30%', multipliers such as $410k "
        "in the title and 410 in the measure, and units that appear only in the title."
    ),
    source="The okr file format, version 1: the direction of a metric follows from its baseline and target.",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    bad=(
        """
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to ‹1.5%›
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.8, unit: "%"}
        """,
        """
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: ‹Reduce› parcels that are opened twice
                owner: Kofi Mensah
                measure: {baseline: 40, target: 90, unit: parcels}
        """,
        """
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut the cost of claims by ‹30%›
                owner: Kofi Mensah
                measure: {baseline: 200, target: 190, unit: €}
        """,
        """
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from ‹3.1%› to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5}
        """,
    ),
    good="""
        objectives:
          - title: Let every parcel arrive whole
            owner: Kofi Mensah
            key_results:
              - title: Cut breakages from 3.1% to 1.5%
                owner: Kofi Mensah
                measure: {baseline: 3.1, target: 1.5, unit: "%"}
    """,
    related=("no-movement", "missing-measure"),
)
