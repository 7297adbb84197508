"""Every rule there is: one module each, in the folder of its group."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from okr_cli.rules.base import GROUPS, Rule


@cache
def catalogue() -> Mapping[str, Rule]:
    """All rules by name, in the order of their codes."""
    rules: list[Rule] = []
    for group in GROUPS:
        for path in (Path(__file__).parent / group).glob("[!_]*.py"):
            rules.append(import_module(f"okr_cli.rules.{group}.{path.stem}").RULE)
    return MappingProxyType({rule.name: rule for rule in sorted(rules, key=lambda rule: rule.code)})
