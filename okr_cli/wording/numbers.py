"""The numbers of a title, told apart: a target, a count of things, a date, or just part of a name."""

from okr_cli.wording import kinds
from okr_cli.wording.figures import kind_of_figure
from okr_cli.wording.number_kinds import DASHES, NAMES, Number, NumberKind
from okr_cli.wording.number_words import kind_of_word
from okr_cli.wording.tokens import Tokens

_WANTED = kinds.NUMBER | kinds.QUANTITY
_CURRENCIES = frozenset({"$", "€", "£", "¥", "₹", "₩", "₽"})
_LIMITS = frozenset(
    [
        "<", ">", "≤", "≥", "<=", ">=", "~", "≈", "±", "under", "below", "above", "over", "exceeding", "exceed",
        "exceeds", "than", "least", "most", "within", "max", "min", "minimum", "maximum", "beyond", "past", "by",
    ]
)
_LIMIT_AFTER = frozenset(
    ["less", "more", "fewer", "higher", "lower", "better", "above", "below", "over"]
)
_GLUED = frozenset({"%", "+"})
_INDEFINITE = frozenset({"a", "an"})
_UP_OR_DOWN = frozenset({"up", "down"})
_SIGNS = frozenset({"+", "-", "−", "–"})
_ARROWS = frozenset({"to", "→", "->", "=>", "⇒", "➔", "➝"})
_INSIDE_SIGNS = frozenset({"+", "-", "/", '"', "&", "%"})
_INSIDE_WORDS = frozenset(
    ["of", "the", "our", "new", "more", "most", "a", "other", "different", "such", "its", "their"]
)
_FAR = 6


def numbers_in(tokens: Tokens, start: int) -> tuple[Number, ...]:
    """Every number of the tokens, in order. `start` is where the sentence opens, after a prefix such as `KR 1:`."""
    if not tokens.any_bits & _WANTED:
        return ()
    found: list[Number] = []
    for index, bits in enumerate(tokens.bits):
        if bits & _WANTED and index >= start:
            number = _figure(tokens, index, found) if bits & kinds.NUMBER else _word(tokens, index, start)
            if number is not None:
                found.append(number)
    return _paired(tokens, found) if len(found) > 1 else tuple(found)


def _figure(tokens: Tokens, index: int, before: list[Number]) -> Number:
    kind = kind_of_figure(tokens, index, before)
    low = tokens.low
    last = index + 1 if index + 1 < len(low) and low[index + 1] in _GLUED else index
    first = index - 1 if index and low[index - 1] in _CURRENCIES else index
    return Number(kind, first, last, index, counted_noun(tokens, last + 1), _is_limit(tokens, index))


def _word(tokens: Tokens, index: int, start: int) -> Number | None:
    kind = kind_of_word(tokens, index, start)
    if kind is None:
        return None
    return Number(kind, index, index, index, counted_noun(tokens, index + 1), _is_limit(tokens, index))


def _is_limit(tokens: Tokens, index: int) -> bool:
    """`at least 5`, `< 200`, `40+`, `5 or fewer`, `by 5`, `+15`, `up to 5`."""
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


def counted_noun(tokens: Tokens, index: int) -> int:
    """The token that a number before `index` counts: the first plural noun of the next words, else the first noun."""
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


def _paired(tokens: Tokens, found: list[Number]) -> tuple[Number, ...]:
    """Join `A to B` and ranges: two numbers with an arrow between them are one movement."""
    for place in range(len(found) - 1):
        low, high = found[place], found[place + 1]
        if not 2 <= high.place - low.place <= _FAR or low.kind in NAMES or high.kind in NAMES:
            continue
        between = tokens.low[low.place + 1 : high.place]
        if not _ARROWS.isdisjoint(between):
            noun = low.noun if low.noun >= 0 else high.noun
            found[place] = Number(NumberKind.FROM_TO, low.first, high.last, low.place, noun)
            found[place + 1] = Number(NumberKind.FROM_TO, low.first, high.last, high.place, noun)
        elif DASHES.issuperset(between) and low.kind is NumberKind.COUNT:
            kind = NumberKind.LABEL if _names_group(tokens, low.place, high) else high.kind
            found[place] = low._replace(kind=kind, noun=high.noun)
            found[place + 1] = high._replace(kind=kind)
    return tuple(found)


def _names_group(tokens: Tokens, low: int, high: Number) -> bool:
    """`the 18-24 segment`: a range between an article and one thing."""
    following, bits = tokens.at(high.place + 1)
    is_named = tokens.at(low - 1)[0] in {"the", "our"} and following != ""
    return is_named and not bits & (kinds.PLURAL | kinds.SYMBOL) and high.kind is NumberKind.COUNT
