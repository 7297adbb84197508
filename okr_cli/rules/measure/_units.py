"""The units that are known well enough to say that two of them differ."""

from functools import lru_cache
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
COUNTED = frozenset(
    ["people", "customer", "customers", "user", "users", "ticket", "tickets", "kg", "km", "piece", "pieces", "parcel",
     "parcels", "order", "orders", "team", "teams", "hire", "hires", "b", "kb", "mb", "gb", "tb", "bytes"]
) | {written for forms in TIMES.values() for written in forms}  # fmt: skip
"""Units of what cannot be negative."""

_KINDS = {"time": TIMES, "money": MONEY, "mass": MASSES, "share": PERCENT}
_MAGNITUDES = ("thousand", "million", "billion", "tsd", "mn", "bn", "k", "m")


class Unit(NamedTuple):
    """``kind`` is time, money, mass or share; ``name`` tells units of one kind apart."""

    kind: str
    name: str


KNOWN = {
    written: Unit(kind, name) for kind, units in _KINDS.items() for name, forms in units.items() for written in forms
}


@lru_cache(maxsize=1_024)
def unit_of(text: str) -> Unit | None:
    """The unit that a text means for certain: ``min``, ``kg``, ``€``, ``k€``. None for anything else."""
    lowered = text.strip().lower().rstrip(".")
    known = KNOWN.get(lowered)
    return known or _scaled_money(lowered)


def is_plain_money(text: str) -> bool:
    """Whether it is a currency without a magnitude: ``$`` and ``EUR``, not ``k€``."""
    known = KNOWN.get(text.strip().lower().rstrip("."))
    return known is not None and known.kind == "money"


def is_counted(text: str) -> bool:
    """Whether it is a unit of things or of time, which cannot be negative."""
    return text.strip().lower() in COUNTED


def _scaled_money(lowered: str) -> Unit | None:
    """``k€``, ``€ million``."""
    for magnitude in _MAGNITUDES:
        bare = lowered.removeprefix(magnitude) if lowered.startswith(magnitude) else lowered.removesuffix(magnitude)
        known = KNOWN.get(bare.strip()) if bare != lowered else None
        if known and known.kind == "money":
            return known
    return None
