"""The progress of an Objective, from its Key Results."""

from collections.abc import Collection
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import FindBaseline
from okr_cli.progress.arithmetic import weighted_mean
from okr_cli.progress.measurement import Progress


class ExclusionReason(StrEnum):
    """Why a Key Result does not enter the average."""

    GUARDRAIL = "guardrail"
    LEARNING = "learning"
    FIND_BASELINE = "find-baseline"
    DROPPED = "dropped"


class RollUp(NamedTuple):
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


def roll_up(key_results: Collection[tuple[KeyResult, Progress]]) -> RollUp:
    """``sum(weight * progress) / sum(weight)`` (Perdoo, Lattice, okr-tracker). Absent data counts as 0."""
    counted = [(model, progress) for model, progress in key_results if exclusion_reason(model) is None]
    mean = weighted_mean((model.weight, progress.counted) for model, progress in counted)
    without_data = sum(progress.missing is not None for _, progress in counted)
    return RollUp(mean, len(counted), without_data, len(key_results) - len(counted))
