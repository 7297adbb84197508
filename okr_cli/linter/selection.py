"""Resolves selectors (names, codes, groups) to rules, each with its severity."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from okr_cli.config.loading import place_of, shown_route
from okr_cli.config.settings import Config, Lint
from okr_cli.errors import CannotRun
from okr_cli.finding import Severity
from okr_cli.linter.catalogue import catalogue
from okr_cli.phrases import listed
from okr_cli.rules.base import GROUPS, Rule


class UnknownSelector(CannotRun):
    """A selector that matches no rule, code or group. ``meant`` is the nearest name, or empty; ``hint`` is advice."""

    def __init__(self, problem: str, hint: str, meant: str = "", where: str = "") -> None:
        super().__init__(f"{where}{problem}; {hint}")
        self.problem = problem
        self.hint = hint
        self.meant = meant


class Selection(NamedTuple):
    """The rules that run, by name, and what each weighs."""

    rules: Mapping[str, Rule]
    severities: Mapping[str, Severity]


def select(
    config: Config,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    extend_select: Iterable[str] = (),
    file: Path | None = None,
) -> Selection:
    """The rules of a run. ``select`` of the command line replaces the setting; the other options add to theirs.

    A rule selected by name takes precedence over its group, as in ``--select wording --ignore long-title``. ``file`` is
    the settings file. Raises ``UnknownSelector``, and ``CannotRun`` if no rule is left.
    """
    lint = config.lint
    _check_settings(lint, file)
    chosen = split(select) or lint.select
    named = {rule.name for rule in catalogue().values() if not rule.opt_in}
    if chosen:
        named = _asked_for(chosen)
    added = (*lint.extend_select, *split(extend_select))
    removed = (*lint.ignore, *split(ignore))
    named |= _asked_for(added)
    if not named:
        raise CannotRun(f"no rules to run: no rule matches {_quoted((*chosen, *added))}")
    named -= ignored_names(removed, (*chosen, *added))
    rules = {name: rule for name, rule in catalogue().items() if name in named}
    if not rules:
        ignored = f"{_quoted(removed)} {'is' if len(removed) == 1 else 'are'} ignored"
        raise CannotRun(f"no rules to run: {ignored}, and nothing else is selected")
    severities = {name: rule.severity for name, rule in rules.items()}
    for selector, severity in lint.severity.items():
        for name in names_of((selector,)) & rules.keys():
            severities[name] = severity
    return Selection(rules, severities)


def ignored_names(removed: Iterable[str], chosen: Iterable[str]) -> set[str]:
    """The names of the rules that selectors remove. A rule that is chosen by its own name outlives its group.

    Raises ``UnknownSelector``.
    """
    singled_out = rules_by_name(chosen)
    dropped: set[str] = set()
    for selector in removed:
        names = names_of((selector,))
        dropped |= names - singled_out if group_of(selector) else names
    return dropped


def rules_by_name(selectors: Iterable[str]) -> set[str]:
    """The names of the rules that are selected by name or code, not by group. Raises ``UnknownSelector``."""
    return names_of(selector for selector in split(selectors) if not group_of(selector))


class PathIgnores:
    """``per-file-ignores``: the rules that the settings ignore in files that match a pattern."""

    def __init__(self, lint: Lint) -> None:
        self.patterns: list[tuple[Any, set[str]]] = []
        if lint.per_file_ignores:
            from okr_cli.config.path_patterns import spec_of

            self.patterns = [(spec_of([glob]), names_of(names)) for glob, names in lint.per_file_ignores.items()]

    def __call__(self, path: str, rule: str) -> bool:
        """Whether a rule is ignored in a file; the path counts from the root of the workspace."""
        return any(rule in names and spec.match_file(path) for spec, names in self.patterns)


def _quoted(selectors: Iterable[str]) -> str:
    return listed([f"'{selector}'" for selector in selectors])


def _check_settings(lint: Lint, file: Path | None) -> None:
    """Whether every selector of the settings means a rule. Raises ``UnknownSelector`` with its place in ``file``."""
    for route, selector in _written(lint):
        try:
            names_of((selector,))
        except UnknownSelector as unknown:
            if file is None:
                raise
            problem = f"{unknown.problem} in {shown_route(('lint', *route))}"
            where = f"{place_of(file, ('lint', *route), selector)}: "
            raise UnknownSelector(problem, unknown.hint, unknown.meant, where) from None


def _written(lint: Lint) -> Iterator[tuple[tuple[str, ...], str]]:
    """The selectors in the settings, each with the keys that lead to it."""
    for key, selectors in (("select", lint.select), ("extend-select", lint.extend_select), ("ignore", lint.ignore)):
        yield from (((key,), selector) for selector in selectors)
    yield from ((("severity",), selector) for selector in lint.severity)
    for pattern, ignored in lint.per_file_ignores.items():
        yield from ((("per-file-ignores", pattern), selector) for selector in ignored)


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
    if group_of(selector):
        raise UnknownSelector(f"'{selector}' is a group of rules", "use the name of a rule")
    near = next(iter(get_close_matches(selector, [*rules, *also], n=1, cutoff=0.6)), "")
    hint = f"did you mean '{near}'?" if near else "'okr rule' lists all rules"
    raise UnknownSelector(f"unknown rule '{selector}'", hint, near)


def names_of(selectors: Iterable[str]) -> set[str]:
    """The names of the rules that selectors mean. Raises ``UnknownSelector``."""
    names: set[str] = set()
    for selector in selectors:
        if selector.lower() == "all":
            names |= set(catalogue())
            continue
        group = group_of(selector)
        if group:
            names |= {rule.name for rule in catalogue().values() if rule.group == group}
        else:
            names.add(find(selector, GROUPS).name)
    return names


def _asked_for(selectors: Iterable[str]) -> set[str]:
    """The names of the rules that selectors turn on. A group does not turn on rules that must be named."""
    rules = catalogue()
    return {
        name
        for selector in selectors
        for name in names_of((selector,))
        if not rules[name].by_name or group_of(selector) in ("", "all")
    }


def group_of(selector: str) -> str:
    """The group that a selector means: by its name or by its number as ``4xx``, or ``all``; else an empty string."""
    lowered = selector.lower()
    if lowered in GROUPS or lowered == "all":
        return lowered
    if len(lowered) == 3 and lowered.endswith("xx") and lowered[0].isdigit() and int(lowered[0]) < len(GROUPS):
        return GROUPS[int(lowered[0])]
    return ""
