"""Key Results that a check-in has to talk about."""

from decimal import Decimal

from okr_cli.progress.status import Status, StatusAssessment, is_contradicted
from okr_cli.views.rows import Board, KeyResultRow

TROUBLE = frozenset({Status.AT_RISK, Status.BEHIND})
CONTRADICTED = "status-contradicts-pace"
"""The rule that finds a green word over a red number."""


def worst_first(row: KeyResultRow) -> tuple[int, Decimal]:
    """The worst first, where a green word over a red number counts as red; then the most points of risk."""
    return weighed(row.review.status).rank, -row.risk.points


def weighed(reading: StatusAssessment) -> Status:
    """The status that a meeting has to talk about: a green word over a red number is red."""
    return reading.derived if is_contradicted(reading) else reading.status


def is_troubled(row: KeyResultRow, board: Board) -> bool:
    """Behind or at risk, or called on track against its numbers, unless somebody has silenced that."""
    return row.review.status.status in TROUBLE or (
        is_contradicted(row.review.status) and board.may_say((CONTRADICTED, row.entity))
    )
