"""Whether an Objective could stand on any organisation's page."""

from typing import Final

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.objects import NounPhrase
from okr_cli.wording.titles.opening import LeadVerb
from okr_cli.wording.titles.qualities import makes_quality
from okr_cli.wording.titles.statements import StatementKind

_SHORT = 3
_SLOGAN = 7
_TOPIC = 6
NAMES_WAY: Final = frozenset({"through", "via"})
"""Words that the way to an aim stands behind."""
_SEARCHES = frozenset({"explore", "investigate", "research", "study", "look into"})
_EXPLAINS_AIMS = frozenset({"that", "where", "who", "as", "be", "so", "by", "to", "without"})
_EXPLAINS = frozenset({"that", "where", "who", "for", "to", "with", "can"})


def why_vague(features: TitleFeatures) -> str:
    """The reason why an Objective says nothing of its own, or an empty text."""
    verb, acted_on, tokens = features.verb, features.object, features.tokens
    words = sum(not bits & kinds.SYMBOL for bits in tokens.bits)
    if verb is None:
        return _bare_topic(features, words)
    if features.hollow is not None and words <= _SLOGAN:
        return "this would fit any organisation"
    if acted_on is None:
        limit = _TOPIC if verb.bits & (kinds.BETTER | kinds.AIM | kinds.OPEN) else _SHORT
        return "this says neither what changes nor for whom" if words <= limit else ""
    if _lists_aims(features, verb, acted_on):
        return "this lists aims that any organisation has"
    if makes_quality(features) and words <= _SHORT + 2:
        return "this names a quality and not what would be different"
    ends = acted_on.end + 1 >= len(tokens.low) - 1 or _tail_is_empty(features, acted_on)
    if features.means is not None or not ends or not _says_little(features, verb, acted_on):
        return ""
    return f"'{features.words((verb.first, verb.last))}' does not say what would be different"


def _lists_aims(features: TitleFeatures, verb: LeadVerb, acted_on: NounPhrase) -> bool:
    """`Ensure clarity, quality and speed in operations`: several aims, and nobody they are for."""
    if not verb.bits & (kinds.BETTER | kinds.AIM) or acted_on.end == acted_on.head or acted_on.whole > _TOPIC:
        return False
    if features.has(kinds.AUDIENCE | kinds.PLACE) or not _EXPLAINS_AIMS.isdisjoint(features.tokens.low):
        return False
    return bool(features.tokens.any_bits & kinds.AIM_NOUN)


def _bare_topic(features: TitleFeatures, words: int) -> str:
    is_sentence = features.statement is not None and features.statement.kind is not StatementKind.DONE
    if is_sentence or features.actor is not None:
        return ""
    if words > _TOPIC or not _EXPLAINS.isdisjoint(features.tokens.low):
        return ""
    return "this names a topic; nobody can tell what would be different"


def _tail_is_empty(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    """`Increase profitability through marketing efficiencies`: a way that anybody could name."""
    place = acted_on.end + 1
    if features.tokens.at(place)[0] not in NAMES_WAY or acted_on.is_bounded:
        return False
    empty = kinds.FUNCTION | kinds.SYMBOL | kinds.GENERIC | kinds.AIM_NOUN | kinds.METRIC | kinds.QUALITY
    return all(bits & empty for bits in features.tokens.bits[place:])


def _row(features: TitleFeatures, acted_on: NounPhrase) -> tuple[int, ...]:
    return features.tokens.bits[acted_on.first : acted_on.head + 1]


def _says_little(features: TitleFeatures, verb: LeadVerb, acted_on: NounPhrase) -> bool:
    head = features.tokens.bits[acted_on.head]
    for_people = bool(acted_on.bits & kinds.AUDIENCE)
    if verb.bits & (kinds.BETTER | kinds.AIM | kinds.OPEN):
        is_search = verb.base in _SEARCHES and not for_people and features.named is None
        return acted_on.whole <= (_SHORT + 2 if is_search else _SHORT)
    if verb.bits & kinds.REACH or verb.base == "make":
        return acted_on.whole <= 1 and not head & kinds.ARTEFACT
    if verb.bits & kinds.CHANGE:
        for_some = any(bits & kinds.AUDIENCE and not bits & kinds.GENERIC for bits in _row(features, acted_on))
        plain = bool(head & (kinds.AIM_NOUN | kinds.METRIC)) and not for_some
        return acted_on.whole <= 1 or (acted_on.whole == 2 and plain)
    if verb.bits & kinds.WORK:
        anything = head & (kinds.GENERIC | kinds.AIM_NOUN) and not head & kinds.PLURAL
        return bool(anything or acted_on.bits & kinds.QUALITY) and acted_on.whole <= 2 and not for_people
    return False
