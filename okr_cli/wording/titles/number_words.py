"""Numbers written as words: two, half, zero, not a single one, within a day."""

from typing import Final

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.number_kinds import DASHES, PERIOD_BEFORE, NumberKind, kind_by_time
from okr_cli.wording.titles.tokens import Tokens

ALLS: Final = frozenset({"all", "every", "each"})
_ZEROS = frozenset({"zero", "none", "nil"})
_MULTIPLES = frozenset(
    [
        "double",
        "doubled",
        "doubles",
        "doubling",
        "halve",
        "halved",
        "halves",
        "halving",
        "triple",
        "tripled",
        "triples",
        "tripling",
        "quadruple",
        "quadrupled",
        "twice",
        "twofold",
        "threefold",
        "tenfold",
    ]
)
_FREQUENCIES = frozenset({"hourly", "daily", "weekly", "monthly", "quarterly", "yearly", "annually", "fortnightly"})
_FRACTIONS = frozenset({"half", "third", "thirds", "quarter", "quarters", "fifth", "tenth"})
_MAGNITUDES = frozenset({"million", "billion", "thousand", "hundred", "trillion"})
_NAMED_ZERO = frozenset({"trust", "knowledge"})
_NOT_ZERO = frozenset({"longer", "code", "matter", "later", "doubt", "and", "or", ""})
_BEFORE_NO = frozenset(
    [
        "that",
        "ensure",
        "is",
        "are",
        "has",
        "have",
        "there",
        "be",
        "and",
        "to",
        "sees",
        "see",
        "had",
        "were",
        ",",
        ";",
        ":",
    ]
)
_BEFORE_FRACTION = frozenset({"by", "down", "up", "than", "under", "over"})
_BEFORE_ONE = frozenset({"least", "than", "most", "exactly", "only", "within", "under", "to", "into", "by"})
_TIME_UNITS = frozenset({"year", "quarter", "month", "day", "week", "decade"})
_PER = frozenset({"per", "a", "an", "every", "each"})
_ARROWS = frozenset({"to", "→", "->"})


def kind_of_word(tokens: Tokens, index: int, start: int) -> NumberKind | None:
    """What a number word says, or None where it is no number here (`no longer`, `double down`, `one place`)."""
    word = tokens.low[index]
    following = tokens.at(index + 1)[0]
    if word[:4] == "top-":
        return NumberKind.RANK
    if word in _ZEROS:
        return None if following in DASHES or following in _NAMED_ZERO else NumberKind.ZERO
    if word == "no":
        states = index == start or tokens.at(index - 1)[0] in _BEFORE_NO or _follows_people_who(tokens, index)
        return NumberKind.ZERO if states and following not in _NOT_ZERO else None
    if word in _MULTIPLES:
        is_idiom = following in DASHES or (following == "down" and word[:5] == "doubl")
        return None if is_idiom else NumberKind.MULTIPLE
    if word in ALLS:
        return NumberKind.ALL if index == start or tokens.at(index - 1)[0] in {"that", "ensure"} else None
    if word in _FRACTIONS:
        return NumberKind.PERCENT if _is_fraction(tokens, index) else None
    return _kind_of_phrase(tokens, index, word, following)


def _kind_of_phrase(tokens: Tokens, index: int, word: str, following: str) -> NumberKind | None:
    previous, previous_bits = tokens.at(index - 1)
    if word == "once":
        return NumberKind.QUANTITY if following in _PER or previous in {"least", "most", "than"} else None
    if word in _FREQUENCIES:
        is_end = previous in _ARROWS and "from" in tokens.low[:index]
        return NumberKind.FROM_TO if previous == "from" or is_end else None
    if word in {"within", "under", "than"}:
        is_unit = following in {"a", "an"} and tokens.at(index + 2)[1] & kinds.TIME
        return NumberKind.DURATION if is_unit else None
    if word in {"not", "never"}:
        is_none = following == "one" or (following == "a" and tokens.at(index + 2)[0] == "single")
        return NumberKind.ZERO if is_none else None
    if word == "one" and previous not in _BEFORE_ONE:
        return None
    if word in _MAGNITUDES and previous_bits & kinds.NUMBER:
        return None
    is_name = previous_bits & kinds.LABEL and not previous_bits & kinds.METRIC
    if is_name and not tokens.at(index + 1)[1] & kinds.PLURAL:
        return NumberKind.LABEL
    return kind_by_time(tokens, index) or (NumberKind.RANK if previous == "top" else NumberKind.COUNT)


def _follows_people_who(tokens: Tokens, index: int) -> bool:
    """`Auditors raise no finding`: a verb with someone before it."""
    if index < 2 or not tokens.bits[index - 1] & kinds.VERB:
        return False
    return bool(tokens.bits[index - 2] & (kinds.PLURAL | kinds.AUDIENCE)) and not tokens.bits[index - 2] & kinds.VERB


def _is_fraction(tokens: Tokens, index: int) -> bool:
    """`half of`, `by a third`, `a quarter fewer`; not `the first half of the year` and not `every quarter`."""
    word, previous = tokens.low[index], tokens.at(index - 1)[0]
    has_article = previous in {"a", "one", "two", "three"}
    before = tokens.at(index - 2)[0] if has_article else previous
    following = [tokens.at(index + step)[0] for step in (1, 2, 3)]
    if not _TIME_UNITS.isdisjoint(following) or previous in PERIOD_BEFORE:
        return False
    if before in _BEFORE_FRACTION:
        return True
    is_part = following[0] not in {"and", "or", ","} and not {"of", "fewer", "less", "more"}.isdisjoint(following)
    if word == "half":
        return is_part or previous == "in" or following[0] in {"the", "as", "our", "their", "all"}
    return is_part and has_article
