"""What an Initiative expects, what it costs, and whether it belongs in the cycle."""

import pytest

from okr_cli.progress.prioritization import Category, Ownership, Quadrant, classify, missing_ratings, quadrant_of
from tests.progress.making import Q4, initiative, metric

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
def test_the_four_categories_of_the_grid(impact: str | None, effort: str | None, corner: Quadrant | None) -> None:
    rated = {name: value for name, value in (("impact", impact), ("effort", effort)) if value}
    one = initiative(**rated)
    assert quadrant_of(one) is corner
    assert missing_ratings(one) == tuple(name for name in ("impact", "effort") if name not in rated)


METRIC = metric("60", "80")
PERSON, TEAM, NOBODY = Ownership.PERSON, Ownership.NOT_A_PERSON, Ownership.NOBODY


def test_the_sorting_grid() -> None:
    for given, key_result, owner, stalled, category, words in (
        ({"hypothesis": WHOLE}, METRIC, PERSON, False, Category.USEFUL, "expects +6, within 4 weeks"),
        ({"hypothesis": WHOLE, "impact": "high"}, METRIC, PERSON, False, Category.USEFUL, "expects"),
        ({"hypothesis": WHOLE}, None, PERSON, False, Category.OFF_TOPIC, "has no Key Result"),
        ({"hypothesis": WHOLE, "impact": "low"}, METRIC, PERSON, False, Category.COSMETIC, "low impact"),
        ({"hypothesis": WHOLE}, METRIC, NOBODY, False, Category.UNSORTED, "no owner"),
        ({"hypothesis": WHOLE}, METRIC, TEAM, False, Category.UNSORTED, "no single owner"),
        ({"hypothesis": WHOLE}, METRIC, PERSON, True, Category.UNSORTED, "stalled"),
        ({}, METRIC, PERSON, False, Category.UNSORTED, "no hypothesis"),
        ({}, METRIC, TEAM, True, Category.UNSORTED, "no single owner; no hypothesis; stalled"),
        ({"hypothesis": {"belief": "It helps", "expect": "+6"}}, METRIC, PERSON, False, Category.UNSORTED, "by when"),
    ):
        found = classify(initiative(**given), key_result, Q4, owner, stalled)
        assert found.category is category, given
        assert words in found.reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"expect": "-6"}, "expects -6, away from the target"),
        ({"expect": "+0"}, "expects no change (+0)"),
        ({"within": "9 months"}, "'within: 9 months' is longer than the cycle"),
        ({"within": "by 2027-01-31"}, "'within: by 2027-01-31' is longer than the cycle"),
    ],
)
def test_useful_work_needs_a_testable_hypothesis(changes: dict[str, str], reason: str) -> None:
    found = classify(initiative(hypothesis=WHOLE | changes), METRIC, Q4, PERSON, stalled=False)
    assert found == (Category.UNSORTED, reason)
