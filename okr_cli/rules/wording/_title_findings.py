"""What rules about titles share: every sentence about a title, and the finding at the words of a verdict."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from okr_cli.rules import Context, Definition, Finding, Findings, Kind, at_part
from okr_cli.rules.base import FileCheck
from okr_cli.wording.titles.conditions import restates
from okr_cli.wording.titles.verdict import Reason, verdict_of

_WHAT_EXISTS = "What will exist when it is done that someone could open and review?"
_FROM_WHAT_TO_WHAT = "Better from what to what, or by shipping what?"
_BEGIN_WITH_VERB = "Who will do what with it? Begin with the verb."
_WHAT_PEOPLE_DO = "When it is done, what will people do differently, and how many of them?"
_FOR_WHOM = "For whom will what be different when you get there?"

SENTENCES: Mapping[Reason, tuple[str, str]] = {
    Reason.MISSING_TEXT: ("'{}' stands where the real words or number should be", "What belongs here?"),
    Reason.OPEN_END: ("'{}' leaves open where this ends", "What exactly belongs to it, and what does not?"),
    Reason.DELIVERY: (
        "this calls it a success when work is delivered, whatever it changed",
        "If all of it shipped, what number should have moved, from what to what?",
    ),
    Reason.SECOND_ACTION: (
        "this is a second piece of work in one title",
        "Could one succeed and the other fail? Then give each a title of its own.",
    ),
    Reason.RESULT: (
        "this is the result to reach, not the work that reaches it",
        "What will you do to move that number?",
    ),
    Reason.STATE: ("this describes a state, not the work that brings it about", _BEGIN_WITH_VERB),
    Reason.TOPIC: ("this names a topic, not an action", _BEGIN_WITH_VERB),
    Reason.FIELD_OF_WORK: ("this names a field of work and no piece of it", _WHAT_EXISTS),
    Reason.ONLY_QUALITY: ("'{}' names a quality and not the work", _WHAT_EXISTS),
    Reason.CONTINUES: ("'{}' goes on and on; nobody can say when it is done", _WHAT_EXISTS),
    Reason.NO_END: ("'{}' has no end; nobody can say when it is done", _WHAT_EXISTS),
    Reason.DIRECTION: ("'{}' names a direction and not the work", _FROM_WHAT_TO_WHAT),
    Reason.AIM: ("'{}' names an aim and not the work", _WHAT_EXISTS),
    Reason.NO_OBJECT: ("'{}' does not say what", _WHAT_EXISTS),
    Reason.AIM_AS_OBJECT: ("'{}' names an aim that nobody can open and review", _WHAT_EXISTS),
    Reason.GENERIC_OBJECT: ("'{}' could be anything", _WHAT_EXISTS),
    Reason.NO_PIECE_OF_WORK: ("'{}' names no piece of work that ends", _WHAT_EXISTS),
    Reason.ANYONE: ("'{}' names no number, no group and no end", _WHAT_EXISTS),
    Reason.COUNT_OF_WORK: ("this counts what is made, not what it changes", _WHAT_PEOPLE_DO),
    Reason.THING: ("this names a thing, not a result", _WHAT_PEOPLE_DO),
    Reason.WORK: ("this is a piece of work; it can be done without any result", _WHAT_PEOPLE_DO),
    Reason.NO_NUMBER: (
        "nothing in this can be measured",
        "From what to what, by when, and where would you look it up?",
    ),
    Reason.METRIC: (
        "an Objective says in words what changes; the number belongs to a Key Result",
        "What would people notice if this number were reached?",
    ),
    Reason.TASK: ("this is a piece of work; an Objective is the change that the work is for", _FOR_WHOM),
    Reason.BARE_TOPIC: ("this names a topic; nobody can tell what would be different", _FOR_WHOM),
    Reason.SLOGAN: ("this would fit any organisation", _FOR_WHOM),
    Reason.NO_CHANGE: ("this says neither what changes nor for whom", _FOR_WHOM),
    Reason.LIST_OF_AIMS: ("this lists aims that any organisation has", _FOR_WHOM),
    Reason.QUALITY_AS_AIM: ("this names a quality and not what would be different", _FOR_WHOM),
    Reason.SHORT_OBJECT: ("'{}' does not say what would be different", _FOR_WHOM),
}
"""The message and the question for each reason; `{}` stands for the words that the verdict quotes."""


def title_findings(rule: str, definition: Definition[Any], context: Context) -> Findings:
    """What the rule called ``rule`` says about a title, unless a graver rule that also runs says the same."""
    verdict = verdict_of(rule, context.title_verdicts(definition), context.running or None)
    if verdict is not None:
        features = context.titles.features(definition.model.title)
        message, question = SENTENCES[verdict.reason]
        place = at_part("title", *features.span(verdict.words))
        yield Finding(message.format(features.words(verdict.quoted)), place, question)


def title_check(rule: str) -> FileCheck:
    """The check of a rule that reports every verdict under its name."""
    return partial(title_findings, rule)


def restates_key_result(initiative: Definition[Any], context: Context) -> bool:
    """Whether an Initiative says no more than the Key Result that it belongs to."""
    parent = initiative.parent
    if parent is None or parent.entity.kind is not Kind.KEY_RESULT:
        return False
    if not context.reads_title(initiative):
        return False
    features = context.titles.features
    return restates(features(initiative.entity.title), features(parent.entity.title))
