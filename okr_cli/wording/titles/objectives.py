"""Conditions for Objectives: a target, a task, or words that would fit any organization."""

from okr_cli.wording.lexicon import tag
from okr_cli.wording.titles.conditions import MANY, counted_tags, makes_quality, value_of
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.fixed_phrases import in_brackets
from okr_cli.wording.titles.noun_phrases import NounPhrase
from okr_cli.wording.titles.number_words import Number, NumberKind
from okr_cli.wording.titles.numbers import is_limit
from okr_cli.wording.titles.statements import StatementKind
from okr_cli.wording.titles.tokens import Range

HOLD = tag.HOLD_EVENT | tag.CONDUCT
"""Verbs of an event that is held, or of a procedure that is carried out."""

_SHORT = 3
_SHORT_QUALITY = 5
_SHORT_TOPIC = 6
_LONGEST_STOCK_AIM = 3
_WISH = tag.BETTER | tag.AIM | tag.ONGOING
_PHRASE = tag.IN_PLACEHOLDER | tag.BLANK | tag.IN_OPEN_END | tag.IN_SLOGAN | tag.PLAN_ITEM | tag.ITEM
_ANYTHING = tag.GENERIC | tag.EVERYWHERE
_SAYS_NOTHING = tag.FUNCTION | tag.SYMBOL | tag.GENERIC | tag.AIM_NOUN | tag.METRIC | tag.QUALITY
_EVERYBODYS = _SAYS_NOTHING | tag.EVERYWHERE | tag.VAGUE_WORK | tag.OUTCOME | tag.MAKE


def is_plain_aim(features: TitleFeatures) -> bool:
    """Whether a few cheap looks show that an Objective is fine: no number, no task, more than an object."""
    verb, tags = features.verb, features.tokens.tags
    if verb is None or features.numbers or features.has(_PHRASE) or len(tags) <= _SHORT or tags[-1] & tag.TRAILS_OFF:
        return False
    may_be_task = (verb.tags | features.joined) & (tag.WORK | tag.REACH | tag.STATE)
    if verb.tags & tag.MAKE or (may_be_task and (verb.tags & tag.ACT or not inspires(features))):
        return False
    acted_on = features.object
    if acted_on is None or acted_on.end != acted_on.head or tags[acted_on.head] & _ANYTHING:
        return False
    return acted_on.end + 1 < len(tags) - 1


def metric_words(features: TitleFeatures) -> Range | None:
    """The first number that measures what an Objective should say in words."""
    found = (number for number in features.targets if _is_metric(features, number))
    return next(((number.first, number.last) for number in found), None)


def _is_metric(features: TitleFeatures, number: Number) -> bool:
    tokens, place = features.tokens, number.place
    is_beside_metric = bool(tokens.padded[place - 1] & tag.METRIC)
    if in_brackets(tokens, place) and not is_beside_metric:
        return False
    if number.kind in {NumberKind.RANK, NumberKind.ALL, NumberKind.CLOCK}:
        return False
    if tokens.tags[place] & tag.ONCE and tokens.any(tag.DENIES, 0, place):
        return False  # `ne plus raconter deux fois la même histoire`
    if number.kind is NumberKind.ZERO:
        return not tokens.tags[place] & tag.DENIES
    if number.kind in {NumberKind.COUNT, NumberKind.DURATION}:
        is_level = number.kind is NumberKind.DURATION and tokens.padded[number.first - 1] & tag.TO
        return bool(is_beside_metric or is_level) or _counts_result(features, number)
    return True


def _counts_result(features: TitleFeatures, number: Number) -> bool:
    """`Reach 500 clinics`, but not `Hire two engineers`, which is work with a count."""
    verb, limits = features.verb, is_limit(features.tokens, number)
    is_given = features.tokens.padded[number.first - 1] & tag.GIVEN  # `our 300 drivers` are there already
    if is_given and not limits and not features.verb_tags & tag.OUTCOME:
        return False
    counted = number.kind is NumberKind.COUNT and counted_tags(features, number) & (tag.METRIC | tag.AUDIENCE)
    if verb is None:
        is_stated = number.kind is NumberKind.DURATION and features.statement is not None
        return bool(limits or counted or is_stated) or value_of(features, number) >= MANY
    if verb.tags & tag.OUTCOME or (verb.tags & tag.CLOSE_DEAL and counted):
        return True
    return limits or bool(counted and not verb.tags & tag.WORK)


def is_bare_topic(features: TitleFeatures) -> bool:
    """`Operational excellence`: a short topic that makes no statement and has no audience or object."""
    states = features.verb is not None or features.statement is not None
    return not states and features.word_count <= _SHORT_TOPIC and not features.has(tag.EXPLAINS)


def is_short_without_object(features: TitleFeatures) -> bool:
    """`Scale up`, `Become better`."""
    limit = _SHORT_TOPIC if features.verb_tags & _WISH else _SHORT
    return features.object is None and features.word_count <= limit


def lists_aims(features: TitleFeatures) -> bool:
    """`Ensure clarity, quality and speed in operations`: several aims, and nobody they are for."""
    acted_on = features.object
    if acted_on is None or acted_on.end == acted_on.head or acted_on.content_joined > _SHORT_TOPIC:
        return False
    if not features.verb_tags & (tag.BETTER | tag.AIM):
        return False
    return not features.has(tag.AUDIENCE | tag.PLACE | tag.EXPLAINS_AIMS)


def makes_only_quality(features: TitleFeatures) -> bool:
    """`Make the menu good`."""
    return makes_quality(features) and features.word_count <= _SHORT_QUALITY


def is_stock_aim(features: TitleFeatures) -> bool:
    """`Build a great sales team`, `Hit our revenue target`: only words that any organization could use."""
    if not features.object_head & _ANYTHING or features.has(tag.EXPLAINS_AIMS):
        return False
    words = features.tokens.tags[features.after :]
    is_short = sum(not tags & (tag.FUNCTION | tag.SYMBOL) for tags in words) <= _LONGEST_STOCK_AIM
    return is_short and all(tags & _EVERYBODYS for tags in words)


def says_little(features: TitleFeatures) -> bool:
    """`Improve quality`: an object too short to be specific, with nothing after it."""
    acted_on = features.object
    if acted_on is None or acted_on.end + 1 < len(features.tokens.tags) - 1:
        return False
    tags, head, words = features.verb_tags, features.object_head, acted_on.content_joined
    for_people = bool(acted_on.tags & tag.AUDIENCE)
    if tags & _WISH:
        is_search = tags & tag.LOOK_INTO
        return words <= (_SHORT_QUALITY if is_search else _SHORT)
    if tags & (tag.REACH | tag.PLAIN_MAKE):
        return words <= 1 and not head & tag.ARTIFACT
    if tags & tag.CHANGE:
        row = features.tokens.tags[acted_on.first : acted_on.head + 1]
        for_some = any(word & tag.AUDIENCE and not word & tag.GENERIC for word in row)
        is_plain = bool(head & (tag.AIM_NOUN | tag.METRIC)) and not for_some
        return words <= 1 or (words == 2 and is_plain)
    if tags & tag.WORK:
        is_any = head & (tag.GENERIC | tag.AIM_NOUN) and not head & tag.PLURAL
        return bool(is_any or acted_on.tags & tag.QUALITY) and words <= 2 and not for_people
    return False


def inspires(features: TitleFeatures) -> bool:
    """Whether the words express an inspiring aim, or its purpose: `where nobody waits`."""
    is_procedure = features.verb_tags & tag.PROCEDURE and features.verb_tags & tag.DELIVER
    if features.slogan is not None or features.has(tag.INSPIRES | (0 if is_procedure else tag.ASPIRATION)):
        return True
    return features.has(tag.LIKE_SUPERLATIVE) and any(map(_is_superlative, features.tokens.tags[features.start :]))


def _is_superlative(tags: int) -> bool:
    return bool(tags & tag.LIKE_SUPERLATIVE) and not tags & tag.NOT_SUPERLATIVE


def names_task(features: TitleFeatures) -> bool:
    """`New CRM in place`, `The portal is live`: a thing or finished work without a leading verb."""
    statement, subject, tokens = features.statement, features.subject, features.tokens
    if statement is not None:
        if statement.kind is StatementKind.DOES:
            return bool(tokens.tags[statement.predicate] & tag.SHIPS_ITSELF)
        return statement.delivered is not None and len(tokens.tags) > _SHORT
    if features.verb is not None or subject is None or tokens.padded[subject.end + 1] & tag.DENIES:
        return False
    head = tokens.tags[subject.head]
    other = tag.AUDIENCE | tag.GENERIC | tag.METRIC | tag.AIM_NOUN
    return bool(head & tag.ARTIFACT and not head & (other | tag.PLURAL) and not subject.tags & tag.QUALITY)


def is_task_without_object(features: TitleFeatures) -> bool:
    """`Migrate to the new ledger`: delivery that needs no object, or one with a name."""
    tags = features.verb_tags
    if features.object is not None or not tags & tag.DELIVER:
        return False
    return bool(tags & tag.RELOCATE) or features.name is not None


def is_procedure(features: TitleFeatures) -> bool:
    """`Replace the chairs in the hall`, `Hire three engineers`: literal whatever it is done to."""
    acted_on, head, tags = features.object, features.object_head, features.verb_tags
    if acted_on is None or (head & tag.AIM_NOUN and not head & tag.ARTIFACT and acted_on.content == 1):
        return False
    is_people = head & tag.AUDIENCE and head & tag.PLURAL
    if is_people and not tags & tag.TAKE_ON:
        return False
    return bool(tags & tag.PROCEDURE and not tags & tag.VAGUE_WORK)


def yields_deliverable(features: TitleFeatures) -> bool:
    """Whether the result is a thing that people could open or hold: `Write a security policy`."""
    acted_on, head, tags = features.object, features.object_head, features.verb_tags
    if acted_on is None:
        return False
    is_thing = bool(head & tag.ARTIFACT)
    if head & tag.AIM_NOUN and not is_thing:
        return False
    if not (tags | features.joined) & tag.WORK:
        attains = tags & (tag.REACH | tag.STATE) and not tags & (tag.BECOME | tag.SEEM | tag.VAGUE_WORK | tag.CHANGE)
        return bool(attains) and is_thing and not head & tag.PLURAL
    if tags & tag.FIGURE_OF_SPEECH:
        return False
    if (tags | features.joined) & tag.DELIVER and not tags & tag.VAGUE_WORK:
        if tags & tag.OPEN and features.has(tag.TO):
            return False
        has_name = features.name is not None and acted_on.first <= features.name[0] <= acted_on.end
        return is_thing or has_name or bool(tags & (tag.MAKE | tag.OPEN))
    if tags & tag.PLAIN_MAKE:
        return is_thing and acted_on.end + 1 >= len(features.tokens.tags) - 1
    if tags & tag.MAKE:
        return _makes_thing(features, acted_on)
    return bool(tags & tag.ACT and is_thing)


def _makes_thing(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    tokens, head = features.tokens, features.object_head
    if tokens.any(tag.ARTIFACT, acted_on.first, acted_on.end + 1):
        return True
    return bool(acted_on.is_bounded and head & tag.GENERIC and not head & tag.PLURAL)
