"""The numbers of a title, and what each can mean in its context.

Titles use every notation: ``1,200`` and ``1.200``, ``18k`` and ``€1.2M``, ``3,1%`` and ``+6``. A number therefore has
several meanings, and only a value that matches none of them contradicts it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from okr_cli.model.unit import Unit, unit_of
from okr_cli.progress.arithmetic import is_rounding


class Sign(Enum):
    """What the words before or after a number make of it."""

    EXACT = "exact"
    LEAST = "at least"
    MOST = "at most"
    LOOSE = "about"


class Role(Enum):
    """What a number is in a movement."""

    START = "from"
    END = "to"
    LIMIT = "limit"
    NONE = ""


class TitleNumber(NamedTuple):
    """A number of a title."""

    meanings: tuple[tuple[Decimal, Decimal], ...]  # values it may mean, each with the worth of 1 in its last place
    text: str  # with sign, magnitude and percent sign
    start: int
    end: int
    role: Role
    sign: Sign
    unit: Unit | None  # next to it
    following: str
    is_name: bool  # part of a date, fraction, range or name
    is_change: bool  # such as `by 20%`
    written: tuple[tuple[Decimal, Decimal], ...]  # meanings in the magnitude that is written

    def means(self, value: Decimal) -> bool:
        """Whether ``value`` is what it says: exactly, rounded, or in another magnitude."""
        return _is_among(self.meanings, value)

    def means_as_written(self, value: Decimal) -> bool:
        """Whether ``value`` is what it says in the magnitude that it names: 410000 for ``410k``, and not 410."""
        return _is_among(self.written, value)


def _is_among(meanings: tuple[tuple[Decimal, Decimal], ...], value: Decimal) -> bool:
    return any(meant == value or is_rounding(meant, value, step) for meant, step in meanings)


_SPACES = " \u00a0\u2009\u202f"
_DIGITS = rf"\d{{1,3}}(?:[{_SPACES}'’]\d{{3}})+(?:[.,]\d+)?(?!\d)|\d[\d.,_]*\d|\d"
_NUMBER = re.compile(
    rf"(?P<before>[$€£¥₹]\s?)?(?P<minus>[-−–+]\s?)?(?P<money>[$€£¥₹]\s?)?(?P<digits>{_DIGITS})"
    r"(?P<scale>\s?(?:thousand|million|billion|mio|mrd|tsd)\b|\s?(?:[kKmMbB]|mn|mm|bn|tn|Mn|Bn|MM)(?![\w/]))?"
    r"(?P<plus>\+(?!\d))?(?P<percent>\s?(?:%|per ?cent\b|percent\b|pct\b))?"
)
_SCALES = {
    "k": 3, "thousand": 3, "tsd": 3, "m": 6, "mn": 6, "mm": 6, "million": 6, "mio": 6,
    "b": 9, "bn": 9, "billion": 9, "mrd": 9, "tn": 12,
}  # fmt: skip
_LEAST = r"at least|no less than|no fewer than|more than|over|above|beyond|>=?|≥"
_MOST = r"at most|no more than|up to|under|below|less than|fewer than|within|<=?|≤"
_LOOSE = r"about|around|roughly|approximately|nearly|almost|some|circa|ca\.?|~|≈"
_SIGN = rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<loose>{_LOOSE})|or|the|a|an|just|only|exactly|level|of)"
_BEFORE = re.compile(
    rf"(?:(?:^|[\s(])(?P<role>from|to|towards|by|between|reach|reaches|→|⇒|➔|➝|->|–>|=>)|(?P<arrow>→|⇒|->|–>|=>))?"
    rf"(?:\s*(?:^|\b|(?=[<>≤≥~≈])){_SIGN})*\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(?:\w+\s+)?or\s+(?P<word>less|fewer|lower|below|under|more|higher|better|above|over)\b", re.I)
_FOLLOWING = re.compile(r"\s?([^\W\d_]+|[$€£¥₹])")
_NAME_AFTER = re.compile(
    r"\s?[/:]\s?\d|\s?[-–—]\s?[$€£]?\d|(?:st|nd|rd|th|x|×|\s?[ap]m)\b|×|[^\W\d_]*\d|\s(?:out )?of\s\d|-fold|\w*'s"
)
_ENDS = frozenset({"to", "towards", "reach", "reaches", "→", "⇒", "➔", "➝", "->", "–>", "=>"})
_YEARS = (1900, 2100)

NEAR = 40
"""Characters before and after a number that are searched for words about it."""

LONGEST = 400
"""Characters of a title that are read. In a longer title the numbers come earlier."""


def numbers_of(title: str) -> list[TitleNumber]:
    """Every number of a title, in reading order."""
    return [_number(title, found) for found in _NUMBER.finditer(title[:LONGEST])]


def _number(title: str, found: re.Match[str]) -> TitleNumber:
    before, after = title[max(0, found.start() - NEAR) : found.start()], title[found.end() : found.end() + NEAR]
    words = _BEFORE.search(before)
    assert words is not None, "an empty ending matches every string"
    role_word = (words["role"] or words["arrow"] or "").lower()
    following = _FOLLOWING.match(after)
    beside = following[1] if following else ""
    money = (found["before"] or found["money"] or "").strip()
    unit = unit_of("%" if found["percent"] else money or beside)
    start = found.start() + (len(found[0]) - len(found[0].lstrip()))
    is_part = _is_part(title, found)
    scale = _scale(found)
    return TitleNumber(
        tuple(_meanings(found, (0, 3, 6, 9, 12, -3, -6) if scale else (0,))),
        found[0].strip(),
        start,
        start + len(found[0].strip()),
        _role(role_word, words),
        _sign(words, found, after),
        unit,
        "%" if found["percent"] else beside.lower(),
        is_part or role_word in ("by", "between"),
        role_word == "by" and not is_part,
        tuple(_meanings(found, (scale,))),
    )


def _role(word: str, words: re.Match[str]) -> Role:
    if word == "from":
        return Role.START
    if word in _ENDS:
        return Role.END
    return Role.LIMIT if (words["least"] or words["most"]) and not word else Role.NONE


def _sign(words: re.Match[str], found: re.Match[str], after: str) -> Sign:
    if words["loose"]:
        return Sign.LOOSE
    behind = _AFTER.match(after)
    if behind:
        return Sign.MOST if behind["word"].lower() in ("less", "fewer", "lower", "below", "under") else Sign.LEAST
    if found["plus"] or words["least"]:
        return Sign.LEAST
    return Sign.MOST if words["most"] else Sign.EXACT


def _is_part(title: str, found: re.Match[str]) -> bool:
    """Whether it is part of a date, a fraction, a range or a name: ``Q4``, ``24/7``, ``1st``, ``3x``, ``20–30``."""
    touching = title[found.start() - 1 : found.start()]
    if touching and (touching.isalnum() or touching in "/:.#_-–—"):
        return True
    if _NAME_AFTER.match(title, found.end()):
        return True
    digits = found["digits"]
    is_year = digits.isdigit() and len(digits) == 4 and _YEARS[0] <= int(digits) <= _YEARS[1]
    return is_year and not (found["percent"] or found["scale"] or found["before"] or found["money"])


def _scale(found: re.Match[str]) -> int:
    """The power of ten of ``k``, ``million`` …, 0 without one."""
    return _SCALES.get((found["scale"] or "").strip().lower(), 0)


def _meanings(found: re.Match[str], powers: tuple[int, ...]) -> Iterator[tuple[Decimal, Decimal]]:
    minus = (found["minus"] or "").strip() in ("-", "−", "–")
    for reading in _readings(found["digits"]):
        number = Decimal(reading)
        exponent = number.as_tuple().exponent
        step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        for power in powers:
            yield number.scaleb(power), step.scaleb(power)
            if minus:
                yield -number.scaleb(power), step.scaleb(power)


def _readings(digits: str) -> set[str]:
    """``1,200`` is 1200, and may be 1.2; ``1.200.000`` is a whole number; ``3,1`` is 3.1."""
    plain = re.sub(rf"[{_SPACES}'’_]", "", digits).rstrip(".,")
    readings = {plain.replace(",", "")}
    if plain.count(",") == 1:
        readings.add(plain.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", plain):
        readings.add(plain.replace(".", ""))
    parts = re.split(rf"[{_SPACES}]", digits)
    if len(parts) > 1:
        readings.add(parts[-1].replace(",", "."))
    return {reading for reading in readings if re.fullmatch(r"\d+(\.\d+)?", reading)} or {"0"}
