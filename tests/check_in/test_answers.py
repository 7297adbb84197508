"""What people type becomes the value they mean, or is refused with the reason."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr_cli.check_in.answers import (
    Answer,
    InvalidAnswerError,
    confidence_of,
    parse_answer,
    parse_line,
    parse_milestone,
    parse_value,
)
from tests.check_in.subjects import STEPS, activation, health, subject


@pytest.mark.parametrize(
    ("typed", "unit", "meant"),
    [
        ("48", "%", "48"),
        ("48%", "%", "48"),
        ("48 %", "%", "48"),
        ("-3", None, "-3"),
        ("\u22123", None, "-3"),
        (".5", None, ".5"),
        ("48.50", "%", "48.50"),
        ("1,200", None, "1200"),
        ("1,200 ms", "ms", "1200"),
        ("1 200", None, "1200"),
        ("20k", None, "20000"),
        ("2,5", "h", "2.5"),
        ("3 days", "days", "3"),
        ("1 day", "days", "1"),
        ("4 Kg", "kg", "4"),
        ("$2M", "$", "2000000"),
        ("9 kg a day", "kg a day", "9"),
        ("€6.10", "EUR", "6.10"),
        ("€6,10", "EUR", "6.10"),
        ("6,10 €", "EUR", "6.10"),
        ("EUR 6.10", "€", "6.10"),
        ("6.10 EUR", "€", "6.10"),
        ("-€3", "EUR", "-3"),
        ("$2M", "USD", "2000000"),
        ("2 k€", "EUR", "2000"),
        ("€20k", "k€", "20"),
        ("€6.10", "EUR per return", "6.10"),
        ("48%", "% of guests", "48"),
        ("48 percent", "%", "48"),
        ("3 s", "sec", "3"),
    ],
)
def test_numbers_are_read_as_people_type_them(typed: str, unit: str | None, meant: str) -> None:
    assert parse_value(typed, unit, "activation") == Decimal(meant)


@pytest.mark.parametrize(
    ("typed", "unit", "reason"),
    [
        ("4x8", "%", "'4x8' is not a number; write digits only, such as 41, 0.5 or 1200"),
        ("", "%", "'' is not a number; write digits only, such as 41, 0.5 or 1200"),
        ("48 ms", "%", "activation is measured in %, but '48 ms' is in ms"),
        ("$6,10", "EUR", "activation is measured in EUR, but '$6,10' is in $"),
        ("$2M", "EUR", "activation is measured in EUR, but '$2M' is in $"),
        ("20 kg", "g", "activation is measured in g, but '20 kg' is in kg"),
        ("48%", None, "activation is measured without a unit, but '48%' is in %"),
        ("1" * 60, None, f"'{'1' * 39}…' is not a number; write digits only, such as 41, 0.5 or 1200"),
        ("\x1b[31m", None, "'\\x1b[31m' is not a number; write digits only, such as 41, 0.5 or 1200"),
        ("nan", None, "'nan' is not a number; write digits only, such as 41, 0.5 or 1200"),
    ],
)
def test_a_number_in_another_unit_is_refused_with_the_reason(typed: str, unit: str | None, reason: str) -> None:
    with pytest.raises(InvalidAnswerError) as refused:
        parse_value(typed, unit, "activation")
    assert str(refused.value) == reason


@pytest.mark.parametrize(("typed", "meant"), [("yes", True), ("Y", True), ("done", True), ("no", False), ("n", False)])
def test_yes_or_no(typed: str, meant: bool) -> None:
    assert parse_answer(typed) is meant


@pytest.mark.parametrize("typed", ["11", "-1", "6.5", "70%", "7/10", "high"])
def test_confidence_is_a_whole_number_up_to_ten(typed: str) -> None:
    with pytest.raises(InvalidAnswerError, match="is not a valid confidence; type a whole number from 0 to 10"):
        confidence_of(typed)


@pytest.mark.parametrize(
    ("typed", "index"), [("2", 1), ("first customer", 1), ("Tenth customer pays", 2), ("pilot", 0)]
)
def test_a_milestone_is_named_by_number_or_title(typed: str, index: int) -> None:
    assert parse_milestone(typed, subject(STEPS)) == index


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("4", "'4' is not a milestone of activation; type "
         "1 for Pilot contract signed, 2 for First customer pays or 3 for Tenth customer pays"),
        ("customer", "'customer' matches 2 milestones; type "
         "2 for First customer pays or 3 for Tenth customer pays"),
    ],
)  # fmt: skip
def test_an_unknown_or_ambiguous_milestone_lists_them(typed: str, reason: str) -> None:
    with pytest.raises(InvalidAnswerError) as refused:
        parse_milestone(typed, subject(STEPS))
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("48", Answer(Decimal(48))),
        ("48 7", Answer(Decimal(48), confidence=7)),
        ("48% 7 Second cohort", Answer(Decimal(48), confidence=7, note="Second cohort")),
        ("48 % 7", Answer(Decimal(48), confidence=7)),
        ("48 Second cohort", Answer(Decimal(48), note="Second cohort")),
        ("48 4 Slipping ! a designer", Answer(Decimal(48), confidence=4, note="Slipping", ask="a designer")),
        ("48 4 ! a designer", Answer(Decimal(48), confidence=4, ask="a designer")),
        ("48 !a designer", Answer(Decimal(48), ask="a designer")),
        ("48 7 What a week!", Answer(Decimal(48), confidence=7, note="What a week!")),
        ("= 7", Answer(Decimal(43), confidence=7)),
        ("- 5 Waiting for legal", Answer(confidence=5, note="Waiting for legal")),
        ("-3", Answer(Decimal(-3))),
    ],
)
def test_one_line_can_have_value_confidence_note_and_ask(line: str, answer: Answer) -> None:
    assert parse_line(line, activation(), Decimal(43)) == answer


@pytest.mark.parametrize("line", ["48 ms", "48 pts", "48 minutes", "48 11", "= 7 8 9", "x 7", "48 70 percent sure"])
def test_a_line_with_a_wrong_unit_or_confidence_is_refused(line: str) -> None:
    with pytest.raises(InvalidAnswerError):
        parse_line(line, activation(), None)


def test_a_kpi_has_no_confidence_so_a_number_begins_its_note() -> None:
    assert parse_line("4.2 7 tickets", health(unit="h"), None) == Answer(Decimal("4.2"), note="7 tickets")


def test_milestones_and_yes_or_no_fit_on_one_line() -> None:
    assert parse_line("2,3 8 Both signed", subject(STEPS), None) == Answer(
        milestones=(1, 2), confidence=8, note="Both signed"
    )
    assert parse_line("= 6", subject(STEPS), None) == Answer(confidence=6)
    assert parse_line("y 9", subject({"done": "false"}), None) == Answer(done=True, confidence=9)


@pytest.mark.parametrize("line", ["€6.10 6 Less", "€ 6,10 6 Less", "6.10 € 6 Less", "6.10 EUR 6 Less"])
def test_a_currency_sign_is_a_unit_on_either_side(line: str) -> None:
    cost = subject({"baseline": "7.40", "target": 5, "unit": "EUR"})
    assert parse_line(line, cost, None) == Answer(Decimal("6.10"), confidence=6, note="Less")


def test_a_unit_of_several_words_is_not_a_note() -> None:
    loaves = subject({"baseline": 9, "target": 4, "unit": "kg a day"})
    assert parse_line("7 kg a day 6 Less", loaves, None) == Answer(Decimal(7), confidence=6, note="Less")


@given(st.text(max_size=60))
def test_any_line_is_parsed_or_refused(line: str) -> None:
    for each in (activation(), subject(STEPS), subject({"done": "false"}), health(unit="h")):
        with contextlib.suppress(InvalidAnswerError):
            assert isinstance(parse_line(line, each, Decimal(1)), Answer)
