"""Cycles: from names to first and last days."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr_cli.model.cycle import Calendar, Cycle, meant_cycle

QUIET = settings(deadline=None, derandomize=True)


def days(calendar: Calendar, name: str) -> tuple[str, str]:
    cycle = calendar.cycle(name)
    assert cycle is not None
    assert cycle.name == name
    return str(cycle.start), str(cycle.end)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-H1", "2026-01-01", "2026-06-30"),
        ("2026-H2", "2026-07-01", "2026-12-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2100-02", "2100-02-01", "2100-02-28"),
        ("2026-12", "2026-12-01", "2026-12-31"),
    ],
)
def test_calendar_cycles(name: str, first: str, last: str) -> None:
    assert days(Calendar(), name) == (first, last)


@pytest.mark.parametrize(
    ("month", "named_by", "name", "first", "last"),
    [
        (4, "start", "2026", "2026-04-01", "2027-03-31"),
        (4, "end", "2026", "2025-04-01", "2026-03-31"),
        (4, "start", "2026-Q4", "2027-01-01", "2027-03-31"),
        (4, "end", "2026-Q4", "2026-01-01", "2026-03-31"),
        (10, "end", "2026-Q1", "2025-10-01", "2025-12-31"),
        (10, "end", "2026-H2", "2026-04-01", "2026-09-30"),
        (12, "start", "2027-Q1", "2027-12-01", "2028-02-29"),
        (4, "end", "2026-10", "2026-10-01", "2026-10-31"),
        (1, "end", "2026", "2026-01-01", "2026-12-31"),
    ],
)
def test_fiscal_years(month: int, named_by: Literal["start", "end"], name: str, first: str, last: str) -> None:
    assert days(Calendar(month, named_by), name) == (first, last)


def test_cycles_with_names_of_their_own_come_first() -> None:
    own = Cycle("spring", date(2026, 2, 15), date(2026, 5, 14))
    special = Cycle("2026-Q2", date(2026, 5, 15), date(2026, 8, 14))
    calendar = Calendar(custom=(own, special))
    assert calendar.cycle("spring") is own
    assert calendar.cycle("2026-Q2") is special
    assert days(calendar, "2026-Q3") == ("2026-07-01", "2026-09-30")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "26",
        "2026-Q5",
        "2026-H3",
        "2026-00",
        "2026-13",
        "2026-Q",
        "Q4",
        "2026-q4",
        "2026-Q4 ",
        "0000",
        "9999",
        "٢٠٢٦",
    ],
)
def test_texts_that_are_not_a_cycle(name: str) -> None:
    assert Calendar().cycle(name) is None


@QUIET
@given(st.integers(1, 9997), st.integers(1, 12), st.sampled_from(["start", "end"]))
def test_parts_of_a_year_are_contiguous(year: int, month: int, named_by: Literal["start", "end"]) -> None:
    calendar = Calendar(month, named_by)
    whole = calendar.cycle(f"{year + 1:04}")
    assert whole is not None
    for parts in (("H1", "H2"), ("Q1", "Q2", "Q3", "Q4")):
        cycles = [calendar.cycle(f"{year + 1:04}-{part}") for part in parts]
        assert all(cycles)
        known = [cycle for cycle in cycles if cycle]
        assert (known[0].start, known[-1].end) == (whole.start, whole.end)
        for earlier, later in pairwise(known):
            assert later.start - earlier.end == timedelta(days=1)


@QUIET
@given(st.text(max_size=20))
def test_a_guessed_cycle_is_valid(text: str) -> None:
    guess = meant_cycle(text)
    assert not guess or Calendar().cycle(guess)
