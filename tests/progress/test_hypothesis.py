"""What a hypothesis expects, and by when."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from okr_cli.model.initiative import Hypothesis, Initiative
from okr_cli.progress.hypothesis import (
    Flaw,
    effect_day,
    expected_change,
    hypothesis_flaw,
    is_effect_due,
    is_expectation_met,
    missing_parts,
)
from tests.progress.making import Q4, initiative, key_result, placed

WHOLE = {"belief": "Fewer fields help", "expect": "+6", "within": "4 weeks", "evidence": "weekly cohorts"}


def shipped(within: str | None, due: str | None = "2026-11-01", started: str | None = None) -> Initiative:
    hypothesis = {"belief": "Ink dries faster on linen", "within": within} if within else None
    data = {"title": "Print on linen", "status": "shipped", "due": due, "started": started, "hypothesis": hypothesis}
    return Initiative.model_validate(placed(data))


@pytest.mark.parametrize(
    ("within", "day"),
    [
        ("2 weeks", date(2026, 11, 15)),
        ("two weeks", date(2026, 11, 15)),
        ("a month", date(2026, 12, 1)),
        ("30-day window", date(2026, 12, 1)),
        ("one quarter", date(2026, 12, 31)),
        ("by 2026-11-20", date(2026, 11, 20)),
        ("by 2026-11-31", None),
        ("soon", None),
        (None, None),
    ],
)
def test_the_effect_is_due_when_the_hypothesis_says_so_but_within_the_cycle(
    within: str | None, day: date | None
) -> None:
    assert effect_day(shipped(within), Q4) == day


def test_without_a_due_date_the_effect_counts_from_the_start() -> None:
    assert effect_day(shipped("2 weeks", None, "2026-10-05"), None) == date(2026, 10, 19)
    assert effect_day(shipped("2 weeks", None), None) is None


def test_without_dates_the_effect_is_due() -> None:
    assert is_effect_due(shipped(None), Q4, date(2026, 10, 2))
    assert not is_effect_due(shipped("2 weeks"), Q4, date(2026, 11, 14))
    assert is_effect_due(shipped("2 weeks"), Q4, date(2026, 11, 15))


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("+6", "6"),
        ("-0.8 points", "-0.8"),
        ("\u2212 3", "-3"),
        ("+6 to +9", "6"),
        ("6", None),
        ("0 shared passwords", None),
        ("five cohorts", None),
        ("+1,200", None),
        ("a lot", None),
    ],
)
def test_only_a_signed_number_is_a_change(text: str, change: str | None) -> None:
    hypothesis = initiative(hypothesis={**WHOLE, "expect": text}).hypothesis
    assert expected_change(hypothesis) == (Decimal(change) if change else None)


def test_without_a_hypothesis_nothing_is_expected() -> None:
    assert expected_change(None) is None
    assert expected_change(initiative(hypothesis={"belief": "It helps"}).hypothesis) is None


@pytest.mark.parametrize(
    ("expected", "change", "met"),
    [
        ("6", "6", True),
        ("6", "5.9", False),
        ("-6", "-7", True),
        ("-6", "7", False),
        ("6", "-6", False),
        ("0", "0", False),
    ],
)
def test_the_expected_effect_has_a_direction(expected: str, change: str, met: bool) -> None:
    assert is_expectation_met(Decimal(expected), Decimal(change)) is met


def test_a_testable_hypothesis_has_no_flaw() -> None:
    whole = initiative(hypothesis=WHOLE).hypothesis
    assert whole is not None
    assert missing_parts(whole) == ()
    bare = initiative(hypothesis={"belief": "It helps"}).hypothesis
    assert bare is not None
    assert len(missing_parts(bare)) == 3
    vague = initiative(hypothesis={**WHOLE, "expect": "a lot"}).hypothesis
    assert vague is not None
    assert missing_parts(vague) == ("a number for the effect",)


RISING, FALLING = {"baseline": "60", "target": "80"}, {"baseline": "3.1", "target": "1.5"}
FLOOR, CEILING, BAND = {"keep": ">= 99.5"}, {"keep": "<= 4"}, {"between": ["20", "30"]}
STEPS = {"milestones": [{"title": "North"}]}


@pytest.mark.parametrize(
    ("measure", "expect", "flaw"),
    [
        (RISING, "+6", None),
        (RISING, "-6", Flaw.WRONG_DIRECTION),
        (RISING, "\u22126 points", Flaw.WRONG_DIRECTION),
        (FALLING, "-0.8", None),
        (FALLING, "+0.8", Flaw.WRONG_DIRECTION),
        (FLOOR, "+0.2", None),
        (FLOOR, "-0.2", Flaw.WRONG_DIRECTION),
        (CEILING, "-1", None),
        (CEILING, "+1", Flaw.WRONG_DIRECTION),
        (BAND, "-1", None),  # more and less can both be better
        (BAND, "+1", None),
        (STEPS, "-1", Flaw.WRONG_DIRECTION),
        (RISING, "66", None),  # a level, not a change
        (RISING, "+0", Flaw.NO_EFFECT),
        (RISING, "0", Flaw.NO_EFFECT),
        (FALLING, "±0.0 points", Flaw.NO_EFFECT),
        (STEPS, "0", Flaw.NO_EFFECT),
        (FLOOR, "0", None),  # a limit may just be held
        (RISING, "+0 to +2", None),
        (None, "-6", None),
        ({"done": False}, "-6", None),
        ({"find_baseline": True}, "-6", None),
    ],
)
def test_an_effect_has_to_lead_to_the_target(measure: dict[str, Any] | None, expect: str, flaw: Flaw | None) -> None:
    assert hypothesis_flaw(hypothesis(expect=expect), key_result(measure).measure, Q4) is flaw


@pytest.mark.parametrize(
    ("within", "is_too_long"),
    [
        ("4 weeks", False),
        ("a quarter", False),
        ("98 days", False),  # six days more than Q4 has
        ("99 days", True),
        ("14 weeks", False),
        ("9 months", True),
        ("two quarters", True),
        ("by 2026-12-31", False),
        ("by 2027-01-01", True),
        ("soon", False),
    ],
)
def test_an_effect_has_to_show_within_the_cycle(within: str, is_too_long: bool) -> None:
    found = hypothesis_flaw(hypothesis(expect="+6", within=within), key_result(RISING).measure, Q4)
    assert found is (Flaw.TOO_LONG if is_too_long else None)
    assert hypothesis_flaw(hypothesis(expect="+6", within=within), key_result(RISING).measure, None) is None


def hypothesis(**given: str) -> Hypothesis:
    found = initiative(hypothesis={"belief": "It helps", **given}).hypothesis
    assert found is not None
    return found
