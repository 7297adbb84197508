"""What a Key Result did since a day: the evidence for or against an Initiative."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import Metric
from okr_cli.progress.measured import measure_progress
from okr_cli.progress.readings import readings
from okr_cli.progress.status import Tolerance


@dataclass(frozen=True, slots=True)
class Movement:
    """From ``since`` to the day asked. ``before`` and ``after`` are values in the measure's unit, ``share`` is the
    change of raw progress as a fraction of the whole way; each is None where it is not known."""

    since: date
    days: int
    before: Decimal | None
    after: Decimal | None
    share: Decimal | None

    @property
    def change(self) -> Decimal | None:
        """``after - before`` in the measure's unit."""
        return self.after - self.before if self.before is not None and self.after is not None else None


def movement(key_result: KeyResult, since: date, as_of: date) -> Movement:
    """How far a Key Result moved from ``since`` to ``as_of``. Before its first value it stood at the baseline."""
    measured = readings(key_result.check_ins, as_of)
    earlier = [one for one in measured if one.day <= since]
    measure = key_result.measure
    start = measure.baseline if isinstance(measure, Metric) else None
    before = earlier[-1].value if earlier else start
    after = measured[-1].value if measured else start
    then, now = measure_progress(key_result, since), measure_progress(key_result, as_of)
    share = now.raw - then.raw if now.raw is not None and then.raw is not None else None
    return Movement(since, (as_of - since).days, before, after, share)


def initiative_movement(initiative: Initiative, key_result: KeyResult, as_of: date) -> Movement | None:
    """What the Key Result did since the Initiative began; None if it has not."""
    if initiative.started is None or initiative.started > as_of:
        return None
    return movement(key_result, initiative.started, as_of)


def is_stalled(initiative: Initiative, moved: Movement | None, tolerance: Tolerance) -> bool:
    """In progress for ``stalled_days`` or more while the Key Result moved less than a twentieth of the way.

    Three to four weeks without movement is when to drop or replace it (Serendly).
    """
    if initiative.status != "in-progress" or moved is None or moved.days < tolerance.stalled_days:
        return False
    return moved.share is not None and moved.share < tolerance.moved


def is_overdue(initiative: Initiative, as_of: date) -> bool:
    """Open past its due day."""
    return initiative.is_open and initiative.due is not None and initiative.due < as_of
