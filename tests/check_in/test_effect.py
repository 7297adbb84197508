"""One line describes the effect of a check-in, for every form of measure."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from okr_cli.check_in.effect import effect_of, standing, wanted
from okr_cli.check_in.subject import Entry, Subject
from tests.check_in.subjects import DAY, STEPS, activation, health, said, subject

BEFORE = activation(said("2026-10-12", 43))
LIMIT = {"keep": ">= 99.9", "risk": "99.5", "unit": "%"}
QUEUE = {"between": [20, 30], "unit": "days"}


def effect(about: Subject, on: date = DAY, **entry: Any) -> str:
    return effect_of(about, about.after(Entry(on, **entry)), on).text


@pytest.mark.parametrize(
    ("about", "value", "line"),
    [
        (BEFORE, "48", "43 → 48%, 50% of the way, on track (+30)"),
        (activation(), "43", "43% (first value), 14% of the way, on track (-5)"),
        (BEFORE, "43", "still 43%, 14% of the way, on track (-5)"),
        (BEFORE, "55", "43 → 55%, target reached, on track (+80)"),
        (BEFORE, "57", "43 → 57%, 114% of the way, on track (+95)"),
        (BEFORE, "30", "43 → 30%, -79% of the way, at risk (-98)"),
        (subject({"baseline": 9, "target": 4, "unit": "kg"}),
         "6.5", "6.5 kg (first value), 50% of the way, on track (+30)"),
        (subject(LIMIT, [said("2026-10-12", "99.95")]),
         "99.97", "99.95 → 99.97%, >= 99.9% kept (kept 2 of 2 times), on track"),
        (subject(LIMIT, [said("2026-10-12", "99.95")]),
         "99.6", "99.95 → 99.6%, >= 99.9% missed, but within the risk limit (kept 1 of 2 times), behind"),
        (subject(LIMIT), "90", "90% (first value), >= 99.9% missed, at risk"),
        (subject(QUEUE), "31", "31 days (first value), 20 to 30 days missed, at risk"),
        (subject({"find_baseline": "true", "unit": "ms"}), "340", "340 ms (first value)"),
        (subject(), "3", "3 (first value), cannot compute progress without a measure"),
        (health(unit="h", healthy="<= 4", check_ins=[said("2026-10-12", "4.4")]),
         "3.8", "4.4 → 3.8 h, healthy (<= 4 h)"),
        (health(unit="h", healthy="<= 4"), "5", "5 h (first value), unhealthy (<= 4 h)"),
        (health(), "5", "5 (first value), no limit"),
        (activation(said("2026-12-20", 47)), "43", "43% (before 47% on 2026-12-20), 14% of the way, on track (-5)"),
        (subject({"baseline": "7.40", "target": "5.20", "unit": "EUR"}, [said("2026-10-12", "6.90")]),
         "6.10", "6.90 → 6.10 EUR, 59% of the way, on track (+39)"),
    ],
)  # fmt: skip
def test_a_number(about: Subject, value: str, line: str) -> None:
    assert effect(about, value=Decimal(value)) == line


def test_milestones_and_yes_or_no() -> None:
    assert effect(subject(STEPS), milestones=(1,)) == "1 → 2 of 3 milestones, 67% of the way, on track (+47)"
    assert effect(subject(STEPS), confidence=6) == "1 of 3 milestones, 33% of the way, on track (+14)"
    assert effect(subject({"done": "false"}), done=True) == "not done → done, on track"
    assert effect(subject({"done": "false"}), done=False) == "still not done, due by 2026-12-31"


def test_a_check_in_that_is_older_than_the_latest_leaves_the_value_as_it_is() -> None:
    about = activation(said("2026-10-12", 43), said("2026-10-18", 47))
    after = about.after(Entry(date(2026, 10, 15), Decimal(44)))
    assert [check_in.value for check_in in after.model.check_ins] == [43, 44, 47]
    assert effect_of(about, after, DAY).change == "still 47%"


def test_a_reported_status_is_next_to_the_computed_one() -> None:
    assert effect(activation(), value=Decimal(48), status="at-risk").endswith("on track (+30), reported at risk")


def test_a_second_check_in_of_a_day_changes_the_first() -> None:
    after = activation(said(str(DAY), 48, confidence=7)).after(Entry(DAY, note="Good."))
    (check_in,) = after.model.check_ins
    assert (check_in.value, check_in.confidence, check_in.note) == (Decimal(48), 7, "Good.")


@pytest.mark.parametrize(
    ("about", "last", "today"),
    [
        (activation(said("2026-10-12", 43, confidence=6)),
         "43% on 2026-10-12 (7 days ago), confidence 6", ("pace", "should be 43.8%")),
        (activation(), "baseline 41%, no value yet", ("pace", "should be 43.8%")),
        (activation(said("2026-10-05", 43), said("2026-10-12", note="Legal.")),
         "43% on 2026-10-05 (14 days ago), last check-in 2026-10-12 (7 days ago)", ("pace", "should be 43.8%")),
        (subject(LIMIT), "no value yet", ("limit", ">= 99.9%")),
        (subject(STEPS), "1 of 3 milestones done", ("pace", "should be 20% of the way")),
        (subject({"done": "false"}), "not done", None),
        (subject({"find_baseline": "true"}), "no value yet", None),
        (subject({"baseline": 1000, "target": 5000}), "baseline 1,000, no value yet", ("pace", "should be 1,791")),
        (health(unit="h", healthy="<= 4"), "no value yet", ("limit", "<= 4 h")),
    ],
)  # fmt: skip
def test_the_last_value_and_the_expected_one(about: Subject, last: str, today: tuple[str, str] | None) -> None:
    assert (standing(about, DAY), wanted(about, DAY)) == (last, today)
