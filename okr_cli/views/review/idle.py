"""Key Results that nobody works on."""

from collections.abc import Iterable
from typing import NamedTuple

from okr_cli.model.entity import Entity
from okr_cli.progress.status import Status
from okr_cli.views.action_items import is_running
from okr_cli.views.rows import Board, InitiativeRow, KeyResultRow


class Idle(NamedTuple):
    """``waiting`` is what could begin: ideas and work to do."""

    row: KeyResultRow
    waiting: tuple[InitiativeRow, ...]

    @property
    def judgement(self) -> tuple[str, Entity]:
        """What a team may silence, where nothing is waiting either."""
        return "key-result-without-initiative", self.row.entity


def idle(board: Board) -> tuple[Idle, ...]:
    """Key Results without an Initiative in progress.

    An organisation's are moved by its teams, and others by those that contribute to them. A reached one and a limit
    that holds need no work. Work for the whole Objective counts for each of its Key Results.
    """
    return tuple(
        Idle(row, tuple(one for one in row.initiatives if one.model.is_open))
        for objective in board.objectives
        if not _is_any_running(objective.initiatives)
        for row in objective.key_results
        if is_running(row) and not _needs_none(row)
        if not _is_any_running(row.initiatives)
    )


def _is_any_running(rows: Iterable[InitiativeRow]) -> bool:
    return any(one.model.status == "in-progress" for one in rows)


def _needs_none(row: KeyResultRow) -> bool:
    if row.entity.level == "organisation" or row.is_supported:
        return True
    if row.review.status.status is Status.ON_TRACK and (row.model.guardrail or row.review.progress.condition):
        return True
    raw = row.review.progress.raw
    return row.review.progress.condition is None and raw is not None and raw >= 1
