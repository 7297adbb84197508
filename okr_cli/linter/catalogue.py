"""Every rule there is: ours, one module each in the folder of its group, and those of installed plugins."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from okr_cli.linter.plugin_discovery import advertises
from okr_cli.rules.base import GROUPS, Rule

RULES = Path(__file__).parent.parent / "rules"
PLUGINS = "okr_cli.rules"
"""The group of entry points under which other packages offer rules."""


@cache
def catalogue() -> Mapping[str, Rule]:
    """All rules by name, in the order of their codes. Raises ``CannotRun`` where a plugin brings none that can run."""
    rules = own_rules()
    if not advertises(PLUGINS):
        return rules
    from okr_cli.linter.plugins import installed_rules

    return _by_name((*rules.values(), *installed_rules(PLUGINS, rules)))


@cache
def own_rules() -> Mapping[str, Rule]:
    """The rules of this package."""
    rules: list[Rule] = []
    for group in GROUPS:
        for path in (RULES / group).glob("[!_]*.py"):
            rules.append(import_module(f"okr_cli.rules.{group}.{path.stem}").RULE)
    return _by_name(rules)


def _by_name(rules: list[Rule] | tuple[Rule, ...]) -> Mapping[str, Rule]:
    return MappingProxyType({rule.name: rule for rule in sorted(rules, key=lambda rule: rule.code)})
