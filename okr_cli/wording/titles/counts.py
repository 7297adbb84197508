"""What a number counts, and whether it is a threshold: asked only of numbers that need a closer look."""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.number_kinds import Number, NumberKind
from okr_cli.wording.titles.tokens import Tokens

_CURRENCIES = frozenset({"$", "€", "£", "¥", "₹", "₩", "₽"})
_LIMITS = frozenset(
    [
        "<",
        ">",
        "≤",
        "≥",
        "<=",
        ">=",
        "~",
        "≈",
        "±",
        "under",
        "below",
        "above",
        "over",
        "exceeding",
        "exceed",
        "exceeds",
        "than",
        "least",
        "most",
        "within",
        "max",
        "min",
        "minimum",
        "maximum",
        "beyond",
        "past",
        "by",
    ]
)
_LIMIT_AFTER = frozenset(["less", "more", "fewer", "higher", "lower", "better", "above", "below", "over"])
_INDEFINITE = frozenset({"a", "an"})
_UP_OR_DOWN = frozenset({"up", "down"})
_SIGNS = frozenset({"+", "-", "−", "–"})
_INSIDE_SIGNS = frozenset({"+", "-", "/", '"', "&", "%", "–"})
_INSIDE_WORDS = frozenset(
    ["of", "the", "our", "new", "more", "most", "a", "other", "different", "such", "its", "their"]
)
_FAR = 6


def counted_noun(tokens: Tokens, number: Number) -> int:
    """The token of the noun that a number counts, -1 where there is none. For `A to B`, what A or else B counts."""
    if number.kind is NumberKind.FROM_TO:
        first = number.first + 1 if tokens.low[number.first] in _CURRENCIES else number.first
        noun = _noun_from(tokens, first + 1)
        if noun >= 0:
            return noun
    return _noun_from(tokens, number.last + 1)


def _noun_from(tokens: Tokens, index: int) -> int:
    """The first plural noun of the words from `index`, else the first noun."""
    first = -1
    for place in range(index, min(index + _FAR, len(tokens.low))):
        bits, word = tokens.bits[place], tokens.low[place]
        if bits & kinds.SYMBOL:
            if word not in _INSIDE_SIGNS:
                break
        elif bits & kinds.FUNCTION:
            if word not in _INSIDE_WORDS:
                break
        elif bits & kinds.NOUN and not bits & kinds.TIME:
            if bits & kinds.PLURAL:
                return place
            first = place if first < 0 else first
    return first


def is_limit(tokens: Tokens, number: Number) -> bool:
    """Whether a number is a threshold or a change: `at least 5`, `< 200`, `40+`, `5 or fewer`, `by 5`, `+15`."""
    if number.kind is NumberKind.FROM_TO:
        return False
    index = number.place
    low = tokens.low
    before = index - 1
    previous = low[before] if before >= 0 else ""
    if previous in _CURRENCIES or previous in _INDEFINITE:
        before -= 1
        previous = low[before] if before >= 0 else ""
    if previous in _LIMITS or (index + 1 < len(low) and low[index + 1] == "+"):
        return True
    if previous in _UP_OR_DOWN:
        return not tokens.at(before - 1)[1] & kinds.VERB
    if previous in _SIGNS:
        return tokens.touches(before) and not (before and tokens.touches(before - 1))
    if "or" in low[index + 1 : index + 4]:
        place = low.index("or", index + 1)
        if tokens.at(place + 1)[0] in _LIMIT_AFTER:
            return True
    return previous == "to" and before > 0 and low[before - 1] == "up"
