"""``okr rule NAME`` in a terminal: the page without markup, wrapped, with everything that Markdown has."""

from pathlib import Path

import pytest

from okr_cli.linter.catalogue import catalogue
from okr_cli.output.look import PLAIN, Look
from okr_cli.output.rule_page import caption, markdown_page, settings_of, terminal_page
from okr_cli.rules.base import Example, Rule
from tests.commands.running import okr

RULES = list(catalogue().values())
SECTIONS = ["Why", "Bad", "Good", "Suppress", "Related"]


@pytest.mark.parametrize("name", list(catalogue()))
@pytest.mark.parametrize("width", [60, 80, 200])
def test_prose_fits_the_terminal_and_examples_stay_as_they_are(name: str, width: int) -> None:
    rule = catalogue()[name]
    lines = list(terminal_page(rule, Look(width=width)))
    examples = {f"    {line}" for example in (*rule.bad_examples, *rule.good_examples) for line in page_lines(example)}
    codes = {line for line in lines if line in examples or "okr: ignore" in line or name in line}
    assert [line for line in lines if len(line) > width and line not in codes] == []
    assert all(any(line == section for line in lines) for section in SECTIONS)
    assert not any(line.startswith(("#", "```")) for line in lines)


def page_lines(example: Example) -> list[str]:
    """The lines of an example and of its settings."""
    return [*example.text.splitlines(), *example.settings_text.splitlines()]


BY_NATURE = ("long-title", "at-risk-without-ask")
"""Rules whose examples cannot be short."""


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.name not in BY_NATURE], ids=lambda rule: rule.name)
def test_a_page_fits_into_eighty_columns(rule: Rule) -> None:
    assert [line for line in terminal_page(rule, Look(width=80)) if len(line) > 80] == []


def test_off_a_terminal_it_is_markdown_and_asked_for_it_is_text(folder: Path) -> None:
    assert okr("rule", "201").out.startswith("# 201 too-many-initiatives\n")
    assert okr("rule", "201") == okr("rule", "201", "--output-format", "markdown")
    text = okr("rule", "201", "--output-format", "text").out
    assert text == "".join(f"{line}\n" for line in terminal_page(catalogue()["too-many-initiatives"], PLAIN))


def test_colour_only_repeats(folder: Path) -> None:
    rule = catalogue()["team-owner"]
    colored = "\n".join(terminal_page(rule, Look(color=True)))
    for style in ("\x1b[1m", "\x1b[31m", "\x1b[2m", "\x1b[4m", "\x1b[0m"):
        assert style in colored
        colored = colored.replace(style, "")
    assert colored == "\n".join(terminal_page(rule, PLAIN))


def test_settings_come_with_their_default_and_meaning() -> None:
    rule = catalogue()["too-many-initiatives"]
    assert settings_of(rule) == [("limits.initiatives", "4", "Most open Initiatives on a Key Result.")]
    assert "- `limits.initiatives` = `4`: Most open Initiatives on a Key Result.\n" in markdown_page(rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_page_says_how_to_suppress_and_what_is_related(rule: Rule) -> None:
    text, name = markdown_page(rule), rule.name
    assert f"# okr: ignore[{name}] -- " in text
    assert f'= ["{name}"]' in text
    assert "\n## Related\n\n- [" in text


def test_an_example_says_what_is_underlined_and_when() -> None:
    assert caption(Example("", "TBD")) == "Underlined: `TBD`."
    bad = catalogue()["overdue-initiative"].bad_examples[0]
    assert caption(bad) == "Underlined on 2026-11-20: `2026-11-06`."
