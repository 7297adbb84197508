"""Parses a measure from one line: ``41 -> 55 %``, ``>= 99.9``, ``20..30 days``, ``yes/no``, ``find ms``."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from okr_cli.errors import CannotRun
from okr_cli.model.scalars import MAX_DIGITS, NUMBER, shorten
from okr_cli.model.unit import same_unit
from okr_cli.safe_text import one_line
from okr_cli.validation.value_fixes import meant_number

MeasureValues: TypeAlias = Mapping[str, Decimal | str | bool | list[Decimal]]
"""The keys of a measure, as a file should hold them."""

ARROW = re.compile(r"\s*(?:-+>|→|⟶)\s*|\s+to\s+", re.IGNORECASE)
LIMIT = re.compile(r"(?:keep\s+)?(>=|<=|=>|=<|≥|≤|>|<|at least\b|at most\b)\s*(.+)", re.IGNORECASE)
RISK = re.compile(r"[,;]?\s*\brisk\b:?\s*", re.IGNORECASE)
RANGE = re.compile(r"between\s+(.+?)\s+and\s+(.+)|(.+?)\s*(?:\.{2,3}|…|–)\s*(.+)", re.IGNORECASE)
YES_OR_NO = re.compile(r"yes\s*(?:/|-|or)\s*no", re.IGNORECASE)
FIND = re.compile(r"find(?:[ _-]baseline)?(?:\s+(?P<unit>[^\s0-9<>=.-].*))?", re.IGNORECASE)
AMOUNT = re.compile(
    r"(?P<currency>[$€£¥]?)\s*(?P<number>[+-]?[0-9][0-9.,'_]*(?:e[+-]?[0-9]{1,2}|[kmb](?![a-z]))?)\s*(?P<unit>[^0-9\s].*)?",
    re.IGNORECASE,
)
OPERATORS = {"=>": ">=", "=<": "<=", "≥": ">=", "≤": "<=", "at least": ">=", "at most": "<="}

FORMS = '"41 -> 55 %", ">= 99.9 %", "20..30 days", yes/no or "find ms"'


def parse_measure(text: str) -> MeasureValues:
    """The measure that a line describes. Raises ``CannotRun`` for one that describes none."""
    wanted = " ".join(text.split())
    limit = LIMIT.fullmatch(wanted)
    if limit:
        return _threshold(text, OPERATORS.get(limit[1].lower(), limit[1]), limit[2])
    if YES_OR_NO.fullmatch(wanted):
        return {"done": False}
    found = FIND.fullmatch(wanted)
    if found:
        return {"find_baseline": True} | _unit_key(found["unit"])
    ends = ARROW.split(re.sub(r"^from\s+", "", wanted, flags=re.IGNORECASE))
    if len(ends) == 2:
        (baseline, target), unit = _amounts(text, *ends)
        return {"baseline": baseline, "target": target} | _unit_key(unit)
    bounds = RANGE.fullmatch(wanted)
    if bounds:
        numbers, unit = _amounts(text, *filter(None, bounds.groups()))
        return {"between": numbers} | _unit_key(unit)
    raise _not_a_measure(text)


def parse_health(text: str) -> MeasureValues:
    """The limit of a KPI and its unit, from ``<= 4 h``. Raises ``CannotRun`` for anything but a limit."""
    measure = parse_measure(text)
    if "keep" not in measure or "risk" in measure:
        raise CannotRun(f"a KPI needs a limit such as \"<= 4 h\", not '{one_line(shorten(text))}'")
    return {"healthy" if key == "keep" else key: value for key, value in measure.items()}


def _threshold(text: str, operator: str, rest: str) -> MeasureValues:
    ends = RISK.split(rest)
    if len(ends) > 2:
        raise _not_a_measure(text)
    numbers, unit = _amounts(text, *ends)
    risk = {"risk": numbers[1]} if numbers[1:] else {}
    return {"keep": f"{operator} {numbers[0]:f}"} | risk | _unit_key(unit)


def _amounts(text: str, *parts: str) -> tuple[list[Decimal], str]:
    """Numbers with their common unit, which need not follow each of them."""
    numbers, units = [], []
    for part in parts:
        found = AMOUNT.fullmatch(part.strip())
        number = _number(found["number"]) if found else None
        if not found or number is None:
            raise _not_a_measure(text)
        numbers.append(number)
        units += [unit for unit in (found["currency"], (found["unit"] or "").strip()) if unit]
    if not all(same_unit(units[0], unit) for unit in units):
        raise CannotRun(f"'{one_line(shorten(text))}' has two units, {units[0]} and {units[-1]}")
    return numbers, units[0] if units else ""


def _number(text: str) -> Decimal | None:
    if len(text) > MAX_DIGITS:
        return None
    meant = None if NUMBER.fullmatch(text) else meant_number(text)
    number = meant.number if meant and not meant.unit else text
    return Decimal(number) if NUMBER.fullmatch(number) else None


def _unit_key(unit: str | None) -> dict[str, str]:
    return {"unit": unit} if unit else {}


def _not_a_measure(text: str) -> CannotRun:
    return CannotRun(f"'{one_line(shorten(text))}' is not a measure; write it like {FORMS}")
