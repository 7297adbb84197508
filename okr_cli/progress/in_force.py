"""What was in force on a day: whether something had been dropped, and how far the work had come."""

from datetime import date

from okr_cli.model.initiative import Initiative, InitiativeStatus
from okr_cli.model.key_result import Dropped, KeyResult
from okr_cli.model.objective import Objective


def dropped_on(day: date, *entities: KeyResult | Objective | None) -> Dropped | None:
    """The first end that one of these had come to by a day; None if all were pursued.

    Given a Key Result and its Objective, it says whether the Key Result was still pursued: what is in a dropped
    Objective is dropped with it.
    """
    ends = [entity.dropped for entity in entities if entity and entity.dropped and entity.dropped.date <= day]
    return min(ends, key=lambda dropped: dropped.date, default=None)


def initiative_on(initiative: Initiative, day: date, end: Dropped | None = None) -> Initiative:
    """The Initiative as it stood on a day.

    Before the day on which it was finished it was open and had neither verdict nor lesson, and before the day on which
    it was started it was to do. Without these dates its present status counts on every day. ``end`` is that of its Key
    Result, as of the same day: work that was open then is dropped with it.
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
    """The status before the end. Without a start, nobody can say that the work had not begun."""
    return "to-do" if initiative.started and day < initiative.started else "in-progress"
