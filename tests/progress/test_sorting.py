"""What an Initiative expects, what it costs, and whether it belongs in the cycle."""

from decimal import Decimal
from typing import Any

import pytest

from okr_cli.progress.hypothesis import expected_change, is_expectation_met, missing_parts
from okr_cli.progress.prioritization import Category, Quadrant, classify, missing_ratings, quadrant_of
from tests.progress.making import initiative

WHOLE = {"belief": "Fewer fields help", "expect": "+6", "within": "4 weeks", "evidence": "weekly cohorts"}


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


@pytest.mark.parametrize(
    ("impact", "effort", "corner"),
    [
        ("high", "low", Quadrant.QUICK_WIN),
        ("high", "high", Quadrant.PLAN),
        ("low", "low", Quadrant.DEFER),
        ("low", "high", Quadrant.WASTE),
        ("high", None, None),
        (None, "low", None),
    ],
)
def test_the_corners_of_the_grid(impact: str | None, effort: str | None, corner: Quadrant | None) -> None:
    rated = {name: value for name, value in (("impact", impact), ("effort", effort)) if value}
    one = initiative(**rated)
    assert quadrant_of(one) is corner
    assert missing_ratings(one) == tuple(name for name in ("impact", "effort") if name not in rated)


@pytest.mark.parametrize(
    ("given", "has_key_result", "has_owner", "sort", "words"),
    [
        ({"hypothesis": WHOLE}, True, True, Category.USEFUL, "expects +6, within 4 weeks"),
        ({"hypothesis": WHOLE, "impact": "high"}, True, True, Category.USEFUL, "expects"),
        ({"hypothesis": WHOLE}, False, True, Category.OFF_TOPIC, "serves no Key Result"),
        ({"hypothesis": WHOLE, "impact": "low"}, True, True, Category.COSMETIC, "low impact"),
        ({"hypothesis": WHOLE}, True, False, Category.UNSORTED, "an owner"),
        ({}, True, True, Category.UNSORTED, "a hypothesis"),
        ({"hypothesis": {"belief": "It helps", "expect": "+6"}}, True, True, Category.UNSORTED, "by when"),
    ],
)
def test_the_sorting_grid(
    given: dict[str, Any], has_key_result: bool, has_owner: bool, sort: Category, words: str
) -> None:
    found = classify(initiative(**given), has_key_result, has_owner)
    assert found.category is sort
    assert words in found.reason
