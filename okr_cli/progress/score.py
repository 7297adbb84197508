"""The score at close, from 0.0 to 1.0: what it means for each kind, and how a person overrides it."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import Measure
from okr_cli.model.measure_change import fields_of
from okr_cli.progress.arithmetic import ONE, clamp, half_up, weighted_mean
from okr_cli.progress.in_force import retargets, with_measure
from okr_cli.progress.measurement import Progress, measure_progress
from okr_cli.progress.roll_up import exclusion_reason

ASPIRATIONAL_SUCCESS = Decimal("0.7")
AMBER_FROM = Decimal("0.4")
GREEN_FROM = Decimal("0.7")


class Band(StrEnum):
    """The color of a score (Doerr on Google's practice)."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class KeyResultScore(NamedTuple):
    """The score of a Key Result."""

    exact: Decimal  # before rounding, 0 to 1
    value: Decimal  # one decimal
    computed: Decimal | None  # by the numbers, if a person overrode it
    success: bool | None  # None without a kind
    reason: str | None = None
    first: Decimal | None = None  # by the first measure, if it was changed and still compares

    @property
    def band(self) -> Band:
        """The band of its rounded value."""
        return band_of(self.value)

    @property
    def falls_short(self) -> bool:
        """Whether it is less than its kind expects, or not green without a kind."""
        return self.band is not Band.GREEN if self.success is None else not self.success


def band_of(value: Decimal) -> Band:
    """The band of a score with one decimal: red up to 0.3, amber from 0.4, green from 0.7."""
    if value >= GREEN_FROM:
        return Band.GREEN
    return Band.AMBER if value >= AMBER_FROM else Band.RED


def rounded_score(fraction: Decimal) -> Decimal:
    """Clamped to 0..1, one decimal, halves rounded up: 0.35 gives 0.4."""
    return half_up(clamp(fraction), 1)


def score_of(key_result: KeyResult, progress: Progress) -> KeyResultScore | None:
    """The score of a Key Result by its final progress.

    None for learning, which gets a verdict and no number. A limit or range scores the share of check-ins that kept
    it (Profit.co: 9 of 13 weeks is 69%). Without data it is 0.
    """
    if key_result.kind == "learning" or progress.raw is None:
        return None
    share = progress.met_share
    fraction = clamp(share if share is not None else progress.counted)
    override = key_result.score
    exact = override.value if override else fraction
    value = rounded_score(exact)
    # Committed expects 1.0, aspirational succeeds at 0.7 (Perdoo, Google).
    needed = ONE if key_result.kind == "committed" else ASPIRATIONAL_SUCCESS
    success = value >= needed if key_result.kind else None
    if override is None:
        return KeyResultScore(exact, value, value, success)
    return KeyResultScore(exact, value, rounded_score(fraction), success, override.reason)


def final_score(key_result: KeyResult, progress: Progress, as_of: date) -> KeyResultScore | None:
    """The score by the progress on a date, and the one by the first measure, so a moved target hides nothing."""
    score = score_of(key_result, progress)
    if score is None or not key_result.changes:
        return score
    found = score_by(key_result, retargets(key_result)[0].before, as_of)
    return score._replace(first=found.computed) if found else score


def score_by(key_result: KeyResult, measure: Measure | None, as_of: date) -> KeyResultScore | None:
    """The score as if it had always had this measure; None without a score, and where values in another unit do not
    compare."""
    if fields_of(measure).get("unit") != fields_of(key_result.measure).get("unit"):
        return None
    measured = with_measure(key_result, measure)
    return score_of(measured, measure_progress(measured, as_of))


def objective_score(key_results: list[tuple[KeyResult, KeyResultScore | None]]) -> Decimal | None:
    """The weighted mean of the Key Results' scores, rounded once at the end; None if none counts."""
    mean = weighted_mean(
        (key_result.weight, score.exact)
        for key_result, score in key_results
        if score and exclusion_reason(key_result) is None
    )
    return None if mean is None else rounded_score(mean)


def lacks_learning_verdict(key_result: KeyResult, score: KeyResultScore | None) -> bool:
    """Whether it is a learning Key Result, which has no score, and has no verdict either."""
    return score is None and key_result.verdict is None


def lacks_missed_reason(key_result: KeyResult, score: KeyResultScore | None) -> bool:
    """Whether a committed Key Result was missed without a reason, which Google and Perdoo ask for."""
    if score is None or key_result.kind != "committed" or score.success:
        return False
    return score.reason is None and key_result.learned is None
