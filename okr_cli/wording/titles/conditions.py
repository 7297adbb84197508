"""Conditions that several rules share, and planned work whose delivery counts as success."""

from enum import StrEnum
from itertools import pairwise
from typing import Final

from okr_cli.wording.lexicon import tag
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.noun_phrases import NounPhrase
from okr_cli.wording.titles.number_words import Number, NumberKind
from okr_cli.wording.titles.numbers import counted_noun
from okr_cli.wording.titles.tokens import Tokens

MANY: Final = 100
"""Nobody makes so many deliverables in a cycle, so counts from here on are taken for results."""

_SHORT_TOPIC = 3
_BARE_TOPIC = 5
_KNOWN = (
    tag.NOUN | tag.QUALITY | tag.ASPIRATION | tag.NOMINAL | tag.PLURAL | tag.VERB | tag.DELIVERED
    | tag.FUNCTION | tag.NUMBER | tag.QUANTITY | tag.SYMBOL | tag.MONTH | tag.PLACE | tag.POSSESSIVE
)  # fmt: skip
_CONTENT_FREE = tag.FUNCTION | tag.SYMBOL | tag.NUMBER | tag.QUANTITY | tag.OUTCOME | tag.BETTER
_SHARES = frozenset({NumberKind.PERCENT, NumberKind.ALL})
_USES = frozenset({NumberKind.DURATION, NumberKind.MONEY, NumberKind.CLOCK})
_PLANNED = (
    tag.SYMBOL | tag.NUMBER | tag.QUANTITY | tag.MONTH | tag.TIME | tag.COUNTED_PLAN | tag.FINISHED | tag.COMPLETION
    | tag.PLAN_COUNTER | tag.PLAN_CONTEXT | tag.PLAN_MODIFIER | tag.BEFORE_POINTS | tag.BEFORE_COUNTED_ITEM | tag.USER
)  # fmt: skip


class Matter(StrEnum):
    """The subject of a piece of work, which decides the question about it."""

    MEASURING = "measuring"
    PERSONAL = "personal"
    TECHNICAL = "technical"
    OTHER = "other"


def matter(features: TitleFeatures) -> Matter:
    """What the work of a title is about: finding a number first, oneself, or machines that nobody sees at work."""
    if features.verb_tags & tag.FINDS_NUMBER:
        return Matter.MEASURING
    if features.has(tag.ONESELF):
        return Matter.PERSONAL
    return Matter.TECHNICAL if features.has(tag.INFRASTRUCTURE) else Matter.OTHER


def counted_tags(features: TitleFeatures, number: Number) -> int:
    """What the noun that a number counts can be, 0 if none was found."""
    noun = counted_noun(features.tokens, number)
    return features.tokens.tags[noun] if noun >= 0 else 0


def value_of(features: TitleFeatures, number: Number) -> float:
    """The size of a number written in digits; 0 for a word or anything that is no plain number."""
    text = features.tokens.low[number.place].replace(",", "")
    digits = text.rstrip("abcdefghijklmnopqrstuvwxyzµ%")
    return float(digits) if digits.replace(".", "", 1).isdecimal() else 0.0


def is_topic(features: TitleFeatures) -> bool:
    """Whether the opening is known to be no verb: a known noun or adjective, an acronym, or a few bare words.

    Only for titles in which no verb was found to lead. `Autoclave waste on the second floor` may open with a verb,
    so it is no topic; `Soil health` and `Logistics for the new site` are.
    """
    if features.statement is not None:
        return True
    tokens, start = features.tokens, features.start
    tags, raw = tokens.tags[start], tokens.raw[start]
    if not tokens.grammar.nouns_lead or (tags & _KNOWN and not tags & tag.VERB_OR_NOUN):
        return True
    if len(raw) > 1 and not raw[1:].islower():
        return not tags & tag.VERB_OR_NOUN
    words = len(tokens.tags) - start
    if words <= _SHORT_TOPIC or tokens.tags[start + 1] & tag.TOPIC_END:
        return True
    return words <= _BARE_TOPIC and not features.has_after(start, tag.FUNCTION)


def makes_quality(features: TitleFeatures) -> bool:
    """Whether `make` is followed by an adjective that nobody can measure: `Make the menu good`."""
    verb, tags = features.verb, features.tokens.tags
    if verb is None or not verb.tags & tag.RENDER:
        return False
    for place in range(verb.last + 2, len(tags)):
        is_last = place + 1 == len(tags) or bool(tags[place + 1] & (tag.FUNCTION | tag.SYMBOL))
        if tags[place] & (tag.QUALITY | tag.ASPIRATION) and is_last:
            return True
    return False


def raises_funds(features: TitleFeatures) -> bool:
    """Whether the title is about a round of funding, the one case in which raising is a piece of work."""
    verb = features.verb
    if verb is None or not verb.tags & tag.RAISE:
        return False
    return features.tokens.any(tag.FUNDS, verb.last + 1, verb.last + 5)


def changes_setting(features: TitleFeatures) -> bool:
    """Whether the title changes something that somebody simply sets: `Raise the upload limit from 10 MB to 50 MB`."""
    tokens = features.tokens
    if not features.has(tag.SETTING | tag.TANGIBLE):
        return False
    if features.verb is None:
        subject = features.subject
        return subject is not None and bool(tokens.tags[subject.head] & tag.SETTING)
    acted_on = features.object
    if acted_on is None or tokens.any(tag.STATISTIC, acted_on.first, acted_on.head):
        return False
    head = tokens.tags[acted_on.head]
    if head & tag.PHYSICAL_QUANTITY and acted_on.tags & tag.TANGIBLE:
        return True
    if not head & tag.SETTING:
        return acted_on.is_bounded and bool(acted_on.tags & tag.SETTING) and not is_measured_of(tokens, acted_on)
    if head & tag.ONLY_SET:
        return True
    if not acted_on.is_bounded:
        return bool(acted_on.tags & (tag.TANGIBLE | tag.ARTIFACT))
    return not (tokens.any(tag.PART_OF_SALES, acted_on.first, acted_on.head) or is_measured_of(tokens, acted_on))


def is_measured_of(tokens: Tokens, phrase: NounPhrase) -> bool:
    """`the volume of complaints`: what is counted follows."""
    return bool(tokens.padded[phrase.head + 1] & tag.OF)


def restates(initiative: TitleFeatures, key_result: TitleFeatures) -> bool:
    """Whether everything that an Initiative names is already in its Key Result, and no work is added.

    Words are compared without plural endings; numbers, directions and function words do not count.
    """
    verb = initiative.verb
    if (verb is not None and verb.tags & tag.WORK) or initiative.means is not None:
        return False
    first = verb.last + 1 if verb is not None else initiative.start
    ours, theirs = _content(initiative, first), _content(key_result, 0)
    return bool(ours) and ours <= theirs


def _content(features: TitleFeatures, first: int) -> frozenset[str]:
    tokens = features.tokens
    root = features.tokens.grammar.root
    return frozenset(
        root(word)
        for word, tags in zip(tokens.low[first:], tokens.tags[first:], strict=True)
        if not tags & _CONTENT_FREE or tags & (tag.METRIC | tag.ARTIFACT)
    )


def delivers_plan(features: TitleFeatures) -> bool:
    """Success defined as planned work delivered: `Complete 90% of the roadmap`, `All initiatives shipped`."""
    if not features.has(tag.PLAN_ITEM | tag.ITEM):
        return False
    planned = next((tags for place, tags in enumerate(features.tokens.tags) if _is_plan(features.tokens, place)), 0)
    shares = any(number.kind in _SHARES for number in features.numbers)
    on_time = any(first & tag.ON and second & tag.IN_TIME for first, second in pairwise(features.tokens.tags))
    whole = on_time or planned & tag.WHOLE_PLAN or features.has(tag.ALL)
    does = features.verb_tags & tag.DELIVER_PLAN
    is_done = does or (features.verb is None and features.has(tag.PLAN_DELIVERED))
    return bool(planned and is_done and (shares or whole))


def _is_plan(tokens: Tokens, place: int) -> bool:
    tags = tokens.tags[place]
    return bool(tags & tag.PLAN_ITEM or (tags & tag.ITEM and tokens.padded[place - 1] & tag.BEFORE_ITEM))


def counts_delivered_plan(features: TitleFeatures) -> bool:
    """Whether the number of a title is only how much planned work is done.

    Every word must fit that reading: `Projects completed by pupils` measures an outcome. Nobody plans a hundred
    deliverables in a cycle, so counts from 100 on are treated as what users do.
    """
    found = features.targets
    if not features.has(tag.COUNTED_PLAN) or not _moves_up(features) or not found:
        return False
    if any(_is_use(features, number) for number in found):
        return False
    words = features.tokens.tags[features.after :]
    is_done = features.has(tag.FINISHED if features.has(tag.TASK) else tag.FINISHED | tag.COMPLETION)
    return is_done and all(tags & _PLANNED for tags in words)


def _moves_up(features: TitleFeatures) -> bool:
    tags = features.verb_tags
    if features.verb is None or tags & (tag.MOVE | tag.BRING):
        return True
    return bool(tags & (tag.OUTCOME | tag.BETTER)) and not tags & tag.LOWER


def _is_use(features: TitleFeatures, number: Number) -> bool:
    """Whether a number is too large for a plan, or measures time or money."""
    if number.kind in _USES:
        return True
    tokens, place = features.tokens, number.place
    is_share = tokens.low[place].endswith("%") or tokens.padded[place + 1] & tag.PERCENT_OF_LETTER
    return not is_share and value_of(features, number) >= MANY
