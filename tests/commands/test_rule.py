"""``okr rule``: every rule explained in Markdown and, on a terminal, as wrapped text without markup."""

import json
from pathlib import Path

import pytest

from okr_cli.linter.catalogue import catalogue
from okr_cli.output.rule_page import caption, markdown_page, settings_of, terminal_page
from okr_cli.output.text_style import PLAIN, Look
from okr_cli.rules.base import Example
from tests.commands.running import okr

RULES = list(catalogue().values())


@pytest.mark.parametrize("name", list(catalogue()))
def test_a_rule_is_found_by_name_and_by_code(name: str) -> None:
    rule = catalogue()[name]
    page = okr("rule", name)
    assert page.code == 0
    assert page.out.startswith(f"# {rule.code} {name}\n")
    assert okr("rule", rule.code) == page
    for section in ("## Why", "## Bad", "## Good", "## Suppress"):
        assert f"\n{section}\n" in page.out
    assert f"# okr: ignore[{name}] -- " in page.out
    assert f'= ["{name}"]' in page.out
    assert "\n## Related\n\n- [" in page.out


def test_without_a_name_they_are_listed_by_group() -> None:
    lines = okr("rule").out.splitlines()
    assert lines[0] == "file"
    listed = [line.split()[1] for line in lines if line.startswith("  ")]
    assert listed == list(catalogue())
    off = [line.split()[1] for line in lines if " Off by default" in line]
    assert off == [rule.name for rule in RULES if rule.opt_in]


def test_a_group_is_listed() -> None:
    lines = okr("rule", "focus").out.splitlines()
    assert lines[0] == "focus"
    assert all(line.startswith("  2") for line in lines[1:])


@pytest.mark.parametrize(
    ("selector", "same"), [("4xx", "wording"), ("Wording", "wording"), ("0XX", "file"), ("all", None)]
)
def test_a_group_is_found_by_any_of_its_names(selector: str, same: str | None) -> None:
    assert okr("rule", selector) == (okr("rule", same) if same else okr("rule"))


@pytest.mark.parametrize("selector", ["plugin", "9xx"])
def test_a_group_without_rules_is_one_line(selector: str) -> None:
    assert okr("rule", selector).complaint == "the group 'plugin' has no rules yet"


def test_all_pages_can_be_printed_at_once() -> None:
    out = okr("rule", "--all").out
    assert all(f"# {rule.code} {rule.name}\n" in out for rule in catalogue().values())


def test_rules_are_listed_as_json() -> None:
    every = json.loads(okr("rule", "--output-format", "json").out)
    assert [described["name"] for described in every] == list(catalogue())
    (one,) = json.loads(okr("rule", "201", "--output-format", "json").out)
    assert one["name"] == "too-many-initiatives"
    assert one["bad"]
    assert one["good"]


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_list_fits_the_terminal(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(len(line) for line in okr("rule").out.splitlines()) <= width


def test_off_a_terminal_a_rule_is_one_line() -> None:
    assert len(okr("rule").out.splitlines()) == len(catalogue()) + len({rule.group for rule in catalogue().values()})


def test_headings_stand_out_in_color_and_the_text_stays_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = okr("rule", "201").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    colored = okr("rule", "201").out
    assert "\x1b[1m## Why\x1b[0m" in colored
    assert colored.replace("\x1b[1m", "").replace("\x1b[0m", "") == plain


SECTIONS = ["Why", "Bad", "Good", "Suppress", "Related"]


@pytest.mark.parametrize("width", [60, 80, 200])
def test_prose_fits_the_terminal_and_examples_stay_as_they_are(width: int) -> None:
    for rule in RULES:
        lines = list(terminal_page(rule, Look(width=width)))
        examples = {f"    {line}" for one in (*rule.bad_examples, *rule.good_examples) for line in page_lines(one)}
        codes = {line for line in lines if line in examples or "okr: ignore" in line or rule.name in line}
        assert [line for line in lines if len(line) > width and line not in codes] == []
        assert set(SECTIONS) <= set(lines), rule.name
        assert not any(line.startswith(("#", "```")) for line in lines), rule.name


def page_lines(example: Example) -> list[str]:
    """The lines of an example and of its settings."""
    return [*example.text.splitlines(), *example.settings_text.splitlines()]


BY_NATURE = ("long-title", "at-risk-without-ask")
"""Rules whose examples cannot be short."""


def test_a_page_fits_into_eighty_columns() -> None:
    lines = [line for rule in RULES if rule.name not in BY_NATURE for line in terminal_page(rule, Look(width=80))]
    assert [line for line in lines if len(line) > 80] == []


def test_off_a_terminal_the_default_is_markdown(folder: Path) -> None:
    assert okr("rule", "201").out.startswith("# 201 too-many-initiatives\n")
    assert okr("rule", "201") == okr("rule", "201", "--output-format", "markdown")
    text = okr("rule", "201", "--output-format", "text").out
    assert text == "".join(f"{line}\n" for line in terminal_page(catalogue()["too-many-initiatives"], PLAIN))


def test_color_conveys_nothing_by_itself(folder: Path) -> None:
    rule = catalogue()["team-owner"]
    colored = "\n".join(terminal_page(rule, Look(color=True)))
    for style in ("\x1b[1m", "\x1b[31m", "\x1b[2m", "\x1b[4m", "\x1b[0m"):
        assert style in colored
        colored = colored.replace(style, "")
    assert colored == "\n".join(terminal_page(rule, PLAIN))


def test_settings_have_a_default_and_a_meaning() -> None:
    rule = catalogue()["too-many-initiatives"]
    assert settings_of(rule) == [("limits.initiatives", "4", "Maximum number of open Initiatives per Key Result.")]
    assert "- `limits.initiatives` = `4`: Maximum number of open Initiatives per Key Result.\n" in markdown_page(rule)


def test_examples_show_underlines_and_dates() -> None:
    assert caption(Example("", "TBD")) == "Reported at `TBD`."
    bad = catalogue()["overdue-initiative"].bad_examples[0]
    assert caption(bad) == "Reported as of 2026-11-20 at `2026-11-06`."
