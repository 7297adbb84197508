"""What somebody owes: a word, a date, a verdict."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from okr_cli.model.entity import Entity
from okr_cli.phrases import counted
from okr_cli.progress.check_ins import lacks_ask
from okr_cli.progress.delivery import lacks_learning, lacks_verdict
from okr_cli.progress.measurement import is_settled
from okr_cli.progress.score import lacks_learning_verdict, lacks_missed_reason
from okr_cli.views import cells
from okr_cli.views.rows import Board, InitiativeRow, KeyResultRow


class Duty(StrEnum):
    """What is owed, named as the rules name it. The last three fall due when a cycle is over; no rule finds them."""

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
        """The rule that finds the same, if there is one."""
        return None if self in AT_THE_END else str(self)


AT_THE_END = (Duty.NO_FINAL_VALUE, Duty.NO_FINDING, Duty.NO_REASON)
DUTIES = {
    Duty.STALE: "check in",
    Duty.OVERDUE: "ship it, drop it, or give it a new date",
    Duty.ASK: "say what would help",
    Duty.NO_VERDICT: "say whether it worked",
    Duty.NO_LEARNING: "write what it taught",
    Duty.NO_FINAL_VALUE: "say how it ended",
    Duty.NO_FINDING: "give it a verdict",
    Duty.NO_REASON: "say why, as 'learned:' or with a score of your own",
}
SILENT = frozenset({Duty.STALE, Duty.NO_VERDICT, Duty.NO_LEARNING})
"""What nobody has said yet."""


class Owed(NamedTuple):
    """``days`` without a check-in, past the due day or since the end of the cycle, 0 where no date tells. ``reason``
    is a clause for people."""

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
        return DUTIES[self.duty]

    @property
    def judgement(self) -> tuple[str, Entity]:
        """What a team may silence."""
        return str(self.duty), self.entity

    @property
    def urgency(self) -> tuple[int, int]:
        """The longest overdue first, then by kind."""
        return -self.days, list(Duty).index(self.duty)


def is_running(row: KeyResultRow) -> bool:
    """Agreed, and its cycle not over: drafts and closed files owe nothing."""
    return row.entity.state == "active" and not row.review.over


def owed(board: Board) -> Iterator[Owed]:
    """Everything that is owed on a board, silenced or not, in the order of its rows."""
    for objective in board.objectives:
        for row in objective.key_results:
            yield from _at_the_end(row, board) if row.review.over else _key_result(row, board)
            for one in row.initiatives:
                yield from _initiative(one, row, board)
        for one in objective.initiatives:
            yield from _initiative(one, None, board)
    for one in board.orphans:
        yield from _initiative(one, None, board)


def _key_result(row: KeyResultRow, board: Board) -> Iterator[Owed]:
    # A yes and the last milestone are a word as good as a check-in.
    if not is_running(row) or is_settled(row.model, board.as_of):
        return
    entity, silence = row.entity, row.review.staleness
    if silence.is_stale:
        said = f"last check-in {counted(silence.days, 'day')} ago" if silence.days is not None else "no check-in yet"
        since = silence.last or (row.cycle.start if row.cycle else board.as_of)
        yield Owed(Duty.STALE, entity, row.model.title, row.owner, (board.as_of - since).days, said)
    if lacks_ask(row.model.check_ins, board.as_of):
        yield Owed(Duty.ASK, entity, row.model.title, row.owner, 0, "said to be at risk, and asks for nothing")


def _at_the_end(row: KeyResultRow, board: Board) -> Iterator[Owed]:
    """What a cycle leaves to say that is over, as long as its file is not closed."""
    model, score, silence = row.model, row.review.score, row.review.staleness
    if row.entity.state != "active" or row.cycle is None:
        return
    days = (board.as_of - row.cycle.end).days
    if silence.is_stale and not (model.score or model.verdict):
        before = counted((row.cycle.end - silence.last).days, "day") if silence.last else ""
        last = f"the last check-in was {before} before its end" if before else "there was no check-in"
        reason = f"{row.cycle.name} is over, and {last}"
        yield Owed(Duty.NO_FINAL_VALUE, row.entity, model.title, row.owner, days, reason)
    if lacks_learning_verdict(model, score):
        reason = f"{row.cycle.name} is over, and nobody said what it found out"
        yield Owed(Duty.NO_FINDING, row.entity, model.title, row.owner, days, reason)
    if score and lacks_missed_reason(model, score):
        reason = f"committed, scored {score.value}, and no reason is given"
        yield Owed(Duty.NO_REASON, row.entity, model.title, row.owner, days, reason)


def _initiative(row: InitiativeRow, key_result: KeyResultRow | None, board: Board) -> Iterator[Owed]:
    model, entity = row.model, row.entity
    if entity.state != "active":
        return
    if row.overdue and model.due:
        late = (board.as_of - model.due).days
        reason = f"{cells.work_status(row)}, {counted(late, 'day')} past due ({model.due})"
        yield Owed(Duty.OVERDUE, entity, model.title, row.owner, late, reason, key_result)
    if lacks_verdict(model, key_result.cycle if key_result else None, board.as_of):
        yield Owed(Duty.NO_VERDICT, entity, model.title, row.owner, 0, "shipped, without a verdict", key_result)
    if lacks_learning(model):
        yield Owed(Duty.NO_LEARNING, entity, model.title, row.owner, 0, "dropped, without a word of why", key_result)
