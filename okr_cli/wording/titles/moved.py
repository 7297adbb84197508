"""What a verb of change moves: a figure that others bring about, or a thing that someone changes by hand."""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.counts import counted_noun, is_limit
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.number_kinds import Number, NumberKind
from okr_cli.wording.titles.objects import NounPhrase, noun_phrase
from okr_cli.wording.titles.tokens import Tokens

_SHARES = frozenset({NumberKind.PERCENT, NumberKind.MULTIPLE, NumberKind.MONEY})
_MAGNITUDES = frozenset(
    [
        "speed",
        "pressure",
        "temperature",
        "height",
        "weight",
        "capacity",
        "power",
        "load",
        "frequency",
        "contrast",
        "brightness",
        "thrust",
        "gain",
        "voltage",
        "current",
        "flow",
        "width",
        "depth",
        "length",
        "rate",
    ]
)
_PHYSICAL = frozenset(
    [
        "m",
        "mm",
        "cm",
        "km",
        "kg",
        "g",
        "l",
        "ml",
        "t",
        "metre",
        "metres",
        "meter",
        "meters",
        "inch",
        "inches",
        "litre",
        "litres",
        "liter",
        "liters",
        "gram",
        "grams",
        "kilo",
        "kilos",
        "degree",
        "degrees",
        "celsius",
        "°",
        "pt",
        "px",
        "kw",
        "volt",
        "volts",
        "bar",
        "acre",
        "acres",
        "hectare",
        "hectares",
        "ha",
        "ft",
        "v",
        "feet",
        "foot",
    ]
)
_STATISTICS = frozenset(["average", "avg", "mean", "median", "total", "overall", "net", "gross", "typical", "per"])
_PARTS_OF_SALES = frozenset(["order", "deal", "basket", "contract", "session", "cart", "purchase", "ticket", "visit"])
_ONLY_SET = frozenset(
    [
        "price",
        "fee",
        "fare",
        "toll",
        "tariff",
        "deductible",
        "allowance",
        "limit",
        "threshold",
        "timeout",
        "quota",
        "cap",
        "interval",
        "rent",
        "tolerance",
        "replica",
        "wage",
        "setpoint",
        "surcharge",
        "premium",
        "discount",
        "deposit",
        "thermostat",
        "rate-limit",
        "ttl",
        "parameter",
        "dose",
    ]
)
_COMPARES = frozenset({"below", "above", "under", "over", "than"})
_OPENS_CONDITION = frozenset({"on", "for", "of", "with", "when", "if", "from", "in"})
_COUNTS = frozenset({"number", "count", "share", "amount", "proportion", "frequency", "level", "levels", "numbers"})


def changes_setting(features: TitleFeatures) -> bool:
    """Whether the title changes something that somebody simply sets: `Raise the upload limit from 10 MB to 50 MB`."""
    tokens = features.tokens
    if not features.has(kinds.SETTING | kinds.TANGIBLE):
        return False
    if features.verb is None:
        subject = features.subject
        return subject is not None and bool(tokens.bits[subject.head] & kinds.SETTING)
    acted_on = features.object
    if acted_on is None:
        return False
    row = tokens.low[acted_on.first : acted_on.head]
    if not _STATISTICS.isdisjoint(row):
        return False
    word = tokens.low[acted_on.head]
    if word in _MAGNITUDES and acted_on.bits & kinds.TANGIBLE:
        return True
    if not tokens.bits[acted_on.head] & kinds.SETTING:
        return acted_on.is_bounded and bool(acted_on.bits & kinds.SETTING) and not _is_measured_of(tokens, acted_on)
    is_set = word in _ONLY_SET or word.removesuffix("s") in _ONLY_SET
    if not is_set and (not acted_on.is_bounded or not _PARTS_OF_SALES.isdisjoint(row)):
        return not acted_on.is_bounded and bool(acted_on.bits & (kinds.TANGIBLE | kinds.ARTEFACT))
    return is_set or not _is_measured_of(tokens, acted_on)


def _is_measured_of(tokens: Tokens, acted_on: NounPhrase) -> bool:
    """`the volume of complaints`: what is counted stands behind."""
    return tokens.at(acted_on.head + 1)[0] == "of"


def moves_figure(features: TitleFeatures, number: Number) -> bool:
    """Whether what moves is measured rather than made, for a verb of change (`Reduce`, `Widen`, `Improve`).

    A metric, people or a bare plural that no one can touch is measured; a thing with an article, a touchable
    thing, a length, a weight or a time of the day is changed by hand.
    """
    acted_on = features.object
    if number.kind is NumberKind.CLOCK:
        return False
    tokens = features.tokens
    noun = counted_noun(tokens, number)
    counted = tokens.bits[noun] if noun >= 0 else 0
    if acted_on is None:
        return number.kind in _SHARES or bool(counted & (kinds.METRIC | kinds.AUDIENCE))
    of = _complement(features, acted_on)
    head, word = tokens.bits[acted_on.head], tokens.low[acted_on.head]
    is_thing = head & (kinds.TANGIBLE | kinds.ARTEFACT) and not head & kinds.METRIC
    if word in _COUNTS or (acted_on.bits & kinds.METRIC and not is_thing) or of & kinds.METRIC or head & kinds.AIM_NOUN:
        return True
    if head & kinds.SETTING and _is_measured_of(tokens, acted_on):
        return True
    if head & kinds.TANGIBLE or of & kinds.TANGIBLE:
        return False
    is_grown = features.verb is not None and features.verb.base == "grow"
    if is_grown or (counted & kinds.AUDIENCE and not head & kinds.ARTEFACT):
        return True
    if _is_condition(features, acted_on, number):
        return False
    is_numbered = tokens.at(acted_on.head + 1)[1] & (kinds.NUMBER | kinds.QUANTITY)
    is_one_thing = bool((acted_on.is_bounded or is_numbered) and not head & kinds.PLURAL)
    if number.kind in _SHARES:
        return not (is_one_thing and (head & kinds.ARTEFACT or _is_in_a_thing(features, acted_on)))
    if _has_physical_unit(tokens, number) or is_one_thing or head & kinds.SETTING:
        return False
    if head & kinds.ARTEFACT and number.kind is not NumberKind.DURATION:
        return bool(head & kinds.PLURAL and number.kind is NumberKind.FROM_TO and not counted & kinds.ARTEFACT)
    is_name = tokens.raw[acted_on.head][0].isupper() and not tokens.raw[acted_on.head].isupper()
    return not is_name and not counted & (kinds.TANGIBLE | kinds.SETTING)


def _is_condition(features: TitleFeatures, acted_on: NounPhrase, number: Number) -> bool:
    """`Drop the second signature on orders below 200 euro`: the number tells which ones, not how many."""
    low = features.tokens.low
    if not is_limit(features.tokens, number) or low[number.first - 1] not in _COMPARES:
        return False
    return not _OPENS_CONDITION.isdisjoint(low[acted_on.end + 1 : number.first - 1])


def _complement(features: TitleFeatures, acted_on: NounPhrase) -> int:
    """The bits of what the moved thing is of or with: `the share of late trains`."""
    if features.tokens.at(acted_on.head + 1)[0] not in {"of", "among"}:
        return 0
    phrase = noun_phrase(features.tokens, acted_on.head + 2)
    return phrase.bits if phrase is not None else 0


def _is_in_a_thing(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    """`the salt in the tomato base`: what is moved is an ingredient of something."""
    tokens = features.tokens
    if tokens.at(acted_on.head + 1)[0] not in {"in", "on"}:
        return False
    phrase = noun_phrase(tokens, acted_on.head + 2)
    if phrase is None or phrase.bits & (kinds.AUDIENCE | kinds.METRIC):
        return False
    return phrase.is_bounded or bool(tokens.at(phrase.head)[1] & kinds.NUMBER)


def _has_physical_unit(tokens: Tokens, number: Number) -> bool:
    row = tokens.low[number.first : number.last + 2]
    return not _PHYSICAL.isdisjoint(row) or any(word.lstrip("0123456789.,") in _PHYSICAL for word in row)
