"""The score at close: 0.0 to 1.0, what it means by kind, and a person's word over it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from okr_cli.model.key_result import KeyResult
from okr_cli.progress.measured import Progress
from okr_cli.progress.ratio import ONE, clamp, half_up, weighted_mean
from okr_cli.progress.roll_up import left_out

ASPIRATIONAL_SUCCESS = Decimal("0.7")
AMBER_FROM = Decimal("0.4")
GREEN_FROM = Decimal("0.7")


class Band(StrEnum):
    """The colour of a score (Doerr on Google's practice)."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Score:
    """``exact`` is the fraction before rounding, 0..1; ``value`` has one decimal. ``computed`` is what the numbers
    give, which ``reason`` says a person overrode. ``success`` is None where the kind sets no bar."""

    exact: Decimal
    value: Decimal
    computed: Decimal | None
    success: bool | None
    reason: str | None = None

    @property
    def band(self) -> Band:
        """Red up to 0.3, amber from 0.4, green from 0.7; rounding comes first, so the bands leave no gap."""
        return band_of(self.value)


def band_of(value: Decimal) -> Band:
    """The band of a score that has one decimal."""
    if value >= GREEN_FROM:
        return Band.GREEN
    return Band.AMBER if value >= AMBER_FROM else Band.RED


def rounded_score(fraction: Decimal) -> Decimal:
    """Clamped to 0..1, one decimal, a half rounded up: 0.35 is 0.4."""
    return half_up(clamp(fraction), 1)


def score_of(key_result: KeyResult, progress: Progress) -> Score | None:
    """The score of a Key Result by its final progress.

    None for what is learned: it gets a verdict and no number. A limit or range scores the share of check-ins that
    kept it (Profit.co: 9 of 13 weeks is 69%). Without data it is 0.
    """
    if key_result.kind == "learning" or progress.raw is None:
        return None
    share = progress.met_share
    fraction = clamp(share if share is not None else progress.counted)
    computed = rounded_score(fraction)
    stated = key_result.score
    exact = stated.value if stated else fraction
    value = rounded_score(exact)
    return Score(exact, value, computed, _success(key_result.kind, value), stated.reason if stated else None)


def objective_score(key_results: list[tuple[KeyResult, Score | None]]) -> Decimal | None:
    """The weighted mean of the Key Results' scores, rounded once at the end; None where none counts."""
    mean = weighted_mean((one.weight, score.exact) for one, score in key_results if score and left_out(one) is None)
    return None if mean is None else rounded_score(mean)


def _success(kind: str | None, value: Decimal) -> bool | None:
    """Committed expects 1.0, aspirational succeeds at 0.7 (Perdoo, Google)."""
    if kind is None:
        return None
    return value >= (ONE if kind == "committed" else ASPIRATIONAL_SUCCESS)
