"""The decisions of a check-in meeting: Initiatives to drop, replace, schedule or repeat, and open questions."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from okr_cli.model.entity import Entity
from okr_cli.phrases import counted
from okr_cli.progress.arithmetic import half_up
from okr_cli.progress.hypothesis import expected_change, is_expectation_met
from okr_cli.progress.prioritization import Quadrant, quadrant_of
from okr_cli.progress.status import Status, is_contradicted, status_to_discuss
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import gap_text, movement_text, short_address, unit_of, with_unit, work_status
from okr_cli.views.status.report import StatusReport, SuppressionKey
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow


class Call(StrEnum):
    """Why a decision is due. The first four ask to drop or replace, the last to double."""

    UNMOVED = "delivered-but-unmoved"
    STALLED = "stalled-initiative"
    WASTE = "disguised-waste"
    OVERDUE = "overdue-initiative"
    WORKED = "worked"


QUESTIONS = {
    Call.UNMOVED: "Was the underlying hypothesis wrong? What will you try next?",
    Call.STALLED: "Drop it, replace it, or give it more time?",
    Call.WASTE: "What smaller step would show whether this is worth doing? If there is none, drop it.",
    Call.OVERDUE: "Ship it, drop it, or set a new date?",
    Call.WORKED: "Is there more to gain, or has it run its course?",
}
RED = (
    "What is blocking this, and who can unblock it?",
    "What would have to stop to free up the people it needs?",
    "If nothing can be stopped, should the target, the Key Result or the Objective change, and who needs to know?",
)
AMBER = (
    "What value at the next check-in would show that it is back on pace?",
    "What do the numbers show that nobody has mentioned yet?",
    "What are two other ways to move this Key Result, and what would each cost?",
    "Which of these will start this week, and who will start it?",
)
"""In the order of the GROW model: goal, reality, options, will."""

FAR = Decimal("0.2")
"""The part of the way that a forecast must miss to be worth a question of its own (OKRs Tool)."""


class Decision(NamedTuple):
    """About an Initiative, or about all those of a Key Result. ``summary`` is the ``reason`` in a few words."""

    call: Call
    row: InitiativeRow | KeyResultRow
    key_result: KeyResultRow | None
    reason: str
    summary: str

    @property
    def key(self) -> SuppressionKey:
        """The key by which a team may suppress it."""
        return SuppressionKey(str(self.call), self.row.entity)

    @property
    def is_doubling(self) -> bool:
        """Whether to do more of it, not less."""
        return self.call is Call.WORKED

    @property
    def question(self) -> str:
        """What to decide."""
        return QUESTIONS[self.call]


class Question(NamedTuple):
    """About Key Results of one ``status``: about ``all`` that have it, or about those that it fits."""

    status: Status
    about: tuple[KeyResultRow, ...]
    lines: tuple[str, ...]
    all: bool


def decisions(report: StatusReport) -> Iterator[Decision]:
    """What is to be decided, suppressed or not: what to drop or replace first, then what to double, each in the order
    of the report."""
    found = tuple(_decisions(report))
    yield from (decision for decision in found if not decision.is_doubling)
    yield from (decision for decision in found if decision.is_doubling)


def questions(troubled: Sequence[KeyResultRow], report: StatusReport, idle: Collection[Entity]) -> Iterator[Question]:
    """For red and then for amber: specific questions, each of them once, then the general ones."""
    for status, general in ((Status.AT_RISK, RED), (Status.BEHIND, AMBER)):
        rows = tuple(row for row in troubled if status_to_discuss(row.review.status) is status)
        specific: dict[str, list[KeyResultRow]] = defaultdict(list)
        for row in rows:
            specific[one_line(_specific_question(row, report, row.entity in idle))].append(row)
        for_all = tuple(words for words, fitting in specific.items() if words and len(fitting) == len(rows))
        for words, fitting in specific.items():
            if words and words not in for_all:
                yield Question(status, tuple(fitting), (words,), False)
        if rows:
            yield Question(status, rows, (*for_all, *general), True)


def _decisions(report: StatusReport) -> Iterator[Decision]:
    for row in report.key_results():
        score = row.review.score
        if row.is_running and row.is_refuted and score:
            done = row.delivery.shipped
            reason = f"{counted(done, 'Initiative')} shipped, none open, score {score.value}"
            yield Decision(Call.UNMOVED, row, row, reason, f"{done} shipped, score {score.value}")
    for initiative, key_result in report.work():
        if initiative.entity.state == "active":
            yield from _about(initiative, key_result, report)


def _about(initiative: InitiativeRow, row: KeyResultRow | None, report: StatusReport) -> Iterator[Decision]:
    model = initiative.model
    if initiative.stalled and (movement := initiative.movement):
        so_far = movement_text(initiative, unit_of(row))
        reason = f"in progress, but the Key Result has hardly moved in {counted(movement.days, 'day')}"
        reason = f"{reason} ({so_far})" if so_far else reason
        yield Decision(Call.STALLED, initiative, row, reason, f"stalled for {counted(movement.days, 'day')}")
    if model.is_taken_on and quadrant_of(model) is Quadrant.WASTE:
        yield Decision(Call.WASTE, initiative, row, "rated low impact, high effort", "low impact, high effort")
    if initiative.overdue and model.due:
        late = f"overdue by {counted((report.as_of - model.due).days, 'day')}"
        yield Decision(Call.OVERDUE, initiative, row, f"{work_status(initiative)}, {late}", late)
    if row and row.is_running and (reason := _why_it_worked(initiative, row)):
        summary = "validated" if model.verdict == "validated" else "moved as expected"
        yield Decision(Call.WORKED, initiative, row, reason, summary)


def _why_it_worked(initiative: InitiativeRow, row: KeyResultRow) -> str:
    """Why there may be more in it, where its Key Result still needs it."""
    if row.review.status.status in (Status.ON_TRACK, Status.LEARNING):
        return ""
    if initiative.model.verdict == "validated":
        return f"validated, but the Key Result is still {row.review.status.status.replace('-', ' ')}"
    expected = expected_change(initiative.model.hypothesis)
    movement = initiative.movement if expected and initiative.model.status == "in-progress" else None
    if expected and movement and movement.change and is_expectation_met(expected, movement.change):
        return f"the Key Result moved as expected: {movement_text(initiative, unit_of(row))}"
    return ""


def _specific_question(row: KeyResultRow, report: StatusReport, is_idle: bool) -> str:
    review = row.review
    if is_contradicted(review.status):
        computed = gap_text(review.gap, row.metrics.tolerance) if review.gap else "its computed status is at risk"
        return f"Reported on track, but {computed}: what do you know that the numbers do not show yet?"
    if row.is_refuted and not report.is_suppressed(Call.UNMOVED, row.entity):
        return "All planned work has shipped: what have you learned since you planned it?"
    if row.blocked_by:
        names = ", ".join(map(short_address, row.blocked_by))
        return f"Depends on {names}: who will follow up, and how long can it wait?"
    if is_idle:
        return "Nothing is in progress: should something start now, or should this be dropped?"
    if review.confidence and review.confidence.dropped_twice:
        fall = " → ".join(str(value) for value in review.confidence.history[-3:])
        return f"Confidence fell twice ({fall}): what changed your mind?"
    if row.forecast and row.forecast.miss >= FAR:
        landing = with_unit(half_up(row.forecast.value, 1), unit_of(row))
        return f"Forecast {landing}: what would change the trend, not just the next value?"
    return ""
