"""``okr rule``: every rule explains itself."""

import json
from pathlib import Path

import pytest

from okr_cli.linter.catalogue import catalogue
from tests.commands.running import okr


@pytest.mark.parametrize("name", list(catalogue()))
def test_a_rule_is_found_by_name_and_by_code(name: str) -> None:
    rule = catalogue()[name]
    page = okr("rule", name)
    assert page.code == 0
    assert page.out.startswith(f"# {rule.code} {name}\n")
    assert okr("rule", rule.code) == page
    for section in ("## Why", "## Bad", "## Good", "## Suppress"):
        assert f"\n{section}\n" in page.out


def test_without_a_name_they_are_listed_by_group() -> None:
    lines = okr("rule").out.splitlines()
    assert lines[0] == "file"
    listed = [line.split()[1] for line in lines if line.startswith("  ")]
    assert listed == list(catalogue())


def test_a_group_is_listed() -> None:
    lines = okr("rule", "focus").out.splitlines()
    assert lines[0] == "focus"
    assert all(line.startswith("  2") for line in lines[1:])


@pytest.mark.parametrize(
    ("selector", "same"), [("4xx", "wording"), ("Wording", "wording"), ("0XX", "file"), ("all", None)]
)
def test_a_group_goes_by_every_name_that_it_has_elsewhere(selector: str, same: str | None) -> None:
    assert okr("rule", selector) == (okr("rule", same) if same else okr("rule"))


@pytest.mark.parametrize(("selector", "group"), [("change", "change"), ("8xx", "change"), ("9xx", "plugin")])
def test_a_group_without_rules_is_one_line(selector: str, group: str) -> None:
    assert okr("rule", selector).complaint == f"no rule of the group '{group}' yet"


def test_all_pages_in_one() -> None:
    out = okr("rule", "--all").out
    assert all(f"# {rule.code} {rule.name}\n" in out for rule in catalogue().values())


def test_for_programs() -> None:
    every = json.loads(okr("rule", "--output-format", "json").out)
    assert [one["name"] for one in every] == list(catalogue())
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


def test_headings_stand_out_in_colour_and_the_text_stays_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = okr("rule", "201").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    colored = okr("rule", "201").out
    assert "\x1b[1m## Why\x1b[0m" in colored
    assert colored.replace("\x1b[1m", "").replace("\x1b[0m", "") == plain
