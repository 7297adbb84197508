"""Whether a word that no list calls a verb leads as one: what follows it has the shape of an object."""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.tokens import Tokens

_ARTICLES = frozenset({"the", "a", "an", "our", "my", "your", "their", "its", "this", "these", "those", "his", "her"})
_QUANTIFIERS = frozenset({"all", "each", "every", "both", "any", "either"})
_PARTICLES = frozenset({"up", "out", "down", "off", "away", "back", "over", "around", "through", "apart", "together"})
_MANNERS = frozenset(
    ["cold", "self", "hand", "bulk", "spot", "deep", "dry", "soft", "mass", "cross", "beta", "field", "double", "live"]
)
_PREDICATES = frozenset({"is", "are", "was", "were"})
_JOINTS = frozenset({"and", "&", "or"})
_QUOTES = frozenset({'"', "“", "`", "‘"})
_PLACES_IT = frozenset(
    [
        "in",
        "on",
        "at",
        "to",
        "with",
        "for",
        "from",
        "into",
        "by",
        "before",
        "after",
        "until",
        "across",
        "along",
        "over",
        "under",
        "instead",
        "without",
        "between",
        "behind",
        "onto",
        "against",
        "and",
        "per",
        "as",
        "during",
    ]
)
_NO_VERB = (
    kinds.FUNCTION | kinds.SYMBOL | kinds.NUMBER | kinds.QUANTITY | kinds.ADVERB | kinds.PLURAL | kinds.POSSESSIVE
)
_NAMES = kinds.NOUN | kinds.QUALITY | kinds.ASPIRATION | kinds.MONTH | kinds.PLACE | kinds.NOMINAL | kinds.DELIVERED
_BREAKS = kinds.FUNCTION | kinds.SYMBOL
_FAR = 4


def leads_by_shape(tokens: Tokens, place: int) -> bool:
    """Whether the word at `place`, which no list calls a verb, has an object: `Deburr the castings`.

    An article settles it for any word. A number, a particle, a second verb, a name or a plural settle it only for
    words that are not known as nouns or adjectives, or that are known as both noun and verb.
    """
    low, bits, last = tokens.low, tokens.bits, len(tokens.low) - 1
    if place >= last or bits[place] & _NO_VERB:
        return False
    following = low[place + 1]
    if following in _ARTICLES:
        return place + 1 < last and not (low[place][-3:] == "ing" and not _PREDICATES.isdisjoint(low))
    kind = bits[place]
    if low[place] in _MANNERS and bits[place + 1] & (kinds.WORK | kinds.EITHER):
        return _starts_object(tokens, place + 2)
    if kind & _NAMES and not kind & kinds.EITHER:
        return False
    if tokens.raw[place].isupper() and len(low[place]) > 1:
        return False
    if following in _QUANTIFIERS or following in _QUOTES:
        return place + 1 < last
    if following in _PARTICLES:
        return _starts_object(tokens, place + 2)
    if following in _JOINTS:
        return _is_second_verb(tokens, place + 2)
    if bits[place + 1] & (kinds.NUMBER | kinds.QUANTITY):
        return not kind & (kinds.LABEL | kinds.METRIC) and _counts_things(tokens, place + 2)
    return _has_object(tokens, place)


def _starts_object(tokens: Tokens, place: int) -> bool:
    word, bits = tokens.at(place)
    return word in _ARTICLES or word in _QUANTIFIERS or bool(bits & (kinds.NUMBER | kinds.QUANTITY | kinds.PLURAL))


def _is_second_verb(tokens: Tokens, place: int) -> bool:
    """`Screed and tile the floor`, `Fair the blade and repaint`; not `Tape and paper`."""
    bits = tokens.at(place)[1]
    if not bits & (kinds.WORK | kinds.BETTER) or bits & (kinds.INFLECTED | kinds.PLURAL):
        return False
    return _starts_object(tokens, place + 1) or not bits & kinds.NOUN


def _counts_things(tokens: Tokens, place: int) -> bool:
    """Whether a plural or a unit stands among the next words, which is then what a number counts."""
    for step in range(place, min(place + _FAR, len(tokens.low))):
        word, bits = tokens.low[step], tokens.bits[step]
        if bits & _BREAKS:
            return False
        if bits & (kinds.PLURAL | kinds.UNIT) or _looks_plural(word):
            return True
    return False


def _looks_plural(word: str) -> bool:
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "su'"


def _has_object(tokens: Tokens, place: int) -> bool:
    """A name or a plural right behind, and then where or how: `Bleed radiators in all rooms`; not `Soil samples`."""
    head, step = -1, place + 1
    while step < len(tokens.low) and not tokens.bits[step] & _BREAKS:
        head, step = step, step + 1
    if head < 0:
        return False
    goes_on = step < len(tokens.low) - 1 and tokens.low[step] in _PLACES_IT
    if head > place + 1 and tokens.bits[head] & kinds.NUMBER:
        head, goes_on = head - 1, True
    bits, word = tokens.bits[head], tokens.low[head]
    if tokens.raw[place + 1][0].isupper():
        return goes_on and bool(tokens.bits[place] & kinds.EITHER) and not tokens.raw[step][0].isupper()
    if not (bits & kinds.PLURAL or _looks_plural(word)) or bits & kinds.AUDIENCE:
        return False
    if head == place + 1 and bits & (kinds.WORK | kinds.METRIC) and not bits & kinds.TANGIBLE:
        return False  # `Exit interviews`: two nouns
    if bits & kinds.METRIC and not tokens.bits[place] & kinds.EITHER:
        return False
    return goes_on or bool(bits & kinds.TANGIBLE)


__all__ = ["leads_by_shape"]
