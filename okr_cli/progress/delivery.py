"""Delivery of Initiatives, the movement of their Key Result meanwhile, and missing verdicts and lessons.

Delivery is shown next to progress and never affects it.
"""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from okr_cli.model.cycle import Cycle
from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import Measure, Metric, Range, Threshold, YesNo
from okr_cli.progress.arithmetic import ratio
from okr_cli.progress.check_ins import measurements
from okr_cli.progress.hypothesis import is_effect_due, last_day_of_effect
from okr_cli.progress.in_force import measure_on, with_measure
from okr_cli.progress.measurement import Progress, distance_to_limit, has_arrived, measure_progress
from okr_cli.progress.score import KeyResultScore
from okr_cli.progress.status import Tolerance

UNMOVED = Decimal("0.3")
"""The score, as shown at close, below which delivered work has refuted its hypotheses."""


class Delivery(NamedTuple):
    """How many Initiatives are open, shipped and dropped."""

    open: int = 0
    shipped: int = 0
    dropped: int = 0

    @property
    def planned(self) -> int:
        """The total for ``shipped``, without dropped Initiatives."""
        return self.open + self.shipped

    @property
    def total(self) -> int:
        """The number of all Initiatives."""
        return self.planned + self.dropped


class Movement(NamedTuple):
    """The movement of a Key Result from ``since``, over ``days``, up to and including ``until``.

    ``before`` and ``after`` are values in the measure's unit, ``share`` is the change of raw progress; each is None if
    unknown. ``has_ended`` is true if the requested date is after ``until``.
    """

    since: date
    until: date
    days: int
    before: Decimal | None
    after: Decimal | None
    share: Decimal | None
    has_ended: bool = False

    @property
    def change(self) -> Decimal | None:
        """``after - before`` in the measure's unit."""
        return self.after - self.before if self.before is not None and self.after is not None else None


def delivery(initiatives: Iterable[Initiative], of_dropped: Iterable[Initiative] = ()) -> Delivery:
    """The Initiatives counted by status. Of the work for what is no longer pursued itself, ``of_dropped``, only what
    was dropped counts."""
    statuses = [initiative.status for initiative in initiatives]
    shipped, dropped = statuses.count("shipped"), statuses.count("dropped")
    given_up = sum(initiative.status == "dropped" for initiative in of_dropped)
    return Delivery(len(statuses) - shipped - dropped, shipped, dropped + given_up)


def initiative_movement(
    initiative: Initiative, key_result: KeyResult, as_of: date, cycle: Cycle | None = None
) -> Movement | None:
    """The movement of the Key Result since the Initiative started, by the measure of the last day; None before the
    start.

    It starts on the first day of ``cycle`` at the earliest, since carried-over work has a new baseline there, and ends
    on the last day of the effect. Before its first value, a metric is at its baseline.
    """
    if initiative.started is None:
        return None
    since = max(initiative.started, cycle.start) if cycle else initiative.started
    until = min(last_day_of_effect(initiative) or as_of, as_of)
    if since > until:
        return None
    key_result = with_measure(key_result, measure_on(key_result, until))
    measured = measurements(key_result.check_ins, until)
    earlier = [measurement for measurement in measured if measurement.day <= since]
    measure = key_result.measure
    start = measure.baseline if isinstance(measure, Metric) else None
    before = earlier[-1].value if earlier else start
    after = measured[-1].value if measured else start
    then, now = measure_progress(key_result, since), measure_progress(key_result, until)
    share = now.raw - then.raw if now.raw is not None and then.raw is not None else None
    return Movement(since, until, (until - since).days, before, after, share, until < as_of)


def is_stalled(initiative: Initiative, key_result: KeyResult, moved: Movement | None, tolerance: Tolerance) -> bool:
    """Whether work has been in progress for ``stalled_days`` while its Key Result moved less than ``tolerance.moved``.

    Three to four weeks follow Serendly. Never true if progress cannot be gradual: yes-or-no, a reached target, a met
    limit.
    """
    if initiative.status != "in-progress" or moved is None or moved.days < tolerance.stalled_days:
        return False
    measure = measure_on(key_result, moved.until)
    if isinstance(measure, YesNo) or has_arrived(measure_progress(key_result, moved.until)):
        return False
    share = _share_of_the_way(measure, moved)
    return share is not None and share < tolerance.moved


def _share_of_the_way(measure: Measure | None, moved: Movement) -> Decimal | None:
    """The change of raw progress, or for an unmet limit the share of the distance to it; None if unknown."""
    if not isinstance(measure, Threshold | Range):
        return moved.share
    if moved.before is None or moved.after is None:
        return None
    before, after = distance_to_limit(measure, moved.before), distance_to_limit(measure, moved.after)
    return ratio(before - after, before) if before else -after


def is_overdue(initiative: Initiative, as_of: date) -> bool:
    """Whether it is open after its due date."""
    return initiative.is_open and initiative.due is not None and initiative.due < as_of


def is_refuted(
    initiatives: Collection[Initiative],
    progress: Progress,
    score: KeyResultScore | None,
    cycle: Cycle | None,
    as_of: date,
) -> bool:
    """Whether Initiatives are shipped, their effect is due, none is open, and yet the score is below 0.3 (after
    Serendly).

    The score is the one that closing on that day would give, so closing does not change the result. False without data.
    """
    if score is None or progress.missing or score.value >= UNMOVED:
        return False
    shipped = [initiative for initiative in initiatives if initiative.status == "shipped"]
    is_done = shipped and not any(initiative.is_open for initiative in initiatives)
    return bool(is_done) and all(is_effect_due(initiative, cycle, as_of) for initiative in shipped)


def lacks_verdict(initiative: Initiative, cycle: Cycle | None, as_of: date) -> bool:
    """Whether it is shipped and its effect is due, but its hypothesis has no verdict. False without a hypothesis."""
    is_unjudged = initiative.status == "shipped" and initiative.verdict is None
    return is_unjudged and initiative.hypothesis is not None and is_effect_due(initiative, cycle, as_of)


def lacks_learning(initiative: Initiative) -> bool:
    """Whether it is dropped without a lesson."""
    return initiative.status == "dropped" and initiative.learned is None
