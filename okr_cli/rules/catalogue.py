"""Every rule there is: the modules of this package that define ``RULE``."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from okr_cli.rules.base import Rule

NOT_RULES = frozenset(
    {"__init__", "base", "catalogue", "selection", "engine", "settle", "run", "pages", "baseline", "cache", "parallel"}
)


@cache
def catalogue() -> Mapping[str, Rule]:
    """All rules by name, in the order of their codes."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    rules: list[Rule] = []
    for name in names:
        if name not in NOT_RULES:
            rules.append(import_module(f"okr_cli.rules.{name}").RULE)
    return MappingProxyType({rule.name: rule for rule in sorted(rules, key=lambda rule: rule.code)})
