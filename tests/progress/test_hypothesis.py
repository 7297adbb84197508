"""What a hypothesis expects, and by when."""

from datetime import date
from decimal import Decimal

import pytest

from okr_cli.model.initiative import Initiative
from okr_cli.progress.hypothesis import effect_day, expected_change, is_effect_due, is_expectation_met, missing_parts
from tests.progress.making import Q4, initiative, placed

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


def test_it_counts_from_the_start_where_no_day_was_due() -> None:
    assert effect_day(shipped("2 weeks", None, "2026-10-05"), None) == date(2026, 10, 19)
    assert effect_day(shipped("2 weeks", None), None) is None


def test_where_nothing_tells_it_is_due() -> None:
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


def test_no_hypothesis_expects_nothing() -> None:
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
def test_an_expectation_has_a_direction(expected: str, change: str, met: bool) -> None:
    assert is_expectation_met(Decimal(expected), Decimal(change)) is met


def test_a_hypothesis_that_can_turn_out_wrong_lacks_nothing() -> None:
    whole = initiative(hypothesis=WHOLE).hypothesis
    assert whole is not None
    assert missing_parts(whole) == ()
    bare = initiative(hypothesis={"belief": "It helps"}).hypothesis
    assert bare is not None
    assert len(missing_parts(bare)) == 3
    vague = initiative(hypothesis={**WHOLE, "expect": "a lot"}).hypothesis
    assert vague is not None
    assert missing_parts(vague) == ("a number for the effect",)
