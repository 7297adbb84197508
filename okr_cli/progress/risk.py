"""Risk points, the sum of named terms that explains which Key Result to look at first."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from okr_cli.progress.arithmetic import ZERO, half_up
from okr_cli.progress.entity_metrics import KeyResultMetrics
from okr_cli.progress.measurement import Condition
from okr_cli.progress.status import Status

NO_DATA = Decimal(25)
AMBER, NOT_MET = Decimal(15), Decimal(40)
STATED = {Status.AT_RISK: Decimal(25), Status.BEHIND: Decimal(10)}
LOW_CONFIDENCE = 5
LOW, DROP = Decimal(5), Decimal(5)
"""Points per step of confidence below ``LOW_CONFIDENCE``, and per step that it fell."""

STALE, BLOCKED = Decimal(15), Decimal(10)
MAX_GAP = Decimal(100)


class RiskTerm(NamedTuple):
    """A reason to look at a Key Result, and its weight in points."""

    points: Decimal
    reason: str


class Risk(NamedTuple):
    """The terms that add up to the risk of a Key Result; each is above 0."""

    terms: tuple[RiskTerm, ...]

    @property
    def points(self) -> Decimal:
        """The sum, by which a list is sorted, largest first. It says nothing about people."""
        return sum((term.points for term in self.terms), ZERO)


def risk_of(metrics: KeyResultMetrics, blocked: int = 0) -> Risk:
    """The risk of a Key Result that waits for ``blocked`` others.

    The gap counts with its points, at most 100. As in Taskwarrior's urgency, coefficients are multiplied by
    factors, and every product is shown.
    """
    return Risk(tuple(term for term in _terms(metrics, blocked) if term.points > 0))


def _terms(metrics: KeyResultMetrics, blocked: int) -> Iterator[RiskTerm]:
    progress = metrics.progress
    if progress.missing:
        yield RiskTerm(NO_DATA, "no data")
    elif metrics.gap is not None:
        yield RiskTerm(min(half_up(metrics.gap, 0), MAX_GAP), "behind pace")
    if progress.condition is Condition.AMBER:
        yield RiskTerm(AMBER, "outside its limits (amber)")
    elif progress.condition is Condition.NOT_MET:
        yield RiskTerm(NOT_MET, "outside its limits")
    stated = metrics.status.stated
    if stated in STATED:
        yield RiskTerm(STATED[stated], f"reported {stated.replace('-', ' ')}")
    if metrics.confidence:
        below = LOW_CONFIDENCE - metrics.confidence.value
        yield RiskTerm(LOW * below, f"confidence {metrics.confidence.value}")
        yield RiskTerm(DROP * -(metrics.confidence.change or 0), "confidence fell")
    if metrics.staleness.is_stale:
        yield RiskTerm(STALE, "stale")
    if blocked:
        yield RiskTerm(BLOCKED * blocked, "depends on others")
