"""Words that open a title and could be a verb or a noun: `Launch the app`, `Launch of the app`."""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.tokens import Tokens
from okr_cli.wording.titles.verb_shapes import leads_by_shape

_NO_OBJECTS = frozenset(["of", "is", "are", "was", "were", "has", "have", "will", "can", "must", "should", "per"])
_PREDICATES = frozenset({"is", "are", "was", "were", "has", "have", "will", "can"})
_MOSTLY_ADJECTIVES = frozenset(
    ["clear", "clean", "smooth", "better", "lean", "live", "sound", "slow", "free", "mature"]
)
_COMPARISONS = frozenset({"<", ">", "≤", "≥", "<=", ">=", "="})
_LEVELS = frozenset({"below", "under", "above", "over", "up", "down", "at", "from", "within"})
_ENDS_PHRASE = kinds.FUNCTION | kinds.SYMBOL | kinds.NUMBER
_HOMOGRAPH = kinds.NOUN | kinds.QUALITY


def is_nominal(tokens: Tokens, place: int) -> bool:
    """Whether the word at `place` does not lead as a verb: no verb at all, or one that stands as a noun."""
    if place >= len(tokens.low):
        return True
    bits = tokens.bits[place]
    if not bits & kinds.VERB:
        return not leads_by_shape(tokens, place)
    if bits & (kinds.PLURAL | kinds.THIRD):
        return True
    if place + 1 >= len(tokens.low):
        return bool(bits & kinds.NOUN)
    if bits & kinds.WORK and not bits & kinds.OUTCOME and _is_measured(tokens, place):
        return True
    following = tokens.low[place + 1]
    if following in {"+", "/"} and tokens.touches(place) and not tokens.at(place + 2)[1] & kinds.VERB:
        return True
    if following in _NO_OBJECTS or (following in {"{", "("} and tokens.touches(place)):
        return True
    if bits & kinds.GERUND:
        after = tokens.bits[place + 1]
        if after & kinds.TANGIBLE and not bits & (kinds.DELIVER | kinds.MAKE):  # reading lamps
            return True
        return bool(after & kinds.ARTEFACT) and not after & kinds.PLURAL
    return bool(bits & _HOMOGRAPH) and _stands_as_noun(tokens, place)


def _stands_as_noun(tokens: Tokens, place: int) -> bool:
    bits = tokens.bits[place]
    following, following_bits = tokens.at(place + 1)
    if bits & kinds.QUALITY and tokens.low[place] in _MOSTLY_ADJECTIVES:
        return not following_bits & (_ENDS_PHRASE | kinds.QUANTITY)
    if not bits & kinds.NOUN:
        return False
    if bits & kinds.AUDIENCE and following_bits & kinds.STATE and not following_bits & kinds.NOUN:
        return True
    if following in {"and", "&", "/", "+"} and place + 2 < len(tokens.low):
        after = tokens.bits[place + 2]
        return not after & kinds.VERB or bool(after & kinds.INFLECTED)
    if following_bits & kinds.DELIVERED and not following_bits & kinds.NOUN:
        return place + 2 >= len(tokens.low) or bool(tokens.bits[place + 2] & _ENDS_PHRASE)
    is_thing = following_bits & kinds.ARTEFACT
    if following_bits & kinds.METRIC and not is_thing:
        return True
    if following_bits & kinds.AIM_NOUN and not is_thing and not bits & kinds.VAGUE_WORK:
        return True
    return _names_metric(tokens, place) or _has_predicate(tokens, place)


def _is_measured(tokens: Tokens, place: int) -> bool:
    """`Rework items per order < 2`: the opening words run straight into a comparison."""
    step = place + 1
    while step < len(tokens.low) and not tokens.bits[step] & _ENDS_PHRASE:
        step += 1
    if step == place + 1 or step >= len(tokens.low) - 1:
        return False
    return tokens.low[step] in _COMPARISONS or (
        tokens.low[step] == "per" and not _COMPARISONS.isdisjoint(tokens.low[step:])
    )


def _names_metric(tokens: Tokens, place: int) -> bool:
    """`Launch week revenue of $40k`: the opening noun belongs to the name of a metric, and a number follows."""
    step, head = place + 1, 0
    while step < len(tokens.low) and not tokens.bits[step] & _ENDS_PHRASE:
        head = tokens.bits[step]
        step += 1
    is_metric = head & kinds.METRIC and (not head & kinds.ARTEFACT or tokens.at(step)[0] in _LEVELS)
    return bool(is_metric) and any(bits & kinds.NUMBER for bits in tokens.bits[step:])


def _has_predicate(tokens: Tokens, place: int) -> bool:
    for step in range(place + 1, min(place + 4, len(tokens.low))):
        if tokens.low[step] in _PREDICATES:
            return True
        if tokens.bits[step] & _ENDS_PHRASE:
            return False
    return False
