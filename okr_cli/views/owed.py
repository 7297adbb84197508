"""What somebody owes: a word, a date, a verdict."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from okr_cli.model.entity import Entity
from okr_cli.progress.rhythm import lacks_ask, lacks_learning, lacks_verdict
from okr_cli.views import cells
from okr_cli.views.rows import Board, InitiativeRow, KeyResultRow
from okr_cli.views.text import count


class Duty(StrEnum):
    """What is owed, named as the rules name it."""

    STALE = "stale-key-result"
    OVERDUE = "overdue-initiative"
    ASK = "at-risk-without-ask"
    NO_VERDICT = "shipped-without-verdict"
    NO_LEARNING = "dropped-without-learning"


DUTIES = {
    Duty.STALE: "check in",
    Duty.OVERDUE: "ship it, drop it, or give it a new date",
    Duty.ASK: "say what would help",
    Duty.NO_VERDICT: "say whether it worked",
    Duty.NO_LEARNING: "write what it taught",
}
SILENT = frozenset({Duty.STALE, Duty.NO_VERDICT, Duty.NO_LEARNING})
"""What nobody has said yet."""


@dataclass(frozen=True, slots=True)
class Owed:
    """``days`` without a check-in or past the due day, 0 where no date tells. ``reason`` is a clause for people."""

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
    def urgency(self) -> tuple[int, int]:
        """The longest overdue first, then by kind."""
        return -self.days, list(Duty).index(self.duty)


def is_running(row: KeyResultRow) -> bool:
    """Agreed, and its cycle not over: drafts and closed files owe nothing."""
    return row.entity.state == "active" and not row.review.over


def owed(board: Board) -> Iterator[Owed]:
    """Everything that is owed on a board, in the order of its rows."""
    for objective in board.objectives:
        for row in objective.key_results:
            yield from _key_result(row, board)
            for one in row.initiatives:
                yield from _initiative(one, row, board)
        for one in objective.initiatives:
            yield from _initiative(one, None, board)
    for one in board.orphans:
        yield from _initiative(one, None, board)


def _key_result(row: KeyResultRow, board: Board) -> Iterator[Owed]:
    if not is_running(row):
        return
    entity, silence = row.entity, row.review.silence
    if silence.stale:
        said = f"last check-in {count(silence.days, 'day')} ago" if silence.days is not None else "no check-in yet"
        since = silence.last or (row.cycle.start if row.cycle else board.as_of)
        yield Owed(Duty.STALE, entity, row.model.title, row.owner, (board.as_of - since).days, said)
    if lacks_ask(row.model.check_ins, board.as_of):
        yield Owed(Duty.ASK, entity, row.model.title, row.owner, 0, "at risk, and asks for nothing")


def _initiative(row: InitiativeRow, key_result: KeyResultRow | None, board: Board) -> Iterator[Owed]:
    model, entity = row.model, row.entity
    if entity.state != "active":
        return
    if row.overdue and model.due:
        late = (board.as_of - model.due).days
        reason = f"{cells.work_status(row)}, {count(late, 'day')} past due ({model.due})"
        yield Owed(Duty.OVERDUE, entity, model.title, row.owner, late, reason, key_result)
    if lacks_verdict(model, key_result.cycle if key_result else None, board.as_of):
        yield Owed(Duty.NO_VERDICT, entity, model.title, row.owner, 0, "shipped, without a verdict", key_result)
    if lacks_learning(model):
        yield Owed(Duty.NO_LEARNING, entity, model.title, row.owner, 0, "dropped, without a word of why", key_result)
