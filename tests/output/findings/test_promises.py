"""Properties of every format, for any user text."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_cli.finding import Position, Report
from okr_cli.output.findings.registry import Format, renderer
from okr_cli.output.text_style import Look, columns
from okr_cli.safe_text import UNSAFE
from tests.output.findings.sample import EMPTY, ONE, SAMPLE, related

COMMAND_OF_GITHUB = re.compile(r"\s*::\w")
COMMAND_OF_A_LOG = re.compile(r"##\w*\[")
SEVERAL_LINES = (Format.JSON, Format.GITLAB, Format.SARIF)
"""Formats that come as one text of several lines."""

STYLE = re.compile("\x1b\\[[0-9;]*m")
SAMPLES = ["::error::x", "##[error]", "##vso[a]", "\x1b[2J", "\n", "\r\n", "\t", "\u202e", "日本", "e\u0301", "\x00"]
SAMPLES += ["\ud800", "\uffff", "</failure>", "]]>", "<!--", "&amp;", "|", "](x)", "{0}", "`", "@maya", "/"]
HOSTILE = st.lists(st.one_of(st.sampled_from(SAMPLES), st.text(max_size=6)), max_size=12).map(" ".join)


def report_on(text: str, start: int, length: int) -> Report:
    """A report in which every text is ``text``, including the quoted line."""
    lines = tuple(re.split(r"\r\n|\r|\n", text))
    place = Position(1, start + 1), Position(1, start + 1 + length)
    others = (related(text, text, *place),)
    one = ONE._replace(message=text, path=text, start=place[0], end=place[1], help=text, entity=text, related=others)
    return Report((one,), 1, lines={text: lines})


@pytest.mark.parametrize("output_format", list(Format))
@pytest.mark.parametrize("width", [None, 40, 80])
@settings(max_examples=40)
@given(text=HOSTILE, start=st.integers(0, 90), length=st.integers(0, 90))
def test_text_stays_text(output_format: Format, width: int | None, text: str, start: int, length: int) -> None:
    for line in renderer(output_format)(report_on(text, start, length), Look(width=width)):
        for part in line.split("\n") if output_format in SEVERAL_LINES else [line]:
            assert not UNSAFE.search(part)
            assert not COMMAND_OF_A_LOG.search(part)
            assert output_format is Format.GITHUB or not COMMAND_OF_GITHUB.match(part)
            part.encode()


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@settings(max_examples=40)
@given(text=HOSTILE, start=st.integers(0, 90), length=st.integers(0, 90))
def test_quoted_lines_fit_the_terminal(width: int, text: str, start: int, length: int) -> None:
    for line in renderer(Format.FULL)(report_on(text, start, length), Look(width=width)):
        if re.match(" {2,5}[0-9 ] [|] ", line):
            assert columns(line) <= width


@pytest.mark.parametrize("output_format", [Format.FULL, Format.CONCISE])
def test_color_adds_nothing_but_color(output_format: Format) -> None:
    plain = list(renderer(output_format)(SAMPLE, Look(width=80)))
    colored = list(renderer(output_format)(SAMPLE, Look(color=True, width=80)))
    assert [STYLE.sub("", line) for line in colored] == plain
    assert not any("\x1b" in line for line in plain)


@pytest.mark.parametrize("output_format", list(Format))
def test_a_report_looks_the_same_each_time(output_format: Format) -> None:
    assert list(renderer(output_format)(SAMPLE, Look())) == list(renderer(output_format)(SAMPLE, Look()))


@pytest.mark.parametrize("output_format", [Format.GITHUB, Format.MARKDOWN])
def test_the_worst_come_first_where_a_service_cuts(output_format: Format) -> None:
    lines = list(renderer(output_format)(SAMPLE, Look()))
    ranks = [
        rank
        for line in lines
        for rank, word in enumerate(("error", "warning", "(notice|info)"))
        if re.match(rf"(::{word} |\| \S+ {word} \|)", line)
    ]
    assert len(ranks) == len(SAMPLE.findings)
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("output_format", [Format.FULL, Format.CONCISE, Format.GITHUB])
def test_no_findings_are_one_line(output_format: Format) -> None:
    assert list(renderer(output_format)(EMPTY, Look())) == ["No findings in 1 file."]


@pytest.mark.parametrize("place", ["README.md", "action.yml", "okr_cli/cli/linting/options.py"])
def test_every_place_that_lists_the_formats_lists_them_all(place: str) -> None:
    text = (Path(__file__).parents[3] / place).read_text(encoding="utf-8")
    assert [name for name in Format if not re.search(rf"\b{name}\b", text)] == []
