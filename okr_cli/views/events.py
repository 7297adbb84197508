"""What the Initiatives did since a day, and what was learned, as far as dates tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from okr_cli.model.entity import Entity
from okr_cli.progress.check_ins import check_ins_until
from okr_cli.views.action_items import is_running
from okr_cli.views.rows import Board, InitiativeRow, KeyResultRow


class Step(StrEnum):
    """What became of an Initiative."""

    BEGUN = "begun"
    SHIPPED = "shipped"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Event:
    """``day`` is when work began. No file says when it ended: for that, ``day`` is the one that places it after the
    last time, which is its due day or else its first, as ``known_by`` says."""

    row: InitiativeRow
    key_result: KeyResultRow | None
    step: Step
    day: date
    known_by: Literal["started", "due"] = "started"


@dataclass(frozen=True, slots=True)
class Lesson:
    """Words of a person: the note of a check-in, or what an ended Initiative taught, with its verdict."""

    entity: Entity
    title: str
    day: date
    words: str
    verdict: str | None = None


def events(board: Board, since: date) -> Iterator[Event]:
    """Initiatives begun, shipped and dropped after ``since`` and up to the day of the board."""
    for row, key_result in work(board):
        if row.entity.state != "active":
            continue
        model = row.model
        is_started, is_due = (day is not None and since < day <= board.as_of for day in (model.started, model.due))
        ended = Step.SHIPPED if model.status == "shipped" else Step.DROPPED
        if model.is_open and model.started and is_started:
            yield Event(row, key_result, Step.BEGUN, model.started)
        elif not model.is_open and model.due and is_due:
            yield Event(row, key_result, ended, model.due, "due")
        elif not model.is_open and model.started and is_started:
            yield Event(row, key_result, ended, model.started)


def lessons(board: Board, since: date) -> Iterator[Lesson]:
    """Notes of the new check-ins, then what the Initiatives that ended taught."""
    for key_result in board.key_results():
        for one in check_ins_until(key_result.model.check_ins, board.as_of) if is_running(key_result) else ():
            if one.date > since and one.note:
                yield Lesson(key_result.entity, key_result.model.title, one.date, one.note)
    for event in events(board, since):
        model = event.row.model
        if event.step is not Step.BEGUN and model.learned:
            yield Lesson(event.row.entity, model.title, event.day, model.learned, model.verdict)


def work(board: Board) -> Iterator[tuple[InitiativeRow, KeyResultRow | None]]:
    """Every Initiative with the Key Result that it serves, in the order of the board."""
    for objective in board.objectives:
        for key_result in objective.key_results:
            yield from ((one, key_result) for one in key_result.initiatives)
        yield from ((one, None) for one in objective.initiatives)
    yield from ((one, None) for one in board.orphans)
