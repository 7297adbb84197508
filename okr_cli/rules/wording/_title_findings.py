"""What rules about titles share: every sentence about a title, and the finding at the words of a verdict."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from okr_cli.rules import Context, Definition, Finding, Findings, Kind, at_part
from okr_cli.rules.base import FileCheck
from okr_cli.wording.titles.concrete_work import names_thing
from okr_cli.wording.titles.conditions import Matter, matter, restates
from okr_cli.wording.titles.verdict import Reason, verdict_of

_WHAT_EXISTS = "What will exist when this is done?"
_WHAT_EXACTLY = "What exactly will you change?"
_BEGIN_WITH_VERB = "What will you do? Start with a verb."
_SAY_WITH_VERB = "What will you do? Use a verb."
"""The same where the verb closes a title."""
_WHAT_CHANGES: Mapping[Matter, str] = {
    Matter.MEASURING: "Once you know the current value, what should it become?",
    Matter.PERSONAL: "What will you be able to do that you cannot do today?",
    Matter.TECHNICAL: "What will be faster, cheaper or more reliable, and by how much?",
    Matter.OTHER: "What will people do differently once this is done?",
}
_FOR_WHOM = "What will be different, and for whom?"

SENTENCES: Mapping[Reason, tuple[str, str]] = {
    **dict.fromkeys(
        (Reason.MISSING_TEXT, Reason.MISSING_DATE), ("placeholder '{}' is not filled in", "What belongs here?")
    ),
    Reason.OPEN_END: ("'{}' leaves the scope open", "What is included, and what is not?"),
    Reason.DELIVERY: (
        "this measures delivery, not what it changes",
        "Once everything has shipped, which number should have moved, and by how much?",
    ),
    Reason.SECOND_ACTION: (
        "this adds a second piece of work",
        "Could one succeed and the other fail? If so, split them.",
    ),
    Reason.RESULT: ("this is a result, not the work that leads to it", "What will you do to move that number?"),
    Reason.STATE: ("this describes a state, not the work that creates it", _BEGIN_WITH_VERB),
    Reason.TOPIC: ("this is a topic, not an action", _BEGIN_WITH_VERB),
    Reason.FIELD_OF_WORK: ("this is an area of work, not a piece of work", _WHAT_EXISTS),
    Reason.ONLY_QUALITY: ("this describes a quality, not the work that creates it", _WHAT_EXISTS),
    Reason.CONTINUES: ("'{}' is open-ended; nobody can tell when it is done", _WHAT_EXISTS),
    Reason.NO_END: ("'{}' is open-ended; nobody can tell when it is done", _WHAT_EXISTS),
    Reason.DIRECTION: ("'{}' does not say what you will do", _WHAT_EXACTLY),
    Reason.AIM: ("this is a goal, not the work that leads to it", _WHAT_EXISTS),
    Reason.NO_OBJECT: ("'{}' does not say what to work on", _WHAT_EXISTS),
    Reason.AIM_AS_OBJECT: ("'{}' is not something you can open and review", _WHAT_EXISTS),
    Reason.GENERIC_OBJECT: ("'{}' could be anything", _WHAT_EXISTS),
    Reason.ANYONE: ("'{}' does not say how much, for whom or by when", "How many or which ones, and by when?"),
    Reason.COUNT_OF_WORK: ("this counts what gets produced, not what changes as a result", _WHAT_CHANGES[Matter.OTHER]),
    Reason.THING: ("this is a deliverable, not a result", _WHAT_CHANGES[Matter.OTHER]),
    Reason.WORK: ("this is a piece of work, not a result", _WHAT_CHANGES[Matter.OTHER]),
    Reason.NO_NUMBER: (
        "nothing here can be measured",
        "Which number should change, by how much, and where do you read it?",
    ),
    Reason.METRIC: (
        "numbers belong in Key Results, not in the Objective",
        "What would people notice if this number were reached?",
    ),
    Reason.TASK: ("this is a piece of work, not the change it should bring about", _FOR_WHOM),
    Reason.BARE_TOPIC: ("this is a topic; it does not say what will be different", _FOR_WHOM),
    Reason.SLOGAN: ("this would fit any organization", _FOR_WHOM),
    Reason.NO_CHANGE: ("this says neither what changes nor for whom", _FOR_WHOM),
    Reason.LIST_OF_AIMS: ("any organization could have these goals", _FOR_WHOM),
    Reason.QUALITY_AS_AIM: ("this describes a quality, not what will be different", _FOR_WHOM),
    Reason.SHORT_OBJECT: ("'{}' does not say what will be different", _FOR_WHOM),
}
"""The message and the question for each reason; `{}` stands for the words that the verdict quotes."""
_ABOUT_WORK = frozenset({Reason.COUNT_OF_WORK, Reason.THING, Reason.WORK})
"""Reasons whose question depends on what the work is about."""


def title_findings(rule: str, definition: Definition[Any], context: Context) -> Findings:
    """What the rule called ``rule`` says about a title, unless a more serious rule that also runs says the same."""
    verdict = verdict_of(rule, context.title_verdicts(definition), context.running or None)
    if verdict is not None:
        features = context.features(definition)
        message, question = SENTENCES[verdict.reason]
        place = at_part("title", *features.span(verdict.words))
        is_hint = verdict.reason is Reason.TOPIC and names_thing(features)  # only the verb is missing
        if verdict.reason in _ABOUT_WORK:
            question = _WHAT_CHANGES[matter(features)]
        elif question is _BEGIN_WITH_VERB and features.tokens.grammar.verb_last:
            question = _SAY_WITH_VERB
        yield Finding(message.format(features.words(verdict.quoted)), place, question, is_hint=is_hint)


def title_check(rule: str) -> FileCheck:
    """The check of a rule that reports every verdict under its name."""
    return partial(title_findings, rule)


def restates_key_result(initiative: Definition[Any], context: Context) -> bool:
    """Whether an Initiative says no more than the Key Result that it belongs to."""
    parent = initiative.parent
    if parent is None or parent.entity.kind is not Kind.KEY_RESULT:
        return False
    if context.titles_of(initiative) is None:
        return False
    return restates(context.features(initiative), context.features(initiative, parent.entity.title))
