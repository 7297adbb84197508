"""Numbers and units of a title that cannot be those of its measure."""

import re
from typing import NamedTuple

from okr_cli.model.measure import Metric, Range, Threshold
from okr_cli.rules.measure._title_claims import Claims, claims_of
from okr_cli.rules.measure._title_numbers import Sign, TitleNumber
from okr_cli.rules.measure._units import Unit, is_counted, unit_of

PERCENT_WORDS = r"%|per ?cent|\bpct\b|points?\b|\bpp\b|\bpts?\b|share|rate|ratio"


class Conflict(NamedTuple):
    """The place in the title, as offsets, and what contradicts what."""

    start: int
    end: int
    message: str


def conflict(title: str, measure: Metric | Threshold | Range) -> Conflict | None:
    """The first one: a number, then a unit, then the side of a limit."""
    claims = claims_of(title, measure)
    found = _number(title, claims, measure.unit) or _unit(title, claims, measure.unit)
    if found is None and isinstance(measure, Threshold):
        found = _side(title, claims, measure)
    return found


def _number(title: str, claims: Claims, unit: str | None) -> Conflict | None:
    claim = claims.refuted()
    if claim is None or _is_converted(claim.number, unit):
        return None
    said = _text(title, claim.number)
    return _at(claim.number, f"the title says {said}, '{claim.field}' says {claim.value:f}")


def _is_converted(number: TitleNumber, unit: str | None) -> bool:
    """Whether the title counts in another unit of one kind, as hours for minutes: then the numbers must differ."""
    mine, theirs = number.unit, unit_of(unit or "")
    return mine is not None and theirs is not None and mine.kind == theirs.kind and mine != theirs


def _unit(title: str, claims: Claims, unit: str | None) -> Conflict | None:
    """A unit right beside a claimed number that cannot be the one of the measure."""
    for number, value in ((one.number, one.value) for one in claims.made):
        if unit and value and number.unit and number.means(value) and not _is_same(number.unit, unit):
            return _at(number, f"the title says {_with_unit(title, number)}, the unit is {unit}")
    return None


def _is_same(said: Unit, unit: str) -> bool:
    known = unit_of(unit)
    if known is not None:
        return said == known
    if said.kind == "share":
        return bool(re.search(PERCENT_WORDS, unit, re.IGNORECASE)) or not is_counted(unit)
    return True


def _side(title: str, claims: Claims, measure: Threshold) -> Conflict | None:
    """``below 2%`` in the title, and a limit that must be exceeded."""
    if len(claims.made) != 1:
        return None
    claimed = claims.made[0].number
    said = next((one.sign for one in claims.numbers if one.start == claimed.start), Sign.EXACT)
    opposite = Sign.MOST if measure.keep.is_floor else Sign.LEAST
    if said is not opposite or not claimed.means(measure.keep.value):
        return None
    words = "at most" if said is Sign.MOST else "at least"
    return _at(claimed, f"the title says {words} {_text(title, claimed)}, 'keep' says {measure.keep}")


def _at(number: TitleNumber, message: str) -> Conflict:
    return Conflict(number.start, number.end, message)


def _text(title: str, said: TitleNumber) -> str:
    return title[said.start : said.end]


def _with_unit(title: str, said: TitleNumber) -> str:
    beside = re.match(r"\s?[^\W\d_]+", title[said.end :])
    is_beside = beside is not None and unit_of(beside[0]) == said.unit
    return _text(title, said) + (beside[0] if beside and is_beside else "")
