"""The page of a rule, from its own data."""

import textwrap
from typing import Any

from okr_cli.rules.base import Example, Rule


def page(rule: Rule) -> str:
    """The page in Markdown."""
    parts = [
        f"# {rule.code} {rule.name}",
        "",
        rule.summary,
        "",
        f"Group {rule.group}, severity {rule.severity}, since {rule.since}."
        + (" Off unless selected." if rule.opt_in else ""),
        "",
        "## Why",
        "",
        textwrap.fill(rule.why, 100),
        "",
        textwrap.fill(f"Source: {rule.source}", 100),
        "",
        "## Bad",
        "",
        *_examples(rule.bad),
        "## Good",
        "",
        *_examples(rule.good),
    ]
    if rule.settings:
        parts += ["## Settings", "", *(f"- `{key}` in `okr.toml`" for key in rule.settings), ""]
    parts += ["## Suppress", "", *_block(f"# okr: ignore[{rule.name}] -- why it is right here", "yaml")]
    if rule.related:
        parts += ["## Related", "", *(f"- [{name}]({name}.md)" for name in rule.related), ""]
    return "\n".join(parts)


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
        "bad": [dedented(example.yaml) for example in rule.bad],
        "good": [dedented(example.yaml) for example in rule.good],
        "settings": list(rule.settings),
        "related": list(rule.related),
    }


def dedented(text: str) -> str:
    """An example's text without the indentation that it has in the rule's module."""
    return textwrap.dedent(text).strip("\n") + "\n"


def _examples(examples: tuple[Example, ...]) -> list[str]:
    lines: list[str] = []
    for example in examples:
        if example.settings:
            lines += _block(dedented(example.settings), "toml")
        lines += _block(dedented(example.yaml), "yaml")
        if example.words:
            lines += [f"Underlined: `{example.words}`", ""]
    return lines


def _block(text: str, language: str) -> list[str]:
    return [f"```{language}", text.rstrip("\n"), "```", ""]
