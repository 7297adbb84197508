"""Recognizes leading verbs in languages in which nouns can be used as verbs: `water the plants`.

Only the surrounding words decide. If an object follows, any word may be the verb: `deburr the castings`.
"""

from itertools import pairwise
from typing import TYPE_CHECKING

from okr_cli.wording.lexicon import tag

if TYPE_CHECKING:
    from okr_cli.wording.titles.tokens import Tokens

_NO_VERB = tag.FUNCTION | tag.SYMBOL | tag.NUMBER | tag.QUANTITY | tag.ADVERB | tag.PLURAL | tag.POSSESSIVE
_NAMES = tag.NOUN | tag.QUALITY | tag.ASPIRATION | tag.MONTH | tag.PLACE | tag.NOMINAL | tag.DELIVERED
_COUNTS = tag.NUMBER | tag.QUANTITY
_STARTS_OBJECT = tag.DETERMINER | tag.OBJECT_QUANTIFIER | _COUNTS | tag.PLURAL
_BOUNDARY = tag.FUNCTION | tag.SYMBOL
_ENDS_PHRASE = _BOUNDARY | tag.NUMBER
_FAR = 4


def has_object(tokens: "Tokens", place: int) -> bool:
    """Whether the word at `place`, which no list calls a verb, has an object: `Deburr the castings`.

    An article settles it for any word. A number, a particle, a second verb, a name or a plural settle it only for
    words that are not known as nouns or adjectives, or that are known as both noun and verb.
    """
    tags, last = tokens.tags, len(tokens.tags) - 1
    if place >= last or tags[place] & _NO_VERB:
        return False
    kind, following = tags[place], tags[place + 1]
    if following & tag.DETERMINER:
        return place + 1 < last and not (kind & tag.LIKE_GERUND and tokens.any_tags & tag.IS)
    if kind & tag.MANNER and following & (tag.WORK | tag.VERB_OR_NOUN):
        return bool(tokens.padded[place + 2] & _STARTS_OBJECT)
    if kind & _NAMES and not kind & tag.VERB_OR_NOUN:
        return False
    if tokens.raw[place].isupper() and len(tokens.low[place]) > 1:
        return False
    if following & (tag.OBJECT_QUANTIFIER | tag.OPENING_QUOTE):
        return place + 1 < last
    if following & tag.VERB_PARTICLE:
        return bool(tokens.padded[place + 2] & _STARTS_OBJECT)
    if following & tag.VERB_JOINT:
        return _is_second_verb(tokens, place + 2)
    if following & _COUNTS:
        return not kind & (tag.LABEL | tag.METRIC) and _counts_things(tokens, place + 2)
    return _is_followed_by_things(tokens, place)


def _is_second_verb(tokens: "Tokens", place: int) -> bool:
    """`Screed and tile the floor`, `Fair the blade and repaint`; not `Tape and paper`."""
    tags = tokens.padded[place]
    if not tags & (tag.WORK | tag.BETTER) or tags & (tag.INFLECTED | tag.PLURAL):
        return False
    return bool(tokens.padded[place + 1] & _STARTS_OBJECT) or not tags & tag.NOUN


def _counts_things(tokens: "Tokens", place: int) -> bool:
    """Whether one of the next words is a plural or a unit, which is then what a number counts."""
    for step in range(place, min(place + _FAR, len(tokens.tags))):
        tags = tokens.tags[step]
        if tags & _BOUNDARY:
            return False
        if tags & (tag.PLURAL | tag.UNIT | tag.LIKE_PLURAL_OR_IS):
            return True
    return False


def _phrase_end(tokens: "Tokens", step: int, ends: int) -> int:
    """The first token from `step` that can be one of `ends`, or the number of tokens."""
    while step < len(tokens.tags) and not tokens.tags[step] & ends:
        step += 1
    return step


def _is_followed_by_things(tokens: "Tokens", place: int) -> bool:
    """A name or a plural right after it, and then where or how: `Bleed radiators in all rooms`; not `Soil samples`."""
    end = _phrase_end(tokens, place + 1, _BOUNDARY)
    head = end - 1
    if head == place:
        return False
    goes_on = end < len(tokens.tags) - 1 and bool(tokens.tags[end] & tag.GOES_ON)
    if head > place + 1 and tokens.tags[head] & tag.NUMBER:
        head, goes_on = head - 1, True
    first, tags = tokens.tags[place], tokens.tags[head]
    if tokens.raw[place + 1][0].isupper():
        before_name = end < len(tokens.tags) and tokens.raw[end][0].isupper()
        return goes_on and bool(first & tag.VERB_OR_NOUN) and not before_name
    if not tags & (tag.PLURAL | tag.LIKE_PLURAL_OR_IS) or tags & tag.AUDIENCE:
        return False
    if head == place + 1 and tags & (tag.WORK | tag.METRIC) and not tags & tag.TANGIBLE:
        return False  # `Exit interviews`: two nouns
    if tags & tag.METRIC and not first & tag.VERB_OR_NOUN:
        return False
    return goes_on or bool(tags & tag.TANGIBLE)


def is_no_verb(tokens: "Tokens", place: int) -> bool:
    """Whether the word at `place` does not lead as a verb, because it is none or is used as a noun."""
    if place >= len(tokens.tags):
        return True
    tags, following = tokens.tags[place], tokens.padded[place + 1]
    if not tags & tag.VERB:
        return not has_object(tokens, place)
    if tags & (tag.PLURAL | tag.THIRD):
        return True
    if place + 1 >= len(tokens.tags):
        return bool(tags & tag.NOUN)
    if tags & tag.WORK and not tags & tag.OUTCOME and _is_measured(tokens, place):
        return True
    if following & tag.CODE_JOINT and tokens.touches(place) and not tokens.padded[place + 2] & tag.VERB:
        return True
    if following & tag.NOT_AFTER_VERB or (following & tag.CODE_BRACKET and tokens.touches(place)):
        return True
    if tags & tag.GERUND:
        if following & tag.TANGIBLE and not tags & (tag.DELIVER | tag.MAKE):  # reading lamps
            return True
        return bool(following & tag.ARTIFACT) and not following & tag.PLURAL
    if tags & tag.QUALITY and tags & tag.MOSTLY_ADJECTIVE:
        return not following & (_ENDS_PHRASE | tag.QUANTITY)
    if tags & tag.METRIC and tags & tag.STATE:  # cost savings
        return not following & (_STARTS_OBJECT & ~tag.PLURAL)
    return bool(tags & (tag.NOUN | tag.PAST)) and _stands_as_noun(tokens, place)


def _stands_as_noun(tokens: "Tokens", place: int) -> bool:
    """`Test coverage`, `Release notes published`, `Staff and guests`; a verb of work has a thing at the end instead."""
    tags, following, count = tokens.tags[place], tokens.padded[place + 1], len(tokens.tags)
    if tags & tag.AUDIENCE and following & tag.STATE and not following & tag.NOUN:
        return True
    if following & tag.NOUN_JOINT and place + 2 < count:
        after = tokens.tags[place + 2]
        return not after & tag.VERB or bool(after & tag.INFLECTED)
    if following & tag.DELIVERED and not following & tag.NOUN:
        return place + 2 >= count or bool(tokens.tags[place + 2] & _ENDS_PHRASE)
    end = _phrase_end(tokens, place + 1, _ENDS_PHRASE)
    head = tokens.tags[end - 1] if end > place + 1 else 0
    is_thing = head & (tag.ARTIFACT | tag.TANGIBLE)
    is_measured = head & tag.METRIC and (not is_thing or tokens.padded[end] & tag.METRIC_LEVEL)
    if is_measured and (end == count or not tags & tag.WORK or _has_level(tokens, end)):
        return True
    if head & tag.AIM_NOUN and not is_thing and (end == count or not tags & (tag.WORK | tag.VAGUE_WORK)):
        return not tags & tag.VAGUE_WORK
    return _has_predicate(tokens, place)


def _has_level(tokens: "Tokens", start: int) -> bool:
    """Whether a number from `start` on can be a level; in `Ship returns in the box they came in at two depots` it
    counts where, behind what the verb acts on."""
    is_part = tokens.padded[start] & tag.GOES_ON and tokens.padded[start + 1] & tag.DETERMINER
    for place in range(start, len(tokens.tags)):
        if tokens.tags[place] & _COUNTS:
            following = tokens.padded[place + 1]
            counts_places = following & tag.PLURAL and not following & (tag.UNIT | tag.METRIC)
            if not (is_part and counts_places and tokens.tags[place - 1] & tag.GOES_ON):
                return True
    return False


def _is_measured(tokens: "Tokens", place: int) -> bool:
    """`Rework items per order < 2`: the opening words run straight into a comparison."""
    end = _phrase_end(tokens, place + 1, _ENDS_PHRASE)
    if end == place + 1 or end >= len(tokens.tags) - 1:
        return False
    if tokens.tags[end] & tag.COMPARISON:
        return True
    return bool(tokens.tags[end] & tag.PER_WORD) and tokens.any(tag.COMPARISON, end, len(tokens.tags))


def _has_predicate(tokens: "Tokens", place: int) -> bool:
    for step, tags in enumerate(tokens.tags[place + 1 : place + 4], place + 1):
        if tags & tag.PREDICATE:
            return not _is_in_relative_clause(tokens, step)
        if tags & _ENDS_PHRASE:
            return False
    return False


def _is_in_relative_clause(tokens: "Tokens", place: int) -> bool:
    """Whether a finite verb is part of what tells things apart: `Test the forms people are asked for`."""
    is_subject = tokens.tags[place - 1] & (tag.PLURAL | tag.AUDIENCE | tag.PRONOUN)
    if not (is_subject and tokens.tags[place - 2] & tag.PLURAL):
        return False
    ahead = tokens.padded[place + 1 :]
    return any(here & tag.GOES_ON and (not behind or behind & tag.GOES_ON) for here, behind in pairwise(ahead))
