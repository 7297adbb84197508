"""Which Initiatives are worth their effort: the impact and effort grid, and whether they serve their Key Result."""

from enum import StrEnum
from typing import NamedTuple

from okr_cli.model.initiative import Initiative, Size
from okr_cli.progress.hypothesis import missing_parts


class Quadrant(StrEnum):
    """A quadrant of the impact and effort grid (Serendly)."""

    QUICK_WIN = "quick-win"
    PLAN = "plan"
    DEFER = "defer"
    WASTE = "waste"


QUADRANTS: dict[tuple[Size | None, Size | None], Quadrant] = {
    ("high", "low"): Quadrant.QUICK_WIN,
    ("high", "high"): Quadrant.PLAN,
    ("low", "low"): Quadrant.DEFER,
    ("low", "high"): Quadrant.WASTE,
}
"""Quadrants by impact and effort."""


class Category(StrEnum):
    """What an Initiative is for its Key Result (Serendly). UNSORTED: too little is written to tell."""

    USEFUL = "useful"
    COSMETIC = "cosmetic"
    OFF_TOPIC = "off-topic"
    UNSORTED = "unsorted"


class Classification(NamedTuple):
    """A category and the reason for it, as a clause to show."""

    category: Category
    reason: str


def quadrant_of(initiative: Initiative) -> Quadrant | None:
    """Its quadrant; None if impact or effort is not set."""
    return QUADRANTS.get((initiative.impact, initiative.effort))


def missing_ratings(initiative: Initiative) -> tuple[str, ...]:
    """Which of ``impact`` and ``effort`` are not set."""
    return tuple(name for name in ("impact", "effort") if getattr(initiative, name) is None)


def classify(initiative: Initiative, has_key_result: bool, has_owner: bool) -> Classification:
    """The category of an Initiative by what is written about it.

    Useful work has a Key Result, an owner, an impact that is not rated low, and a hypothesis that can turn out
    wrong. Without a Key Result it is off-topic, with a low impact cosmetic. If something is missing, the reason
    asks for it: a gap in a file says nothing about the work.
    """
    hypothesis = initiative.hypothesis
    if not has_key_result:
        return Classification(Category.OFF_TOPIC, "serves no Key Result")
    if initiative.impact == "low":
        return Classification(Category.COSMETIC, "its own rating expects a low impact")
    lacking = [] if has_owner else ["an owner"]
    lacking += missing_parts(hypothesis) if hypothesis else ["a hypothesis"]
    if lacking or hypothesis is None:
        return Classification(Category.UNSORTED, f"not written yet: {', '.join(lacking)}")
    return Classification(Category.USEFUL, f"expects {hypothesis.expect}, within {hypothesis.within}")
