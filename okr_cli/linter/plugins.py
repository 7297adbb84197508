"""Rules of other packages: found by entry points, checked before they run, and guarded while they do."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any
from zlib import crc32

from okr_cli.errors import CannotRun
from okr_cli.finding import Finding, Severity
from okr_cli.model.definition import Definition
from okr_cli.model.entity import Entity, Kind
from okr_cli.rules.base import Example, Rule
from okr_cli.rules.foreign_code import OUTPUT, ForeignFailure, run_foreign, standard_output_kept
from okr_cli.rules.foreign_findings import refuse_malformed

CODE = re.compile(r"9\d\d")
NAME = re.compile(r"[a-z]+[0-9]*(-[a-z0-9]+)*")

FIELDS: dict[str, Any] = {
    **dict.fromkeys(("summary", "why", "source", "since"), str),
    **dict.fromkeys(("bad", "good"), str | Example | tuple),
    **dict.fromkeys(("kinds", "settings", "related"), tuple),
    "example_day": date | None,
}
"""What a rule holds apart from code, name, severity and checks."""


def installed_rules(group: str, ours: Mapping[str, Rule]) -> list[Rule]:
    """The rules of all installed plugins, in the order of their packages.

    Raises ``CannotRun`` with a line that names the package if something cannot be loaded, is not a rule, or has a code
    or name that is taken.
    """
    owners = {key: "okr" for rule in ours.values() for key in (rule.code, rule.name)}
    found: list[Rule] = []
    for point in _points(group):
        package = package_of(point)
        for rule in _loaded(point, package):
            problem = next(problems_of(rule), "")
            if problem:
                raise CannotRun(f"the package '{package}' has an invalid rule: {problem}")
            for key in (rule.code, rule.name):
                if key in owners:
                    raise CannotRun(
                        f"the rule {rule.code} {rule.name} from the package '{package}' cannot have the "
                        f"{'code' if key == rule.code else 'name'} '{key}': {_whose(owners[key])} already uses it"
                    )
                owners[key] = package
            found.append(guarded(rule, package))
    return found


def _points(group: str) -> list[EntryPoint]:
    return sorted(entry_points(group=group), key=lambda point: (package_of(point), point.name))


def package_of(point: EntryPoint) -> str:
    """The name of the package that declares an entry point."""
    return point.dist.name if point.dist else point.module


def _loaded(point: EntryPoint, package: str) -> list[Rule]:
    """The rules that an entry point names. Raises ``CannotRun``."""
    try:
        with standard_output_kept():
            return run_foreign(lambda: rules_in(point.load()), OUTPUT.stream(package))
    except ForeignFailure as failure:
        raise CannotRun(f"cannot load rules from the package '{package}' ({point.value}): {failure}") from failure


def rules_in(thing: object) -> list[Rule]:
    """The rules that a plugin means: one, several, a function that gives them, or a module's RULE or RULES.

    Raises ``ForeignFailure`` if it is none of these.
    """
    if isinstance(thing, ModuleType):
        thing = getattr(thing, "RULES", None) or getattr(thing, "RULE", None)
    elif callable(thing) and not isinstance(thing, Rule):
        thing = thing()
    if isinstance(thing, Rule):
        return [thing]
    if isinstance(thing, Iterable) and not isinstance(thing, str):
        rules = list(thing)
        if rules and all(isinstance(rule, Rule) for rule in rules):
            return rules
    raise ForeignFailure("expected a Rule, several Rules, a function that returns them, or a module with RULE or RULES")


def problems_of(rule: Rule) -> Iterator[str]:
    """Why a rule of a plugin cannot run."""
    if not (isinstance(rule.code, str) and CODE.fullmatch(rule.code)):
        yield f"Rule.code is {rule.code!r}; plugins use 900 to 999"
    if not (isinstance(rule.name, str) and NAME.fullmatch(rule.name)):
        yield f"Rule.name is {rule.name!r}; use lowercase words joined with '-'"
    if not isinstance(rule.severity, Severity):
        yield f"'{rule.name}': severity is {rule.severity!r}; use a Severity"
    for field, kind in FIELDS.items():
        if not isinstance(getattr(rule, field), kind):
            yield f"'{rule.name}': {field} is {getattr(rule, field)!r:.40}, which has the wrong type"
    if (rule.check is None) is (rule.check_entity is None):
        yield f"'{rule.name}' needs either check or check_entity"
    if rule.check_loaded or rule.check_opening:
        yield f"'{rule.name}' checks whole files, which only built-in rules may do"
    if isinstance(rule.kinds, tuple) and (not rule.kinds or not all(isinstance(kind, Kind) for kind in rule.kinds)):
        yield f"'{rule.name}' applies to no kind of entity; set 'kinds'"


def guarded(rule: Rule, package: str) -> Rule:
    """The rule with generators whose mistakes are one line that names rule, package and file."""
    return rule._replace(
        check=_guard(rule.check, rule.name, package) if rule.check else None,
        check_entity=_guard(rule.check_entity, rule.name, package) if rule.check_entity else None,
    )


def _guard(check: Callable[..., Iterable[Finding]], name: str, package: str) -> Callable[..., Iterator[Finding]]:
    def run(subject: Definition[Any] | Entity, *others: Any) -> Iterator[Finding]:
        def findings() -> list[Finding]:
            found = list(check(subject, *others))
            for finding in found:
                refuse_malformed(finding, subject)
            return found

        try:
            return iter(run_foreign(findings, OUTPUT.stream(package)))
        except ForeignFailure as failure:  # a mistake of foreign code is not one of ours, nor of the files
            entity = subject.entity if isinstance(subject, Definition) else subject
            where = f"{entity.path} ({entity.address})"
            raise CannotRun(f"the rule '{name}' from the package '{package}' failed on {where}: {failure}") from failure

    return run


def stamps(group: str) -> tuple[tuple[str, str, int], ...]:
    """What results of plugins depend on besides the files: package, version, and a checksum of the package's files."""
    found: list[tuple[str, str, int]] = []
    for point in _points(group):
        checksum = crc32(repr(sorted(_files(point.module))).encode("utf-8", "surrogatepass"))
        found.append((package_of(point), point.dist.version if point.dist else "", checksum))
    return tuple(found)


def _files(module: str) -> Iterator[tuple[str, int, int]]:
    """Name, time and size of every file of the package that a module belongs to."""
    # The outermost package that has a file: a namespace package belongs to others as well.
    parts = module.split(".")
    try:
        specs = (find_spec(".".join(parts[:length])) for length in range(1, len(parts) + 1))
        package = next((spec for spec in specs if spec is not None and spec.origin), None)
    except (ImportError, ValueError):
        return
    if package is None or package.origin is None:
        return
    places = [Path(package.origin)]
    for folder in package.submodule_search_locations or ():
        places += [path for path in Path(folder).rglob("*") if path.suffix != ".pyc"]
    for path in places:
        try:
            known = path.stat()
        except OSError:
            continue
        if not path.is_dir():
            yield str(path), known.st_mtime_ns, known.st_size


def _whose(package: str) -> str:
    return "okr" if package == "okr" else f"the package '{package}'"
