"""Describes the arguments of each command for completion, as lines of text that ``generate.py`` writes."""

import re
from collections.abc import Iterator
from enum import EnumType
from importlib import import_module
from typing import Any, get_args, get_type_hints

import typer

from okr_cli.app import app
from okr_cli.cli.command_group import COMMANDS, WHOLE_SENTENCE, build, function_name
from okr_cli.commands.schema import SchemaOf
from okr_cli.config.description import described
from okr_cli.exchange.mapping import PRESETS
from okr_cli.finding import Severity
from okr_cli.linter.catalogue import catalogue
from okr_cli.model.check_in import StatedStatus
from okr_cli.model.initiative import InitiativeStatus, Verdict
from okr_cli.model.key_result import KeyResultKind
from okr_cli.output.findings.registry import Format
from okr_cli.rules.base import GROUPS

ENTITY = "objective key-result initiative kpi"
TAKES = {
    "SHELL": ("bash", "zsh", "fish"),
    "ENTITY": ENTITY,
    "ENTITY_OR_PATH": f"{ENTITY} team file",
    "KEY_RESULT": "key-result",
    "INITIATIVE": "initiative",
    "NAME": "owner",
    "TEAM": "team",
    "CYCLE": "cycle",
    "RULE": "rule",
    "KEY": "setting",
    **dict.fromkeys(("FILE", "PATHS", "PATH", "DIR", "YAML", "REV_OR_PATH", "BASE", "OURS", "THEIRS"), "file"),
    **dict.fromkeys(("DATE", "REV", "TEXT", "TITLE", "ID", "VALUE", "KEY=VALUE", "MILESTONE", "MEASURE", "MODULE"), ""),
    **dict.fromkeys(("N", "NUMBER", "LIMIT", "LOW..HIGH", "UNIT", "NAME=VERDICT"), ""),
    "VERDICT": Verdict,
    "FORMAT[:FILE]": Format,
    "SEVERITY": Severity,
}
"""What an argument or option takes, by the word that stands for it in the help."""

EXCEPTIONS = {
    ("check-in", "key_result"): "key-result kpi",
    ("check-in", "status"): StatedStatus,
    ("drop", "entity"): "objective key-result initiative",
    ("add", "kind"): ("objective", "key-result", "initiative", "kpi"),
    ("add", "to"): "objective key-result",
    ("add", "status"): InitiativeStatus,
    ("add", "kind_of_result"): KeyResultKind,
    ("schema", "of"): SchemaOf,
    ("import", "preset"): ("spreadsheet", *PRESETS),
}


def command_lines() -> str:
    """The text of ``command_line.txt``."""
    group: Any = typer.main.get_command(app)
    lines = [("", "", "", ""), *(_option("", option) for option in group.params), _help("")]
    for name in COMMANDS:
        lines += _command(name)
    return "".join("\t".join(line) + "\n" for line in lines)


def rule_lines() -> str:
    """The text of ``rules.txt``: names, groups and codes, with descriptions."""
    rules = catalogue().values()
    groups = [(group, f"All rules in the {group} group") for group in GROUPS]
    named, coded = ([(getattr(rule, key), rule.summary) for rule in rules] for key in ("name", "code"))
    return _table([*named, *groups, *coded])


def setting_lines() -> str:
    """The text of ``settings.txt``."""
    return _table(described())


def _table(pairs: Any) -> str:
    return "".join(f"{name}\t{meaning}\n" for name, meaning in pairs)


Line = tuple[str, str, str, str]


def _command(name: str) -> Iterator[Line]:
    command = build(name)
    function = function_name(name)
    types = get_type_hints(getattr(import_module(f"okr_cli.commands.{function}"), function))
    yield name, "", "", _first(command.get_short_help_str(WHOLE_SENTENCE))
    for parameter in command.params:
        if getattr(parameter, "hidden", False):
            continue
        if parameter.param_type_name == "option":
            yield _option(name, parameter, types[parameter.name])
        else:
            takes = _takes(name, parameter, types[parameter.name])
            yield name, "*" if parameter.nargs == -1 else "1", takes, _first(parameter.help)
    yield _help(name)


def _option(command: str, option: Any, type_: Any = None) -> Line:
    takes = "-" if option.is_flag else _takes(command, option, type_)
    return command, ",".join(option.opts), takes, _first(option.help)


def _first(text: str | None) -> str:
    """The first sentence, as lists have no room for more."""
    return re.split(r"[.:;] |  \[", f"{text or ''} ")[0].strip().rstrip(".")


def _help(command: str) -> Line:
    return command, "--help,-h", "-", "Show this message and exit"


def _takes(command: str, parameter: Any, type_: Any) -> str:
    """Sources of values, or fixed choices after a ``=``. Raises for words that are not in the table."""
    choices = _choices(type_)
    if not choices:
        known = EXCEPTIONS.get((command, parameter.name), TAKES.get(parameter.metavar))
        if known is None:
            raise SystemExit(f"{__file__}: say in TAKES what {parameter.metavar} means ('okr {command}')")
        if isinstance(known, str):
            return known
        choices = known if isinstance(known, tuple) else _choices(known)
    return "=" + " ".join(choices)


def _choices(type_: Any) -> tuple[str, ...]:
    """The values of an enumeration or literal, also within a union or list."""
    if isinstance(type_, EnumType):
        return tuple(str(member) for member in type_)  # type: ignore[var-annotated]
    values = get_args(type_)
    if values and all(isinstance(value, str) for value in values):
        return values
    return next((found for value in values if (found := _choices(value))), ())
