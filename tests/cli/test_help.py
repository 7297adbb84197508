"""Help pages are complete and readable at any width."""

import re
from pathlib import Path

import pytest

from okr_cli.cli.command_group import COMMANDS as LISTED
from okr_cli.cli.command_group import SECTIONS
from tests.commands.running import okr

COMMANDS = ["", *LISTED]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_page_fits_the_terminal(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    for width in (60, 80, 200):
        monkeypatch.setenv("COLUMNS", str(width))
        done = okr(*command.split(), "--help")
        assert done.code == 0
        assert max(len(line) for line in done.out.splitlines()) <= width
    assert done.out == okr(*command.split(), "-h").out


def test_no_line_ends_within_an_option(monkeypatch: pytest.MonkeyPatch) -> None:
    for width in range(60, 100):
        monkeypatch.setenv("COLUMNS", str(width))
        out = okr("status", "--help").out
        assert not re.search(r"-$", out, re.MULTILINE)
        assert "\u2011" not in out


@pytest.mark.parametrize("command", COMMANDS)
def test_no_page_shows_types_of_the_programming_language(command: str) -> None:
    out = okr(*command.split(), "--help").out
    assert not any(word in out for word in ("list[", "<str>", "<bool>", "<path>", "Enum"))


@pytest.mark.parametrize("command", ["init", "lint", "rule", "schema", "config"])
def test_every_argument_and_option_says_what_it_does(command: str) -> None:
    for line in okr(command, "--help").out.splitlines():
        if line.startswith("  -") and line.rstrip().count("  ") == 1:
            pytest.fail(f"no help: {line}")


def test_the_options_of_lint_are_in_groups() -> None:
    out = okr("lint", "--help").out
    titles = [line for line in out.splitlines() if line.endswith(":") and not line.startswith(" ")]
    assert titles == ["Arguments:", "Rules:", "Files and settings:", "Output:", "Options:"]
    assert "\n  okr lint okrs/growth.yaml " in out


def test_examples_are_folded_where_they_do_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    folded = "\n  okr lint okrs/growth.yaml\n      one file, with its references checked\n"
    assert folded in okr("lint", "--help").out


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_summary_of_a_command_is_cut(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    first, *_ = SECTIONS
    summaries = okr("--help").out.partition(f"{first}:\n")[2].splitlines()
    assert not any("..." in line for line in summaries)
    assert [line.split()[0] for line in summaries if line.startswith("  ") and line[2] != " "] == list(LISTED)
    names = re.compile(r"  [a-z-]+ +(?=[A-Z])")
    assert len({len(found[0]) for found in map(names.match, summaries) if found}) == 1


@pytest.mark.parametrize("command", ["lint", "rule"])
def test_format_works_as_output_format_but_is_hidden(command: str, starter: Path) -> None:
    assert okr(command, "--format", "json") == okr(command, "--output-format", "json")
    out = okr(command, "--help").out
    assert "--output-format FORMAT" in out
    assert "--format" not in out


def test_the_exit_codes_are_explained() -> None:
    assert "Exit codes: 0 no findings, 1 findings, 2 error" in okr("--help").out
    assert "Exit codes: 0 no findings, 1 findings, 2 error" in okr("lint", "--help").out
