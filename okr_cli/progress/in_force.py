"""The state on a given date: the measure, what had been dropped, and the status of work."""

from datetime import date
from typing import NamedTuple

from okr_cli.model.initiative import Initiative, InitiativeStatus
from okr_cli.model.key_result import Dropped, KeyResult
from okr_cli.model.measure import Measure
from okr_cli.model.measure_change import in_order, measure_before
from okr_cli.model.objective import Objective


class Retarget(NamedTuple):
    """A change of a measure: the measures before it and from its date on."""

    date: date
    reason: str
    before: Measure | None
    after: Measure | None


def retargets(key_result: KeyResult) -> tuple[Retarget, ...]:
    """The changes of a Key Result's measure, oldest first, computed backward from the current measure."""
    found: list[Retarget] = []
    measure = key_result.measure
    for change in reversed(in_order(key_result.changes)):
        before = measure_before(measure, change)
        found.append(Retarget(change.date, change.reason, before, measure))
        measure = before
    return tuple(reversed(found))


def measure_on(key_result: KeyResult, day: date) -> Measure | None:
    """The measure that applies on a date. A change applies from its own date on."""
    if not key_result.changes:
        return key_result.measure
    return next((change.before for change in retargets(key_result) if change.date > day), key_result.measure)


def key_result_on(key_result: KeyResult, day: date) -> KeyResult:
    """A Key Result with the measure that applies on a date, and the changes made by then."""
    if not key_result.changes or all(change.date <= day for change in key_result.changes):
        return key_result
    known = tuple(change for change in key_result.changes if change.date <= day)
    return key_result.model_copy(update={"measure": measure_on(key_result, day), "changes": known})


def with_measure(key_result: KeyResult, measure: Measure | None) -> KeyResult:
    """A Key Result as if it had always been measured so."""
    if not key_result.changes and measure is key_result.measure:
        return key_result
    return key_result.model_copy(update={"measure": measure, "changes": ()})


def dropped_on(day: date, *entities: KeyResult | Objective | None) -> Dropped | None:
    """The date on which the first of these was dropped, by a given date; None if none was.

    Given a Key Result and its Objective, it tells whether the Key Result was still pursued, because everything in a
    dropped Objective is dropped.
    """
    ends = [entity.dropped for entity in entities if entity and entity.dropped and entity.dropped.date <= day]
    return min(ends, key=lambda dropped: dropped.date, default=None)


def initiative_on(initiative: Initiative, day: date, end: Dropped | None = None) -> Initiative:
    """The Initiative as of a date: open and without verdict or lesson before it was finished, to do before it was
    started.

    Without these dates, its current status applies throughout. ``end`` is the date on which its Key Result was dropped,
    and open work with it.
    """
    if initiative.finished and day < initiative.finished:
        changes: dict[str, object] = {"status": _before_end(initiative, day), "finished": None}
        initiative = initiative.model_copy(update=changes | {"verdict": None, "learned": None, "replaced_by": None})
    elif initiative.status == "in-progress" and initiative.started and day < initiative.started:
        initiative = initiative.model_copy(update={"status": "to-do"})
    if end and initiative.is_open:
        return initiative.model_copy(update={"status": "dropped", "finished": end.date})
    return initiative


def _before_end(initiative: Initiative, day: date) -> InitiativeStatus:
    """The status before the end. Without a start date, it is not known whether the work had started."""
    return "to-do" if initiative.started and day < initiative.started else "in-progress"
