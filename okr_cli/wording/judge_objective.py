"""What is to be said about the title of an Objective: does it say what changes, in words?"""

from collections.abc import Iterator

from okr_cli.wording import kinds
from okr_cli.wording.common_remarks import delivery_as_success, open_end, placeholder
from okr_cli.wording.features import TitleFeatures
from okr_cli.wording.fundraising import raises_funds
from okr_cli.wording.hollowness import why_vague
from okr_cli.wording.number_kinds import Number, NumberKind
from okr_cli.wording.objects import NounPhrase
from okr_cli.wording.outcomes import counted_bits, targets, value_of
from okr_cli.wording.phrases import in_brackets
from okr_cli.wording.remark import Remark
from okr_cli.wording.statements import StatementKind

_CHANGE_QUESTION = "For whom will what be different when you get there?"
_MANY = 100
_GOES = frozenset({"move", "migrate", "switch", "upgrade", "port", "relocate"})
_BECOMES = frozenset({"be", "become", "remain", "stay", "feel", "seem"})
_SHIPS = frozenset({"ships", "launches", "releases", "publishes", "deploys", "delivers", "implements"})
_HELD = frozenset({"hold", "host", "run", "conduct", "review", "audit", "organize"})
_INVITES = frozenset(
    [
        "faster", "better", "easier", "more", "without", "way", "love", "loves", "where", "feel", "feels",
        "everyone", "anyone", "become",
    ]
)


def judge_objective(features: TitleFeatures) -> Iterator[Remark]:
    """Every remark that holds, the gravest first."""
    if not features.tokens.low:
        return
    yield from placeholder(features)
    yield from delivery_as_success(features)
    yield from _metric(features)
    yield from _task(features)
    yield from _vague(features)
    yield from open_end(features)


def _metric(features: TitleFeatures) -> Iterator[Remark]:
    for number in targets(features):
        if _is_metric(features, number):
            yield Remark(
                "objective-has-metric",
                (number.first, number.last),
                "an Objective says in words what changes; the number belongs to a Key Result",
                "What would people notice if this number were reached?",
            )
            return


def _is_metric(features: TitleFeatures, number: Number) -> bool:
    if in_brackets(features.tokens, number.place) and not _beside_metric(features, number):
        return False
    if number.kind in {NumberKind.RANK, NumberKind.ALL, NumberKind.CLOCK}:
        return False
    if number.kind is NumberKind.ZERO:
        return features.tokens.low[number.place] not in {"no", "not", "never"}
    if number.kind in {NumberKind.COUNT, NumberKind.DURATION}:
        return _beside_metric(features, number) or _counts_result(features, number)
    return True


def _beside_metric(features: TitleFeatures, number: Number) -> bool:
    return number.place > 0 and bool(features.tokens.bits[number.place - 1] & kinds.METRIC)


def _counts_result(features: TitleFeatures, number: Number) -> bool:
    """`Reach 500 clinics`, but not `Hire two engineers`, which is work with a count."""
    verb = features.verb
    if verb is not None and verb.bits & kinds.STATE and not number.limit:
        return False
    counted = number.kind is NumberKind.COUNT and counted_bits(features, number) & (kinds.METRIC | kinds.AUDIENCE)
    if verb is None:
        return bool(number.limit or counted or value_of(features, number) >= _MANY)
    if verb.bits & kinds.OUTCOME:
        return True
    return number.limit or bool(counted and not verb.bits & kinds.WORK)


def _task(features: TitleFeatures) -> Iterator[Remark]:
    if not is_task(features):
        return
    verb = features.verb
    words = features.whole
    if verb is not None:
        words = (verb.first, features.object.head if features.object is not None else verb.last)
    yield Remark(
        "objective-is-task",
        words,
        "this is a piece of work; an Objective is the change that the work is for",
        _CHANGE_QUESTION,
    )


def is_task(features: TitleFeatures) -> bool:
    """Whether an Objective names a deliverable or an activity rather than a change."""
    verb, acted_on = features.verb, features.object
    if verb is not None and verb.base in _HELD and acted_on is not None:
        return True
    if features.hollow is not None or features.has(kinds.ASPIRATION) or not _INVITES.isdisjoint(features.tokens.low):
        return False
    if verb is not None and raises_funds(features):
        return True
    if verb is None:
        return _statement_is_task(features)
    if features.continues:
        return False
    if acted_on is None:
        is_work = verb.bits & kinds.DELIVER and not verb.bits & kinds.VAGUE_WORK
        return bool(is_work) and (verb.base in _GOES or features.named is not None)
    head = features.tokens.bits[acted_on.head]
    is_thing = bool(head & kinds.ARTEFACT)
    if head & kinds.AIM_NOUN and not is_thing:
        return False
    if (verb.bits | features.joined) & kinds.DELIVER and not verb.bits & kinds.VAGUE_WORK:
        return not (verb.base == "open" and "to" in features.tokens.low)
    if not verb.bits & kinds.WORK:
        attains = verb.bits & (kinds.REACH | kinds.STATE) and verb.base not in _BECOMES
        attains = attains and not verb.bits & (kinds.VAGUE_WORK | kinds.CHANGE)
        return bool(attains) and is_thing and not head & kinds.PLURAL
    if verb.base == "make":
        return is_thing and acted_on.end + 1 >= len(features.tokens.low) - 1
    if verb.bits & kinds.MAKE:
        return _makes_thing(features, acted_on) and "that" not in features.tokens.low
    return bool(verb.bits & kinds.ACT and acted_on.bits & kinds.ARTEFACT)


def _makes_thing(features: TitleFeatures, acted_on: NounPhrase) -> bool:
    bits = features.tokens.bits[acted_on.first : acted_on.end + 1]
    if any(kind & kinds.ARTEFACT for kind in bits):
        return True
    named = features.named
    if named is not None and acted_on.first <= named[0] <= acted_on.end and not features.tokens.raw[named[0]].istitle():
        return True
    head = features.tokens.bits[acted_on.head]
    return bool(acted_on.is_bounded and head & kinds.GENERIC and not head & kinds.PLURAL)


def _statement_is_task(features: TitleFeatures) -> bool:
    statement, subject, tokens = features.statement, features.subject, features.tokens
    if statement is not None:
        if statement.kind is StatementKind.DOES:
            return tokens.low[statement.predicate] in _SHIPS
        if tokens.bits[features.start] & kinds.QUANTITY:
            return False
        is_short_state = statement.kind is StatementKind.DONE and len(tokens.low) <= 3
        return statement.delivered is not None and not is_short_state
    if subject is None:
        return False
    head = tokens.bits[subject.head]
    other = kinds.AUDIENCE | kinds.GENERIC | kinds.METRIC | kinds.AIM_NOUN
    return bool(head & kinds.ARTEFACT and not head & (other | kinds.PLURAL) and not subject.bits & kinds.QUALITY)


def _vague(features: TitleFeatures) -> Iterator[Remark]:
    reason = why_vague(features)
    if reason:
        yield Remark("vague-objective", features.whole, reason, _CHANGE_QUESTION)
