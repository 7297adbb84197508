"""Checks a rule against its examples: found in the bad ones at the marked words, not in the good ones.

Built-in rules and plugins are checked in the same way.
"""

import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from okr_cli.config.loading import Settings
from okr_cli.config.settings import Config
from okr_cli.finding import Finding, Severity
from okr_cli.history.changes import Change
from okr_cli.history.compare import compare
from okr_cli.history.snapshot import held
from okr_cli.linter.catalogue import catalogue, own_rules
from okr_cli.linter.plugins import problems_of
from okr_cli.linter.report_builder import ReportBuilder
from okr_cli.linter.rule_runner import RuleRunner
from okr_cli.linter.selection import Selection
from okr_cli.rules.base import Context, Example, Rule
from okr_cli.workspace.loader import load_workspace
from okr_cli.workspace.workspace import Workspace, calendar_of

PATH = "example.yaml"


class Proof(NamedTuple):
    """One check of a rule. ``problem`` is empty if it passed."""

    what: str
    problem: str = ""


def prove(rule: Rule) -> Iterator[Proof]:
    """Everything that is checked of a rule, in the order of its page."""
    yield Proof("complete", "; ".join(_gaps(rule)))
    for number, example in enumerate(rule.bad_examples, 1):
        yield Proof(f"bad example {number} has a finding at '{example.words}'", _not_found(rule, example))
    for number, example in enumerate(rule.good_examples, 1):
        yield Proof(f"good example {number} has no findings", _found(rule, example))


def _gaps(rule: Rule) -> Iterator[str]:
    """What is missing on the page of a rule."""
    if rule.name not in own_rules():
        yield from problems_of(rule)
    for field in ("summary", "why", "source", "bad", "good"):
        if not getattr(rule, field):
            yield f"'{field}' is empty"
    if rule.summary and not rule.summary.endswith("."):
        yield "'summary' is not a sentence; end it with a period"
    for name in rule.related:
        if name not in catalogue() and name != rule.name:
            yield f"'related' lists '{name}', which is not a rule"
    for key in rule.settings:
        if not is_setting(key):
            yield f"'settings' lists '{key}', which is not a key of okr.toml"


def is_setting(key: str) -> bool:
    """Whether okr.toml has a key, written as ``limits.initiatives``."""
    table, _, name = key.partition(".")
    section = getattr(Config.default(), table, None)
    return name.replace("-", "_") in getattr(type(section), "model_fields", {})


def _not_found(rule: Rule, example: Example) -> str:
    if not example.words:
        return "no words are marked with ‹›"
    found = [finding for finding in findings_in(rule, example) if finding.rule == rule.name]
    if not found:
        return "no findings"
    if not all(finding.message and finding.help for finding in found):
        return "a finding needs both a message and a help text"
    underlined = [_words(finding, example) for finding in found]
    if example.words not in underlined:
        return f"the finding is at {' and '.join(map(repr, underlined))}"
    return ""


def _found(rule: Rule, example: Example) -> str:
    found = findings_in(rule, example)
    for finding in found:
        if finding.rule == rule.name:
            return f"finding at {_words(finding, example)!r}"
    for finding in found:
        if _all(rule)[finding.rule].severity is Severity.ERROR:
            return f"another rule, {finding.rule}, reports an error: {finding.message}"
    return ""


def findings_in(rule: Rule, example: Example) -> tuple[Finding, ...]:
    """The findings of the default rules and this one in an example."""
    every = _all(rule)
    running = {name: candidate for name, candidate in every.items() if name == rule.name or not candidate.opt_in}
    config = Config.model_validate(tomllib.loads(textwrap.dedent(example.settings)))
    context = Context(config, example.as_of, Path("no-such-folder"), Path(), calendar_of(config), frozenset(running))
    runner = RuleRunner(Selection(running, {}), context)
    result = runner.check_file(example.text.encode(), PATH, keep=True)
    return ReportBuilder(runner, [result], changes_in(example)).report().findings


def changes_in(example: Example) -> tuple[Change, ...]:
    """What differs between the file of an example and the one at the revision; nothing if it has none."""
    if not example.before:
        return ()
    workspace = Workspace(Path("no-such-folder"), Settings(Config.default()))
    texts = (example.before_text, example.text)
    before, after = (load_workspace(held(workspace, [(Path(PATH), text.encode())])) for text in texts)
    return compare(before, after)


def _words(finding: Finding, example: Example) -> str:
    """The words that a finding marks."""
    return example.text[slice(*finding.span)]


def _all(rule: Rule) -> Mapping[str, Rule]:
    return {**catalogue(), rule.name: rule}
