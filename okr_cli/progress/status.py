"""Status: computed from the numbers, reported by a person, and the worst of several."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from okr_cli.model.check_in import CheckIn
from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import YesNo
from okr_cli.progress.arithmetic import half_up
from okr_cli.progress.check_ins import check_ins_until
from okr_cli.progress.expected_pace import POINT_PLACES
from okr_cli.progress.measurement import Condition, Progress


class Status(StrEnum):
    """The status of a Key Result or Objective, worst first.

    NO_PACE is for an open yes-or-no and for values without a cycle, LEARNING for Key Results without a target, DROPPED
    for those no longer pursued.
    """

    AT_RISK = "at-risk"
    BEHIND = "behind"
    NO_DATA = "no-data"
    ON_TRACK = "on-track"
    NO_PACE = "no-pace"
    LEARNING = "learning"
    DROPPED = "dropped"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Status).index(self)

    @property
    def is_judged(self) -> bool:
        """Whether numbers were compared to get it: not for an absent value, an open yes-or-no or learning."""
        return self in (Status.AT_RISK, Status.BEHIND, Status.ON_TRACK)


class Tolerance(NamedTuple):
    """Thresholds: gaps in points, pauses in days, ``moved`` as a change of raw progress."""

    behind_points: Decimal = Decimal(10)
    at_risk_points: Decimal = Decimal(25)
    stale_days: int = 14
    stalled_days: int = 28
    moved: Decimal = Decimal("0.05")


TROUBLE = frozenset({Status.AT_RISK, Status.BEHIND})
"""What a meeting talks about."""


class StatusAssessment(NamedTuple):
    """The status derived from the numbers and the one that a person stated. The person's wins; both are kept."""

    derived: Status
    stated: Status | None = None
    stated_on: date | None = None

    @property
    def status(self) -> Status:
        """The one that counts."""
        return self.stated or self.derived

    @property
    def differs(self) -> bool:
        """Whether the stated status disagrees with one derived from numbers."""
        return self.stated is not None and self.derived.is_judged and self.stated is not self.derived


CONDITION_STATUS = {Condition.MET: Status.ON_TRACK, Condition.AMBER: Status.BEHIND, Condition.NOT_MET: Status.AT_RISK}
"""The status of a limit or range, which has no pace."""


def status_from_gap(gap: Decimal, tolerance: Tolerance) -> Status:
    """On track up to ``behind_points``, behind up to ``at_risk_points`` (both inclusive), then at risk.

    A weekly number moves in steps of 8 points, so up to 10 points is no delay. The 25 points, and using a difference,
    follow Viva Goals; a ratio would be meaningless in the first days.
    """
    if gap > tolerance.at_risk_points:
        return Status.AT_RISK
    return Status.BEHIND if gap > tolerance.behind_points else Status.ON_TRACK


def rounded_gap(gap: Decimal, tolerance: Tolerance) -> Decimal:
    """A gap in whole points, with as many decimals as its status needs: over a limit of 25, 25.37 is 25.4."""
    status = status_from_gap(gap, tolerance)
    rounded = (half_up(gap, places) for places in range(POINT_PLACES))
    return next((shown for shown in rounded if status_from_gap(shown, tolerance) is status), gap)


def derived_status(
    key_result: KeyResult, progress: Progress, gap: Decimal | None, is_last_day: bool, tolerance: Tolerance
) -> Status:
    """The status computed from the numbers alone. ``is_last_day`` is true from the cycle's last day on.

    A yes-or-no measure has no value in between, so a straight line would call it at risk from the first quarter of its
    cycle on. Until the last day it has no pace, and only a person can report its status.
    """
    if key_result.kind == "learning" or progress.raw is None:
        return Status.LEARNING
    if progress.missing:
        return Status.NO_DATA
    if progress.condition:
        return CONDITION_STATUS[progress.condition]
    if isinstance(key_result.measure, YesNo) and progress.raw < 1:
        return Status.AT_RISK if is_last_day else Status.NO_PACE
    if gap is None:
        return Status.ON_TRACK if progress.raw >= 1 else Status.NO_PACE
    return status_from_gap(gap, tolerance)


def stated_status(check_ins: Iterable[CheckIn], as_of: date) -> tuple[Status | None, date | None]:
    """The reported status that still applies, and its date.

    It applies until a person checks in with a value but no status; then the computed status applies again. A note alone
    does not change it, nor does a value from a ``source``.
    """
    for check_in in reversed(check_ins_until(check_ins, as_of)):
        if check_in.status:
            return Status(check_in.status), check_in.date
        if check_in.value is not None and check_in.is_by_person:
            break
    return None, None


def is_contradicted(assessment: StatusAssessment) -> bool:
    """Whether a person reports on track while the computed status is at risk."""
    return assessment.stated is Status.ON_TRACK and assessment.derived is Status.AT_RISK


def status_to_discuss(assessment: StatusAssessment) -> Status:
    """The status that counts in a meeting: stated as on track against the numbers is red."""
    return assessment.derived if is_contradicted(assessment) else assessment.status


def worst_status(statuses: Iterable[Status], otherwise: Status = Status.NO_DATA) -> Status:
    """The worst one: the weakest link decides (Perdoo, Viva Goals). ``otherwise`` if there are none."""
    return min(statuses, key=lambda status: status.rank, default=otherwise)
