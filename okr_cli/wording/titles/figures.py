"""Numbers written in digits: by their suffix, by the name that they belong to, or by their unit."""

import re

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.number_kinds import DASHES, Number, NumberKind, kind_by_time
from okr_cli.wording.titles.number_words import ALLS
from okr_cli.wording.titles.tokens import Tokens

_PARTS = re.compile(r"([\d.,:/]*\d)(.*)", re.DOTALL)
_MAGNITUDES = frozenset(["k", "m", "mm", "mn", "bn", "b", "tn", "kk", "mio", "mrd", "million", "billion", "thousand"])
_MAGNITUDES_AFTER = frozenset({"million", "billion", "thousand", "hundred", "k", "m", "mm", "bn"})
_TIMES = frozenset(
    ["s", "ms", "us", "µs", "ns", "sec", "secs", "min", "mins", "h", "hr", "hrs", "d", "days", "w", "wks"]
)
_MONEY = frozenset({"$", "€", "£", "¥", "₹", "₩", "₽", "usd", "eur", "gbp", "chf"})
_MONEY_AFTER = _MONEY | frozenset({"dollars", "euros", "pounds", "dollar", "euro", "cents"})
_PERCENT_AFTER = frozenset({"%", "percent", "pct", "percentage", "percentile", "‰"})
_MULTIPLE_AFTER = frozenset({"×", "x", "fold", "times"})
_UNITS = frozenset(
    [
        "kb",
        "mb",
        "gb",
        "tb",
        "pb",
        "kib",
        "mib",
        "gib",
        "tib",
        "kbps",
        "mbps",
        "gbps",
        "kg",
        "km",
        "cm",
        "kw",
        "mw",
        "kwh",
        "mwh",
        "gwh",
        "mph",
        "kph",
        "hz",
        "khz",
        "mhz",
        "ghz",
        "pp",
        "pt",
        "pts",
        "bps",
        "bp",
        "fps",
        "rpm",
        "qps",
        "rps",
        "tps",
        "t",
        "g",
        "l",
        "ml",
        "lb",
        "lbs",
        "ft",
    ]
)
_MULTIPLES = frozenset({"x", "fold"})
_STANDARDS = re.compile(r"[2-9]G|[248]K|16:9|4:3|21:9")
"""Generations of mobile networks and formats of screens."""

_BEFORE_CLOCK = frozenset({"by", "before", "until", "to", "from", "after", "than", "at"})
_ESCAPES = frozenset({"\x1b", "x1b", "u001b", "033"})
_NAMED = frozenset({NumberKind.LABEL, NumberKind.DATE})
_JOINTS = DASHES | frozenset({"or", "and", ",", "/", "&", "."})
_NO_NAME = kinds.FUNCTION | kinds.METRIC | kinds.VERB | kinds.QUALITY | kinds.AUDIENCE | kinds.QUANTITY | kinds.ADVERB


def kind_of_figure(tokens: Tokens, index: int, before: list[Number]) -> NumberKind:
    """What the figure at token `index` says; `before` are the numbers found to its left."""
    low, bits = tokens.low, tokens.bits
    digits, suffix = low[index], ""
    if not digits.isdecimal():
        parts = _PARTS.match(digits)
        if parts is not None:
            digits, suffix = parts.groups()
    following, next_bits = (low[index + 1], bits[index + 1]) if index + 1 < len(low) else ("", 0)
    previous, previous_bits = (low[index - 1], bits[index - 1]) if index else ("", 0)
    if _STANDARDS.fullmatch(tokens.raw[index]) and not next_bits & (kinds.AUDIENCE | kinds.METRIC):
        return NumberKind.LABEL
    return (
        _kind_by_suffix(tokens, index, suffix, previous, following)
        or _kind_of_date(tokens, index, digits, suffix, following, next_bits, previous_bits)
        or _kind_of_name(tokens, index, digits, before, previous, previous_bits, next_bits)
        or _kind_by_unit(tokens, index, following, next_bits)
        or NumberKind.COUNT
    )


def _kind_by_suffix(tokens: Tokens, index: int, suffix: str, previous: str, following: str) -> NumberKind | None:
    if previous in _MONEY or following in _MONEY_AFTER:
        return NumberKind.MONEY
    if following == "°" and _is_temperature(tokens, index):
        return NumberKind.QUANTITY
    if suffix == "%" or following in _PERCENT_AFTER or (following == "per" and tokens.at(index + 2)[0] == "cent"):
        return NumberKind.PERCENT
    if _is_escape(tokens, index):
        return NumberKind.LABEL
    if suffix in _MULTIPLES or following in _MULTIPLE_AFTER:
        return NumberKind.MULTIPLE
    if suffix in _MAGNITUDES or following in _MAGNITUDES_AFTER:
        return NumberKind.QUANTITY
    if not suffix:
        return None
    if suffix in _TIMES and tokens.raw[index].endswith(suffix):
        return NumberKind.DURATION
    return NumberKind.QUANTITY if suffix in _UNITS else NumberKind.LABEL


def _kind_of_date(
    tokens: Tokens, index: int, digits: str, suffix: str, following: str, bits: int, previous_bits: int
) -> NumberKind | None:
    if not digits.isdecimal():
        if ":" in digits:
            return _kind_of_pair(tokens, index, digits)
        if digits.count(".") > 1 or _is_version(digits, suffix, following, bits):
            return NumberKind.LABEL
        if "/" in digits:
            return _kind_of_slashed(digits)
    if digits == "360" or (following == "°" and not _is_temperature(tokens, index)) or _ends_code(tokens, index):
        return NumberKind.LABEL
    is_month = bits & kinds.MONTH and (following != "may" or tokens.raw[index + 1] == "May")
    if is_month or previous_bits & kinds.MONTH:
        return NumberKind.DATE
    if not suffix and _is_year(digits) and not _counts(bits) and following != "+":
        return NumberKind.DATE
    return None


def _is_temperature(tokens: Tokens, index: int) -> bool:
    """`4 °C`, where `90°` without a scale names a turn or a view."""
    return tokens.at(index + 2)[0] in {"c", "f"} and tokens.touches(index + 1)


def _kind_of_pair(tokens: Tokens, index: int, digits: str) -> NumberKind:
    """`4:1` is a ratio, `by 7:30` a time of the day to keep, and anything else with a colon a name."""
    left, _, right = digits.partition(":")
    if len(right) == 1 and left.isdigit() and left != right:
        return NumberKind.PERCENT
    is_clock = len(right) == 2 and right.isdigit() and left.isdigit() and int(left) < 25 and int(right) < 60
    return NumberKind.CLOCK if is_clock and tokens.at(index - 1)[0] in _BEFORE_CLOCK else NumberKind.LABEL


def _kind_of_slashed(digits: str) -> NumberKind:
    """`3/4` is a share; `24/7` and `80/20` are sayings."""
    part, *whole = digits.split("/")
    if digits == "24/7" or len(whole) != 1:
        return NumberKind.DATE
    is_saying = part.isdecimal() and whole[0].isdecimal() and int(part) > int(whole[0])
    return NumberKind.LABEL if is_saying else NumberKind.PERCENT


def _is_version(digits: str, suffix: str, following: str, bits: int) -> bool:
    """`4.0` with no unit after it: nobody writes a count with a decimal zero."""
    is_whole = digits.endswith(".0") and digits.count(".") == 1 and not suffix
    return is_whole and following not in {"/", "or", "out"} and not bits & (kinds.TIME | kinds.UNIT | kinds.METRIC)


def _ends_code(tokens: Tokens, index: int) -> bool:
    """`S/4`: a number glued to a word by a sign."""
    if index < 2 or tokens.low[index - 1] not in {"/", "-"} or not tokens.raw[index - 2][0].isalpha():
        return False
    return tokens.touches(index - 1) and tokens.touches(index - 2)


def _is_escape(tokens: Tokens, index: int) -> bool:
    """`\\x1b[8m`: what a program wrote for a terminal."""
    return tokens.at(index - 1)[0] == "[" and tokens.at(index - 2)[0] in _ESCAPES


def _counts(bits: int) -> bool:
    """Whether the next word is people or a metric in the plural, so that the number before it counts."""
    return bool(bits & kinds.PLURAL and bits & (kinds.AUDIENCE | kinds.METRIC))


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isascii() and digits.isdigit() and "1990" <= digits <= "2100"


def _kind_of_name(
    tokens: Tokens, index: int, digits: str, before: list[Number], previous: str, previous_bits: int, bits: int
) -> NumberKind | None:
    if previous == "#" or (previous == "number" and digits == "1"):
        is_name = len(digits) > 1 or tokens.at(index - 2)[1] & (kinds.LABEL | kinds.ARTEFACT)
        return NumberKind.LABEL if is_name else NumberKind.RANK
    if previous in {"top", "rank", "ranked"}:
        return NumberKind.RANK
    if _continues_name(tokens, index, before):
        return NumberKind.LABEL
    is_label = previous_bits & kinds.LABEL and not previous_bits & kinds.METRIC
    if _counts(bits):
        return NumberKind.LABEL if is_label and not previous_bits & kinds.TIME else None
    is_version = bits & kinds.LABEL and "." in digits and not bits & kinds.METRIC
    if is_label or is_version:
        return NumberKind.LABEL
    is_thing = previous_bits & kinds.TANGIBLE and not previous_bits & (kinds.PLURAL | kinds.METRIC | kinds.AUDIENCE)
    if is_thing and index > 1 and not bits & kinds.NOUN:
        return NumberKind.LABEL
    if _follows_name(tokens, index) and not (bits & kinds.PLURAL and bits & kinds.NOUN):
        return NumberKind.LABEL
    return None


def _continues_name(tokens: Tokens, index: int, before: list[Number]) -> bool:
    """`tier 1 or 2`, `2026-10-01`, `phases 1, 2`: a number joined to one that is a name or a date."""
    if not before or before[-1].place != index - 2 or tokens.low[index - 1] not in _JOINTS:
        return False
    return before[-1].kind in _NAMED


def _follows_name(tokens: Tokens, index: int) -> bool:
    """A bare number right after a capitalised word that is no verb, metric or function word: SOC 2, Python 3."""
    if index == 0:
        return False
    raw, bits = tokens.raw[index - 1], tokens.bits[index - 1]
    if not raw[0].isupper():
        return False
    if bits & _NO_NAME and not (raw.isupper() and len(raw) > 1 and not bits & kinds.METRIC):
        return False
    return not _is_title_case(tokens)


def _is_title_case(tokens: Tokens) -> bool:
    words = [raw for raw in tokens.raw if raw[0].isalpha()]
    return len(words) > 4 and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3


def _kind_by_unit(tokens: Tokens, index: int, following: str, bits: int) -> NumberKind | None:
    if following in DASHES and tokens.touches(index):
        word, after = tokens.at(index + 2)
        if word.startswith("to-"):  # nine to five
            return NumberKind.LABEL
        if after & kinds.TIME:
            is_window = not after & kinds.PLURAL and tokens.at(index + 3)[1] & ~kinds.SYMBOL
            return NumberKind.PERIOD if is_window else NumberKind.DURATION
    step = 2 if following == "of" else 3 if following == "out" and tokens.at(index + 2)[0] == "of" else 0
    if step:
        whole, whole_bits = tokens.at(index + step)
        if whole_bits & (kinds.NUMBER | kinds.QUANTITY) and whole not in ALLS:
            return NumberKind.PERCENT
    if bits & kinds.UNIT and not bits & (kinds.METRIC | kinds.TIME):
        return NumberKind.QUANTITY
    return kind_by_time(tokens, index)
