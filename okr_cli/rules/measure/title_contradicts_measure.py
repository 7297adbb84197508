"""503: a title that says other numbers, another unit or another direction than its measure."""

import re
from collections.abc import Iterator

from okr_cli.diagnostics import Finding, Severity
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Kind
from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import Metric, Range, Threshold
from okr_cli.rules.base import Context, Example, Rule
from okr_cli.rules.reading.title_claims import Claims, claims_of
from okr_cli.rules.reading.title_numbers import Sign, TitleNumber
from okr_cli.rules.reading.units import COUNTED, Unit, unit_of

UP = re.compile(r"(increase|raise|grow|lift|boost|double|triple|expand)\b(?!-)", re.IGNORECASE)
DOWN = re.compile(r"(reduce|cut|lower|decrease|shrink|shorten|halve|lessen)\b(?!-)", re.IGNORECASE)
TURN = re.compile(
    r"[:;,\u2013\u2014]|\s-\s|\b(so|by|until|while|and|as|where|with|through|via|without|(?<!time )to \w*[a-z])\b",
    re.IGNORECASE,
)
"""Where a title may begin to speak of something else than its verb did."""

REVERSED = re.compile(
    r"\b(rank\w*|position|place|bar|loss(es)?|deficit|debt|odds|efficiency|economy|productivity|quality|accuracy|"
    r"reliab\w+|resilience|stability|security|health|safety|speed|pace|performance|satisfaction|trust|focus|confidence|"
    r"risks?|depend\w+|reliance|friction|exposure|concentration|uncertainty|stress|fear|effort|barriers?)\b",
    re.IGNORECASE,
)
"""What may grow while its number falls, or the other way round: a better rank, a higher quality, a lower risk."""

PERCENT_WORDS = re.compile(r"%|per ?cent|\bpct\b|points?\b|\bpp\b|\bpts?\b|share|rate|ratio", re.IGNORECASE)


def check(key_result: Definition[KeyResult], context: Context) -> Iterator[Finding]:
    """The first contradiction between title and measure: numbers, then unit, then direction."""
    title, measure = key_result.model.title, key_result.model.measure
    if not isinstance(measure, Metric | Threshold | Range):
        return
    if not (isinstance(measure, Metric) and _says_both(title, measure)):
        claims = claims_of(title, measure)
        found = _number(title, claims, measure.unit) or _unit(title, claims, measure.unit)
        if not found and isinstance(measure, Threshold):
            found = _side(title, claims, measure)
        if found:
            number, message = found
            yield _finding(key_result, number.start, number.end, message)
            return
    if isinstance(measure, Metric):
        wrong = _direction(title, measure)
        if wrong:
            way = "up" if measure.target > measure.baseline else "down"
            fields = f"from {measure.baseline:f} to {measure.target:f}"
            message = f"'{wrong[0]}' in the title, but the measure goes {way}, {fields}"
            yield _finding(key_result, wrong.start(), wrong.end(), message)


def _says_both(title: str, measure: Metric) -> bool:
    """A cheap look before the exact one: both numbers stand in the title as they are, with their unit."""
    unit = "%" if measure.unit == "%" else ""
    if measure.unit and not unit and measure.unit not in title:
        return False
    return f"from {measure.baseline:f}{unit} " in title and f"to {measure.target:f}{unit} " in f"{title} "


def _number(title: str, claims: Claims, unit: str | None) -> tuple[TitleNumber, str] | None:
    claim = claims.refuted()
    if claim is None or _is_converted(claim.number, unit):
        return None
    return claim.number, f"the title says {_text(title, claim.number)}, '{claim.field}' says {claim.value:f}"


def _is_converted(number: TitleNumber, unit: str | None) -> bool:
    """Whether the title counts in another unit of one kind, as hours for minutes: then the numbers must differ."""
    mine, theirs = number.unit, unit_of(unit or "")
    return mine is not None and theirs is not None and mine.kind == theirs.kind and mine != theirs


def _unit(title: str, claims: Claims, unit: str | None) -> tuple[TitleNumber, str] | None:
    """A unit right beside a claimed number that cannot be the one of the measure."""
    for number, value in ((one.number, one.value) for one in claims.made):
        if unit and value and number.unit and number.means(value) and not _is_same(number.unit, unit):
            return number, f"the title says {_with_unit(title, number)}, the unit is {unit}"
    return None


def _is_same(said: Unit, unit: str) -> bool:
    known = unit_of(unit)
    if known is not None:
        return said == known
    if said.kind == "share":
        return bool(PERCENT_WORDS.search(unit)) or not COUNTED.fullmatch(unit.strip())
    return True


def _side(title: str, claims: Claims, measure: Threshold) -> tuple[TitleNumber, str] | None:
    """``below 2%`` in the title, and a limit that must be exceeded."""
    if len(claims.made) != 1:
        return None
    claimed = claims.made[0].number
    said = next((one.sign for one in claims.numbers if one.start == claimed.start), Sign.EXACT)
    opposite = Sign.MOST if measure.keep.is_floor else Sign.LEAST
    if said is not opposite or not claimed.means(measure.keep.value):
        return None
    words = "at most" if said is Sign.MOST else "at least"
    return claimed, f"the title says {words} {_text(title, claimed)}, 'keep' says {measure.keep}"


def _direction(title: str, measure: Metric) -> re.Match[str] | None:
    """The verb of a title whose measure goes the other way, where nothing else explains it."""
    if measure.target == measure.baseline or min(measure.target, measure.baseline) < 0:
        return None
    goes_up = measure.target > measure.baseline
    verb = (DOWN if goes_up else UP).match(title)
    if verb is None or REVERSED.search(title):
        return None
    clause = re.split(r"\d", title[verb.end() :], maxsplit=1)[0]
    unit = unit_of(measure.unit or "")
    is_speed = not goes_up and unit is not None and unit.kind == "time"
    return None if TURN.search(clause) or is_speed else verb


def _finding(key_result: Definition[KeyResult], start: int, end: int, message: str) -> Finding:
    return Finding(message, key_result.words("title", start, end), "Which of the two is right? Change the other.")


def _text(title: str, said: TitleNumber) -> str:
    return title[said.start : said.end]


def _with_unit(title: str, said: TitleNumber) -> str:
    beside = re.match(r"\s?[^\W\d_]+", title[said.end :])
    is_beside = beside is not None and unit_of(beside[0]) == said.unit
    return _text(title, said) + (beside[0] if beside and is_beside else "")


RULE = Rule(
    code="503",
    name="title-contradicts-measure",
    severity=Severity.WARNING,
    summary="A title that says other numbers, another unit or another direction than its measure.",
    why=(
        "The title is what people remember, the measure is what is computed. Where they differ, every review is "
        "about one of them and every table about the other."
    ),
    source="The direction of a metric follows from its two numbers; the commonest bug of OKR software is to guess it.",
    kinds=(Kind.KEY_RESULT,),
    check=check,
    bad=(
        Example(
            """
            objectives:
              - title: Let every parcel arrive whole
                owner: Kofi Mensah
                key_results:
                  - title: Cut breakages from 3.1% to 1.5%
                    owner: Kofi Mensah
                    measure: {baseline: 3.1, target: 1.8, unit: "%"}
            """,
            "1.5%",
        ),
        Example(
            """
            objectives:
              - title: Let every parcel arrive whole
                owner: Kofi Mensah
                key_results:
                  - title: Reduce parcels that are opened twice
                    owner: Kofi Mensah
                    measure: {baseline: 40, target: 90, unit: parcels}
            """,
            "Reduce",
        ),
    ),
    good=(
        Example(
            """
            objectives:
              - title: Let every parcel arrive whole
                owner: Kofi Mensah
                key_results:
                  - title: Cut breakages from 3.1% to 1.5%
                    owner: Kofi Mensah
                    measure: {baseline: 3.1, target: 1.5, unit: "%"}
            """
        ),
    ),
    related=("no-movement", "missing-measure"),
)
