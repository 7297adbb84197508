"""Every rule is tested from its own examples, and a rule without them fails the suite."""

import re
from pathlib import Path

import pytest

from okr_cli.config.settings import Config
from okr_cli.linter.catalogue import catalogue
from okr_cli.linter.rule_examples import prove
from okr_cli.output.rule_page import markdown_page
from okr_cli.rules.base import GROUPS, Example, Rule
from tests.rules.linting import every_rule, lint_text, underlined

RULES = list(catalogue().values())
EMPTY = Path(__file__).parent / "no-such-folder"
BAD = [pytest.param(rule, example, id=f"{rule.name}-{n}") for rule in RULES for n, example in enumerate(rule.bad)]
GOOD = [pytest.param(rule, example, id=f"{rule.name}-{n}") for rule in RULES for n, example in enumerate(rule.good)]


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_bad_example_is_found_at_its_words(rule: Rule, example: Example) -> None:
    report = lint_text(example.text, example.settings, example.as_of, every_rule(), EMPTY)
    assert example.words, "a bad example names the words that are underlined"
    assert example.words in underlined(report, rule.name)


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_good_example_is_not_found(rule: Rule, example: Example) -> None:
    report = lint_text(example.text, example.settings, example.as_of, every_rule(), EMPTY)
    assert underlined(report, rule.name) == []


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_good_example_holds_no_error(rule: Rule, example: Example) -> None:
    report = lint_text(example.text, example.settings, example.as_of)
    assert [one.message for one in report.findings if one.severity == "error"] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.group in GROUPS
    assert rule.summary.endswith(".")
    assert rule.why
    assert rule.source
    assert rule.bad
    assert rule.good
    assert sum(map(bool, (rule.check, rule.check_entity, rule.check_loaded, rule.check_opening))) <= 1
    assert bool(rule.kinds) is bool(rule.check or rule.check_entity)
    assert set(rule.related) <= set(catalogue())
    for key in rule.settings:
        table, name = key.split(".")
        fields = type(getattr(Config.default(), table)).model_fields
        assert name.replace("-", "_") in fields


ABOUT_FILES = {rule.name for rule in RULES if rule.group == "file"} - {
    *("duplicate-key", "unknown-key", "missing-key", "invalid-value")
}
"""Rules whose findings may be about a file, a comment or a character, and then name no entity."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_finding_names_its_entity_and_says_the_way_out(rule: Rule) -> None:
    for example in rule.bad:
        report = lint_text(example.text, example.settings, example.as_of, every_rule(), EMPTY)
        for one in report.findings:
            if one.rule == rule.name:
                assert one.message
                assert one.help
                assert one.entity or rule.name in ABOUT_FILES


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_page_has_every_heading(rule: Rule) -> None:
    text = markdown_page(rule)
    for heading in ("## Why", "## Bad", "## Good", "## Suppress", "## Related"):
        assert heading in text


ABOUT_COMMENTS = ("unused-suppression", "unknown-rule")
"""What they say is known only when all is settled."""


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.name not in ABOUT_COMMENTS], ids=lambda rule: rule.name
)
def test_a_rule_of_ours_holds_what_is_asked_of_plugins(rule: Rule) -> None:
    assert [proof for proof in prove(rule) if proof.problem] == []
