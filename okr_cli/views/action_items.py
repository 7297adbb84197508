"""What somebody has to do: a check-in, overdue work, a verdict, a lesson."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from okr_cli.model.entity import Entity
from okr_cli.phrases import counted
from okr_cli.progress.check_ins import lacks_ask
from okr_cli.progress.delivery import lacks_learning, lacks_verdict
from okr_cli.progress.measurement import is_settled
from okr_cli.progress.score import lacks_learning_verdict, lacks_missed_reason
from okr_cli.views.formatting import work_status
from okr_cli.views.status.report import StatusReport, SuppressionKey
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow


class Duty(StrEnum):
    """What is missing, named as the rules name it. The last three are due when a cycle is over; no rule finds them."""

    STALE = "stale-key-result"
    OVERDUE = "overdue-initiative"
    ASK = "at-risk-without-ask"
    NO_VERDICT = "shipped-without-verdict"
    NO_LEARNING = "dropped-without-learning"
    NO_FINAL_VALUE = "ended-without-value"
    NO_FINDING = "ended-without-finding"
    NO_REASON = "missed-without-reason"

    @property
    def rule(self) -> str | None:
        """The rule that reports the same, if there is one."""
        return None if self in AT_THE_END else str(self)


AT_THE_END = (Duty.NO_FINAL_VALUE, Duty.NO_FINDING, Duty.NO_REASON)
TO_DO = {
    Duty.STALE: "check in",
    Duty.OVERDUE: "ship it, drop it, or set a new due date",
    Duty.ASK: "ask for what you need",
    Duty.NO_VERDICT: "record whether it worked",
    Duty.NO_LEARNING: "write what you learned",
    Duty.NO_FINAL_VALUE: "record the final value",
    Duty.NO_FINDING: "add a verdict",
    Duty.NO_REASON: "add 'learned:', or a score with a reason",
}
NOT_REPORTED = frozenset({Duty.STALE, Duty.NO_VERDICT, Duty.NO_LEARNING})
"""What a check-in meeting asks for because nobody has reported it yet."""


class ActionItem(NamedTuple):
    """Something that a person has to do.

    ``days`` without a check-in, past the due date or since the end of the cycle; 0 if there is no date. ``reason`` is a
    clause for people.
    """

    duty: Duty
    entity: Entity
    title: str
    owner: str | None
    days: int
    reason: str
    key_result: KeyResultRow | None = None

    @property
    def to_do(self) -> str:
        """What would settle it."""
        return TO_DO[self.duty]

    @property
    def key(self) -> SuppressionKey:
        """The key by which a team may suppress it."""
        return SuppressionKey(str(self.duty), self.entity)

    @property
    def urgency(self) -> tuple[int, int]:
        """The longest overdue first, then by kind."""
        return -self.days, list(Duty).index(self.duty)


def action_items(report: StatusReport) -> Iterator[ActionItem]:
    """Everything that is missing, suppressed or not, in the order of the rows. What was dropped owes nothing, nor does
    the work for it."""
    for objective in report.objectives:
        for row in objective.key_results:
            yield from _at_the_end(row, report) if row.review.over else _of_key_result(row, report)
            for initiative in () if row.dropped else row.initiatives:
                yield from _of_initiative(initiative, row, report)
        for initiative in () if objective.dropped else objective.initiatives:
            yield from _of_initiative(initiative, None, report)
    for initiative in report.orphans:
        yield from _of_initiative(initiative, None, report)


def _item(
    row: KeyResultRow | InitiativeRow, duty: Duty, reason: str, days: int = 0, key_result: KeyResultRow | None = None
) -> ActionItem:
    return ActionItem(duty, row.entity, row.model.title, row.owner, days, reason, key_result)


def _of_key_result(row: KeyResultRow, report: StatusReport) -> Iterator[ActionItem]:
    # A yes and the last milestone say as much as a check-in.
    if not row.is_running or is_settled(row.model, report.as_of):
        return
    staleness = row.review.staleness
    if staleness.is_stale:
        days = staleness.days
        reason = "no check-in yet" if days is None else f"last check-in {counted(days, 'day')} ago"
        since = staleness.last or (row.cycle.start if row.cycle else report.as_of)
        yield _item(row, Duty.STALE, reason, (report.as_of - since).days)
    if lacks_ask(row.model.check_ins, report.as_of):
        yield _item(row, Duty.ASK, "reported at risk without an ask")


def _at_the_end(row: KeyResultRow, report: StatusReport) -> Iterator[ActionItem]:
    """What is missing after a cycle, until its file is closed."""
    model, score, staleness = row.model, row.review.score, row.review.staleness
    if row.entity.state != "active" or row.cycle is None or row.dropped:
        return
    days = (report.as_of - row.cycle.end).days
    if staleness.is_stale and not (model.score or model.verdict):
        before = counted((row.cycle.end - staleness.last).days, "day") if staleness.last else ""
        last = f"the last check-in was {before} before the end" if before else "no check-in was recorded"
        yield _item(row, Duty.NO_FINAL_VALUE, f"{row.cycle.name} is over, but {last}", days)
    if lacks_learning_verdict(model, score):
        yield _item(row, Duty.NO_FINDING, f"{row.cycle.name} is over, but the verdict is missing", days)
    if score and lacks_missed_reason(model, score):
        yield _item(row, Duty.NO_REASON, f"committed, but scored {score.value} with no reason given", days)


def _of_initiative(row: InitiativeRow, key_result: KeyResultRow | None, report: StatusReport) -> Iterator[ActionItem]:
    model = row.model
    if row.entity.state != "active":
        return
    if row.overdue and model.due:
        late = (report.as_of - model.due).days
        reason = f"{work_status(row)}, overdue by {counted(late, 'day')} (due {model.due})"
        yield _item(row, Duty.OVERDUE, reason, late, key_result)
    if lacks_verdict(model, row.cycle, report.as_of):
        yield _item(row, Duty.NO_VERDICT, "shipped without a verdict", key_result=key_result)
    if lacks_learning(model):
        yield _item(row, Duty.NO_LEARNING, "dropped without a reason", key_result=key_result)
