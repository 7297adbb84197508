"""From a remark on a title to a finding at its words."""

from collections.abc import Iterator
from typing import Any

from okr_cli.diagnostics import Finding
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Kind
from okr_cli.rules.base import Context
from okr_cli.wording.features import TitleFeatures
from okr_cli.wording.kinds import WORK
from okr_cli.wording.restating import restates
from okr_cli.wording.verdict import features_of, remark_of, remarks_on

CODES = {
    "401": "vague-initiative",
    "402": "initiative-not-an-action",
    "403": "initiative-is-key-result",
    "411": "key-result-without-number",
    "412": "key-result-is-initiative",
    "421": "vague-objective",
    "422": "objective-has-metric",
    "423": "objective-is-task",
    "431": "open-ended-wording",
    "432": "placeholder-text",
    "434": "delivery-as-success",
}
"""The rules of which a title gets only the gravest."""


def title_findings(rule: str, definition: Definition[Any], context: Context) -> Iterator[Finding]:
    """What `rule` (its name) says about a title, unless a graver rule that is not ignored says the same."""
    title, kind = definition.model.title, definition.entity.kind
    if not remarks_on(kind, title, context.title_words) or context.config.wording.language == "none":
        return
    ignored = [CODES.get(selector, selector) for selector in context.config.lint.ignore]
    remark = remark_of(rule, kind, title, context.title_words, ignored)
    if remark is not None:
        start, end = title_features(definition, context).span(remark.words)
        yield Finding(remark.reason, definition.words("title", start, end), remark.question)


def title_features(definition: Definition[Any], context: Context) -> TitleFeatures:
    """The features of a title."""
    return features_of(definition.model.title, context.title_words)


def restates_key_result(initiative: Definition[Any], context: Context) -> bool:
    """Whether an Initiative says no more than the Key Result that it stands under."""
    parent = initiative.parent
    if parent is None or parent.entity.kind is not Kind.KEY_RESULT:
        return False
    features = title_features(initiative, context)
    if (features.verb is not None and features.verb.bits & WORK) or context.config.wording.language == "none":
        return False
    return restates(features, title_features(parent, context))
