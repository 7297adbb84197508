"""The page of a rule in Markdown, for a terminal, and as plain data."""

import textwrap
from collections.abc import Iterator
from typing import Any, NamedTuple

from okr_cli.config.settings import Config
from okr_cli.linter.catalogue import catalogue
from okr_cli.output.text_style import SEVERITY_HUES, Look, Paint, wrapped
from okr_cli.rules.base import Example, Rule

WIDTH = 100
INDENT = "  "
CODE = "    "
BEFORE, AFTER = "Before:", "After:"
AT_ENTRY = "Put this comment at the end of the line or on its own line above the entry:"


class Setting(NamedTuple):
    """A key of okr.toml that a rule reads, with its default as TOML and what it means."""

    key: str
    default: str
    meaning: str


def markdown_page(rule: Rule) -> str:
    """The page in Markdown."""
    why = [textwrap.fill(rule.why, WIDTH), "", textwrap.fill(f"Source: {rule.source}", WIDTH), ""]
    parts = [f"# {rule.code} {rule.name}", "", rule.summary, "", facts(rule), ""]
    parts += ["## Why", "", *why]
    parts += ["## Bad", "", *_markdown_examples(rule.bad_examples)]
    parts += ["## Good", "", *_markdown_examples(rule.good_examples)]
    if rule.settings:
        settings = [f"- `{key}` = `{default}`: {meaning}" for key, default, meaning in settings_of(rule)]
        parts += ["## Settings", "", *settings, ""]
    parts += ["## Suppress", "", AT_ENTRY, "", *_block(suppression(rule), "yaml")]
    parts += [f"{_what_switches(rule)} in `okr.toml`:", "", *_block(switch(rule), "toml")]
    if rule.related:
        parts += ["## Related", "", *(_link(name) for name in rule.related), ""]
    return "\n".join(parts)


def facts(rule: Rule) -> str:
    """Group, severity and age in a sentence."""
    when = "Runs only with 'okr lint --against REV'." if rule.check_change else ""
    parts = (f"Group: {rule.group}. Severity: {rule.severity}. Since {rule.since}.", off_by_default(rule), when)
    return " ".join(filter(None, parts))


def off_by_default(rule: Rule) -> str:
    """How to turn on a rule that does not run by itself; empty for all others."""
    by_name = "; runs only if selected by name" if rule.by_name else ""
    return f"Off by default{by_name}." if rule.opt_in else ""


def settings_of(rule: Rule) -> list[Setting]:
    """The keys of okr.toml that a rule reads."""
    return [_setting(key) for key in rule.settings]


def summary_of(name: str) -> str:
    """The summary of a rule; empty if there is no such rule, as for a plugin that is not installed."""
    rule = catalogue().get(name)
    return rule.summary if rule else ""


def suppression(rule: Rule) -> str:
    """The comment that suppresses a rule at one entry."""
    return f"# okr: ignore[{rule.name}] -- why this is fine here"


def switch(rule: Rule) -> str:
    """The setting in okr.toml that turns a rule on or off for the whole workspace."""
    return f'[lint]\n{"extend-select" if rule.opt_in else "ignore"} = ["{rule.name}"]'


def plain(rule: Rule) -> dict[str, Any]:
    """The rule as plain data."""
    return {
        "code": rule.code,
        "name": rule.name,
        "group": rule.group,
        "severity": str(rule.severity),
        "since": rule.since,
        "default": not rule.opt_in,
        "summary": rule.summary,
        "why": rule.why,
        "source": rule.source,
        "bad": [example.text for example in rule.bad_examples],
        "good": [example.text for example in rule.good_examples],
        "settings": list(rule.settings),
        "related": list(rule.related),
    }


def caption(example: Example) -> str:
    """A sentence about what is underlined and on which date; empty if there is nothing to say."""
    day = f" as of {example.as_of}" if example.as_of else ""
    if example.words:
        return f"Reported{day} at `{example.words}`."
    return f"Checked{day}." if day else ""


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


def _what_switches(rule: Rule) -> str:
    return "To turn the rule on, add this" if rule.opt_in else "To turn the rule off, add this"


def _markdown_examples(examples: tuple[Example, ...]) -> list[str]:
    lines: list[str] = []
    for example in examples:
        if example.settings:
            lines += _block(example.settings_text, "toml")
        if example.before:
            lines += [BEFORE, "", *_block(example.before_text, "yaml"), AFTER, ""]
        lines += _block(example.text, "yaml")
        if caption(example):
            lines += [caption(example), ""]
    return lines


def _block(text: str, language: str) -> list[str]:
    return [f"```{language}", text.rstrip("\n"), "```", ""]


def terminal_page(rule: Rule, look: Look) -> Iterator[str]:
    """The page for a terminal: wrapped to its width, examples set apart, no markup."""
    paint = Paint(look.color)
    yield paint(f"{rule.code} {rule.name}", bold=True, fg=SEVERITY_HUES[rule.severity])
    yield from wrapped(rule.summary, look.width)
    yield ""
    yield from wrapped(facts(rule), look.width)
    yield from _section("Why", paint)
    yield from wrapped(rule.why, look.width, INDENT)
    yield from wrapped(f"Source: {rule.source}", look.width, INDENT)
    yield from _section("Bad", paint)
    yield from _examples(rule.bad_examples, look, paint)
    yield from _section("Good", paint)
    yield from _examples(rule.good_examples, look, paint)
    if rule.settings:
        yield from _section("Settings", paint)
        for key, default, meaning in settings_of(rule):
            yield from wrapped(f"{key} = {default}: {meaning}", look.width, INDENT, INDENT)
    yield from _section("Suppress", paint)
    yield from wrapped(AT_ENTRY, look.width, INDENT)
    yield paint(f"{CODE}{suppression(rule)}", dim=True)
    yield f"{INDENT}{_what_switches(rule)} in okr.toml:"
    yield from (paint(f"{CODE}{line}", dim=True) for line in switch(rule).splitlines())
    if rule.related:
        yield from _section("Related", paint)
        width = max(len(name) for name in rule.related)
        for name in rule.related:
            yield from wrapped(f"{name:{width}}  {summary_of(name)}".rstrip(), look.width, INDENT, INDENT)


def _section(title: str, paint: Paint) -> Iterator[str]:
    yield ""
    yield paint(title, bold=True)


def _examples(examples: tuple[Example, ...], look: Look, paint: Paint) -> Iterator[str]:
    for number, example in enumerate(examples):
        if number:
            yield ""
        if example.settings:
            yield from (paint(f"{CODE}{line}", dim=True) for line in example.settings_text.splitlines())
            yield ""
        if example.before:
            yield f"{INDENT}{BEFORE}"
            yield from (paint(f"{CODE}{line}", dim=True) for line in example.before_text.splitlines())
            yield f"{INDENT}{AFTER}"
        for line in example.text.splitlines():
            yield _marked(f"{CODE}{line}", example.words, paint)
        if caption(example):
            yield ""
            yield from wrapped(caption(example).replace("`", "'"), look.width, INDENT)


def _marked(line: str, words: str, paint: Paint) -> str:
    """The line with the words of a finding underlined, if it contains them."""
    before, found, after = line.rpartition(words) if words else (line, "", "")
    if not found:
        return line
    return f"{before}{paint(found, underline=True)}{after}"
