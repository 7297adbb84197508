"""From a remark on a title to a finding at its words."""

from collections.abc import Iterator
from typing import Any

from okr_cli.finding import Finding
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Kind
from okr_cli.rules.base import Context
from okr_cli.wording.titles.features import TitleFeatures
from okr_cli.wording.titles.kinds import WORK
from okr_cli.wording.titles.restating import restates


def has_remarks(definition: Definition[Any], context: Context) -> bool:
    """Whether there is anything to say about a title."""
    entity = definition.entity
    if entity.kind is Kind.KPI or context.config.wording.language == "none":
        return False
    return bool(context.titles.remarks(entity.kind, entity.title))


def title_findings(rule: str, definition: Definition[Any], context: Context) -> Iterator[Finding]:
    """What `rule` (its name) says about a title, unless a graver rule that runs as well says the same."""
    title, kind = definition.model.title, definition.entity.kind
    remark = context.titles.remark(rule, kind, title, context.running or None)
    if remark is not None and context.config.wording.language != "none":
        start, end = title_features(definition, context).span(remark.words)
        yield Finding(remark.reason, definition.words("title", start, end), remark.question)


def title_features(definition: Definition[Any], context: Context) -> TitleFeatures:
    """The features of a title."""
    return context.titles.features(definition.entity.title)


def restates_key_result(initiative: Definition[Any], context: Context) -> bool:
    """Whether an Initiative says no more than the Key Result that it stands under."""
    parent = initiative.parent
    if parent is None or parent.entity.kind is not Kind.KEY_RESULT:
        return False
    features = title_features(initiative, context)
    if (features.verb is not None and features.verb.bits & WORK) or context.config.wording.language == "none":
        return False
    return restates(features, title_features(parent, context))
