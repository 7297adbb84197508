"""Conditions that several rules ask of a title, and planned work that counts as success once it is delivered."""

from enum import StrEnum
from itertools import pairwise
from typing import Final

from okr_cli.wording.lexicon import tag
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.noun_phrases import NounPhrase
from okr_cli.wording.titles.number_words import Number, NumberKind
from okr_cli.wording.titles.numbers import counted_noun
from okr_cli.wording.titles.tokens import Range, Tokens

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
_FREE = tag.SYMBOL | tag.NUMBER | tag.QUANTITY | tag.MONTH


class Matter(StrEnum):
    """What a piece of work is about, which decides what to ask of it."""

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
    if tags & _KNOWN and not tags & tag.VERB_OR_NOUN:
        return True
    if len(raw) > 1 and not raw[1:].islower():
        return not tags & tag.VERB_OR_NOUN
    words = len(tokens.tags) - start
    if words <= _SHORT_TOPIC or tokens.tags[start + 1] & tag.TOPIC_END:
        return True
    return words <= _BARE_TOPIC and not features.has_after(start, tag.FUNCTION)


def will_be_done(features: TitleFeatures) -> bool:
    """`Safety plan to be written`, `A wall will be built`: work in the passive, as minutes of meetings put it."""
    tags = features.tokens.tags
    for place in range(features.start + 1, len(tags) - 2):
        if tags[place] & tag.MODAL and tags[place + 1] & tag.BE:
            done = tags[place + 2]
            is_participle = done & (tag.PAST | tag.DELIVERED)
            return bool(is_participle and done & (tag.WORK | tag.REACH | tag.DELIVERED))
    return False


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
    """`the volume of complaints`: what is counted stands behind."""
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
    return frozenset(
        word.removesuffix("'s").rstrip("s")
        for word, tags in zip(tokens.low[first:], tokens.tags[first:], strict=True)
        if not tags & _CONTENT_FREE or tags & (tag.METRIC | tag.ARTIFACT)
    )


def delivers_plan(features: TitleFeatures) -> bool:
    """Success defined as planned work delivered: `Complete 90% of the roadmap`, `All initiatives shipped`."""
    if not features.has(tag.PLAN_ITEM | tag.ITEM):
        return False
    planned = next((tags for place, tags in enumerate(features.tokens.tags) if _is_plan(features.tokens, place)), 0)
    if not planned:
        return False
    shares = any(number.kind in _SHARES for number in features.numbers)
    on_time = any(first & tag.ON and second & tag.IN_TIME for first, second in pairwise(features.tokens.tags))
    whole = on_time or planned & tag.WHOLE_PLAN or features.has(tag.ALL)
    does = features.verb_tags & tag.DELIVER_PLAN
    is_done = does or (features.verb is None and features.has(tag.PLAN_DELIVERED))
    return bool(is_done and (shares or whole))


def _is_plan(tokens: Tokens, place: int) -> bool:
    tags = tokens.tags[place]
    return bool(tags & tag.PLAN_ITEM or (tags & tag.ITEM and tokens.padded[place - 1] & tag.BEFORE_ITEM))


def counts_delivered_plan(features: TitleFeatures) -> bool:
    """Whether the number of a title is how much planned work is done, and the title tells of nothing else.

    Every word has to belong to that reading: `Defects per feature shipped`, `Projects completed by pupils` and
    `Support tickets completed within a day` measure what comes of work. Nobody plans a hundred deliverables in a
    cycle, so counts from there on are what users do.
    """
    found = features.targets
    if not features.has(tag.COUNTED_PLAN) or not _moves_up(features) or not found:
        return False
    if any(_is_use(features, number) for number in found):
        return False
    tokens = features.tokens
    start = features.after if features.verb is not None else features.start
    for place in range(start, len(tokens.tags)):
        words = _finished_plan(tokens, place) if tokens.tags[place] & tag.COUNTED_PLAN else None
        if words is not None and _is_only(tokens, start, words):
            return True
    return False


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


def _finished_plan(tokens: Tokens, place: int) -> Range | None:
    """The words around planned work at `place` that say it is done: `stories delivered`, `completion of epics`."""
    tags, before, following = tokens.tags[place], tokens.padded[place - 1], tokens.padded[place + 1]
    if tags & tag.POINTS and not before & tag.BEFORE_POINTS:
        return None
    if tags & tag.ITEM and not before & tag.BEFORE_COUNTED_ITEM:
        return None
    first = _first_of_name(tokens.tags, place)
    completes = tag.COMPLETION if not tags & tag.TASK else 0
    if following & (tag.FINISHED | completes):
        return first, place + 1
    if first and tokens.tags[first - 1] & tag.FINISHED:
        return first - 1, place
    start = first - 1
    while start > 0 and tokens.tags[start] & tag.PLAN_COUNTER:
        start -= 1
    if 0 <= start < first - 1 and tokens.tags[start] & completes:
        return start, place
    return None


def _first_of_name(tags: tuple[int, ...], place: int) -> int:
    """Where the name of the planned work opens: `planned`, `user` before `stories`."""
    if place and tags[place] & tag.POINTS:
        place -= 1
    if place and tags[place - 1] & tag.USER and tags[place] & tag.STORY:
        place -= 1
    while place and tags[place - 1] & tag.PLAN_MODIFIER:
        place -= 1
    return place


def _is_only(tokens: Tokens, start: int, words: Range) -> bool:
    """Whether all that stands around the words of a finished plan counts it, or says by when and in what time."""
    first, last = words
    before = all(tags & (_FREE | tag.PLAN_COUNTER) for tags in tokens.tags[start:first])
    return before and all(tags & (_FREE | tag.PLAN_CONTEXT | tag.TIME) for tags in tokens.tags[last + 1 :])
