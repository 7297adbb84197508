"""Whether a title states a result: what its verb moves, and whether its number measures that."""

from okr_cli.wording.lexicon import tag
from okr_cli.wording.titles.conditions import MANY, changes_setting, counted_tags, is_measured_of, is_topic, value_of
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.fixed_phrases import in_brackets
from okr_cli.wording.titles.noun_phrases import NounPhrase, noun_phrase
from okr_cli.wording.titles.number_words import MEASURES, Number, NumberKind
from okr_cli.wording.titles.numbers import is_limit
from okr_cli.wording.titles.opening import LeadVerb
from okr_cli.wording.titles.tokens import Range

_WISHES = tag.BETTER | tag.STATE | tag.AIM
_COUNTED = tag.METRIC | tag.AUDIENCE
_PARTS = tag.ARTIFACT | tag.TANGIBLE
_SIZES = frozenset({NumberKind.COUNT, NumberKind.QUANTITY, NumberKind.DURATION})
_SHARES = frozenset({NumberKind.PERCENT, NumberKind.MULTIPLE, NumberKind.MONEY})


def result_words(features: TitleFeatures) -> Range | None:
    """The words of a measured result, if the title names one and no work that leads to it."""
    if not features.targets or features.means is not None or changes_setting(features):
        return None
    for number in features.targets:
        if number.kind not in {NumberKind.ALL, NumberKind.RANK} and _is_result(features, number):
            verb = features.verb
            return features.whole if verb is None else (verb.first, max(n.last for n in features.numbers))
    return None


def _is_result(features: TitleFeatures, number: Number) -> bool:
    verb = features.verb
    if verb is None:
        return _states_result(features, number)
    if verb.tags & tag.OUTCOME or (verb.tags & _WISHES and not verb.tags & tag.WORK):
        return _moves_number(features, verb, number)
    if verb.tags & tag.ONGOING:
        return number.kind in MEASURES
    if verb.tags & tag.MOVE and number.kind is NumberKind.FROM_TO:
        return features.object is not None and bool(features.object.tags & tag.METRIC)
    return _keeps_service_level(features, verb, number)


def _states_result(features: TitleFeatures, number: Number) -> bool:
    """`500 teams active weekly`, `NPS 18 to 35`: a result without a verb."""
    if not features.has(tag.METRIC) and not is_topic(features):
        return False
    if _is_for_counted(features, number) or _is_size(features, number):
        return False
    if number.kind in MEASURES or counted_tags(features, number) & _COUNTED or value_of(features, number) >= MANY:
        return True
    limits = number.kind is NumberKind.DURATION or is_limit(features.tokens, number)
    return limits and features.has(tag.METRIC)


def _is_for_counted(features: TitleFeatures, number: Number) -> bool:
    """`Interviews with ten regular customers`, `Alert when 500 mails wait`: a thing, and how many it is for."""
    subject, tokens = features.subject, features.tokens
    if subject is None or number.kind is not NumberKind.COUNT or number.place <= subject.head:
        return False
    head = tokens.tags[subject.head]
    if not head & _PARTS or head & _COUNTED:
        return False
    before = number.first - (2 if tokens.padded[number.first - 1] & tag.SCOPE_DETAIL else 1)
    is_when = head & tag.ARTIFACT and tokens.any(tag.QUESTION, subject.head + 1, number.place)
    return bool(is_when or tokens.padded[before] & tag.SCOPE_BEFORE)


def _is_size(features: TitleFeatures, number: Number) -> bool:
    """`Leaflet in Creole, 5,000 copies`, `Drip irrigation (2 ha)`, `Film of 20 minutes`: a thing and its size."""
    subject, tokens = features.subject, features.tokens
    if subject is None or number.kind not in _SIZES or number.place <= subject.head:
        return False
    head, opener = tokens.tags[subject.head], number.first - 1
    is_thing = head & _PARTS or not (head & tag.NOUN or features.has(tag.METRIC))
    if not is_thing or head & _COUNTED:
        return False
    if number.kind is NumberKind.DURATION:
        return bool(tokens.padded[opener] & tag.OF) or in_brackets(tokens, number.place)
    while tokens.padded[opener] & tag.FUNCTION:
        opener -= 1
    is_apart = tokens.low[opener] == "," or in_brackets(tokens, number.place)
    return is_apart and not counted_tags(features, number) & _COUNTED


def _moves_number(features: TitleFeatures, verb: LeadVerb, number: Number) -> bool:
    """A verb of change or attainment with a number that is more than a list of things to make."""
    if verb.tags & (tag.CHANGE | tag.BETTER | tag.AIM) and not verb.tags & (tag.STATE | tag.REACH):
        return _moves_figure(features, number)
    acted_on, counted = features.object, counted_tags(features, number)
    is_made = bool(counted & (tag.ARTIFACT | tag.SETTING)) and not counted & tag.METRIC
    is_made = is_made and not (acted_on is not None and acted_on.tags & tag.METRIC)
    if number.kind is NumberKind.CLOCK or (number.kind is NumberKind.FROM_TO and is_made):
        return False
    if number.kind in MEASURES or counted & _COUNTED or number.kind is NumberKind.DURATION or verb.tags & tag.WIN:
        return True
    is_level = features.tokens.padded[number.place - 1] & tag.TARGET_BEFORE or is_limit(features.tokens, number)
    return bool(is_level or features.has(tag.METRIC)) and not is_made


def _keeps_service_level(features: TitleFeatures, verb: LeadVerb, number: Number) -> bool:
    """`Answer 80% of calls within 20 seconds`: daily work at a given level, which is a result."""
    is_share = number.kind is NumberKind.PERCENT and number.place == verb.last + 1
    lasts = any(target.kind is NumberKind.DURATION for target in features.targets)
    return is_share and bool(verb.tags & tag.ACT) and lasts


def _moves_figure(features: TitleFeatures, number: Number) -> bool:
    """Whether what moves is measured rather than made, for a verb of change (`Reduce`, `Widen`, `Improve`).

    A metric, people or a bare plural of intangible things is measured. A thing with an article, a tangible thing, a
    length, a weight or a time of day is changed by hand.
    """
    acted_on, tokens = features.object, features.tokens
    counted = counted_tags(features, number)
    if acted_on is None:
        return number.kind in _SHARES or bool(counted & _COUNTED)
    resizes = features.verb_tags & tag.RESIZE and not features.verb_tags & tag.LOWER
    if resizes and counted & _PARTS and not counted & _COUNTED:
        return False  # `Shorten the application from 18 to 9 fields`
    head, of = tokens.tags[acted_on.head], _complement(features, acted_on)
    is_thing = head & (tag.TANGIBLE | tag.ARTIFACT) and not head & tag.METRIC
    if head & (tag.COUNTING_NOUN | tag.AIM_NOUN) or ((acted_on.tags | of) & tag.METRIC and not is_thing):
        return True
    if head & tag.SETTING and is_measured_of(tokens, acted_on):
        return True
    if (head | of) & tag.TANGIBLE:
        return False
    is_grown = features.verb is not None and features.verb.tags & tag.GROW
    if is_grown or (counted & tag.AUDIENCE and not head & tag.ARTIFACT):
        return True
    return _measures_plural(features, acted_on, number, counted)


def _measures_plural(features: TitleFeatures, acted_on: NounPhrase, number: Number, counted: int) -> bool:
    """Whether a number that nothing else decides measures what is moved, and is not the size of one thing."""
    tokens, head = features.tokens, features.tokens.tags[acted_on.head]
    is_numbered = tokens.padded[acted_on.head + 1] & (tag.NUMBER | tag.QUANTITY)
    is_certain = acted_on.is_bounded or tokens.padded[acted_on.first - 1] & tag.DEFINITE
    is_one_thing = bool((is_certain or is_numbered) and not head & tag.PLURAL)
    if number.kind in _SHARES:
        return not (is_one_thing and head & tag.ARTIFACT)
    if is_one_thing or head & tag.SETTING:
        return False
    if head & tag.ARTIFACT:
        return bool(head & tag.PLURAL and number.kind is NumberKind.FROM_TO and not counted & tag.ARTIFACT)
    is_name = tokens.is_capital_of_name(acted_on.head) and not tokens.raw[acted_on.head].isupper()
    return not is_name and not counted & (tag.TANGIBLE | tag.SETTING)


def _complement(features: TitleFeatures, acted_on: NounPhrase) -> int:
    """The tags of what the moved thing is of or with: `the share of late trains`."""
    if not features.tokens.padded[acted_on.head + 1] & tag.AMONG:
        return 0
    phrase = noun_phrase(features.tokens, acted_on.head + 2)
    return phrase.tags if phrase is not None else 0
