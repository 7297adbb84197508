"""Whether the numbers of a title measure an outcome, count a piece of work, or neither."""

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.counts import counted_noun, is_limit
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.moved import changes_setting, moves_figure
from okr_cli.wording.titles.number_kinds import MEASURES, Number, NumberKind
from okr_cli.wording.titles.objects import noun_phrase
from okr_cli.wording.titles.opening import LeadVerb
from okr_cli.wording.titles.phrases import in_brackets
from okr_cli.wording.titles.tokens import Range
from okr_cli.wording.titles.topics import is_topic

_NO_TARGET = frozenset({NumberKind.LABEL, NumberKind.DATE, NumberKind.PERIOD})
_DEADLINE_BEFORE = frozenset(
    ["within", "in", "for", "over", "after", "during", "of", "at", "every", "per", "a", "last"]
)
_LONG_UNITS = frozenset(
    ["week", "weeks", "month", "months", "quarter", "quarters", "year", "years", "sprint", "sprints"]
)
_COMPARISONS = frozenset({"<", ">", "≤", "≥", "<=", ">=", "="})
_WISHES = kinds.BETTER | kinds.STATE | kinds.AIM
_WINS = frozenset({"win", "acquire", "gain", "retain", "convert", "sell", "activate", "reactivate"})
_TAKES = frozenset({"move", "take"})
_ALWAYS_OUTPUT = frozenset(
    [
        "hold",
        "host",
        "run",
        "conduct",
        "organize",
        "publish",
        "write",
        "launch",
        "release",
        "build",
        "create",
        "design",
        "record",
        "produce",
        "draft",
        "draw",
        "film",
        "stage",
    ]
)
_COUNTED = kinds.METRIC | kinds.AUDIENCE


def targets(features: TitleFeatures) -> tuple[Number, ...]:
    """The numbers that can be a target: no names, dates, windows of time or deadlines of work."""
    if not features.numbers:
        return ()
    return tuple(n for n in features.numbers if n.kind not in _NO_TARGET and not _is_aside(features, n))


def _is_aside(features: TitleFeatures, number: Number) -> bool:
    """A deadline of work, or a count in brackets after finished work: `Research done (8 tools compared)`."""
    if is_deadline(features, number):
        return True
    statement = features.statement
    is_finished = statement is not None and statement.delivered is not None
    return is_finished and number.kind is NumberKind.COUNT and in_brackets(features.tokens, number.place)


def is_deadline(features: TitleFeatures, number: Number) -> bool:
    """Whether a duration says until when work is to be done: `Launch the portal within 6 weeks`."""
    verb = features.verb
    if number.kind is not NumberKind.DURATION or verb is None or number.place == 0:
        return False
    low = features.tokens.low
    if low[number.place - 1] not in _DEADLINE_BEFORE:
        return False
    unit = " ".join(low[number.place + 1 : number.place + 4])
    if "or" in unit.split():
        return False
    is_long = any(word in _LONG_UNITS for word in unit.split())
    if verb.bits & (kinds.DELIVER | kinds.MAKE):
        return is_long or "day" in unit
    return bool(verb.bits & kinds.ACT) and is_long and "week" not in unit


_MANY = 100


def is_counted_work(features: TitleFeatures, number: Number) -> bool:
    """Whether a number counts things that are made or held (`8 posts`), not people, events or a metric.

    Nobody makes a hundred deliverables in a cycle, so counts from there on are taken for results.
    """
    verb = features.verb
    if number.kind is not NumberKind.COUNT or value_of(features, number) >= _MANY:
        return False
    counted = counted_bits(features, number)
    is_known = counted & (kinds.ARTEFACT | kinds.GENERIC) or (verb is not None and verb.base in _ALWAYS_OUTPUT)
    return bool(is_known) and not counted & _COUNTED


def counted_bits(features: TitleFeatures, number: Number) -> int:
    """What the noun that a number counts can be, 0 if none was found."""
    noun = counted_noun(features.tokens, number)
    return features.tokens.bits[noun] if noun >= 0 else 0


def value_of(features: TitleFeatures, number: Number) -> float:
    """The size of a number written in digits; 0 for a word or anything that is no plain number."""
    text = features.tokens.low[number.place].replace(",", "")
    digits = text.rstrip("abcdefghijklmnopqrstuvwxyzµ%")
    return float(digits) if digits.replace(".", "", 1).isdecimal() else 0.0


def is_measure(number: Number) -> bool:
    """Whether a number measures something whatever it stands beside."""
    return number.kind in MEASURES


def outcome_words(features: TitleFeatures) -> Range | None:
    """The words of a measured result, if the title names one and no work that leads to it."""
    if features.means is not None or changes_setting(features):
        return None
    verb = features.verb
    for number in targets(features):
        if number.kind in {NumberKind.ALL, NumberKind.RANK}:
            continue
        if verb is None:
            holds = _states_result(features, number)
        elif verb.bits & kinds.OUTCOME or (verb.bits & _WISHES and not verb.bits & kinds.WORK):
            holds = _moves_number(features, verb, number)
        elif verb.bits & kinds.OPEN:
            holds = is_measure(number)
        elif verb.base in _TAKES and number.kind is NumberKind.FROM_TO:
            holds = features.object is not None and bool(features.object.bits & kinds.METRIC)
        else:
            holds = _keeps_service_level(features, verb, number)
        if holds:
            if verb is None:
                return features.whole
            return verb.first, max(n.last for n in features.numbers)
    return None


def _states_result(features: TitleFeatures, number: Number) -> bool:
    """`500 teams active weekly`, `NPS 18 to 35`: a result without a verb."""
    counted = counted_bits(features, number)
    if not features.has(kinds.METRIC) and not is_topic(features):
        return False
    if is_measure(number) or counted & _COUNTED or value_of(features, number) >= _MANY:
        return True
    if features.tokens.at(number.first - 1)[0] in _COMPARISONS:
        return True
    limits = number.kind is NumberKind.DURATION or is_limit(features.tokens, number)
    return limits and features.has(kinds.METRIC)


def _moves_number(features: TitleFeatures, verb: LeadVerb, number: Number) -> bool:
    """A verb of change or attainment with a number that is more than a list of things to make."""
    if verb.bits & (kinds.CHANGE | kinds.BETTER | kinds.AIM) and not verb.bits & (kinds.STATE | kinds.REACH):
        return not (verb.bits & kinds.DELIVER and not verb.bits & kinds.OUTCOME) and moves_figure(features, number)
    acted_on = features.object
    counted = counted_bits(features, number)
    is_made = bool(counted & (kinds.ARTEFACT | kinds.SETTING)) and not counted & kinds.METRIC
    is_made = is_made and not (acted_on is not None and acted_on.bits & kinds.METRIC)
    if _is_price_of_thing(features, number):
        return False
    if number.kind is NumberKind.CLOCK or (number.kind is NumberKind.FROM_TO and is_made):
        return False
    if verb.bits & kinds.DELIVER and not verb.bits & kinds.OUTCOME:
        return False
    if is_measure(number) or counted & _COUNTED or number.kind is NumberKind.DURATION or verb.base in _WINS:
        return True
    low = features.tokens.low
    is_level = number.place > 0 and low[number.place - 1] in {"to", "by", "past", "at"}
    is_level = is_level or is_limit(features.tokens, number)
    return (is_level or features.has(kinds.METRIC)) and not is_made


def _is_price_of_thing(features: TitleFeatures, number: Number) -> bool:
    """`a $100,000 loan`: the sum tells one thing from others, and is no level."""
    if number.kind is not NumberKind.MONEY or features.tokens.at(number.first - 1)[0] not in {"a", "an"}:
        return False
    thing = noun_phrase(features.tokens, number.last + 1)
    head = features.tokens.bits[thing.head] if thing is not None else 0
    return bool(head & kinds.ARTEFACT) and not head & kinds.METRIC


def _keeps_service_level(features: TitleFeatures, verb: LeadVerb, number: Number) -> bool:
    """`Answer 80% of calls within 20 seconds`: daily work held to a level, which is a result."""
    is_share = number.kind is NumberKind.PERCENT and number.place == verb.last + 1
    return is_share and bool(verb.bits & kinds.ACT) and any(n.kind is NumberKind.DURATION for n in targets(features))
