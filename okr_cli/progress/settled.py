"""What needs no further check-in."""

from datetime import date

from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import Milestones, YesNo
from okr_cli.progress.measured import done_by


def is_settled(key_result: KeyResult, as_of: date) -> bool:
    """Whether its measure says that all is done: a yes, or every milestone. A number can always move again."""
    measure = key_result.measure
    if isinstance(measure, YesNo):
        return done_by(measure.done, as_of)
    return isinstance(measure, Milestones) and all(done_by(one.done, as_of) for one in measure.milestones)
