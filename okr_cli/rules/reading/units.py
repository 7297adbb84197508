"""Units, as far as it is certain that two of them are not the same."""

import re
from typing import NamedTuple

TIMES: dict[str, tuple[str, ...]] = {
    "millisecond": ("ms", "msec", "millisecond", "milliseconds"),
    "second": ("s", "sec", "secs", "second", "seconds"),
    "minute": ("min", "mins", "minute", "minutes"),
    "hour": ("h", "hr", "hrs", "hour", "hours"),
    "day": ("d", "day", "days"),
    "week": ("w", "wk", "wks", "week", "weeks"),
    "month": ("month", "months"),
    "year": ("year", "years"),
}
MONEY: dict[str, tuple[str, ...]] = {
    "dollar": ("$", "usd", "dollar", "dollars"),
    "euro": ("€", "eur", "euro", "euros"),
    "pound": ("£", "gbp"),
    "franc": ("chf",),
    "yen": ("¥", "jpy", "yen"),
    "rupee": ("₹", "inr"),
}
MASSES: dict[str, tuple[str, ...]] = {
    "gram": ("g", "gram", "grams"),
    "kilogram": ("kg", "kgs"),
    "tonne": ("t", "tonne", "tonnes"),
}
PERCENT: dict[str, tuple[str, ...]] = {"percent": ("%", "percent", "pct")}
COUNTED = re.compile(
    r"(milli)?seconds?|m?s|min(ute)?s?|h(ours?|rs?)?|days?|weeks?|months?|people|customers?|users?|tickets?|"
    r"[kmgt]?b(ytes)?|kg|km|pieces?|parcels?|orders?|teams?|hires?",
    re.IGNORECASE,
)
"""Units of which there is never less than none."""

_KINDS = {"time": TIMES, "money": MONEY, "mass": MASSES, "share": PERCENT}
_PREFIXED = re.compile(
    r"(?:k|m|mn|bn|tsd|thousand|million|billion)\s?([$€£¥₹]|usd|eur|gbp|chf)|"
    r"([$€£¥₹]|usd|eur|gbp|chf)\s?(?:k|m|mn|bn|thousand|million|billion)"
)


class Unit(NamedTuple):
    """``kind`` is time, money, mass or share; ``name`` tells units of one kind apart."""

    kind: str
    name: str


KNOWN = {
    written: Unit(kind, name) for kind, units in _KINDS.items() for name, forms in units.items() for written in forms
}


def unit_of(text: str) -> Unit | None:
    """The unit that a text means for certain: ``min``, ``kg``, ``€``, ``k€``. None for anything else."""
    lowered = text.strip().lower().rstrip(".")
    scaled = _PREFIXED.fullmatch(lowered)
    return KNOWN.get(lowered) or (KNOWN.get(scaled[1] or scaled[2]) if scaled else None)
