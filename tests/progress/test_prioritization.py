"""What an Initiative expects, what it costs, and whether it belongs in the cycle."""

from typing import Any

import pytest

from okr_cli.progress.prioritization import Category, Quadrant, classify, missing_ratings, quadrant_of
from tests.progress.making import initiative

WHOLE = {"belief": "Fewer fields help", "expect": "+6", "within": "4 weeks", "evidence": "weekly cohorts"}


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
