"""Where to look first: a sum of named terms, so that the order can be explained."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from okr_cli.progress.ratio import ZERO, half_up
from okr_cli.progress.review import KeyResultReview
from okr_cli.progress.status import Status

NO_DATA = Decimal(25)
AMBER, NOT_MET = Decimal(15), Decimal(40)
STATED = {Status.AT_RISK: Decimal(25), Status.BEHIND: Decimal(10)}
LOW_CONFIDENCE = 5
LOW, DROP = Decimal(5), Decimal(5)
STALE, BLOCKED = Decimal(15), Decimal(10)
MOST_GAP = Decimal(100)


@dataclass(frozen=True, slots=True)
class Term:
    """A reason and what it weighs, in points."""

    points: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Risk:
    """The sum of its terms; each is above 0."""

    terms: tuple[Term, ...]

    @property
    def points(self) -> Decimal:
        """How early to talk about it. It orders a list and says nothing about people."""
        return sum((one.points for one in self.terms), ZERO)


def risk_of(review: KeyResultReview, blocked: int = 0) -> Risk:
    """The terms of a Key Result; ``blocked`` is how many things it waits for.

    The gap counts by its points, at most 100. The shape is Taskwarrior's urgency: coefficients times factors, each
    of them visible.
    """
    return Risk(tuple(term for term in _terms(review, blocked) if term.points > 0))


def _terms(review: KeyResultReview, blocked: int) -> Iterator[Term]:
    progress = review.progress
    if progress.missing:
        yield Term(NO_DATA, "no data")
    elif review.gap is not None:
        yield Term(min(half_up(review.gap, 0), MOST_GAP), "behind the pace")
    if progress.condition == "amber":
        yield Term(AMBER, "limit in amber")
    elif progress.condition == "not-met":
        yield Term(NOT_MET, "limit not met")
    stated = review.status.stated
    if stated in STATED:
        yield Term(STATED[stated], f"said to be {stated.replace('-', ' ')}")
    if review.confidence:
        below = LOW_CONFIDENCE - review.confidence.value
        yield Term(LOW * below, f"confidence {review.confidence.value}")
        yield Term(DROP * -(review.confidence.change or 0), "confidence fell")
    if review.silence.stale:
        yield Term(STALE, "nobody checked in")
    if blocked:
        yield Term(BLOCKED * blocked, "waits for others")
