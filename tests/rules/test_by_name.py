"""Rules that are there for their repair: a group does not ask for them, their own name does."""

import pytest

from okr_cli.config.settings import Config
from okr_cli.linter.catalogue import catalogue
from okr_cli.linter.selection import select
from okr_cli.rules.base import Rule

BY_NAME = [rule for rule in catalogue().values() if rule.by_name]


@pytest.mark.parametrize("rule", BY_NAME, ids=lambda rule: rule.name)
def test_it_runs_by_its_name_its_code_and_all(rule: Rule) -> None:
    for selector in (rule.name, rule.code, "all"):
        assert rule.name in select(Config.default(), [selector]).rules
        assert rule.name in select(Config.default(), extend_select=[selector]).rules


@pytest.mark.parametrize("rule", BY_NAME, ids=lambda rule: rule.name)
def test_its_group_does_not_bring_it(rule: Rule) -> None:
    for selector in (rule.group, f"{rule.code[0]}xx", rule.group.upper()):
        assert rule.name not in select(Config.default(), [selector]).rules
        assert rule.name not in select(Config.default(), extend_select=[selector]).rules
    assert rule.opt_in


@pytest.mark.parametrize("rule", BY_NAME, ids=lambda rule: rule.name)
def test_its_group_does_ignore_it_and_weigh_it(rule: Rule) -> None:
    assert rule.name not in select(Config.default(), ["all"], ignore=[rule.group]).rules
    heavy = Config.model_validate({"lint": {"severity": {rule.group: "error"}}})
    assert select(heavy, [rule.name]).severities[rule.name] == "error"


def test_there_are_three() -> None:
    assert [rule.code for rule in BY_NAME] == ["008", "009", "113"]
