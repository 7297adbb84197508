"""Parses numbers and units in cells: ``41 %``, ``1.200,50 €``, ``20k``, ``1'200 ms``."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from okr_cli.exchange.table import Cell
from okr_cli.exchange.words import unit_key, words
from okr_cli.model import unit
from okr_cli.model.scalars import MAX_DIGITS, shorten
from okr_cli.safe_text import one_line

SPACES = " '’\u00a0\u2009\u202f"
DIGITS = rf"\d[\d.,{SPACES}]*\d|\d"
AMOUNT = re.compile(
    rf"(?P<before>[$€£¥₹]?)\s?(?P<sign>[-+−–]?)\s?(?P<before2>[$€£¥₹]?)\s?(?P<digits>{DIGITS})(?P<rest>[^\d]*)"
)
SPACED = re.compile(rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?:[.,]\d+)?")
SCALE = re.compile(
    r"\s?(?:(?P<k>[kK]|(?i:tsd\b\.?|thousand\b))|(?P<m>M(?!\w)|(?i:mn\b|mio\b\.?|million(?:s|en)?\b))"
    r"|(?P<b>(?i:bn\b|mrd\b\.?|billions?\b)))"
    r"(?![^\W\d_])"
)
POWERS = {"k": 3, "m": 6, "b": 9}
EVIDENCE = re.compile(r"(?<![\d.,])\d+(?:(?P<comma>,)|(?P<point>\.))(?:\d{1,2}|\d{4,})(?![\d.,])")


class UnreadableError(ValueError):
    """A cell that cannot be parsed as its column requires. Its text is the reason, after the cell in quotes."""


class Amount(NamedTuple):
    """A number with its unit, which may be empty."""

    number: Decimal
    unit: str = ""


class Notation(NamedTuple):
    """How a table writes numbers and dates; None if unknown."""

    decimal_comma: bool | None = None
    day_first: bool | None = None


def quoted(text: str) -> str:
    """The text of a cell as a message shows it."""
    return f"'{one_line(shorten(text))}'"


def read_amount(cell: Cell, notation: Notation) -> Amount:
    """The number of a cell. Raises ``UnreadableError``, also where ``1.200`` may be one of two numbers."""
    if isinstance(cell.value, Decimal):
        return Amount(cell.value, cell.unit)
    text = cell.text.strip()
    found = AMOUNT.fullmatch(text)
    if not found or len(found["digits"]) > MAX_DIGITS:
        raise UnreadableError(f"{quoted(text)} is not a number")
    number = read_digits(found["digits"], notation, text)
    rest = found["rest"]
    scale = SCALE.match(rest)
    if scale:
        rest = rest[scale.end() :]
        number = number.scaleb(POWERS[scale.lastgroup or "k"])
    unit = found["before"] or found["before2"] or rest.strip(" \u00a0\u202f.;,")
    return Amount(-number if found["sign"] in ("-", "−", "–") and found["sign"] else number, unit)


def read_digits(digits: str, notation: Notation, shown: str) -> Decimal:
    """The number of digits with points, commas and spaces among them. Raises ``UnreadableError``."""
    if any(sign in digits for sign in SPACES):
        if not SPACED.fullmatch(digits):
            raise UnreadableError(f"{quoted(shown)} contains more than one number")
        whole = re.sub(rf"[{SPACES}]", "", digits)
        return Decimal(whole.replace(",", "."))
    commas, points = digits.count(","), digits.count(".")
    if commas and points:
        decimal, group = (",", ".") if digits.rfind(",") > digits.rfind(".") else (".", ",")
        return _grouped(digits, group, decimal, shown)
    if commas + points > 1:
        return _grouped(digits, "," if commas else ".", "", shown)
    if not commas + points:
        return Decimal(digits)
    sign = "," if commas else "."
    whole, _, fraction = digits.partition(sign)
    is_clear = len(fraction) != 3 or len(whole) > 3 or whole == "0"
    # Nobody ends decimals with a zero: 1.200 is 1200 more often than 1.2, even among points.
    is_odd = sign == "." and notation.decimal_comma is False and fraction.endswith("0")
    if not is_clear and (notation.decimal_comma is None or is_odd):
        raise UnreadableError(
            f"{quoted(shown)} could mean {whole}{fraction} or {whole}.{fraction}; write one of the two"
        )
    is_decimal = is_clear or (sign == ",") is notation.decimal_comma
    return Decimal(f"{whole}.{fraction}" if is_decimal else whole + fraction)


def _grouped(digits: str, group: str, decimal: str, shown: str) -> Decimal:
    """A number with groups of three digits."""
    tail = rf"(?:{re.escape(decimal)}\d+)?" if decimal else ""
    if not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+{tail}", digits):
        raise UnreadableError(f"{quoted(shown)} is not a number")
    plain = digits.replace(group, "")
    return Decimal(plain.replace(decimal, ".") if decimal else plain)


def decimal_comma_in(texts: Iterable[str]) -> bool | None:
    """Whether numbers have a decimal comma, judging by those that cannot be thousands."""
    found = {bool(match["comma"]) for text in texts if len(text) < 200 for match in EVIDENCE.finditer(text)}
    return found.pop() if len(found) == 1 else None


def same_unit(one: str, other: str) -> bool:
    """Whether two units are the same in any language of tables, as ``min`` and ``Minuten`` are."""
    first, second = unit_key(one), unit_key(other)
    return (
        unit.same_unit(one, other)
        or first == second
        or words().units.get(first, first) == words().units.get(second, second)
    )
