"""Confidence: a person's belief, and where it is going."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from okr_cli.model.check_in import CheckIn
from okr_cli.progress.readings import known_on


@dataclass(frozen=True, slots=True)
class Confidence:
    """``value`` is 0..10; ``change`` is against the check-in before, None if there is none. ``history``: oldest
    first."""

    value: int
    change: int | None
    history: tuple[int, ...]

    @property
    def dropped_twice(self) -> bool:
        """Two drops in a row: the signal to raise in the meeting."""
        last = self.history[-3:]
        return len(last) == 3 and last[0] > last[1] > last[2]


def confidence(check_ins: Iterable[CheckIn], as_of: date) -> Confidence | None:
    """The latest confidence on a day; None if nobody has given one."""
    history = tuple(one.confidence for one in known_on(check_ins, as_of) if one.confidence is not None)
    if not history:
        return None
    return Confidence(history[-1], history[-1] - history[-2] if len(history) > 1 else None, history)
