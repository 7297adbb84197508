"""Initiatives that a team should drop, replace, give a date, or do more of."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from okr_cli.model.entity import Entity
from okr_cli.phrases import counted
from okr_cli.progress.hypothesis import expected_change, is_expectation_met
from okr_cli.progress.prioritization import Quadrant, quadrant_of
from okr_cli.progress.status import Status
from okr_cli.views import cells
from okr_cli.views.action_items import is_running
from okr_cli.views.events import work
from okr_cli.views.rows import Board, InitiativeRow, KeyResultRow


class Call(StrEnum):
    """Why a decision is due. The first four ask to drop or replace, the last to double."""

    UNMOVED = "delivered-but-unmoved"
    STALLED = "stalled-initiative"
    WASTE = "disguised-waste"
    OVERDUE = "overdue-initiative"
    WORKED = "worked"


AGREED = (None, "to-do", "in-progress")
"""Open work that is more than an idea: to rate an idea low is what prioritising is for."""
QUESTIONS = {
    Call.UNMOVED: "Is the guess behind all of them wrong? What is the next one?",
    Call.STALLED: "Drop it, replace it, or what says that the effect is still to come?",
    Call.WASTE: "Which smaller step would show whether it is worth it? Else take it out.",
    Call.OVERDUE: "Ship it, drop it, or give it a new date?",
    Call.WORKED: "Is there more to be had from it, or is it spent?",
}


class Decision(NamedTuple):
    """About an Initiative, or about all those of a Key Result."""

    call: Call
    about: InitiativeRow | KeyResultRow
    key_result: KeyResultRow | None
    reason: str

    @property
    def judgement(self) -> tuple[str, Entity]:
        """What a team may silence."""
        return str(self.call), self.about.entity

    @property
    def is_doubling(self) -> bool:
        """Whether to do more of it, not less."""
        return self.call is Call.WORKED

    @property
    def question(self) -> str:
        """What to decide."""
        return QUESTIONS[self.call]


def decisions(board: Board) -> Iterator[Decision]:
    """What is to be decided, silenced or not, in the order of the board: what to drop or replace first, then what to
    double."""
    yield from (one for one in _decisions(board) if not one.is_doubling)
    yield from (one for one in _decisions(board) if one.is_doubling)


def _decisions(board: Board) -> Iterator[Decision]:
    for row in board.key_results():
        if is_running(row) and row.is_refuted:
            shipped = counted(row.delivery.shipped, "Initiative")
            reason = f"{shipped} shipped, none open, {cells.progress_percent(row.review.progress)} of the way"
            yield Decision(Call.UNMOVED, row, row, reason)
    for one, served in work(board):
        if one.entity.state == "active":
            yield from _about(one, served, board)


def _about(one: InitiativeRow, row: KeyResultRow | None, board: Board) -> Iterator[Decision]:
    moved = one.movement
    if one.stalled and moved:
        so_far = cells.moved(one, cells.unit(row) if row else None)
        reason = f"{moved.days} days in progress, and the Key Result hardly moved"
        yield Decision(Call.STALLED, one, row, f"{reason} ({so_far})" if so_far else reason)
    if one.model.status in AGREED and quadrant_of(one.model) is Quadrant.WASTE:
        yield Decision(Call.WASTE, one, row, "rated low impact at high effort")
    if one.overdue and one.model.due:
        late = counted((board.as_of - one.model.due).days, "day")
        yield Decision(Call.OVERDUE, one, row, f"{cells.work_status(one)}, due {late} ago")
    if row and is_running(row) and (reason := _worked(one, row)):
        yield Decision(Call.WORKED, one, row, reason)


def _worked(one: InitiativeRow, row: KeyResultRow) -> str:
    """Why there may be more in it, where its Key Result still needs it."""
    if row.review.status.status in (Status.ON_TRACK, Status.LEARNING):
        return ""
    if one.model.verdict == "validated":
        return f"validated, and the Key Result is {row.review.status.status.replace('-', ' ')} all the same"
    expected = expected_change(one.model.hypothesis)
    change = one.movement.change if one.movement else None
    if one.model.status == "in-progress" and expected and change and is_expectation_met(expected, change):
        return f"the Key Result moved as expected: {cells.moved(one, cells.unit(row))}"
    return ""
