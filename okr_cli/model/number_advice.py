"""How to write what a person would read as a number."""

import re
from decimal import Decimal

PLAIN = r"[+-]?[0-9]+(?:\.[0-9]+)?"
SIGN = "[$€£¥]?"
SHORTHAND = re.compile(rf"{SIGN}(?P<number>{PLAIN})\s?(?P<power>[kmb]){SIGN}", re.IGNORECASE)
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?P<by>[,' \u00a0\u202f’])[0-9]{3}(?:(?P=by)[0-9]{3})*(?:\.[0-9]+)?")
DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
WITH_UNIT = re.compile(rf"(?P<before>{SIGN})\s?(?P<number>{PLAIN})\s?(?P<after>[^\d\s.,:/-]\D*)?")
ZEROS = {"k": 3, "m": 6, "b": 9}


def number_advice(text: str) -> str:
    """What to write instead of ``41%``, ``$2M``, ``1,000``, ``2,5`` or ``3 days``."""
    short = SHORTHAND.fullmatch(text)
    if short:
        return f"Write {Decimal(short['number']).scaleb(ZEROS[short['power'].lower()]):f}."
    if GROUPED.fullmatch(text):
        return f"Write {re.sub('[^0-9.+-]', '', text)}."
    if DECIMAL_COMMA.fullmatch(text):
        return f"Write {text.replace(',', '.')}."
    apart = WITH_UNIT.fullmatch(text)
    unit = (apart["before"] or apart["after"] or "").strip() if apart else ""
    if apart and unit:
        return f"Write {apart['number']}, and put '{unit}' into 'unit:'."
    return "Write digits only, as 41, 0.5 or 1200."
