"""The numbers of a title, told apart: a target, a count of things, a date, or just part of a name."""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.figures import kind_of_figure
from okr_cli.wording.titles.number_kinds import DASHES, NAMES, Number, NumberKind
from okr_cli.wording.titles.number_words import kind_of_word
from okr_cli.wording.titles.tokens import Tokens

_WANTED = kinds.NUMBER | kinds.QUANTITY
_CURRENCIES = frozenset({"$", "€", "£", "¥", "₹", "₩", "₽"})
_GLUED = frozenset({"%", "+"})
_ARROWS = frozenset({"to", "→", "->", "=>", "⇒", "➔", "➝"})
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
    return Number(kind, first, last, index)


def _word(tokens: Tokens, index: int, start: int) -> Number | None:
    kind = kind_of_word(tokens, index, start)
    if kind is None:
        return None
    return Number(kind, index, index, index)


def _paired(tokens: Tokens, found: list[Number]) -> tuple[Number, ...]:
    """Join `A to B` and ranges: two numbers with an arrow between them are one movement."""
    for place in range(len(found) - 1):
        low, high = found[place], found[place + 1]
        if not 2 <= high.place - low.place <= _FAR or low.kind in NAMES or high.kind in NAMES:
            continue
        between = tokens.low[low.place + 1 : high.place]
        if not _ARROWS.isdisjoint(between):
            found[place] = Number(NumberKind.FROM_TO, low.first, high.last, low.place)
            found[place + 1] = Number(NumberKind.FROM_TO, low.first, high.last, high.place)
        elif DASHES.issuperset(between) and low.kind is NumberKind.COUNT:
            kind = NumberKind.LABEL if _names_group(tokens, low.place, high) else high.kind
            found[place] = low._replace(kind=kind)
            found[place + 1] = high._replace(kind=kind)
    return tuple(found)


def _names_group(tokens: Tokens, low: int, high: Number) -> bool:
    """`the 18-24 segment`: a range between an article and one thing."""
    following, bits = tokens.at(high.place + 1)
    is_named = tokens.at(low - 1)[0] in {"the", "our"} and following != ""
    return is_named and not bits & (kinds.PLURAL | kinds.SYMBOL) and high.kind is NumberKind.COUNT
