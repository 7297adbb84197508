"""Likely mistakes raise a question; what a team does every week does not."""

from datetime import date
from decimal import Decimal

import pytest

from okr_cli.check_in.doubts import Doubt, doubts
from okr_cli.check_in.subject import Entry, Subject
from tests.check_in.subjects import DAY, activation, health, said, subject


def asked(about: Subject, entry: Entry) -> list[Doubt]:
    return [question.doubt for question in doubts(about, entry)]


def of_value(about: Subject, value: str) -> list[Doubt]:
    return asked(about, Entry(DAY, Decimal(value)))


@pytest.mark.parametrize("value", ["41", "55", "40", "60", "97", "-1"])
def test_values_up_to_three_spans_outside_are_accepted(value: str) -> None:
    assert of_value(activation(), value) == []


@pytest.mark.parametrize("value", ["480", "97.1", "-1.1"])
def test_values_farther_outside_are_questioned(value: str) -> None:
    assert of_value(activation(), value) == [Doubt.FAR_OUT]


def test_the_question_gives_the_range() -> None:
    (question,) = doubts(subject({"baseline": 60, "target": 110}), Entry(DAY, Decimal(680)))
    assert question.fact == "680 is far outside the range from 60 to 110"


def test_a_fraction_instead_of_a_percentage_is_questioned() -> None:
    (question,) = doubts(activation(), Entry(DAY, Decimal("0.48")))
    assert (question.doubt, question.fact) == (Doubt.FRACTION, "0.48% is less than 1% (did you mean 48%?)")
    small = subject({"baseline": "1.2", "target": "0.4", "unit": "%"})
    assert of_value(small, "0.9") == []


def test_replacing_a_value_is_questioned_but_adding_to_it_is_not() -> None:
    today = activation(said(str(DAY), 48, confidence=7))
    assert asked(today, Entry(DAY, Decimal(49))) == [Doubt.SAME_DAY]
    assert asked(today, Entry(DAY, Decimal(48), confidence=7)) == []
    assert asked(today, Entry(DAY, note="The second cohort.")) == []


def test_a_day_outside_the_cycle_is_questioned_except_in_the_week_after_it() -> None:
    assert asked(activation(), Entry(date(2025, 10, 19), Decimal(48))) == [Doubt.OUTSIDE_CYCLE]
    assert asked(activation(), Entry(date(2027, 1, 7), Decimal(48))) == []
    assert asked(activation(), Entry(date(2027, 1, 8), Decimal(48))) == [Doubt.OUTSIDE_CYCLE]


def test_a_closed_file_is_questioned() -> None:
    assert asked(activation(state="closed"), Entry(DAY, Decimal(48))) == [Doubt.CLOSED]


def test_a_dropped_key_result_is_questioned() -> None:
    about = activation(dropped={"date": "2026-10-15", "reason": "We left that market"})
    assert asked(about, Entry(DAY, Decimal(48))) == [Doubt.DROPPED]
    assert asked(about, Entry(date(2026, 10, 14), Decimal(48))) == []


NOISE = {"keep": "<= 4", "risk": 5}


@pytest.mark.parametrize(
    ("about", "value", "fact"),
    [
        (subject(NOISE), "9000", "9,000 is far above every earlier value (4 to 5)"),
        (subject({"between": [40, 60], "unit": "%"}), "470",
         "470% is far above every earlier value (40 to 60)"),
        (health(unit="%", healthy="<= 60"), "470", "470% is far above every earlier value (60)"),
        (subject({"baseline": 120, "target": 260, "unit": "guests"}, [said("2026-10-12", 158)]), "0.7",
         "0.7 guests is far below every earlier value (120 to 260)"),
        (subject({"baseline": 9, "target": 4}), "-2", "-2 is negative, unlike all values so far (4 to 9)"),
        (health(check_ins=[said("2026-10-12", 12)]), "-12", "-12 is negative, unlike all values so far (12)"),
    ],
)  # fmt: skip
def test_a_value_unlike_all_others_is_questioned(about: Subject, value: str, fact: str) -> None:
    assert [question.fact for question in doubts(about, Entry(DAY, Decimal(value)))] == [fact]


@pytest.mark.parametrize(
    ("about", "value"),
    [
        (subject(NOISE), "20"),
        (subject(NOISE), "0"),
        (subject({"keep": "<= 0"}), "3"),
        (subject({"keep": ">= 99.9", "unit": "%"}), "90"),
        (subject({"between": [20, 30]}), "100"),
        (subject({"baseline": 120, "target": 260}, [said("2026-10-12", 158)]), "0"),
        (subject({"baseline": 120, "target": 260}, [said("2026-10-12", 158)]), "60"),
        (subject({"baseline": 41, "target": 55, "unit": "%"}), "-1"),
        (subject({"baseline": -20, "target": 30}), "-40"),
        (subject({"find_baseline": "true"}), "9000"),
        (health(unit="h"), "9000"),
        (health(healthy=">= 50"), "450"),
    ],
)
def test_a_bad_week_is_not_questioned(about: Subject, value: str) -> None:
    assert of_value(about, value) == []
