"""What is to be said about the title of a Key Result: does it measure an outcome?"""

from collections.abc import Iterable, Iterator

from okr_cli.wording.titles import kinds
from okr_cli.wording.titles.absences import promises_none
from okr_cli.wording.titles.common_remarks import (
    PLANNED_WORDS,
    SUSPECT,
    TRAILS_OFF,
    delivery_as_success,
    delivery_remark,
    open_end,
    placeholder,
)
from okr_cli.wording.titles.delivered_plans import PLANNED, counts_delivered_plan
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.held_levels import holds_level, sets_temperature
from okr_cli.wording.titles.number_kinds import MEASURES, NumberKind
from okr_cli.wording.titles.outcomes import is_counted_work, targets
from okr_cli.wording.titles.remark import Remark
from okr_cli.wording.titles.work import is_work

_SHORT = 3
_PLANS = PLANNED_WORDS | PLANNED
_WORK_QUESTION = "When it is done, what will people do differently, and how many of them?"
_ONLY_WORK = "this is a piece of work; it can be done without any result"
_NUMBER_QUESTION = "From what to what, by when, and where would you look it up?"


def judge_key_result(features: TitleFeatures) -> Iterable[Remark]:
    """Every remark that holds, the gravest first."""
    return () if _is_plain_measure(features) else _remarks(features)


def _is_plain_measure(features: TitleFeatures) -> bool:
    """Whether a few cheap looks show that nothing can be said: it is measured, and no fixed phrase can stand in it."""
    tokens = features.tokens
    if not features.numbers or tokens.any_bits & SUSPECT or len(tokens.low) <= _SHORT or tokens.low[-1] in TRAILS_OFF:
        return False
    is_measured = any(number.kind in MEASURES and not sets_temperature(features, number) for number in features.numbers)
    return is_measured and _PLANS.isdisjoint(tokens.low)


def _remarks(features: TitleFeatures) -> Iterator[Remark]:
    if not features.tokens.low:
        return
    yield from placeholder(features)
    yield from _delivery(features)
    if not _has_target(features):
        if is_work(features):
            is_topic = features.verb is None and features.statement is None
            yield _work(features, "this names a thing, not a result" if is_topic else _ONLY_WORK)
        yield Remark("key-result-without-number", features.whole, "nothing in this can be measured", _NUMBER_QUESTION)
    elif _counts_work(features):
        yield _work(features, "this counts what is made, not what it changes")
    yield from open_end(features)


def _delivery(features: TitleFeatures) -> Iterator[Remark]:
    said = tuple(delivery_as_success(features))
    if not said and not PLANNED.isdisjoint(features.tokens.low) and counts_delivered_plan(features):
        said = (delivery_remark(features),)
    yield from said


def _has_target(features: TitleFeatures) -> bool:
    found = [number for number in targets(features) if not sets_temperature(features, number)]
    if any(number.kind is not NumberKind.ALL for number in found) or promises_none(features):
        return True
    return bool(found) and not is_work(features)


def _work(features: TitleFeatures, reason: str) -> Remark:
    verb = features.verb
    words = features.whole
    if verb is not None:
        words = (verb.first, features.object.head if features.object is not None else verb.last)
    return Remark("key-result-is-initiative", words, reason, _WORK_QUESTION)


def _counts_work(features: TitleFeatures) -> bool:
    """`Publish 8 posts`: the only numbers count what is made or held."""
    verb = features.verb
    if verb is None or not verb.bits & kinds.WORK or verb.bits & kinds.OUTCOME:
        return False
    if features.joined & kinds.OUTCOME or verb.base in {"rank", "finish", "place"}:
        return False
    found = targets(features)
    if found and holds_level(features, found[0]):
        return False
    if all(number.kind is NumberKind.RANK for number in found):
        return True
    return all(is_counted_work(features, number) for number in found)
