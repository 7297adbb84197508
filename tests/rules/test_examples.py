"""Every rule is tested from its own examples, and a rule without them fails the suite."""

from datetime import date

import pytest

from okr_cli.linter.catalogue import catalogue
from okr_cli.linter.rule_examples import prove
from okr_cli.output.rule_page import markdown_page
from okr_cli.rules.base import Example, Rule
from tests.rules.linting import lint_example, underlined

RULES = list(catalogue().values())

ABOUT_FILES = {rule.name for rule in RULES if rule.group == "file"} - {
    *("duplicate-key", "unknown-key", "missing-key", "invalid-value")
}
"""Rules whose findings may be about a file, a comment or a character, and then name no entity."""

by_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@by_rule
def test_every_rule_is_complete_and_matches_its_examples(rule: Rule) -> None:
    assert [proof for proof in prove(rule) if proof.problem] == []


def test_plain_text_examples_lose_their_marks() -> None:
    rule = catalogue()["team-owner"]._replace(
        bad=("owner: ‹Packing team›", Example("owner: Packing team", "team")),
        good=Example("owner: Lena", settings="[limits]"),
        example_day=date(2026, 11, 20),
    )
    marked, worded = rule.bad_examples
    assert (marked.text, marked.words, marked.as_of) == ("owner: Packing team\n", "Packing team", rule.example_day)
    assert (worded.text, worded.words, worded.as_of) == ("owner: Packing team\n", "team", None)
    assert rule.good_examples == (rule.good,)


@by_rule
def test_examples_hold_with_all_rules_on(rule: Rule) -> None:
    for example in rule.bad_examples:
        report = lint_example(example)
        assert example.words in underlined(report, rule.name)
        for finding in report.findings:
            assert finding.rule != rule.name or (finding.message and finding.help)
            assert finding.rule != rule.name or finding.entity or rule.name in ABOUT_FILES
    for example in rule.good_examples:
        report = lint_example(example)
        assert underlined(report, rule.name) == []


def test_each_rule_has_one_check_and_its_kinds() -> None:
    for rule in RULES:
        checks = (rule.check, rule.check_entity, rule.check_loaded, rule.check_opening, rule.check_change)
        assert sum(map(bool, checks)) <= 1, rule.name
        assert bool(rule.check_change) is (rule.group == "change"), rule.name
        assert bool(rule.kinds) is bool(rule.check or rule.check_entity), rule.name
        assert rule.place is None or rule.kinds, rule.name


def test_codes_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_a_page_has_every_heading() -> None:
    for rule in RULES:
        text = markdown_page(rule)
        for heading in ("## Why", "## Bad", "## Good", "## Suppress", "## Related"):
            assert heading in text, rule.name
