"""What a regular check-in looks for: the judgements that the rhythm rules and the review have in common."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from okr_cli.model.check_in import CheckIn
from okr_cli.model.cycle import Cycle
from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import KeyResult
from okr_cli.progress.effect import is_effect_due
from okr_cli.progress.measured import Progress
from okr_cli.progress.readings import known_on
from okr_cli.progress.score import Score
from okr_cli.progress.status import Status, StatusReading

CLOSING = timedelta(days=7)
"""How long after its last day a cycle still takes its closing values."""

UNMOVED = Decimal("0.3")
"""The fraction of the way below which delivered work has refuted its hypotheses."""


def is_delivered_but_unmoved(initiatives: Iterable[Initiative], progress: Progress) -> bool:
    """Some Initiatives are shipped, none is open, and the Key Result came less than 0.3 of its way.

    Everything delivered and a score of 0.3 refutes the guesses, not the people (after Serendly).
    """
    statuses = [one.status for one in initiatives]
    is_done = "shipped" in statuses and all(one in ("shipped", "dropped") for one in statuses)
    return is_done and progress.raw is not None and not progress.missing and progress.raw < UNMOVED


def is_refuted(initiatives: Collection[Initiative], progress: Progress, cycle: Cycle | None, as_of: date) -> bool:
    """Delivered, unmoved, and the time is over in which each of the effects was to show."""
    shipped = (one for one in initiatives if one.status == "shipped")
    return is_delivered_but_unmoved(initiatives, progress) and all(is_effect_due(one, cycle, as_of) for one in shipped)


def lacks_verdict(initiative: Initiative, cycle: Cycle | None, as_of: date) -> bool:
    """Shipped, its effect due by now, and nobody said whether the hypothesis held."""
    is_open = initiative.status == "shipped" and initiative.verdict is None
    return is_open and is_effect_due(initiative, cycle, as_of)


def lacks_learning(initiative: Initiative) -> bool:
    """Dropped, and nobody said what it taught."""
    return initiative.status == "dropped" and initiative.learned is None


def lacks_ask(check_ins: Iterable[CheckIn], as_of: date) -> bool:
    """The latest check-in says at risk and asks for nothing."""
    known = known_on(check_ins, as_of)
    return bool(known) and known[-1].status == "at-risk" and known[-1].ask is None


def lacks_finding(key_result: KeyResult, score: Score | None) -> bool:
    """Something to learn, which has no score, and nobody said what was found out."""
    return score is None and key_result.verdict is None


def lacks_reason(key_result: KeyResult, score: Score | None) -> bool:
    """Committed, not reached, and nobody said why: a commitment that is missed needs a reason (Google, Perdoo)."""
    if score is None or key_result.kind != "committed" or score.success:
        return False
    return score.reason is None and key_result.learned is None


def is_contradicted(reading: StatusReading) -> bool:
    """A person says on track where the numbers say at risk."""
    return reading.stated is Status.ON_TRACK and reading.derived is Status.AT_RISK


def outside_cycle(check_ins: Iterable[CheckIn], cycle: Cycle | None) -> tuple[CheckIn, ...]:
    """The check-ins dated before the first day of their cycle, or more than a week after its last."""
    return tuple(one for one in check_ins if cycle and not cycle.start <= one.date <= cycle.end + CLOSING)


def out_of_order(check_ins: Sequence[CheckIn]) -> CheckIn | None:
    """The first check-in that is older than the one above it in the file."""
    return next((below for above, below in pairwise(check_ins) if below.date < above.date), None)
