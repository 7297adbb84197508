"""All rules: one module each in the folder of its group, and those of installed plugins."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import MappingProxyType

from okr_cli.entry_points import advertises
from okr_cli.rules.base import GROUPS, Rule

PLUGINS = "okr_cli.rules"
"""The group of entry points under which other packages offer rules."""


@cache
def catalogue() -> Mapping[str, Rule]:
    """All rules by name, in the order of their codes. Raises ``CannotRun`` if a plugin has one that cannot run."""
    rules = own_rules()
    if not advertises(PLUGINS):
        return rules
    from okr_cli.linter.plugins import installed_rules

    return _by_name((*rules.values(), *installed_rules(PLUGINS, rules)))


@cache
def own_rules() -> Mapping[str, Rule]:
    """The rules of this package."""
    rules: list[Rule] = []
    for folder in files("okr_cli.rules").iterdir():
        for file in folder.iterdir() if folder.name in GROUPS else ():
            name, _, suffix = file.name.rpartition(".")
            if suffix == "py" and not name.startswith("_"):
                rules.append(import_module(f"okr_cli.rules.{folder.name}.{name}").RULE)
    return _by_name(rules)


def _by_name(rules: list[Rule] | tuple[Rule, ...]) -> Mapping[str, Rule]:
    return MappingProxyType({rule.name: rule for rule in sorted(rules, key=lambda rule: rule.code)})
