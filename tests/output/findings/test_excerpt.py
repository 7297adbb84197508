"""Carets are below the exact words, whatever precedes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_cli.output.findings.full import Excerpt, excerpt
from okr_cli.output.text_style import columns
from okr_cli.safe_text import visible


def underlined(line: str, words: str, width: int = 80) -> str:
    """The words above the carets, in a line of single-width characters."""
    first = line.index(words)
    shown = excerpt(line, first, first + len(words), width)
    return shown.text[shown.start : shown.start + shown.length]


def test_a_line_that_fits_is_shown_as_it_is() -> None:
    assert excerpt("title: Improve it", 7, 14, 80) == Excerpt("title: Improve it", 7, 7)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("before", ["", "a ", "a " * 20, "a " * 500])
@pytest.mark.parametrize("after", ["", " z", " z" * 500])
def test_the_marked_words_are_always_visible(width: int, before: str, after: str) -> None:
    assert underlined(f"{before}Improve it{after}", "Improve it", width) == "Improve it"


def test_wide_characters_take_two_columns() -> None:
    assert excerpt("日本 Improve", 3, 10, 80) == Excerpt("日本 Improve", 5, 7)
    assert excerpt("a 日本", 2, 4, 80) == Excerpt("a 日本", 2, 4)


def test_combining_characters_take_no_column() -> None:
    assert excerpt("e\u0301te\u0301 Improve", 6, 13, 80).start == 4


def test_tabs_are_expanded_consistently() -> None:
    assert excerpt("\ta:\tb c\t", 4, 7, 80) == Excerpt("    a:    b c", 10, 3)


def test_control_characters_are_escaped_and_measured() -> None:
    assert excerpt("a\x1bb", 1, 2, 80) == Excerpt("a\\x1bb", 1, 4)


def test_a_cut_is_marked_at_both_ends() -> None:
    shown = excerpt("x" * 200 + "Improve" + "y" * 200, 200, 207, 60)
    assert shown.text.startswith("…x")
    assert shown.text.endswith("y…")
    assert columns(shown.text) == 60


def test_words_longer_than_the_room_are_cut() -> None:
    shown = excerpt("title: " + "w" * 500, 7, 507, 60)
    assert shown.text == "title: " + "w" * 52 + "…"
    assert (shown.start, shown.length) == (7, 52)


def test_a_place_beyond_the_end_is_marked_at_the_end() -> None:
    assert excerpt("title:", 6, 6, 80) == Excerpt("title:", 6, 1)
    assert excerpt("", 0, 0, 80) == Excerpt("", 0, 1)


def test_only_the_shown_part_of_a_long_line_is_processed() -> None:
    assert underlined("x" * 5_000_000 + "Improve" + "y" * 5_000_000, "Improve") == "Improve"


@given(line=st.text(max_size=300), first=st.integers(0, 300), length=st.integers(0, 300), width=st.integers(30, 120))
def test_any_excerpt_fits_and_points_into_the_line(line: str, first: int, length: int, width: int) -> None:
    first = min(first, len(line))
    last = min(first + length, len(line))
    shown = excerpt(line, first, last, width)
    assert columns(shown.text) <= width
    assert 0 <= shown.start <= width
    assert shown.length >= 1
    assert shown.text == visible(shown.text)
