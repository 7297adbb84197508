"""Classifies the numbers of a title: a target, a count, a date, or part of a name."""

import re
from typing import TYPE_CHECKING

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.grammar import FIGURE
from okr_cli.wording.titles.number_words import Number, NumberKind, kind_by_time, kind_of_word

if TYPE_CHECKING:
    from okr_cli.wording.titles.tokens import Tokens

_WANTED = tag.NUMBER | tag.QUANTITY
_STANDARDS = re.compile(r"[2-9]G|[248]K|16:9|4:3|21:9")
"""Generations of mobile networks and formats of screens."""

_ESCAPES = frozenset({"\x1b", "x1b", "u001b", "033"})
_NEVER_PAIRED = frozenset({NumberKind.DATE, NumberKind.LABEL, NumberKind.RANK, NumberKind.PERIOD, NumberKind.ALL})
_NAMED = frozenset({NumberKind.LABEL, NumberKind.DATE})
_NO_NAME = tag.FUNCTION | tag.METRIC | tag.VERB | tag.QUALITY | tag.AUDIENCE | tag.QUANTITY | tag.ADVERB
_GRADES = tag.METRIC | tag.UNIT | tag.TIMES_AFTER | tag.PERCENT
_FAR = 6


def numbers_in(tokens: "Tokens", start: int) -> tuple[Number, ...]:
    """Every number of the tokens, in order. `start` is where the sentence opens, after a prefix such as `KR 1:`."""
    if not tokens.any_tags & _WANTED:
        return ()
    found: list[Number] = []
    for index, tags in enumerate(tokens.tags):
        if tags & _WANTED and index >= start:
            if tags & tag.NUMBER:
                found.append(_in_digits(tokens, index, found))
            elif kind := kind_of_word(tokens, index, start):
                found.append(Number(kind, index, index, index))
    return _paired(tokens, found) if len(found) > 1 else tuple(found)


def _in_digits(tokens: "Tokens", index: int, before: list[Number]) -> Number:
    kind = _kind_of_digits(tokens, index, before)
    last = index + 1 if tokens.padded[index + 1] & tag.GLUED else index
    first = index - 1 if tokens.padded[index - 1] & tag.CURRENCY else index
    return Number(kind, first, last, index)


def _paired(tokens: "Tokens", found: list[Number]) -> tuple[Number, ...]:
    """Join `A to B` and ranges: two numbers with an arrow between them are one movement."""
    for place in range(len(found) - 1):
        low, high = found[place], found[place + 1]
        if not 2 <= high.place - low.place <= _FAR or low.kind in _NEVER_PAIRED or high.kind in _NEVER_PAIRED:
            continue
        between = tokens.tags[low.place + 1 : high.place]
        if any(tags & tag.MOVEMENT for tags in between):
            found[place] = Number(NumberKind.FROM_TO, low.first, high.last, low.place)
            found[place + 1] = Number(NumberKind.FROM_TO, low.first, high.last, high.place)
        elif low.kind is NumberKind.COUNT and all(tags & tag.DASH for tags in between):
            kind = NumberKind.LABEL if _names_group(tokens, low.place, high) else high.kind
            found[place] = low._replace(kind=kind)
            found[place + 1] = high._replace(kind=kind)
    return tuple(found)


def _names_group(tokens: "Tokens", low: int, high: Number) -> bool:
    """`the 18-24 segment`: a range between an article and one thing."""
    if not tokens.padded[low - 1] & tag.DEFINITE or high.place + 1 == len(tokens.tags):
        return False
    return not tokens.tags[high.place + 1] & (tag.PLURAL | tag.SYMBOL) and high.kind is NumberKind.COUNT


def _kind_of_digits(tokens: "Tokens", index: int, before: list[Number]) -> NumberKind:
    """The meaning of the number at token `index`; `before` are the numbers to its left."""
    digits, suffix = tokens.low[index], ""
    if not digits.isdecimal():
        parts = FIGURE.match(digits)
        if parts is not None:
            digits, suffix = parts.groups()
    return (
        _kind_by_suffix(tokens, index, suffix)
        or _kind_of_date(tokens, index, digits, suffix)
        or _kind_of_name(tokens, index, digits, before)
        or _kind_by_unit(tokens, index)
        or NumberKind.COUNT
    )


def _kind_by_suffix(tokens: "Tokens", index: int, suffix: str) -> NumberKind | None:
    tags, previous, following = tokens.tags[index], tokens.padded[index - 1], tokens.padded[index + 1]
    if previous & tag.MONEY or following & (tag.MONEY | tag.MONEY_AFTER):
        return NumberKind.MONEY
    if _STANDARDS.fullmatch(tokens.raw[index]) and not following & (tag.AUDIENCE | tag.METRIC):
        return NumberKind.LABEL
    if following & tag.DEGREE and _is_temperature(tokens, index):
        return NumberKind.QUANTITY
    is_per_cent = following & tag.PER_WORD and tokens.padded[index + 2] & tag.CENT
    if suffix == "%" or following & tag.PERCENT or is_per_cent:
        return NumberKind.PERCENT
    if previous & tag.OPENING_BRACKET and index > 1 and tokens.low[index - 2] in _ESCAPES:
        return NumberKind.LABEL  # `\x1b[8m`: what a program wrote for a terminal
    if tags & tag.MULTIPLE_SUFFIX or following & tag.TIMES_AFTER:
        return NumberKind.MULTIPLE
    if tags & tag.MAGNITUDE_SUFFIX or following & tag.MAGNITUDE_AFTER:
        return NumberKind.QUANTITY
    if not suffix:
        return None
    if tags & tag.TIME_SUFFIX and tokens.raw[index].endswith(suffix) and ":" not in tokens.raw[index]:
        return NumberKind.DURATION
    return NumberKind.QUANTITY if tags & tag.UNIT_SUFFIX else NumberKind.LABEL


def _kind_of_date(tokens: "Tokens", index: int, digits: str, suffix: str) -> NumberKind | None:
    following = tokens.padded[index + 1]
    if not digits.isdecimal():
        if ":" in digits:
            return _kind_of_pair(tokens, index, digits)
        if digits.count(".") > 1 or _is_version(tokens, index, digits, suffix):
            return NumberKind.LABEL
        if "/" in digits:
            return _kind_of_slashed(digits)
    is_turn = digits == "360" or (following & tag.DEGREE and not _is_temperature(tokens, index))
    if is_turn or _ends_code(tokens, index):
        return NumberKind.LABEL
    is_month = following & tag.MONTH and (not following & tag.CAN_FORM or tokens.raw[index + 1].istitle())
    is_month_of = following & tag.OF and tokens.padded[index + 2] & tag.MONTH  # 30 de junio
    if is_month or is_month_of or tokens.padded[index - 1] & tag.MONTH:
        return NumberKind.DATE
    is_year = len(digits) == 4 and digits.isascii() and digits.isdigit() and "1990" <= digits <= "2100"
    if is_year and not suffix and not _counts(following) and not following & tag.PLUS:
        return NumberKind.DATE
    return None


def _is_temperature(tokens: "Tokens", index: int) -> bool:
    """`4 °C`; `90°` without a scale is a turn or a view."""
    return bool(tokens.padded[index + 2] & tag.TEMPERATURE_SCALE) and tokens.touches(index + 1)


def _kind_of_pair(tokens: "Tokens", index: int, digits: str) -> NumberKind:
    """`4:1` is a ratio, `by 7:30` a time to keep, and anything else with a colon a name."""
    left, _, right = digits.partition(":")
    if len(right) == 1 and left.isdigit() and left != right:
        return NumberKind.PERCENT
    is_clock = len(right) == 2 and right.isdigit() and left.isdigit() and int(left) < 25 and int(right) < 60
    return NumberKind.CLOCK if is_clock and tokens.padded[index - 1] & tag.CLOCK_BEFORE else NumberKind.LABEL


def _kind_of_slashed(digits: str) -> NumberKind:
    """`3/4` is a share; `24/7` and `80/20` are sayings."""
    part, *whole = digits.split("/")
    if digits == "24/7" or len(whole) != 1:
        return NumberKind.DATE
    is_saying = part.isdecimal() and whole[0].isdecimal() and int(part) > int(whole[0])
    return NumberKind.LABEL if is_saying else NumberKind.PERCENT


def _is_version(tokens: "Tokens", index: int, digits: str, suffix: str) -> bool:
    """`4.0` with no unit after it: nobody writes a count with a decimal zero."""
    is_whole = digits.endswith(".0") and digits.count(".") == 1 and not suffix
    return is_whole and not tokens.padded[index + 1] & (tag.RATIO_AFTER | tag.TIME | tag.UNIT | tag.METRIC)


def _ends_code(tokens: "Tokens", index: int) -> bool:
    """`S/4`: a number joined to a word by a symbol."""
    if index < 2 or not tokens.tags[index - 1] & tag.CODE_DASH or not tokens.raw[index - 2][0].isalpha():
        return False
    return tokens.touches(index - 1) and tokens.touches(index - 2)


def _counts(following: int) -> bool:
    """Whether the next word is people or a metric in the plural, so that the number before it counts."""
    return bool(following & tag.PLURAL and following & (tag.AUDIENCE | tag.METRIC))


def _kind_of_name(tokens: "Tokens", index: int, digits: str, before: list[Number]) -> NumberKind | None:
    previous, following = tokens.padded[index - 1], tokens.padded[index + 1]
    if previous & tag.HASH or (previous & tag.NUMBER_ONE and digits == "1"):
        is_name = len(digits) > 1 or tokens.padded[index - 2] & (tag.LABEL | tag.ARTIFACT)
        return NumberKind.LABEL if is_name else NumberKind.RANK
    if previous & tag.RANK_BEFORE:
        return NumberKind.RANK
    if _continues_name(tokens, index, before):
        return NumberKind.LABEL
    is_label = previous & tag.LABEL and not previous & tag.METRIC
    if _counts(following):
        return NumberKind.LABEL if is_label and not previous & tag.TIME else None
    is_version = following & tag.LABEL and "." in digits and not following & (tag.METRIC | tag.TIME)
    is_thing = previous & tag.TANGIBLE and not previous & (tag.PLURAL | tag.METRIC | tag.AUDIENCE)
    is_numbered_thing = is_thing and index > 1 and not following & tag.NOUN
    if is_label or is_version or is_numbered_thing:
        return NumberKind.LABEL
    is_counted = following & tag.PLURAL and following & tag.NOUN
    return NumberKind.LABEL if _follows_name(tokens, index) and not is_counted else None


def _continues_name(tokens: "Tokens", index: int, before: list[Number]) -> bool:
    """`tier 1 or 2`, `2026-10-01`, `phases 1, 2`: a number joined to one that is a name or a date."""
    if not before or before[-1].place != index - 2 or not tokens.tags[index - 1] & tag.NUMBER_JOINT:
        return False
    return before[-1].kind in _NAMED


def _follows_name(tokens: "Tokens", index: int) -> bool:
    """A bare number right after a capitalised word that is no verb, metric or function word: SOC 2, Python 3."""
    if index == 0:
        return False
    raw, tags = tokens.raw[index - 1], tokens.tags[index - 1]
    if not raw[0].isupper():
        return False
    if tags & _NO_NAME and not (raw.isupper() and len(raw) > 1 and not tags & tag.METRIC):
        return False
    return tokens.grammar.capital_nouns or not _is_title_case(tokens)


def _is_title_case(tokens: "Tokens") -> bool:
    words = [raw for raw in tokens.raw if raw[0].isalpha()]
    return len(words) > 4 and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3


def _kind_by_unit(tokens: "Tokens", index: int) -> NumberKind | None:
    following, after = tokens.padded[index + 1], tokens.padded[index + 2]
    if following & tag.DASH and tokens.touches(index):
        if after & tag.LIKE_RANGE:  # nine-to-five
            return NumberKind.LABEL
        if after & tag.TIME:
            return (
                NumberKind.PERIOD if _is_window(tokens, index + 3) and not after & tag.PLURAL else NumberKind.DURATION
            )
        if not after & (_WANTED | _GRADES) and _is_window(tokens, index + 3):
            return NumberKind.LABEL  # a 500-word article
    is_of_cases = following & tag.NOUN and after & tag.RATIO_AFTER and tokens.padded[index + 3] & _WANTED
    if is_of_cases and tokens.tags[index + 2] & tag.FUNCTION:
        return NumberKind.PERCENT  # 4 cas sur 5
    is_apart = (following & tag.OUT and after & tag.OF) or (following & tag.OF and after & tag.ALL)
    whole = tokens.padded[index + 3] if is_apart else after if following & tag.OF else 0
    if whole & _WANTED and not whole & tag.ALL:
        return NumberKind.PERCENT
    if following & tag.UNIT and not following & (tag.METRIC | tag.TIME):
        return NumberKind.QUANTITY
    return kind_by_time(tokens, index)


def _is_window(tokens: "Tokens", index: int) -> bool:
    """Whether a noun at `index` is described by the duration before it, unless it is a time itself."""
    end = index
    while end < len(tokens.tags) and not tokens.tags[end] & (tag.FUNCTION | tag.SYMBOL):
        end += 1
    return end > index and not tokens.tags[end - 1] & tag.TIMED


def counted_noun(tokens: "Tokens", number: Number) -> int:
    """The token of the noun that a number counts, -1 without one. For `A to B`, the one after A, or else after B."""
    if number.kind is NumberKind.FROM_TO:
        has_currency = bool(tokens.tags[number.first] & tag.CURRENCY)
        noun = _noun_from(tokens, number.first + has_currency + 1)
        if noun >= 0:
            return noun
    return _noun_from(tokens, number.last + 1)


def _noun_from(tokens: "Tokens", index: int) -> int:
    """The first plural noun of the words from `index`, else the first noun."""
    first = -1
    for place in range(index, min(index + _FAR, len(tokens.tags))):
        tags = tokens.tags[place]
        if tags & (tag.SYMBOL | tag.FUNCTION):
            if not tags & tag.INSIDE_COUNT:
                break
        elif tags & tag.NOUN and not tags & tag.TIME:
            if tags & tag.PLURAL:
                return place
            first = place if first < 0 else first
    return first


def is_limit(tokens: "Tokens", number: Number) -> bool:
    """Whether a number is a threshold or a change: `at least 5`, `< 200`, `40+`, `5 or fewer`, `by 5`, `+15`."""
    if number.kind is NumberKind.FROM_TO:
        return False
    index = number.place
    before = index - 2 if tokens.padded[index - 1] & (tag.CURRENCY | tag.INDEFINITE) else index - 1
    previous = tokens.padded[before]
    if previous & tag.LIMIT_BEFORE or tokens.padded[index + 1] & tag.PLUS:
        return True
    if previous & tag.UP_OR_DOWN:
        return not tokens.padded[before - 1] & tag.VERB
    if previous & tag.MINUS:
        return tokens.touches(before) and not (before and tokens.touches(before - 1))
    either = next((place for place in range(index + 1, index + 4) if tokens.padded[place] & tag.OR), 0)
    if either and tokens.padded[either + 1] & tag.LIMIT_AFTER:
        return True
    return bool(previous & tag.TO and tokens.padded[before - 1] & tag.UP)
