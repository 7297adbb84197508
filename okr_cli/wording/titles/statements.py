"""Titles that state something instead of opening with a verb: `Search is live`, `Refunds take 40 minutes`."""

from enum import StrEnum
from typing import NamedTuple

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.tokens import Range, Tokens


class StatementKind(StrEnum):
    """How the subject is joined to what is said about it."""

    IS = "is"
    HAS = "has"
    CAN = "can"
    DOES = "does"
    DONE = "done"  # a participle without an auxiliary: `Portal launched`


class Statement(NamedTuple):
    """A predicate: how it is joined to the subject, its first token, and the words that tell of finished work."""

    kind: StatementKind
    predicate: int
    delivered: Range | None


_IS = frozenset(["is", "are", "was", "were", "be", "being", "been", "remains", "remain", "becomes", "become"])
_HAS = frozenset({"has", "have", "had", "having"})
_CAN = frozenset({"can", "could", "may", "might", "cannot", "can't"})
_WILL = frozenset({"will", "would", "shall", "should", "must"})
_STARTS_OBJECT = kinds.NUMBER | kinds.QUANTITY | kinds.FUNCTION | kinds.ADVERB
_STARTS_PHRASE = frozenset({"a", "an", "the", "to", "our", "their", "its"})
_NEAR = 5


def read_statement(tokens: Tokens, start: int) -> Statement | None:
    """The first finite verb after the subject, if there is one."""
    low, bits = tokens.low, tokens.bits
    for place in range(start, len(low)):
        word, kind = low[place], bits[place]
        if kind & kinds.FUNCTION:
            found = _by_auxiliary(tokens, place, word)
            if found is not None:
                return found
        if place == start or not kind & (kinds.VERB | kinds.DELIVERED):
            continue
        if kind & (kinds.PAST | kinds.DELIVERED):
            if _closes(tokens, place):
                return Statement(StatementKind.DONE, place, _delivered(tokens, place))
        elif _is_finite(tokens, place):
            return Statement(StatementKind.DOES, place, None)
    return None


def _by_auxiliary(tokens: Tokens, place: int, word: str) -> Statement | None:
    if word in _IS or word in _WILL:
        return Statement(StatementKind.IS, place, _delivered(tokens, place + 1))
    if word in _HAS and tokens.at(place + 1)[0] == "been":
        return Statement(StatementKind.IS, place, _delivered(tokens, place + 2))
    if word in _HAS:
        is_perfect = tokens.at(place + 1)[1] & (kinds.PAST | kinds.DELIVERED)
        return Statement(StatementKind.HAS, place, _delivered(tokens, place + 1) if is_perfect else None)
    if word in _CAN:
        return Statement(StatementKind.CAN, place, None)
    return None


def _closes(tokens: Tokens, place: int) -> bool:
    """Whether a participle ends a clause (`deployed in June`) rather than opening a noun phrase (`updated roadmap`)."""
    if place + 1 >= len(tokens.low):
        return True
    return bool(tokens.bits[place + 1] & (kinds.FUNCTION | kinds.SYMBOL | kinds.ADVERB | kinds.NUMBER))


def _is_finite(tokens: Tokens, place: int) -> bool:
    """Whether a word that can be a verb is one: `teams report churn`, not `team reports`."""
    bits = tokens.bits[place]
    following, following_bits = tokens.at(place + 1)
    previous = tokens.bits[place - 1]
    if not following or bits & kinds.GERUND or (previous & kinds.QUALITY and not previous & kinds.NOUN):
        return False
    if bits & kinds.THIRD:
        takes_object = following_bits & (kinds.NUMBER | kinds.QUANTITY) or following in _STARTS_PHRASE
        return not bits & kinds.NOUN or bool(takes_object)
    if not previous & (kinds.PLURAL | kinds.AUDIENCE):
        return False
    if not bits & kinds.NOUN:
        return True
    return bool(following_bits & _STARTS_OBJECT) and following not in {"and", "or", "of"}


def _delivered(tokens: Tokens, start: int) -> Range | None:
    """The words of finished work right after `start`: `live`, `in place`, `shipped`; not `used by teams`."""
    low, bits = tokens.low, tokens.bits
    for place in range(start, min(start + _NEAR, len(low))):
        kind = bits[place]
        if low[place] == "in" and tokens.at(place + 1)[0] == "place":
            return place, place + 1
        if kind & kinds.DELIVERED or (kind & kinds.PAST and kind & (kinds.DELIVER | kinds.MAKE)):
            return None if _is_done_by_people(tokens, place) else (place, place)
        if kind & (kinds.SYMBOL | kinds.NUMBER) or not kind & (kinds.FUNCTION | kinds.ADVERB | kinds.PAST):
            return None
    return None


def _is_done_by_people(tokens: Tokens, place: int) -> bool:
    """`adopted by customers`: what people do is an outcome."""
    return tokens.at(place + 1)[0] == "by" and any(bits & kinds.AUDIENCE for bits in tokens.bits[place + 2 : place + 5])
