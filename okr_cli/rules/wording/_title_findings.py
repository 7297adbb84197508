"""What rules about titles share: a finding at the words that a remark of wording is about."""

from functools import partial
from typing import Any

from okr_cli.rules import Context, Definition, Finding, Findings, Kind, at_part
from okr_cli.rules.base import FileCheck
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.kinds import WORK
from okr_cli.wording.titles.restating import restates


def title_findings(rule: str, definition: Definition[Any], context: Context) -> Findings:
    """What the rule called ``rule`` says about a title, unless a graver rule that also runs says the same."""
    title, kind = definition.model.title, definition.entity.kind
    remark = context.titles.remark(rule, kind, title, context.running or None)
    if remark is not None and context.config.wording.language != "none":
        start, end = title_features(definition, context).span(remark.words)
        yield Finding(remark.reason, at_part("title", start, end), remark.question)


def title_check(rule: str) -> FileCheck:
    """The check of a rule that reports every remark of wording under its name."""
    return partial(title_findings, rule)


def title_features(definition: Definition[Any], context: Context) -> TitleFeatures:
    """The features of a title."""
    return context.titles.features(definition.entity.title)


def restates_key_result(initiative: Definition[Any], context: Context) -> bool:
    """Whether an Initiative says no more than the Key Result that it belongs to."""
    parent = initiative.parent
    if parent is None or parent.entity.kind is not Kind.KEY_RESULT:
        return False
    features = title_features(initiative, context)
    if (features.verb is not None and features.verb.bits & WORK) or context.config.wording.language == "none":
        return False
    return restates(features, title_features(parent, context))
