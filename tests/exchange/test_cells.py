"""Cells as people fill them: numbers, dates and titles, and what is reported about ambiguous ones."""

from datetime import date
from decimal import Decimal

import pytest

from okr_cli.exchange.amounts import Notation, UnreadableError, read_amount
from okr_cli.exchange.days import read_day
from okr_cli.exchange.table import Cell
from okr_cli.exchange.titles import movement_of, split_titles, unlabelled
from okr_cli.exchange.xlsx_structure import unit_of_format
from okr_cli.model.cycle import Calendar
from tests.exchange.outline import imported

OPEN = Notation()
COMMA, POINT = Notation(True, True), Notation(False, None)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("41 %", "41", "%"),
        ("41,5%", "41.5", "%"),
        ("1.200,50 €", "1200.50", "€"),
        ("€1,200,000", "1200000", "€"),
        ("1'200 ms", "1200", "ms"),
        ("1 200", "1200", ""),
        ("20k", "20000", ""),
        ("$2M", "2000000", "$"),
        ("12 Mio €", "12000000", "€"),
        ("−3", "-3", ""),
        ("0,125", "0.125", ""),
        ("3 days", "3", "days"),
    ],
)
def test_numbers_in_any_notation(text: str, number: str, unit: str) -> None:
    amount = read_amount(Cell(text), OPEN)
    assert (amount.number, amount.unit) == (Decimal(number), unit)


@pytest.mark.parametrize(
    ("text", "notation", "number"),
    [("1.200", COMMA, "1200"), ("1,200", POINT, "1200"), ("1,250", COMMA, "1.250"), ("1.125", POINT, "1.125")],
)
def test_thousands_separators_are_inferred_from_the_table(text: str, notation: Notation, number: str) -> None:
    assert read_amount(Cell(text), notation).number == Decimal(number)


@pytest.mark.parametrize(
    ("text", "notation"),
    [("1.200", OPEN), ("1,200", OPEN), ("1.200", POINT), ("20 30", OPEN), ("abc", OPEN), ("1,2,3", OPEN), ("", OPEN),
     ("9" * 50, OPEN), ("41 of 100", OPEN)],
)  # fmt: skip
def test_ambiguous_numbers_are_left_out(text: str, notation: Notation) -> None:
    with pytest.raises(UnreadableError):
        read_amount(Cell(text), notation)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-10-12", "2026/10/12", "2026-10-12T09:30:00Z", "12.10.2026", "12.10.26", "12. Oktober 2026", "46307"),
        *("Oct 12, 2026", "12th October 2026", "Mon, 12 Oct 2026", "12 octobre 2026", "12 de octubre de 2026"),
        *("12.10.", "12 Oct"),
    ],
)
def test_dates_in_any_notation(text: str) -> None:
    assert read_day(Cell(text), OPEN, Calendar().cycle("2026-Q4")) == date(2026, 10, 12)


@pytest.mark.parametrize("text", ["10/12/2026", "31.02.2026", "Q4", "end of October", "12.10.", "1", "x" * 100_000])
def test_ambiguous_dates_are_left_out(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_day(Cell(text), OPEN)


def test_dates_with_slashes_follow_the_table() -> None:
    assert read_day(Cell("10/12/2026"), COMMA) == date(2026, 12, 10)
    assert read_day(Cell("10/13/2026"), OPEN) == date(2026, 10, 13)
    assert read_day(Cell("13/10/2026"), OPEN) == date(2026, 10, 13)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("KR1: Lift activation\nKR2: Cut tickets", ["Lift activation", "Cut tickets"]),
        ("KR1: Lift it KR2: Cut it", ["Lift it", "Cut it"]),
        ("- one\n- two\n  goes on", ["one", "two goes on"]),
        ("• one\n• two", ["one", "two"]),
        ("1. one\n2) two", ["one", "two"]),
        ("Lift activation\nfrom 41% to 55%", ["Lift activation from 41% to 55%"]),
        ("Lift activation to 55%\nCut tickets to 300", ["Lift activation to 55%", "Cut tickets to 300"]),
        ("Ziel 1 – Kunden halten", ["Kunden halten"]),
        ("Maßnahme 2.1: Tun", ["Tun"]),
        ("O1 Be quick", ["Be quick"]),
        ("3 days to answer: no more", ["3 days to answer: no more"]),
        ("Reduce time: now", ["Reduce time: now"]),
        ("  \n ", []),
    ],
)
def test_several_titles_in_a_cell(text: str, titles: list[str]) -> None:
    assert split_titles(text) == titles


@pytest.mark.parametrize(
    ("title", "change"),
    [
        ("Lift activation from 41% to 55% by December", ("41", "55", "%")),
        ("Cut deploys from 45 to 15 minutes", ("45", "15", "minutes")),
        ("Cut p95 from 800 ms to 200 ms", ("800", "200", "ms")),
        ("Orders from 20k to 30k users", ("20000", "30000", "")),
        ("Von 3,5 % auf 4,2 % steigern", ("3.5", "4.2", "%")),
        ("Passer de 41 % à 55 %", ("41", "55", "%")),
        ("Subir de 12 a 20", ("12", "20", "")),
        ("NPS 30 → 45", ("30", "45", "")),
    ],
)
def test_a_measure_is_read_from_a_title(title: str, change: tuple[str, str, str]) -> None:
    found = movement_of(title, OPEN)
    assert found
    assert (found.start.number, found.end.number, found.end.unit) == (*map(Decimal, change[:2]), change[2])


@pytest.mark.parametrize(
    "title",
    [
        *("From 1.200 to 1.500", "From 5 to 10 and from 3 to 4", "Go from Q1 to Q4", "From $5 to 6 €", "Reach 55%"),
        *("From 5 minutes to 2 hours", "From 12 to 24/7"),
    ],
)
def test_an_ambiguous_measure_is_left_out(title: str) -> None:
    assert movement_of(title, OPEN) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        *((f"{label} Lift", "Lift") for label in ("KR1.1", "KR 1.1:", "KR1.1.", "2.1)", "O1", "O1.KR2", "O1 KR2 –")),
        *((text, text) for text in ("1.1 Lift", "KR-1: Lift", "H1 revenue", "Task 4 of 5 done")),
    ],
)
def test_labels_are_removed_or_kept_whole(text: str, title: str) -> None:
    assert unlabelled(text).title == title


def test_the_unit_of_a_title_applies_to_matching_numbers() -> None:
    lines, _ = imported("Objective,KR,Start,Target\nBe quick,Cut waits from 9h to 4h,9,4\n", cycle="2026-Q4", team="A")
    assert lines[-1] == "    Cut waits from 9h to 4h (measure: baseline 9 target 4 unit h)"


@pytest.mark.parametrize(
    ("code", "unit"),
    [('#,##0 "€"', "€"), ("[$€-407] #,##0.00", "€"), ("$#,##0", "$"), ("#,##0.00\\ [$CHF]", "CHF"), ('0 "h"', "h"),
     ("0.0%", "%"), ("[Red]0", ""), ('"KR "0', ""), ("yyyy-mm-dd", "")],
)  # fmt: skip
def test_the_unit_that_a_number_format_shows(code: str, unit: str) -> None:
    assert unit_of_format(code) == unit


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("Keep uptime >= 99.9 %", " (measure: keep >= 99.9 unit %)"),
        ("Keep the rating ≥ 4.5", " (measure: keep >= 4.5)"),
        ("Reach a rating >= 4.5", ""),
        ("Keep 200 customers", ""),
        ("Keep uptime >= 99 % in 30 days", ""),
    ],
)
def test_a_limit_in_a_title_is_a_measure_only_with_a_verb_for_keeping(title: str, measure: str) -> None:
    lines, _ = imported(f"Objective,KR\nBe quick,{title}\n", cycle="2026-Q4", team="A")
    assert lines[-1] == f"    {title}{measure}"


def test_progress_that_contradicts_the_value_is_listed() -> None:
    rows = "Objective,KR,Start,Target,Current,Progress %\nBe,Cut waits,10,0,5,50\nBe,Cut costs,10,0,5,80\n"
    assert imported(rows, cycle="2026-Q4", team="A")[1] == [
        "row 3, Progress %: '80' was ignored: the current value works out to 50% progress"
    ]
