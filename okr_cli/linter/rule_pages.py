"""The page of a rule, from its own data."""

import textwrap
from dataclasses import dataclass
from typing import NamedTuple

from okr_cli.config.settings import Config
from okr_cli.finding import Severity
from okr_cli.linter.catalogue import catalogue
from okr_cli.rules.base import Example, Rule

WIDTH = 100


class Setting(NamedTuple):
    """A key of okr.toml that a rule reads, with its default as TOML and what it means."""

    key: str
    default: str
    meaning: str


@dataclass(frozen=True)
class RuleRecord:
    """A rule as ``okr rule --output-format json`` writes it. ``default`` is false for a rule that is opt-in."""

    code: str
    name: str
    group: str
    severity: Severity
    since: str
    default: bool
    summary: str
    why: str
    source: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    settings: tuple[str, ...]
    related: tuple[str, ...]


def page(rule: Rule) -> str:
    """The page in Markdown."""
    parts = [
        f"# {rule.code} {rule.name}",
        "",
        rule.summary,
        "",
        facts(rule),
        "",
        "## Why",
        "",
        textwrap.fill(rule.why, WIDTH),
        "",
        textwrap.fill(f"Source: {rule.source}", WIDTH),
        "",
        "## Bad",
        "",
        *_examples(rule.bad),
        "## Good",
        "",
        *_examples(rule.good),
    ]
    if rule.settings:
        parts += [
            "## Settings",
            "",
            *(f"- `{key}` = `{default}`: {text}" for key, default, text in settings_of(rule)),
            "",
        ]
    parts += ["## Suppress", "", *_suppress(rule)]
    if rule.related:
        parts += ["## Related", "", *(_link(name) for name in rule.related), ""]
    return "\n".join(parts)


def facts(rule: Rule) -> str:
    """Group, severity and age in a sentence."""
    off = f" Off unless selected{' by name' if rule.by_name else ''}." if rule.opt_in else ""
    return f"Group {rule.group}, severity {rule.severity}, since {rule.since}.{off}"


def settings_of(rule: Rule) -> list[Setting]:
    """The keys of okr.toml that a rule reads."""
    return [_setting(key) for key in rule.settings]


def summary_of(name: str) -> str:
    """What the rule of this name finds; empty if there is none, as for one of a plugin that is not installed."""
    rule = catalogue().get(name)
    return rule.summary if rule else ""


def suppression(rule: Rule) -> str:
    """The comment that silences a rule at one entry."""
    return f"# okr: ignore[{rule.name}] -- why it is right here"


def switch(rule: Rule) -> str:
    """What in okr.toml turns a rule on or off for the whole workspace."""
    return f'[lint]\n{"extend-select" if rule.opt_in else "ignore"} = ["{rule.name}"]'


def rule_record(rule: Rule) -> RuleRecord:
    """A rule for programs."""
    return RuleRecord(
        rule.code,
        rule.name,
        rule.group,
        rule.severity,
        rule.since,
        not rule.opt_in,
        rule.summary,
        rule.why,
        rule.source,
        tuple(dedented(example.yaml) for example in rule.bad),
        tuple(dedented(example.yaml) for example in rule.good),
        rule.settings,
        rule.related,
    )


def dedented(text: str) -> str:
    """An example's text without the indentation that it has in the rule's module."""
    return textwrap.dedent(text).strip("\n") + "\n"


def caption(example: Example) -> str:
    """What is underlined and on which day, as a sentence; empty where there is nothing to say."""
    day = f" on {example.as_of}" if example.as_of else ""
    if example.words:
        return f"Underlined{day}: `{example.words}`."
    return f"Seen{day}." if day else ""


def _setting(key: str) -> Setting:
    table, _, name = key.partition(".")
    section = getattr(Config.default(), table)
    field = type(section).model_fields[name.replace("-", "_")]
    default = field.default
    shown = "[]" if default == () else f'"{default}"' if isinstance(default, str) else f"{default}"
    return Setting(key, shown, field.description or "")


def _link(name: str) -> str:
    summary = summary_of(name)
    return f"- [{name}]({name}.md)" + (f": {summary[:1].lower()}{summary[1:]}" if summary else "")


def _suppress(rule: Rule) -> list[str]:
    where = "At the end of the line, or on a line of its own above the entry:"
    everywhere = "For the whole workspace, in `okr.toml`:" if not rule.opt_in else "To turn it on, in `okr.toml`:"
    return [where, "", *_block(suppression(rule), "yaml"), everywhere, "", *_block(switch(rule), "toml")]


def _examples(examples: tuple[Example, ...]) -> list[str]:
    lines: list[str] = []
    for example in examples:
        if example.settings:
            lines += _block(dedented(example.settings), "toml")
        lines += _block(dedented(example.yaml), "yaml")
        said = caption(example)
        if said:
            lines += [said, ""]
    return lines


def _block(text: str, language: str) -> list[str]:
    return [f"```{language}", text.rstrip("\n"), "```", ""]
