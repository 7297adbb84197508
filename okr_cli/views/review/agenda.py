"""The agenda of a check-in: what happened since the last one, and what needs talking about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from okr_cli.model.check_in import CheckIn
from okr_cli.model.entity import Entity
from okr_cli.progress.check_ins import check_ins_until
from okr_cli.progress.measurement import is_settled
from okr_cli.progress.status import is_contradicted
from okr_cli.views.action_items import SILENT, Owed, is_running, owed
from okr_cli.views.decisions import Decision, decisions
from okr_cli.views.events import Event, Lesson, events, lessons, work
from okr_cli.views.grouping import key_result_risk
from okr_cli.views.review.idle import Idle, idle
from okr_cli.views.review.questions import Question, questions
from okr_cli.views.review.records import Remark, remarks
from okr_cli.views.review.trouble import CONTRADICTED, TROUBLE, is_troubled, weighed, worst_first
from okr_cli.views.rows import Board, InitiativeRow, KeyResultRow, KpiRow


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

    ``unspoken`` have no new check-in and are not done, ``troubled`` are the Key Results to talk about, the worst first,
    ``asking`` others that ask for something. ``silenced`` are rules and entities that the team does not want to hear
    of. ``drafts`` and ``over`` count the Key Results that are not on it, because nothing is agreed yet or their cycle
    is over.
    """

    board: Board
    since: date
    until: date
    spoken: tuple[Spoken, ...]
    unspoken: tuple[KeyResultRow, ...]
    events: tuple[Event, ...]
    lessons: tuple[Lesson, ...]
    troubled: tuple[KeyResultRow, ...]
    asking: tuple[KeyResultRow, ...]
    unhealthy: tuple[KpiRow, ...]
    decisions: tuple[Decision, ...]
    idle: tuple[Idle, ...]
    silent: tuple[Owed, ...]
    remarks: tuple[Remark, ...]
    questions: tuple[Question, ...]
    carried: Carried
    silenced: tuple[tuple[str, Entity], ...]
    drafts: int
    over: int


def agenda_of(board: Board, since: date) -> Agenda:
    """The agenda of a board that was made to compare with ``since``, a day before its own."""
    rows = [row for row in board.key_results() if is_running(row)]
    spoken = tuple(Spoken(row, new) for row in rows if (new := _new(row, since, board.as_of)))
    spoken_of = {one.row.entity for one in spoken}
    troubled = tuple(sorted((row for row in rows if is_troubled(row, board)), key=worst_first))
    calm = spoken_of - {row.entity for row in troubled}
    decided, silent, noted = tuple(decisions(board)), tuple(owed(board)), tuple(remarks(board))
    resting = idle(board)
    named = tuple(one for one in resting if one.waiting or board.may_say(one.judgement))
    states = [row.entity.state for row in board.key_results()]
    until = board.as_of + (board.as_of - since)
    return Agenda(
        board=board,
        since=since,
        until=until,
        spoken=spoken,
        unspoken=tuple(one for one in rows if one.entity not in spoken_of and not is_settled(one.model, board.as_of)),
        events=tuple(events(board, since)),
        lessons=tuple(lessons(board, since)),
        troubled=troubled,
        asking=tuple(row for row in rows if row.entity in calm and open_ask(row, since, board.as_of)),
        unhealthy=tuple(row for row in board.kpis if row.health.healthy is False),
        decisions=tuple(one for one in decided if board.may_say(one.judgement)),
        idle=named,
        silent=tuple(one for one in silent if one.duty in SILENT and board.may_say(one.judgement)),
        remarks=tuple(one for one in noted if board.may_say(one.judgement)),
        questions=tuple(questions(troubled, board, {one.row.entity for one in named})),
        carried=_carried(rows, board, since, until),
        silenced=tuple(_unsaid(board, rows, (*decided, *silent, *noted, *(one for one in resting if not one.waiting)))),
        drafts=states.count("draft"),
        over=len(states) - states.count("draft") - len(rows),
    )


def open_ask(row: KeyResultRow, since: date, as_of: date) -> CheckIn | None:
    """The latest check-in with an ask that nothing has followed, or that is new since the last time."""
    known = check_ins_until(row.model.check_ins, as_of)
    return next((one for one in reversed(known) if one.ask and (one is known[-1] or one.date > since)), None)


def _new(row: KeyResultRow, since: date, as_of: date) -> tuple[CheckIn, ...]:
    return tuple(one for one in check_ins_until(row.model.check_ins, as_of) if one.date > since)


def _unsaid(
    board: Board, rows: list[KeyResultRow], found: Iterable[Decision | Owed | Remark | Idle]
) -> Iterator[tuple[str, Entity]]:
    """What would have been raised, had nobody silenced it; each once."""
    every = [one.judgement for one in found]
    every += [(CONTRADICTED, row.entity) for row in rows if is_contradicted(row.review.status)]
    return (one for one in dict.fromkeys(every) if not board.may_say(one))


def _carried(rows: list[KeyResultRow], board: Board, since: date, until: date) -> Carried:
    rows = sorted(rows, key=key_result_risk)
    still = (row for row in rows if row.before and weighed(row.before.status) in TROUBLE and is_troubled(row, board))
    open_work = (one for one, _ in work(board) if one.model.is_open)
    due = (one for one in open_work if one.model.due and board.as_of < one.model.due <= until)
    return Carried(tuple(still), tuple(_asked(rows, board.as_of, since)), tuple(due))


def _asked(rows: list[KeyResultRow], as_of: date, since: date) -> Iterator[tuple[KeyResultRow, CheckIn]]:
    for row in rows:
        asked = open_ask(row, since, as_of)
        if asked and asked.date <= since:
            yield row, asked
