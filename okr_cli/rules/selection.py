"""Selectors to rules: names, codes, groups, and the severity that each rule has in a run."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from okr_cli.config import Config
from okr_cli.diagnostics import Severity
from okr_cli.errors import CannotRun
from okr_cli.rules.base import GROUPS, Rule
from okr_cli.rules.catalogue import catalogue


class UnknownSelector(CannotRun):
    """A selector names no rule, code or group. The text says which, and the nearest one."""


class Selection(NamedTuple):
    """The rules that run, by name, and what each weighs."""

    rules: Mapping[str, Rule]
    severities: Mapping[str, Severity]


def select(
    config: Config,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    extend_select: Iterable[str] = (),
) -> Selection:
    """The rules of a run. A ``select`` of the command line replaces the settings' one; the others add to theirs.

    A rule named by itself wins over a group: ``--select wording --ignore long-title`` runs the group but for
    one, ``--ignore wording --extend-select long-title`` only that one. Raises ``UnknownSelector``.
    """
    lint = config.lint
    chosen = split(select) or lint.select
    named = {rule.name for rule in catalogue().values() if not rule.opt_in}
    if chosen:
        named = names_of(chosen)
    added = (*lint.extend_select, *split(extend_select))
    removed = (*lint.ignore, *split(ignore))
    named |= names_of(added)
    singled_out = {find(selector).name for selector in (*chosen, *added) if not _group(selector)}
    for selector in removed:
        dropped = names_of((selector,))
        named -= dropped - singled_out if _group(selector) else dropped
    rules = {name: rule for name, rule in catalogue().items() if name in named}
    severities = {name: rule.severity for name, rule in rules.items()}
    for selector, severity in lint.severity.items():
        for name in names_of((selector,)) & rules.keys():
            severities[name] = severity
    return Selection(rules, severities)


def split(selectors: Iterable[str]) -> tuple[str, ...]:
    """Selectors one by one: ``wording,301`` are two."""
    return tuple(part.strip() for selector in selectors for part in selector.split(",") if part.strip())


def find(selector: str, also: Iterable[str] = ()) -> Rule:
    """The rule of a name or code. Raises ``UnknownSelector``, with the nearest name of a rule or of ``also``."""
    rules = catalogue()
    if selector in rules:
        return rules[selector]
    for rule in rules.values():
        if rule.code == selector:
            return rule
    if _group(selector):
        raise UnknownSelector(f"'{selector}' is a group of rules; name the rule itself")
    near = get_close_matches(selector, [*rules, *also], n=1, cutoff=0.6)
    hint = f"; did you mean '{near[0]}'?" if near else "; 'okr rule' lists them"
    raise UnknownSelector(f"unknown rule '{selector}'{hint}")


def names_of(selectors: Iterable[str]) -> set[str]:
    """The names of the rules that selectors mean. Raises ``UnknownSelector``."""
    names: set[str] = set()
    for selector in selectors:
        if selector.lower() == "all":
            names |= set(catalogue())
            continue
        group = _group(selector)
        if group:
            names |= {rule.name for rule in catalogue().values() if rule.group == group}
        else:
            names.add(find(selector, GROUPS).name)
    return names


def _group(selector: str) -> str:
    """The group that a selector means: its name, its number as ``4xx``, or ``all``; else an empty string."""
    lowered = selector.lower()
    if lowered in GROUPS or lowered == "all":
        return lowered
    if len(lowered) == 3 and lowered.endswith("xx") and lowered[0].isdigit() and int(lowered[0]) < len(GROUPS):
        return GROUPS[int(lowered[0])]
    return ""
