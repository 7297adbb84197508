"""The agenda of a check-in: what happened since the last one, and what needs talking about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from okr_cli.model.check_in import CheckIn
from okr_cli.progress.readings import known_on
from okr_cli.progress.rhythm import is_contradicted
from okr_cli.progress.status import Status
from okr_cli.views.decisions import Decision, decisions
from okr_cli.views.events import Event, Lesson, events, lessons, work
from okr_cli.views.grouping import key_result_risk
from okr_cli.views.idle import Idle, idle
from okr_cli.views.owed import SILENT, Owed, is_running, owed
from okr_cli.views.questions import Question, questions
from okr_cli.views.records import Remark, remarks
from okr_cli.views.rows import Board, InitiativeRow, KeyResultRow, KpiRow

TROUBLE = (Status.AT_RISK, Status.BEHIND)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A Key Result with what was said of it since the last time, oldest first."""

    row: KeyResultRow
    check_ins: tuple[CheckIn, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """What goes on after the meeting: still in trouble since the last time, asked before and not answered by any later
    check-in, and due before the next one."""

    still: tuple[KeyResultRow, ...]
    asked: tuple[tuple[KeyResultRow, CheckIn], ...]
    due: tuple[InitiativeRow, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything on the agenda. ``since`` is the day of the last check-in meeting: what is dated after it is new.

    ``unspoken`` have no new check-in, ``troubled`` are the Key Results to talk about, the worst first. ``drafts`` and
    ``over`` count the Key Results that are not on it, because nothing is agreed yet or their cycle is over.
    """

    board: Board
    since: date
    until: date
    spoken: tuple[Spoken, ...]
    unspoken: tuple[KeyResultRow, ...]
    events: tuple[Event, ...]
    lessons: tuple[Lesson, ...]
    troubled: tuple[KeyResultRow, ...]
    unhealthy: tuple[KpiRow, ...]
    decisions: tuple[Decision, ...]
    idle: tuple[Idle, ...]
    silent: tuple[Owed, ...]
    remarks: tuple[Remark, ...]
    questions: tuple[Question, ...]
    carried: Carried
    drafts: int
    over: int


def agenda_of(board: Board, since: date) -> Agenda:
    """The agenda of a board that was made to compare with ``since``, a day before its own."""
    rows = [row for row in board.key_results() if is_running(row)]
    spoken = [Spoken(row, new) for row in rows if (new := _new(row, since, board.as_of))]
    troubled = tuple(sorted((row for row in rows if _is_troubled(row)), key=key_result_risk))
    resting = idle(board)
    silent = tuple(one for one in owed(board) if one.duty in SILENT)
    states = [row.entity.state for row in board.key_results()]
    until = board.as_of + (board.as_of - since)
    return Agenda(
        board,
        since,
        until,
        tuple(spoken),
        tuple(row for row in rows if not _new(row, since, board.as_of)),
        tuple(events(board, since)),
        tuple(lessons(board, since)),
        troubled,
        tuple(row for row in board.kpis if row.health.healthy is False),
        tuple(decisions(board)),
        resting,
        silent,
        tuple(remarks(board)),
        tuple(questions(troubled, {one.row.entity for one in resting})),
        _carried(rows, board, since, until),
        states.count("draft"),
        len(states) - states.count("draft") - len(rows),
    )


def _new(row: KeyResultRow, since: date, as_of: date) -> tuple[CheckIn, ...]:
    return tuple(one for one in known_on(row.model.check_ins, as_of) if one.date > since)


def _is_troubled(row: KeyResultRow) -> bool:
    return row.review.status.status in TROUBLE or is_contradicted(row.review.status)


def open_ask(row: KeyResultRow, since: date, as_of: date) -> CheckIn | None:
    """The latest check-in with an ask that nothing has followed, or that is new since the last time."""
    known = known_on(row.model.check_ins, as_of)
    return next((one for one in reversed(known) if one.ask and (one is known[-1] or one.date > since)), None)


def _carried(rows: list[KeyResultRow], board: Board, since: date, until: date) -> Carried:
    rows.sort(key=key_result_risk)
    still = (row for row in rows if _is_troubled(row) and row.before and row.before.status.status in TROUBLE)
    open_work = (one for one, _ in work(board) if one.model.is_open)
    due = (one for one in open_work if one.model.due and board.as_of < one.model.due <= until)
    return Carried(tuple(still), tuple(_asked(rows, board.as_of, since)), tuple(due))


def _asked(rows: list[KeyResultRow], as_of: date, since: date) -> Iterator[tuple[KeyResultRow, CheckIn]]:
    for row in rows:
        asked = open_ask(row, since, as_of)
        if asked and asked.date <= since:
            yield row, asked
