"""An Objective's progress from its Key Results."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import FindBaseline
from okr_cli.progress.ratio import weighted_mean


class LeftOut(StrEnum):
    """Why a Key Result does not enter the average."""

    GUARDRAIL = "guardrail"
    LEARNING = "learning"
    FIND_BASELINE = "find-baseline"


@dataclass(frozen=True, slots=True)
class Share:
    """One Key Result's part: its weight, and its progress clamped to 0..1."""

    weight: Decimal
    progress: Decimal
    has_data: bool = True
    left_out: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class RollUp:
    """``progress`` is the weighted mean, 0..1; None where nothing counts or all weights are 0.

    ``counted`` Key Results entered it, ``without_data`` of them as 0, and ``left_out`` did not.
    """

    progress: Decimal | None
    counted: int
    without_data: int
    left_out: int


def left_out(key_result: KeyResult) -> LeftOut | None:
    """Whether a Key Result stays out of the average: a broken guardrail must not be averaged away, and what is
    being learned has no progress."""
    if key_result.guardrail:
        return LeftOut.GUARDRAIL
    if isinstance(key_result.measure, FindBaseline):
        return LeftOut.FIND_BASELINE
    return LeftOut.LEARNING if key_result.kind == "learning" else None


def roll_up(shares: Iterable[Share]) -> RollUp:
    """``sum(weight * progress) / sum(weight)`` (Perdoo, Lattice, okr-tracker). Absent data counts as 0."""
    every = tuple(shares)
    counted = [one for one in every if one.left_out is None]
    progress = weighted_mean((one.weight, one.progress) for one in counted)
    silent = sum(not one.has_data for one in counted)
    return RollUp(progress, len(counted), silent, len(every) - len(counted))
