"""What is to be said about the title of an Objective: does it say what changes, in words?"""

from collections.abc import Iterable, Iterator

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.common_remarks import (
    PLANNED_WORDS,
    SUSPECT,
    TRAILS_OFF,
    delivery_as_success,
    open_end,
    placeholder,
)
from okr_cli.wording.titles.counts import is_limit
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.hollowness import NAMES_WAY, why_vague
from okr_cli.wording.titles.number_kinds import Number, NumberKind
from okr_cli.wording.titles.objective_tasks import invites, is_task
from okr_cli.wording.titles.outcomes import counted_bits, targets, value_of
from okr_cli.wording.titles.phrases import in_brackets
from okr_cli.wording.titles.remark import Remark

_CHANGE_QUESTION = "For whom will what be different when you get there?"
_MANY = 100
_SHORT = 3
_FIXED = SUSPECT | kinds.IN_SLOGAN
_MAY_BE_TASK = kinds.WORK | kinds.REACH | kinds.STATE
_GIVEN = frozenset({"our", "the", "their", "its", "these", "those"})
_CLOSES = frozenset({"close", "sign", "book", "win", "sell", "land"})


def judge_objective(features: TitleFeatures) -> Iterable[Remark]:
    """Every remark that holds, the gravest first."""
    return () if _is_plain_aim(features) else _remarks(features)


def _is_plain_aim(features: TitleFeatures) -> bool:
    """Whether a few cheap looks show that nothing can be said: no number, no task and more than its object."""
    verb, tokens = features.verb, features.tokens
    if verb is None or features.numbers or tokens.any_bits & _FIXED or len(tokens.low) <= _SHORT:
        return False
    if tokens.low[-1] in TRAILS_OFF or not PLANNED_WORDS.isdisjoint(tokens.low):
        return False
    if (verb.bits | features.joined) & _MAY_BE_TASK and (verb.bits & kinds.ACT or not invites(features)):
        return False
    acted_on = features.object
    if acted_on is None or acted_on.end != acted_on.head or verb.bits & kinds.MAKE:
        return False
    following = acted_on.end + 1
    return following < len(tokens.low) - 1 and tokens.low[following] not in NAMES_WAY


def _remarks(features: TitleFeatures) -> Iterator[Remark]:
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
    low = features.tokens.low
    if low[number.place] == "twice":  # `families choose us twice` measures nothing
        return features.tokens.at(number.place + 1)[0] == "as"
    if number.kind is NumberKind.ZERO:
        return low[number.place] not in {"no", "not", "never"}
    if number.kind in {NumberKind.COUNT, NumberKind.DURATION}:
        return _beside_metric(features, number) or _counts_result(features, number)
    return True


def _beside_metric(features: TitleFeatures, number: Number) -> bool:
    return number.place > 0 and bool(features.tokens.bits[number.place - 1] & kinds.METRIC)


def _counts_result(features: TitleFeatures, number: Number) -> bool:
    """`Reach 500 clinics`, but not `Hire two engineers`, which is work with a count."""
    verb = features.verb
    limits = is_limit(features.tokens, number)
    if verb is not None and verb.bits & kinds.STATE and not limits:
        return False
    is_given = not limits and features.tokens.at(number.first - 1)[0] in _GIVEN  # `our 300 drivers` are there already
    if is_given and (verb is None or not verb.bits & kinds.OUTCOME):
        return False
    counted = number.kind is NumberKind.COUNT and counted_bits(features, number) & (kinds.METRIC | kinds.AUDIENCE)
    if verb is None:
        if number.kind is NumberKind.DURATION and features.statement is not None:
            return True
        return bool(limits or counted or value_of(features, number) >= _MANY)
    if verb.bits & kinds.OUTCOME or (verb.base in _CLOSES and counted):
        return True
    if verb.bits & kinds.BETTER and features.has(kinds.METRIC):
        return features.tokens.at(number.place - 1)[0] in {"to", "by"}
    return limits or bool(counted and not verb.bits & kinds.WORK)


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


def _vague(features: TitleFeatures) -> Iterator[Remark]:
    reason = why_vague(features)
    if reason:
        yield Remark("vague-objective", features.whole, reason, _CHANGE_QUESTION)
