"""Every rule there is: one module each in the folder of its group, and those of installed plugins."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import MappingProxyType

from okr_cli.rules.base import GROUPS, Rule

PLUGINS = "okr_cli.rules"
"""The group of entry points under which other packages offer rules."""

METADATA = (".dist-info", ".egg-info")


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


def advertises(group: str, folders: Iterable[str] | None = None) -> bool:
    """Whether a package in ``folders`` (those of ``sys.path``) may have entry points of this group.

    Archives count as a yes: only the full search looks into them. Takes about a millisecond, while importing
    ``importlib.metadata`` takes 40, and most people have no plugin.
    """
    wanted = f"[{group}]".encode()
    for folder in dict.fromkeys(sys.path if folders is None else folders):
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - a Path for each of hundreds of names would double the time
        except NotADirectoryError:
            return True
        except OSError:
            continue
        if any(wanted in text for text in _entry_points(folder or ".", names)):
            return True
    return False


def _entry_points(folder: str, names: list[str]) -> Iterator[bytes]:
    for name in names:
        if name.endswith(METADATA):
            try:
                with open(f"{folder}/{name}/entry_points.txt", "rb") as file:  # noqa: PTH123
                    yield file.read()
            except OSError:
                continue
