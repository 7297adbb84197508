"""Conditions for Key Results: is there a target, is the title work, does a number only count what is made?"""

from okr_cli.wording.lexicon import tag
from okr_cli.wording.titles.conditions import MANY, counted_tags, makes_quality, raises_funds, value_of
from okr_cli.wording.titles.features import TitleFeatures, once
from okr_cli.wording.titles.fixed_phrases import in_brackets
from okr_cli.wording.titles.noun_phrases import NounPhrase, noun_phrase
from okr_cli.wording.titles.number_words import MEASURES, Number, NumberKind
from okr_cli.wording.titles.numbers import is_limit
from okr_cli.wording.titles.statements import StatementKind
from okr_cli.wording.titles.tokens import Tokens

_NAME_OF_FEATURE = 3
_PHRASE = tag.IN_PLACEHOLDER | tag.BLANK | tag.IN_OPEN_END | tag.PLAN_ITEM | tag.ITEM | tag.COUNTED_PLAN
_WISH = tag.BETTER | tag.CHANGE | tag.AIM
_SIZES = frozenset({NumberKind.COUNT, NumberKind.QUANTITY, NumberKind.DURATION})
_SCOPES = _SIZES | {NumberKind.PERCENT, NumberKind.RANK}
_SHORT = 3
_WHOLE = 100


def is_plain_measure(features: TitleFeatures) -> bool:
    """Whether a few cheap looks show that a Key Result is fine: it is measured, without fixed phrases."""
    tokens = features.tokens
    if not features.numbers or tokens.any_tags & _PHRASE or len(tokens.tags) <= _SHORT:
        return False
    if tokens.tags[-1] & tag.TRAILS_OFF:
        return False
    kinds = [number.kind for number in features.targets if number.kind in MEASURES]
    is_sure = not _SCOPES.issuperset(kinds)
    return is_sure or (bool(kinds) and any(number.kind in MEASURES for number in _targets(features)))


@once
def has_target(features: TitleFeatures) -> bool:
    """Whether the title says how much, or that something never occurs. `all` and `every` are a target of results."""
    found = _targets(features)
    if any(number.kind is not NumberKind.ALL for number in found) or _promises_none(features):
        return True
    return bool(found) and not is_work(features)


def has_only_counts_of_work(features: TitleFeatures) -> bool:
    """`Publish 8 posts`: the only numbers count what is made or held."""
    found = _targets(features) if _is_led_by_work(features) else []
    if not found or all(number.kind is NumberKind.RANK for number in found):
        return bool(found)
    return all(_is_counted_work(features, number) for number in found)


def _is_led_by_work(features: TitleFeatures) -> bool:
    tags = features.verb_tags
    makes = tags & (tag.WORK | tag.COUNTABLE_OUTPUT)
    return bool(makes) and not (tags & (tag.OUTCOME | tag.TAKE_RANK) or features.joined & tag.OUTCOME)


@once
def _targets(features: TitleFeatures) -> list[Number]:
    """The numbers to be reached, rather than the extent of work or of a wish: `in 3 apps`, `✅ 100%`."""
    if not any(number.kind in _SCOPES for number in features.targets):
        return list(features.targets)
    acted_on, statement, openers = features.object, features.statement, tag.SCOPE_BEFORE
    if _is_led_by_work(features):
        end = acted_on.end if acted_on is not None else features.after - 1
    elif statement is not None and statement.delivered is not None:
        end = statement.predicate
    elif acted_on is not None and features.verb_tags & _WISH and not features.verb_tags & (tag.REACH | tag.STATE):
        end, openers = acted_on.end, tag.AREA_BEFORE
    else:
        return list(features.targets)
    return [number for number in features.targets if number.place <= end or not _is_scope(features, number, openers)]


def _is_scope(features: TitleFeatures, number: Number, openers: int) -> bool:
    """Whether a number after work or a wish says where, for whom, how large, or how much of it is done."""
    tokens = features.tokens
    opener = number.first - 1
    if number.kind is NumberKind.PERCENT and openers & tag.SCOPE_BEFORE:
        is_parted = tokens.padded[opener] & tag.SYMBOL and not is_limit(tokens, number)
        return value_of(features, number) == _WHOLE or bool(is_parted)
    if in_brackets(tokens, number.place):
        return number.kind in _SIZES and bool(openers & tag.SCOPE_BEFORE)
    counted = counted_tags(features, number)
    is_metric = counted & tag.METRIC and not counted & tag.AUDIENCE
    if number.kind not in {NumberKind.COUNT, NumberKind.RANK} or is_metric:
        return False
    while tokens.padded[opener] & tag.SCOPE_DETAIL:
        opener -= 1
    return bool(tokens.padded[opener] & openers)


def _is_counted_work(features: TitleFeatures, number: Number) -> bool:
    """Whether a number counts things that are made or held (`8 posts`) or people hired, not events or a metric."""
    if number.kind is not NumberKind.COUNT or value_of(features, number) >= MANY:
        return False
    counted = counted_tags(features, number)
    if not counted and _is_level(features, number):
        return False
    if features.verb_tags & tag.HIRE and counted & tag.AUDIENCE:
        return not counted & tag.METRIC
    is_known = counted & (tag.ARTIFACT | tag.GENERIC) or features.verb_tags & tag.COUNTABLE_OUTPUT
    return bool(is_known) and not counted & (tag.METRIC | tag.AUDIENCE)


def _is_level(features: TitleFeatures, number: Number) -> bool:
    """`Hold the backlog under 40`: a limit that follows what is held, and if it has to stay."""
    acted_on = features.object
    return acted_on is not None and number.place > acted_on.end and is_limit(features.tokens, number)


def _promises_none(features: TitleFeatures) -> bool:
    """Whether the title says that something countable never occurs: `with no remarks`, `without a single complaint`.

    Uncountable words (`with no fuss`), work (`Print the menu with no typos`) and wishes (`Improve the menu without any
    complaints`) do not match.
    """
    if not features.has(tag.WITHOUT | tag.NO) or _is_work_or_wish(features):
        return False
    last = len(features.tokens.tags) - 1
    return any(_denies_count(features.tokens, place) for place in range(features.start, last))


def _is_work_or_wish(features: TitleFeatures) -> bool:
    verb, statement = features.verb, features.statement
    if verb is not None:
        return bool(verb.tags & (tag.WORK | tag.VAGUE_WORK)) and not verb.tags & tag.OUTCOME
    if statement is not None and statement.delivered is not None:
        return not features.tokens.tags[statement.delivered[0]] & tag.ENDS_ANYWAY
    return bool(features.tokens.padded[features.start] & (tag.QUALITY | tag.BETTER))


def _denies_count(tokens: Tokens, place: int) -> bool:
    """Whether `with no` or `without` is at `place`, followed by a countable noun."""
    tags, following = tokens.tags[place], tokens.tags[place + 1]
    if not (tags & tag.WITHOUT or (tags & tag.WITH and following & tag.NO)):
        return False
    is_open = following & (tag.NO | tag.ANY)
    start = place + 2 if is_open or following & tag.NONE_OF else place + 1
    phrase = noun_phrase(tokens, start)
    if phrase is None or phrase.first != start:
        return False
    if is_open and any(map(_is_plural, tokens.tags[start : phrase.head + 1])):
        return True
    single = tag.METRIC | tag.ARTIFACT if following & tag.ANY else tag.METRIC
    return bool(tokens.tags[phrase.head] & single or tokens.tags[start] & tag.SINGLE)


def _is_plural(tags: int) -> bool:
    return bool(tags & tag.PLURAL) or (not tags & tag.CLASSES and bool(tags & tag.LIKE_PLURAL))


def is_work(features: TitleFeatures) -> bool:
    """Whether the title names work (`Launch the portal`) or finished work (`The portal is live`)."""
    if features.tokens.low[-1] == "?":
        return False
    if features.verb is not None:
        return _verb_is_work(features)
    if features.statement is not None:
        return _statement_is_work(features)
    subject = features.subject
    return subject is not None and not _wishes(features, subject) and _names_thing(features, subject)


def _verb_is_work(features: TitleFeatures) -> bool:
    tags, acted_on, head = features.verb_tags, features.object, features.object_head
    is_statement = features.actor is not None and not tags & tag.WORK
    if features.continues or is_statement or makes_quality(features):
        return False
    if raises_funds(features) or (tags & (tag.DELIVER | tag.ACT) and not tags & (tag.OUTCOME | tag.AIM | tag.BETTER)):
        return True
    if tags & tag.MAKE:
        return bool(head & tag.ARTIFACT or features.targets) or not head & tag.AIM_NOUN
    if tags & tag.ONGOING and not tags & (tag.OUTCOME | tag.STATE):
        return not features.has(tag.MORE_OR_BETTER)
    if tags & (tag.REACH | tag.DELIVER | tag.ACT):
        return bool(head & tag.ARTIFACT) and not (acted_on is not None and acted_on.tags & tag.QUALITY)
    return False


def _wishes(features: TitleFeatures, subject: NounPhrase) -> bool:
    """`Faster builds`, `Improved logging`, `Clear value`: a quality opens the topic."""
    first, head = features.tokens.tags[subject.first], features.tokens.tags[subject.head]
    if first & tag.PAST and first & (tag.BETTER | tag.CHANGE):
        return True
    if not first & tag.QUALITY:
        return False
    return bool(first & (tag.COMPARATIVE | tag.LIKE_COMPARATIVE)) or not head & tag.ARTIFACT or bool(head & tag.METRIC)


def _names_thing(features: TitleFeatures, subject: NounPhrase) -> bool:
    tokens = features.tokens
    head = tokens.tags[subject.head]
    if head & (tag.METRIC | tag.AIM_NOUN) and not head & tag.ARTIFACT:
        return False
    if tokens.any(tag.ARTIFACT, subject.first, subject.end + 1):
        return True
    says_more = tag.METRIC | tag.AIM_NOUN | tag.QUALITY | tag.AUDIENCE
    return subject.end + 1 - subject.first <= _NAME_OF_FEATURE and not features.has(says_more)


def _statement_is_work(features: TitleFeatures) -> bool:
    statement, subject = features.statement, features.subject
    assert statement is not None
    if statement.delivered is not None:
        return True
    tags, predicate = features.tokens.tags, statement.predicate
    head = tags[min(subject.head, predicate - 1)] if subject is not None else 0
    is_wish = features.has_after(predicate, tag.QUALITY | tag.ASPIRATION)
    if statement.kind is StatementKind.CAN:
        return not features.has_after(predicate, tag.QUALITY | tag.ADVERB)
    if statement.kind is StatementKind.DOES:
        is_other = head & (tag.AUDIENCE | tag.METRIC) or tags[predicate] & (tag.OUTCOME | tag.BETTER)
        return not is_other and (bool(tags[predicate] & tag.DELIVER) or not is_wish)
    if statement.kind is StatementKind.HAS:
        return not is_wish and not head & tag.AUDIENCE
    return statement.kind is StatementKind.DONE and bool(head & tag.ARTIFACT)
