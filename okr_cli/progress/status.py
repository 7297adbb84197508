"""Status: derived from the pace, stated by a person, and the worst of several."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from okr_cli.model.check_in import CheckIn
from okr_cli.progress.measured import Condition
from okr_cli.progress.readings import known_on


class Status(StrEnum):
    """How something stands, the worst first. NO_PACE is for a yes or no that is still open, LEARNING for what has no
    target to reach."""

    AT_RISK = "at-risk"
    BEHIND = "behind"
    NO_DATA = "no-data"
    ON_TRACK = "on-track"
    NO_PACE = "no-pace"
    LEARNING = "learning"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Status).index(self)

    @property
    def is_judged(self) -> bool:
        """Whether numbers were held against anything: silence, an open yes or no, and learning say nothing."""
        return self in (Status.AT_RISK, Status.BEHIND, Status.ON_TRACK)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """When a gap or a silence means something: points, days, and the least movement as a fraction of the way."""

    behind_points: Decimal = Decimal(0)
    at_risk_points: Decimal = Decimal(25)
    stale_days: int = 14
    stalled_days: int = 28
    moved: Decimal = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class StatusReading:
    """What the numbers say and what a person says. The person wins; both are kept."""

    derived: Status
    stated: Status | None = None
    stated_on: date | None = None

    @property
    def status(self) -> Status:
        """The one that counts."""
        return self.stated or self.derived

    @property
    def differs(self) -> bool:
        """Whether a person says something else than the numbers do."""
        return self.stated is not None and self.derived.is_judged and self.stated is not self.derived


def from_gap(gap: Decimal, tolerance: Tolerance) -> Status:
    """On track at or ahead of the pace, behind up to ``at_risk_points`` (included), then at risk.

    The difference form with 0 and 25 points is Viva Goals'; a ratio would mean nothing in the first days.
    """
    if gap > tolerance.at_risk_points:
        return Status.AT_RISK
    return Status.BEHIND if gap > tolerance.behind_points else Status.ON_TRACK


def from_condition(condition: Condition) -> Status:
    """A limit knows no pace: met is on track, amber is behind, not met is at risk."""
    return {Condition.MET: Status.ON_TRACK, Condition.AMBER: Status.BEHIND, Condition.NOT_MET: Status.AT_RISK}[
        condition
    ]


def stated_status(check_ins: Iterable[CheckIn], as_of: date) -> tuple[Status | None, date | None]:
    """The status of the latest check-in that states one, and its day."""
    for one in reversed(known_on(check_ins, as_of)):
        if one.status:
            return Status(one.status), one.date
    return None, None


def worst(statuses: Iterable[Status]) -> Status:
    """The weakest link decides (Perdoo, Viva Goals). Of nothing: NO_DATA."""
    return min(statuses, key=lambda one: one.rank, default=Status.NO_DATA)
