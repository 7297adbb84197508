"""What a person meant by text that reads like a number, and how to write it."""

import re
from decimal import Decimal
from typing import NamedTuple

PLAIN = r"[+-]?[0-9]+(?:\.[0-9]+)?"
SIGN = "[$€£¥]?"
SHORTHAND = re.compile(rf"{SIGN}(?P<number>{PLAIN})\s?(?P<power>[kmb]){SIGN}", re.IGNORECASE)
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?P<by>[,' \u00a0\u202f’])[0-9]{3}(?:(?P=by)[0-9]{3})*(?:\.[0-9]+)?")
DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
WITH_UNIT = re.compile(rf"(?P<before>{SIGN})\s?(?P<number>{PLAIN})\s?(?P<after>[^\d\s.,:/-]\D*)?")
ZEROS = {"k": 3, "m": 6, "b": 9}


class MeantNumber(NamedTuple):
    """A number as it should be written, and the unit that was written beside it."""

    number: str
    unit: str = ""


def meant_number(text: str) -> MeantNumber | None:
    """The number of ``41%``, ``$2M``, ``1,000``, ``2,5`` or ``3 days``; None if nobody can tell."""
    shorthand = SHORTHAND.fullmatch(text)
    if shorthand:
        return MeantNumber(f"{Decimal(shorthand['number']).scaleb(ZEROS[shorthand['power'].lower()]):f}")
    if GROUPED.fullmatch(text):
        return MeantNumber(re.sub("[^0-9.+-]", "", text))
    if DECIMAL_COMMA.fullmatch(text):
        return MeantNumber(text.replace(",", "."))
    with_unit = WITH_UNIT.fullmatch(text)
    unit = (with_unit["before"] or with_unit["after"] or "").strip() if with_unit else ""
    return MeantNumber(with_unit["number"], unit) if with_unit and unit else None


def number_advice(meant: MeantNumber | None) -> str:
    """How to write the number that was meant."""
    if meant is None:
        return "Write digits only, as 41, 0.5 or 1200."
    return f"Write {meant.number}, and put '{meant.unit}' into 'unit:'." if meant.unit else f"Write {meant.number}."
