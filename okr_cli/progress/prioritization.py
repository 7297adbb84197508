"""Which Initiatives are worth their effort: impact and effort, and whether they serve their Key Result."""

from enum import StrEnum
from typing import NamedTuple

from okr_cli.model.cycle import Cycle
from okr_cli.model.initiative import Hypothesis, Initiative, Size
from okr_cli.model.key_result import KeyResult
from okr_cli.phrases import listed
from okr_cli.progress.hypothesis import Flaw, hypothesis_flaw, missing_parts


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
    """What an Initiative is for its Key Result (Serendly). UNSORTED: what is known does not decide it."""

    USEFUL = "useful"
    COSMETIC = "cosmetic"
    OFF_TOPIC = "off-topic"
    UNSORTED = "unsorted"


class Ownership(StrEnum):
    """Whether one person answers for the work."""

    PERSON = "person"
    NOT_A_PERSON = "not a person"
    NOBODY = "nobody"


OWNER_GAPS = {Ownership.NOT_A_PERSON: "no single owner", Ownership.NOBODY: "no owner"}


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


def classify(
    initiative: Initiative, key_result: KeyResult | None, cycle: Cycle | None, owner: Ownership, stalled: bool
) -> Classification:
    """The category of an Initiative, from its entry and the movement of its Key Result, with the reason.

    Useful work has a Key Result, one owner, an impact that is not low and a testable hypothesis, and has not stalled.
    Without a Key Result, work is off-topic, or cosmetic if its impact is low. Missing values are named: a gap in a file
    is no verdict.
    """
    hypothesis = initiative.hypothesis
    if key_result is None:
        return Classification(Category.OFF_TOPIC, "has no Key Result")
    if initiative.impact == "low":
        return Classification(Category.COSMETIC, "rated low impact")
    lacking = [OWNER_GAPS[owner]] if owner in OWNER_GAPS else []
    lacking += ["no hypothesis"] if hypothesis is None else _doubts(hypothesis, key_result, cycle)
    lacking += ["stalled"] if stalled else []
    if lacking or hypothesis is None:
        return Classification(Category.UNSORTED, "; ".join(lacking))
    return Classification(Category.USEFUL, f"expects {hypothesis.expect}, within {hypothesis.within}")


def _doubts(hypothesis: Hypothesis, key_result: KeyResult, cycle: Cycle | None) -> list[str]:
    """What keeps a hypothesis from being confirmed or refuted in time."""
    parts = missing_parts(hypothesis)
    if parts:
        return [f"the hypothesis does not say {listed(parts, 'or')}"]
    flaw = hypothesis_flaw(hypothesis, key_result.measure, cycle)
    if flaw is Flaw.NO_EFFECT:
        return [f"expects no change ({hypothesis.expect})"]
    if flaw is Flaw.WRONG_DIRECTION:
        return [f"expects {hypothesis.expect}, away from the target"]
    return [f"'within: {hypothesis.within}' is longer than the cycle"] if flaw else []
