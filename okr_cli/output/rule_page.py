"""The page of a rule for reading in a terminal: wrapped to its width, examples set apart, no markup."""

from collections.abc import Iterator

from okr_cli.linter.rule_pages import caption, dedented, facts, settings_of, summary_of, suppression, switch
from okr_cli.output.ansi import SEVERITY_HUES, Paint
from okr_cli.output.look import Look
from okr_cli.output.wrapping import wrapped
from okr_cli.rules.base import Example, Rule

INDENT = "  "
CODE = "    "


def rule_page(rule: Rule, look: Look) -> Iterator[str]:
    """The lines of a page."""
    paint = Paint(look.color)
    yield paint(f"{rule.code} {rule.name}", bold=True, fg=SEVERITY_HUES[rule.severity])
    yield from wrapped(rule.summary, look.width)
    yield ""
    yield from wrapped(facts(rule), look.width)
    yield from _section("Why", paint)
    yield from wrapped(rule.why, look.width, INDENT)
    yield from wrapped(f"Source: {rule.source}", look.width, INDENT)
    yield from _section("Bad", paint)
    yield from _examples(rule.bad, look, paint)
    yield from _section("Good", paint)
    yield from _examples(rule.good, look, paint)
    if rule.settings:
        yield from _section("Settings", paint)
        for key, default, meaning in settings_of(rule):
            yield from wrapped(f"{key} = {default}: {meaning}", look.width, INDENT, INDENT)
    yield from _section("Suppress", paint)
    yield from wrapped("At the end of the line, or on a line of its own above the entry:", look.width, INDENT)
    yield paint(f"{CODE}{suppression(rule)}", dim=True)
    yield f"{INDENT}{'To turn it on' if rule.opt_in else 'For the whole workspace'}, in okr.toml:"
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
            yield from (paint(f"{CODE}{line}", dim=True) for line in dedented(example.settings).splitlines())
            yield ""
        for line in dedented(example.yaml).splitlines():
            yield _marked(f"{CODE}{line}", example.words, paint)
        said = caption(example).replace("`", "'")
        if said:
            yield ""
            yield from wrapped(said, look.width, INDENT)


def _marked(line: str, words: str, paint: Paint) -> str:
    """The line with the words of a finding underlined, if they stand in it."""
    before, found, after = line.rpartition(words) if words else (line, "", "")
    if not found:
        return line
    return f"{before}{paint(found, underline=True)}{after}"
