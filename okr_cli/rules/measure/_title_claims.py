"""What the numbers of a title claim about its measure, and the first claim that contradicts it.

Precision before recall: a number claims to be the baseline, target or limit only if its context leaves no doubt, and a
claim is contradicted only if no other number of the title could be meant.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from okr_cli.finding import Finding, at_part
from okr_cli.model.measure import Metric, Range, Threshold
from okr_cli.model.unit import Unit, is_counted, is_plain_money, unit_of
from okr_cli.rules.measure._title_changes import changes_contradiction
from okr_cli.rules.measure._title_numbers import Role, Sign, TitleNumber, numbers_of

MOVING = re.compile(
    r"(?:increase|raise|grow|lift|boost|expand|reduce|cut|lower|decrease|shrink|shorten|lessen|bring|get|move|take|"
    r"improve|push|drive|drop|double|triple|halve|reach|hit|achieve|slash|trim)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:top|first|last|bottom|within|after|every|each|for|in|of|over|past|next)\s+(?:the\s+)?$", re.IGNORECASE
)
_ENDS_CLAIM = frozenset(
    {"", "%", "a", "an", "per", "each", "every", "by", "in", "within", "before", "from", "or", "at"}
)
_GAP = 30
_BREAK = re.compile(r"[;:,()]|\.\s")
IN_FULL = "Write the number in full, or put the multiplier in the unit, as in 'unit: k$'."
PERCENT_WORDS = r"%|per ?cent|\bpct\b|points?\b|\bpp\b|\bpts?\b|share|rate|ratio"
_SIZED = re.compile(r"\dk\b|thousand|million|billion|[$€£¥₹].*[kmb]", re.IGNORECASE)
_CURRENCY = re.compile(r"[$€£¥₹]")
_KEEPING = re.compile(r"(?:keep|hold|maintain)\b", re.IGNORECASE)


class Claim(NamedTuple):
    """A number of a title that stands for a field of the measure."""

    number: TitleNumber
    field: str
    value: Decimal
    unit: str | None = None

    @property
    def holds(self) -> bool:
        """Whether the field has this value, or lies on the side that the words leave open."""
        number, value = self.number, self.value
        means, meanings = (
            (number.means_as_written, number.written) if self._names_size else (number.means, number.meanings)
        )
        if means(value) or number.sign is Sign.LOOSE:
            return True
        if number.following == "%" and self.unit != "%" and number.means(value * 100):
            return True
        if number.sign is Sign.LEAST:
            return any(value >= meant for meant, _ in meanings)
        if number.sign is Sign.MOST:
            return any(value <= meant for meant, _ in meanings)
        return False

    @property
    def _names_size(self) -> bool:
        """Whether the number is certainly in thousands or more, and the unit of the measure is not."""
        return bool(_SIZED.search(self.number.text)) and (not self.unit or is_plain_money(self.unit))


class Claims(NamedTuple):
    """The claims of a title about one measure, and all of its numbers."""

    numbers: list[TitleNumber]
    made: tuple[Claim, ...] = ()

    def refuted(self) -> Claim | None:
        """The first claim that does not hold, if it certainly is a claim.

        If none holds, the numbers may be about something else; they are if another number has the right value.
        """
        wrong = [claim for claim in self.made if not claim.holds]
        if len(wrong) == len(self.made) and any(
            number.means(claim.value) for claim in wrong for number in self.numbers if number is not claim.number
        ):
            return None
        return wrong[0] if wrong else None


def claims_of(title: str, measure: Metric | Threshold | Range) -> Claims:
    """What a title claims about a measure."""
    numbers = numbers_of(title)
    if isinstance(measure, Metric):
        made = _about_metric(title, numbers, measure)
    elif isinstance(measure, Threshold):
        made = _about_limit(title, numbers, measure)
    else:
        made = _about_range(title, numbers, measure)
    return Claims(numbers, tuple(claim._replace(unit=measure.unit) for claim in made))


def _about_metric(title: str, numbers: list[TitleNumber], measure: Metric) -> Iterator[Claim]:
    starts = [number for number in numbers if number.role is Role.START]
    ends = [number for number in numbers if number.role is Role.END]
    if len(starts) == 1:
        end = _partner(title, starts[0], ends)
        if end and not starts[0].is_name and not end.is_name:
            yield Claim(starts[0], "baseline", measure.baseline)
            yield Claim(end, "target", measure.target)
    elif not starts and len(ends) == 1 and not ends[0].is_name:
        yield from _without_from(title, numbers, ends[0], measure)


def _partner(title: str, start: TitleNumber, ends: list[TitleNumber]) -> TitleNumber | None:
    """The target of ``from 41 to 55``, or of ``to 55 from 41``."""
    for end in (number for number in ends if number.start > start.start):
        between = title[start.end : end.start]
        return end if len(between) <= _GAP and not _BREAK.search(between) and _are_alike(start, end) else None
    for end in reversed([number for number in ends if number.start < start.start]):
        return end if start.start - end.end <= _GAP and _are_alike(start, end) else None
    return None


def _are_alike(number: TitleNumber, other: TitleNumber) -> bool:
    """Whether two numbers can be baseline and target of one metric: not ``from 3 countries to 80%``."""
    if number.unit and other.unit:
        return number.unit.kind == other.unit.kind
    bare = other if number.unit else number
    return not (number.unit or other.unit) or bare.following in _ENDS_CLAIM | {"to", "up", "down"}


def _without_from(title: str, numbers: list[TitleNumber], end: TitleNumber, measure: Metric) -> Iterator[Claim]:
    """``41 to 55`` or ``to 55`` alone: less certain, so of two numbers one must be right."""
    ahead = [number for number in numbers if number.end < end.start and end.start - number.end <= _GAP]
    if ahead and not ahead[-1].is_name:
        pair = (Claim(ahead[-1], "baseline", measure.baseline), Claim(end, "target", measure.target))
        if any(claim.number.means(claim.value) for claim in pair):
            yield from pair
        return
    if MOVING.match(title) and _is_bare(end, measure.unit):
        yield Claim(end, "target", measure.target)


def _is_bare(number: TitleNumber, unit: str | None) -> bool:
    """Whether the unit or no noun at all follows, so that the number does not count something else."""
    if number.following in _ENDS_CLAIM or number.unit is not None:
        return number.following != "%" or unit is None or "%" in unit
    return bool(unit) and number.following.rstrip("s") in str(unit).lower()


def _about_limit(title: str, numbers: list[TitleNumber], measure: Threshold) -> Iterator[Claim]:
    limits = [
        number
        for number in numbers
        if not number.is_name and (number.role is Role.LIMIT or number.sign is not Sign.EXACT)
    ]
    if not limits and len(numbers) == 1 and _KEEPING.match(title):
        limits = [number for number in numbers if not (number.is_name or _PART.search(title[: number.start]))]
    if not limits:
        limits = _in_unit(title, numbers, measure)
    if len(limits) == 1:
        exact = limits[0]._replace(sign=Sign.LOOSE if limits[0].sign is Sign.LOOSE else Sign.EXACT)
        yield Claim(exact, "keep", measure.keep.value)


def _in_unit(title: str, numbers: list[TitleNumber], measure: Threshold) -> list[TitleNumber]:
    """``Uptime 99.95%``: the numbers in the unit of the limit, unless they say of which part of something it is."""
    known = unit_of(measure.unit or "")
    return [
        number
        for number in numbers
        if known is not None
        and number.unit == known
        and number.role is Role.NONE
        and not (number.is_name or number.means(measure.risk or Decimal(0)) or _PART.search(title[: number.start]))
    ]


def _about_range(title: str, numbers: list[TitleNumber], measure: Range) -> Iterator[Claim]:
    found = re.search(r"\bbetween\s", title, re.IGNORECASE)
    inside = [number for number in numbers if found and number.start >= found.end()][:2]
    if len(inside) == 2 and re.fullmatch(r".{0,15}\band\s+\D{0,3}", title[inside[0].end : inside[1].start]):
        yield Claim(inside[0], "between", measure.between[0])
        yield Claim(inside[1], "between", measure.between[1])


def contradiction(title: str, measure: Metric | Threshold | Range) -> Finding | None:
    """The first contradiction between a title and its measure: a number, a unit, the side of a limit, the change."""
    claims = claims_of(title, measure)
    found = _number(claims, measure.unit) or _unit(title, claims, measure.unit)
    if found is None and isinstance(measure, Threshold):
        return _side(claims, measure)
    if found is None and isinstance(measure, Metric):
        return changes_contradiction(title, claims.numbers, measure)
    return found


def _number(claims: Claims, unit: str | None) -> Finding | None:
    claim = claims.refuted()
    if claim is None or _is_converted(claim.number, unit):
        return None
    advice = IN_FULL if claim.number.means(claim.value) else ""
    return _finding(claim.number, f"the title says {claim.number.text}, but '{claim.field}' is {claim.value:f}", advice)


def _is_converted(number: TitleNumber, unit: str | None) -> bool:
    """Whether the title uses another unit of the same kind, such as hours for minutes: then the numbers must differ."""
    mine, theirs = number.unit, unit_of(unit or "")
    return mine is not None and theirs is not None and mine.kind == theirs.kind and mine != theirs


def _unit(title: str, claims: Claims, unit: str | None) -> Finding | None:
    """A unit right beside a claimed number that is not the unit of the measure, or that the measure lacks."""
    for number, value in ((claim.number, claim.value) for claim in claims.made):
        if not value or not number.unit or not number.means(value) or (unit and _is_same(number.unit, unit)):
            continue
        beside = re.match(r"\s?[^\W\d_]+", title[number.end :])
        unit_text = beside[0] if beside and unit_of(beside[0]) == number.unit else ""
        said = f"the title says {number.text}{unit_text}"
        if unit:
            return _finding(number, f"{said}, but the unit is {unit}")
        return _finding(number, f"{said}, but the measure has no unit", _missing_unit(number, unit_text))
    return None


def _missing_unit(number: TitleNumber, unit_text: str) -> str:
    """How to write the unit that only the title has."""
    sign = _CURRENCY.search(number.text)
    written = '"%"' if number.following == "%" else sign[0] if sign else unit_text.strip()
    return f"Add 'unit: {written}' to the measure."


def _is_same(title_unit: Unit, unit: str) -> bool:
    known = unit_of(unit)
    if known is not None:
        return title_unit == known
    if title_unit.kind == "share":
        return bool(re.search(PERCENT_WORDS, unit, re.IGNORECASE)) or not is_counted(unit)
    return True


def _side(claims: Claims, measure: Threshold) -> Finding | None:
    """``below 2%`` in the title, and a limit that must be exceeded."""
    if len(claims.made) != 1:
        return None
    claimed = claims.made[0].number
    sign = next((number.sign for number in claims.numbers if number.start == claimed.start), Sign.EXACT)
    opposite = Sign.MOST if measure.keep.is_floor else Sign.LEAST
    if sign is not opposite or not claimed.means(measure.keep.value):
        return None
    return _finding(claimed, f"the title says {sign.value} {claimed.text}, but 'keep' is {measure.keep}")


def _finding(number: TitleNumber, message: str, advice: str = "") -> Finding:
    return Finding(message, at_part("title", number.start, number.end), advice)
