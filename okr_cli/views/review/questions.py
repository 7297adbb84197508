"""Questions to talk through: for red what would have to stop, for amber the options."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from okr_cli.model.entity import Entity
from okr_cli.progress.arithmetic import half_up
from okr_cli.progress.status import Status, is_contradicted
from okr_cli.safe_text import one_line
from okr_cli.views import cells
from okr_cli.views.decisions import Call
from okr_cli.views.numbers import shown, with_unit
from okr_cli.views.rows import Board, KeyResultRow

RED = (
    "What stands in the way, and who can move it?",
    "What would have to stop so that this gets the hands it needs?",
    "If nothing can stop: does the target, the Key Result or the Objective still hold, and who must hear of it?",
)
AMBER = (
    "Goal: which value by the next check-in would show that it is back on its way?",
    "Reality: what do the numbers say that nobody has said yet?",
    "Options: which two other ways could move it, and what would each cost?",
    "Will: which one begins this week, and who begins it?",
)
"""In the order of the GROW model: goal, reality, options, will."""

FAR = Decimal("0.2")
"""The part of the way that a forecast must miss to be worth a question of its own (OKRs Tool)."""


class Question(NamedTuple):
    """About Key Results of one ``status``; about ``all`` that have it, or about those that it fits."""

    status: Status
    about: tuple[KeyResultRow, ...]
    lines: tuple[str, ...]
    all: bool


def questions(troubled: Sequence[KeyResultRow], board: Board, idle: Collection[Entity]) -> Iterator[Question]:
    """For red and then for amber: what asks for a question of its own, each question once, then the common ones."""
    for status, common in ((Status.AT_RISK, RED), (Status.BEHIND, AMBER)):
        rows = tuple(row for row in troubled if _color(row) is status)
        own: dict[str, list[KeyResultRow]] = defaultdict(list)
        for row in rows:
            own[one_line(_own(row, board, row.entity in idle))].append(row)
        for_all = tuple(words for words, fitting in own.items() if words and len(fitting) == len(rows))
        for words, fitting in own.items():
            if words and words not in for_all:
                yield Question(status, tuple(fitting), (words,), False)
        if rows:
            yield Question(status, rows, (*for_all, *common), True)


def _color(row: KeyResultRow) -> Status:
    """A green word over a red number is talked about as red."""
    return Status.AT_RISK if is_contradicted(row.review.status) else row.review.status.status


def _own(row: KeyResultRow, board: Board, is_idle: bool) -> str:
    review = row.review
    if is_contradicted(review.status):
        behind = f"stands {shown(half_up(review.gap, 0))} points behind its pace" if review.gap else "says at risk"
        return f"You call it on track and its number {behind}: what do you see that it does not show, and from when?"
    if row.is_refuted and board.may_say((Call.UNMOVED, row.entity)):
        return "Everything planned is out: what do you know now that you did not know when you chose it?"
    if row.blocked_by:
        names = ", ".join(map(cells.short_address, row.blocked_by))
        return f"It waits for {names}: who talks to whom, and until when can it wait?"
    if is_idle:
        return "Nothing runs for it: what begins, or what is it still on the list for?"
    if review.confidence and review.confidence.dropped_twice:
        fall = " → ".join(str(one) for one in review.confidence.history[-3:])
        return f"Confidence fell twice, {fall}: what changed your mind?"
    if row.forecast and row.forecast.miss >= FAR:
        landing = with_unit(half_up(row.forecast.value, 1), cells.unit(row))
        return f"It heads for {landing}: which step would change the slope, and not only the next value?"
    return ""
