"""503: a title that says other numbers, another unit or another direction than its measure."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from okr_cli.diagnostics import Finding, Severity
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Kind
from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import Metric, Threshold
from okr_cli.rules.base import Context, Example, Rule

FIGURE = r"[$€£]?\s?(-?\d[\d,.]*\d|-?\d)\s?([kKmM]\b|bn\b)?\s?(%)?"
FROM_TO = re.compile(rf"{FIGURE}[^\d.;,]{{0,25}}?(?:\bto\b|→|->|–>|=>)\s?{FIGURE}")
TO = re.compile(rf"\bto\s{FIGURE}")
LIMIT = re.compile(rf"\b(?:below|under|at most|at least|above|over|or less|or more)\s{FIGURE}|[<>≤≥]=?\s?{FIGURE}")
UP = re.compile(r"^(increase|raise|grow|lift|boost|double|triple|expand)\b", re.IGNORECASE)
DOWN = re.compile(r"^(reduce|cut|lower|decrease|shrink|shorten|halve|lessen)\b", re.IGNORECASE)
SCALES = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
PERCENT_UNITS = re.compile(r"%|per ?cent|points?|pp|share|rate", re.IGNORECASE)


class Said(NamedTuple):
    """A number of a title: what it can mean (``18k`` is 18 or 18,000), and where it stands."""

    meanings: frozenset[Decimal]
    start: int
    end: int
    is_percent: bool


def check(key_result: Definition[KeyResult], context: Context) -> Iterator[Finding]:
    """The first contradiction between title and measure: numbers, then unit, then direction."""
    title, measure = key_result.model.title, key_result.model.measure
    if isinstance(measure, Metric) and _says_both(title, measure):
        numbers: list[tuple[Said, Decimal, str]] = []
    elif isinstance(measure, Metric):
        said = _ends(title)
        expected = (measure.baseline, measure.target)[-len(said) :] if said else ()
        numbers = list(zip(said, expected, ("baseline", "target")[-len(said) :], strict=True)) if said else []
    elif isinstance(measure, Threshold):
        said = _limits(title)
        numbers = [(said[0], measure.keep.value, "keep")] if len(said) == 1 else []
    else:
        return
    for one, value, field in numbers:
        if value not in one.meanings:
            yield _finding(key_result, one, f"the title says {_text(title, one)}, '{field}' says {value:f}")
            return
    unit = measure.unit or ""
    for one, _, _ in numbers:
        if one.is_percent and unit and not PERCENT_UNITS.search(unit):
            yield _finding(key_result, one, f"the title says {_text(title, one)}, the unit is {unit}")
            return
    if isinstance(measure, Metric):
        yield from _direction(key_result, title, measure)


def _says_both(title: str, measure: Metric) -> bool:
    """A cheap look before the exact one: both numbers stand in the title as they are, each with the same sign."""
    unit = "%" if measure.unit == "%" else ""
    return f" {measure.baseline:f}{unit} " in title and f" {measure.target:f}{unit}" in title


def _direction(key_result: Definition[KeyResult], title: str, measure: Metric) -> Iterator[Finding]:
    wrong = DOWN.search(title) if measure.target > measure.baseline else UP.search(title)
    if wrong and measure.target != measure.baseline:
        way = "up" if measure.target > measure.baseline else "down"
        word = Said(frozenset(), wrong.start(), wrong.end(), False)
        fields = f"from {measure.baseline:f} to {measure.target:f}"
        yield _finding(key_result, word, f"'{wrong[0]}' in the title, but the measure goes {way}, {fields}")


def _finding(key_result: Definition[KeyResult], said: Said, message: str) -> Finding:
    return Finding(
        message,
        key_result.words("title", said.start, said.end),
        "Which of the two is right? Change the other.",
    )


def _ends(title: str) -> list[Said]:
    """Baseline and target, or the target alone, as a title says them."""
    pair = FROM_TO.search(title)
    if pair:
        return [_said(pair, 1), _said(pair, 4)]
    target = TO.search(title)
    return [_said(target, 1)] if target else []


def _limits(title: str) -> list[Said]:
    return [_said(found, 1 if found[1] else 4) for found in LIMIT.finditer(title)]


def _said(match: re.Match[str], group: int) -> Said:
    digits = match[group].rstrip(".,")
    scale = SCALES.get((match[group + 1] or "").lower(), 1)
    readings = {digits.replace(",", "")}
    if re.fullmatch(r"-?\d+,\d{1,2}", digits):
        readings.add(digits.replace(",", "."))
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+", digits):
        readings.add(digits.replace(".", ""))
    numbers = {Decimal(reading) for reading in readings if reading.count(".") <= 1}
    meanings = frozenset(numbers | {number * scale for number in numbers})
    return Said(
        meanings, match.start(group), match.end(group + 2 if match[group + 2] else group), bool(match[group + 2])
    )


def _text(title: str, said: Said) -> str:
    return title[said.start : said.end]


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
