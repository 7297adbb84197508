"""The units that are known well enough to say that two of them are the same, or differ."""

import re
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
    "dollar": ("$", "usd", "us$", "dollar", "dollars"),
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
_OF = re.compile(r"\s*/|\s+(?:a|an|per|of|each)\s")
"""What comes between a unit and what it is counted for: ``EUR per return``, ``% of guests``."""

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
    return _known(text) or _scaled_money(text.strip().lower().rstrip("."))


@lru_cache(maxsize=1_024)
def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units are the same: ``€`` and ``EUR``, ``day`` and ``Days``, and ``€`` of ``EUR per return``.

    No unit is only the same as no unit. A magnitude is part of a unit: ``k€`` is not ``€``.
    """
    if not (one and other):
        return not (one or other)
    if _folded(one) == _folded(other):
        return True
    (first, counted_for), (second, other_counted_for) = (
        _OF.split(f"{unit.strip()}/", maxsplit=1) for unit in (one, other)
    )
    return _known(first) is not None and _known(first) == _known(second) and counted_for in ("", other_counted_for)


@lru_cache(maxsize=1_024)
def is_money(text: str) -> bool:
    """Whether it is a currency, perhaps with a magnitude or for something: ``$``, ``k€`` and ``EUR per return``."""
    known = unit_of(_OF.split(f"{text.strip()}/", maxsplit=1)[0])
    return known is not None and known.kind == "money"


def is_plain_money(text: str) -> bool:
    """Whether it is a currency without a magnitude: ``$`` and ``EUR``, not ``k€``."""
    known = _known(text)
    return known is not None and known.kind == "money"


def is_counted(text: str) -> bool:
    """Whether it is a unit of things or of time, which cannot be negative."""
    return text.strip().lower() in COUNTED


def _known(text: str) -> Unit | None:
    return KNOWN.get(text.strip().lower().rstrip("."))


def _folded(text: str) -> str:
    """In lower case and without the `s` of a plural, which one letter before it cannot be: `ms` is not `m`."""
    lowered = " ".join(text.casefold().split())
    return lowered.removesuffix("s") if len(lowered) > 2 else lowered


def _scaled_money(lowered: str) -> Unit | None:
    """``k€``, ``€ million``."""
    for magnitude in _MAGNITUDES:
        bare = lowered.removeprefix(magnitude) if lowered.startswith(magnitude) else lowered.removesuffix(magnitude)
        known = KNOWN.get(bare.strip()) if bare != lowered else None
        if known and known.kind == "money":
            return known
    return None
