"""Titles that make a statement instead of starting with a verb: `Search is live`, `Refunds take 40 minutes`."""

from enum import StrEnum
from typing import NamedTuple

from okr_cli.wording.lexicon import tag
from okr_cli.wording.titles.tokens import Range, Tokens


class StatementKind(StrEnum):
    """How the subject and the predicate are joined."""

    IS = "is"
    HAS = "has"
    CAN = "can"
    DOES = "does"
    DONE = "done"  # a participle without an auxiliary: `Portal launched`


class Statement(NamedTuple):
    """A predicate: how it is joined to the subject, its first token, and the words for finished work."""

    kind: StatementKind
    predicate: int
    delivered: Range | None


_IS = tag.IS | tag.BE_FORM | tag.WILL_FORM
_STARTS_OBJECT = tag.NUMBER | tag.QUANTITY | tag.FUNCTION | tag.ADVERB
_FAR = 5


def read_statement(tokens: Tokens, start: int) -> Statement | None:
    """The first finite verb after the subject, if any."""
    for place in range(start, len(tokens.tags)):
        tags = tokens.tags[place]
        if tags & tag.FUNCTION:
            found = _by_auxiliary(tokens, place, tags)
            if found is not None:
                return found
        if place == start or not tags & (tag.VERB | tag.DELIVERED):
            continue
        if tags & (tag.PAST | tag.DELIVERED):
            if _closes(tokens, place):
                return Statement(StatementKind.DONE, place, _delivered(tokens, place))
        elif _is_finite(tokens, place):
            return Statement(StatementKind.DOES, place, None)
    return None


def _by_auxiliary(tokens: Tokens, place: int, tags: int) -> Statement | None:
    if tags & _IS:
        return Statement(StatementKind.IS, place, _delivered(tokens, place + 1))
    if tags & tag.HAS_FORM:
        following = tokens.padded[place + 1]
        if following & tag.BEEN:
            return Statement(StatementKind.IS, place, _delivered(tokens, place + 2))
        is_perfect = following & (tag.PAST | tag.DELIVERED)
        return Statement(StatementKind.HAS, place, _delivered(tokens, place + 1) if is_perfect else None)
    return Statement(StatementKind.CAN, place, None) if tags & tag.CAN_FORM else None


def _closes(tokens: Tokens, place: int) -> bool:
    """Whether a participle ends a clause (`deployed in June`) rather than opening a noun phrase (`updated roadmap`)."""
    if place + 1 >= len(tokens.tags):
        return True
    return bool(tokens.tags[place + 1] & (tag.FUNCTION | tag.SYMBOL | tag.ADVERB | tag.NUMBER))


def _is_finite(tokens: Tokens, place: int) -> bool:
    """Whether a word that can be a verb is one: `teams report churn`, not `team reports`."""
    previous, tags, following = tokens.tags[place - 1], tokens.tags[place], tokens.padded[place + 1]
    is_last = place + 1 == len(tokens.tags)
    if is_last or following & tag.OF or tags & tag.GERUND or (previous & tag.QUALITY and not previous & tag.NOUN):
        return False
    if tags & tag.THIRD:
        return not tags & tag.NOUN or bool(following & (tag.NUMBER | tag.QUANTITY | tag.FINITE_OBJECT))
    if not previous & (tag.PLURAL | tag.AUDIENCE):
        return False
    return not tags & tag.NOUN or bool(following & _STARTS_OBJECT and not following & tag.NOT_AN_OBJECT)


def _delivered(tokens: Tokens, start: int) -> Range | None:
    """The words of finished work right after `start`: `live`, `in place`, `shipped`; not `used by teams`."""
    for place in range(start, min(start + _FAR, len(tokens.tags))):
        tags = tokens.tags[place]
        if tags & tag.IN_WORD and tokens.padded[place + 1] & tag.IN_PLACE:
            return place, place + 1
        if tags & tag.DELIVERED or (tags & tag.PAST and tags & (tag.DELIVER | tag.MAKE)):
            return None if _is_done_by_people(tokens, place) else (place, place)
        if tags & (tag.SYMBOL | tag.NUMBER) or not tags & (tag.FUNCTION | tag.ADVERB | tag.PAST):
            return None
    return None


def _is_done_by_people(tokens: Tokens, place: int) -> bool:
    """`adopted by customers`: what people do is an outcome."""
    return bool(tokens.padded[place + 1] & tag.BY) and tokens.any(tag.AUDIENCE, place + 2, place + 5)
