"""Conditions for an Objective that is a task: a deliverable or a procedure, and no one it changes anything for."""

from itertools import pairwise

from okr_cli.wording.lexicon import tag
from okr_cli.wording.lexicon.inflection import looks_superlative
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.objects import NounPhrase, noun_phrase
from okr_cli.wording.titles.statements import StatementKind

_SHORT_STATE = 3


def is_conducted(features: TitleFeatures) -> bool:
    """`Audit the books`: work whatever the rest says."""
    return features.object is not None and bool(features.verb_tags & tag.CONDUCT)


def inspires(features: TitleFeatures) -> bool:
    """Whether the words tell an aim that people would follow, or what it is for: `where nobody waits`."""
    if features.slogan is not None or features.has(tag.ASPIRATION | tag.INSPIRES):
        return True
    tokens = features.tokens
    if features.has(tag.NOT) and any(comma & tag.COMMA and no & tag.NOT for comma, no in pairwise(tokens.tags)):
        return True
    if features.has(tag.MORE) and not features.verb_tags & tag.PROCEDURE:
        return True
    return "est" in features.text and any(
        map(_is_superlative, tokens.low[features.start :], tokens.tags[features.start :])
    )


def _is_superlative(word: str, tags: int) -> bool:
    return looks_superlative(word) and not tags & tag.NOT_SUPERLATIVE


def names_task(features: TitleFeatures) -> bool:
    """`New CRM in place`, `The portal is live`: a thing or finished work without a leading verb."""
    statement, subject, tokens = features.statement, features.subject, features.tokens
    if statement is not None:
        if statement.kind is StatementKind.DOES:
            return bool(tokens.tags[statement.predicate] & tag.SHIPS_ITSELF)
        if tokens.tags[features.start] & tag.QUANTITY:
            return False
        is_short_state = statement.kind is StatementKind.DONE and len(tokens.tags) <= _SHORT_STATE
        return statement.delivered is not None and not is_short_state
    if features.verb is not None or subject is None or tokens.padded[subject.end + 1] & tag.DENIES:
        return False
    head = tokens.tags[subject.head]
    other = tag.AUDIENCE | tag.GENERIC | tag.METRIC | tag.AIM_NOUN
    return bool(head & tag.ARTIFACT and not head & (other | tag.PLURAL) and not subject.tags & tag.QUALITY)


def is_task_without_object(features: TitleFeatures) -> bool:
    """`Migrate to the new ledger`: delivery that needs no object, or one with a name."""
    tags = features.verb_tags
    if features.object is not None or not tags & tag.DELIVER or tags & tag.VAGUE_WORK:
        return False
    return bool(tags & tag.RELOCATE) or features.name is not None


def holds_anything(features: TitleFeatures) -> bool:
    """`Run the event`: an event that could be any."""
    acted_on = features.object
    is_held = features.verb_tags & (tag.HOLD_EVENT | tag.CONDUCT)
    return bool(is_held and features.object_head & tag.GENERIC) and acted_on is not None and acted_on.content == 1


def holds_event(features: TitleFeatures) -> bool:
    """`Run the harvest fair`."""
    return bool(features.verb_tags & (tag.HOLD_EVENT | tag.CONDUCT))


def is_procedure(features: TitleFeatures) -> bool:
    """`Replace the chairs in the hall`, `Hire three engineers`: literal whatever it is done to."""
    acted_on, head, tags = features.object, features.object_head, features.verb_tags
    if acted_on is None or (head & tag.AIM_NOUN and not head & tag.ARTIFACT):
        return False
    is_people = head & tag.AUDIENCE and not head & tag.ARTIFACT and features.tokens.raw[acted_on.head].islower()
    if is_people and not tags & tag.TAKE_ON:
        return False
    works = (tags | features.joined) & tag.DELIVER and not tags & tag.VAGUE_WORK
    return bool(works and tags & tag.PROCEDURE)


def yields_deliverable(features: TitleFeatures) -> bool:
    """Whether a thing that someone could open or hold comes out of it: `Write a security policy`."""
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
        return is_thing or _has_name(features, acted_on) or bool(tags & tag.MAKE)
    if tags & tag.PLAIN_MAKE:
        return is_thing and acted_on.end + 1 >= len(features.tokens.tags) - 1
    if tags & tag.MAKE:
        return _makes_thing(features, acted_on)
    return bool(tags & tag.ACT and is_thing)


def _has_name(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    name = features.name
    return name is not None and acted_on.first <= name[0] <= acted_on.end


def _makes_thing(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    tokens, head = features.tokens, features.object_head
    if head & tag.PLURAL and tokens.padded[acted_on.end + 1] & tag.FOR:
        served = noun_phrase(tokens, acted_on.end + 2)
        if served is not None and tokens.tags[served.head] & tag.AUDIENCE:
            return False  # an offer to people goes on, whatever is built for it
    if tokens.any(tag.ARTIFACT, acted_on.first, acted_on.end + 1):
        return True
    if _has_name(features, acted_on) and features.name is not None and not tokens.raw[features.name[0]].istitle():
        return True
    return bool(acted_on.is_bounded and head & tag.GENERIC and not head & tag.PLURAL)
