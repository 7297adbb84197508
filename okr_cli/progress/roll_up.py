"""An Objective's progress from its Key Results."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import FindBaseline
from okr_cli.progress.arithmetic import weighted_mean


class ExclusionReason(StrEnum):
    """Why a Key Result does not enter the average."""

    GUARDRAIL = "guardrail"
    LEARNING = "learning"
    FIND_BASELINE = "find-baseline"


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one Key Result adds: its weight, and its progress clamped to 0..1."""

    weight: Decimal
    progress: Decimal
    has_data: bool = True
    left_out: ExclusionReason | None = None


@dataclass(frozen=True, slots=True)
class RollUp:
    """``progress`` is the weighted mean, 0..1; None if nothing counts or all weights are 0.

    ``counted`` Key Results entered it, ``without_data`` of them as 0, and ``left_out`` did not.
    """

    progress: Decimal | None
    counted: int
    without_data: int
    left_out: int


def exclusion_reason(key_result: KeyResult) -> ExclusionReason | None:
    """Why a Key Result stays out of the average, or None if it counts.

    A broken guardrail must not be averaged away, and learning has no progress.
    """
    if key_result.guardrail:
        return ExclusionReason.GUARDRAIL
    if isinstance(key_result.measure, FindBaseline):
        return ExclusionReason.FIND_BASELINE
    return ExclusionReason.LEARNING if key_result.kind == "learning" else None


def roll_up(contributions: Iterable[Contribution]) -> RollUp:
    """``sum(weight * progress) / sum(weight)`` (Perdoo, Lattice, okr-tracker). Absent data counts as 0."""
    every = tuple(contributions)
    counted = [contribution for contribution in every if contribution.left_out is None]
    progress = weighted_mean((contribution.weight, contribution.progress) for contribution in counted)
    without_data = sum(not contribution.has_data for contribution in counted)
    return RollUp(progress, len(counted), without_data, len(every) - len(counted))
