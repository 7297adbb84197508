"""The points of an agenda in words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from okr_cli.model.entity import Entity
from okr_cli.output.documents.document import Point
from okr_cli.output.symbols import labelled, words
from okr_cli.progress.check_ins import lacks_ask
from okr_cli.progress.status import Status, is_contradicted
from okr_cli.safe_text import one_line
from okr_cli.views import cells
from okr_cli.views.action_items import Duty, Owed
from okr_cli.views.decisions import Call, Decision
from okr_cli.views.events import Event, Lesson, Step
from okr_cli.views.kpi_table import healthy_words, value_of
from okr_cli.views.review.agenda import Agenda, open_ask
from okr_cli.views.review.idle import Idle
from okr_cli.views.review.questions import Question
from okr_cli.views.review.records import Remark
from okr_cli.views.review.trouble import weighed
from okr_cli.views.rows import InitiativeRow, KeyResultRow, KpiRow
from okr_cli.workspace.short_names import Naming

SHOWN = 4
"""Titles in a row that somebody still reads."""

VERBS = {Call.OVERDUE: "Past due:", Call.WORKED: "Double?"}


def event_point(one: Event, names: Naming) -> Point:
    """Work that began or ended. No file says when it ended: the day that places it stands there as what it is."""
    when = f"begun on {one.day}"
    if one.step is not Step.BEGUN:
        when = f"{one.step} ({'due' if one.known_by == 'due' else 'begun'} on {one.day})"
    return Point(one_line(f"{when[:1].upper()}{when[1:]}: {named(one.row)}"), name=names(one.row.entity))


def lesson_points(lessons: Sequence[Lesson], names: Naming) -> Iterator[Point]:
    """What people wrote, together where it is about the same; with its day where there is more than one."""
    by_entity: dict[Entity, list[Lesson]] = defaultdict(list)
    for one in lessons:
        by_entity[one.entity].append(one)
    for entity, theirs in by_entity.items():
        verdict = f" ({theirs[0].verdict})" if theirs[0].verdict else ""
        lines = (f"{one.day}: {one.words}" if len(theirs) > 1 else one.words for one in theirs)
        yield Point(one_line(theirs[0].title + verdict), tuple(map(one_line, lines)), name=names(entity))


def trouble_point(row: KeyResultRow, agenda: Agenda) -> Point:
    """How it stands, and what it asks for. Where a person contradicts a red number, both are said at once."""
    reading = row.review.status
    status, said = reading.status, labelled(reading.status)
    if is_contradicted(reading):
        status, said = reading.derived, f"{labelled(reading.derived)} by the numbers, called on track"
    head = f"{said}: {cells.title(row)}, {owner(row)}"
    return Point(head, tuple(_standing(row, agenda)), status, agenda.board.names(row.entity))


def ask_point(row: KeyResultRow, agenda: Agenda) -> Point:
    """What one asks for that is not in trouble."""
    status = row.review.status.status
    head = f"{labelled(status)}: {cells.title(row)}, {owner(row)}"
    return Point(head, tuple(_asks(row, agenda)), status, agenda.board.names(row.entity))


def kpi_point(row: KpiRow, names: Naming) -> Point:
    """A health metric that is not healthy, and what it keeps honest."""
    guarded = (one_line(f"Guards {', '.join(row.guards)}"),) if row.guards else ()
    head = one_line(f"✗ unhealthy: {row.model.title}, {row.owner or 'no owner'}")
    return Point(head, (f"{value_of(row)} (healthy: {healthy_words(row)})", *guarded), name=names(row.entity))


def decision_point(one: Decision, names: Naming) -> Point:
    """What to decide about work, and why."""
    verb = VERBS.get(one.call, "Drop or replace?")
    about = named(one.about) if isinstance(one.about, InitiativeRow) else f"All work on: {one.about.model.title}"
    line = one_line(f"{_upper(one.reason)}. {one.question}")
    return Point(one_line(f"{verb} {about}"), (line,), name=names(one.about.entity))


def idle_point(one: Idle, names: Naming) -> Point:
    """A Key Result that nobody works on, and what could begin."""
    waiting = "; ".join(f"{row.model.title} ({cells.work_status(row)})" for row in one.waiting)
    line = f"Could begin: {waiting}" if waiting else "Nothing is planned either"
    return Point(f"{cells.title(one.row)}, {owner(one.row)}", (one_line(line),), name=names(one.row.entity))


def owed_point(one: Owed, names: Naming) -> Point:
    """What nobody has said yet."""
    head = one_line(f"{one.title}, {one.owner or 'no owner'}: {one.reason}")
    return Point(head, name=names(one.entity))


def remark_point(one: Remark, names: Naming) -> Point:
    """A check-in that was recorded oddly."""
    return Point(one_line(f"{one.row.model.title}: {one.reason}"), name=names(one.row.entity))


def question_point(one: Question, names: Naming) -> Point:
    """A question for some Key Results, or those for all of a colour."""
    if len(one.about) == 1:
        return Point(cells.title(one.about[0]), one.lines, name=names(one.about[0].entity))
    if one.all:
        return Point(f"{labelled(one.status)}: each of the {len(one.about)}", one.lines, one.status)
    return Point(_titles(one.about), one.lines)


def carried_points(agenda: Agenda) -> Iterator[Point]:
    """Still in trouble, still asked for unless it stands above, due before the next time."""
    carried, names = agenda.carried, agenda.board.names
    still: dict[tuple[Status, str], list[KeyResultRow]] = defaultdict(list)
    for row in carried.still:
        reading = row.review.status
        still[weighed(reading), " by the numbers" if is_contradicted(reading) else ""].append(row)
    for (status, by), rows in still.items():
        yield Point(f"Still {words(status)}{by}: {_titles(rows)}", status=status)
    above = {row.entity for row in agenda.troubled}
    for row, asked in carried.asked:
        if row.entity not in above:
            head = one_line(f"Asked on {asked.date} by {owner(row)}, still open: {asked.ask}")
            yield Point(head, name=names(row.entity))
    for one in carried.due:
        head = one_line(f"Due on {one.model.due}: {named(one)} ({cells.work_status(one)})")
        yield Point(head, name=names(one.entity))


def named(row: InitiativeRow) -> str:
    """An Initiative and who answers for it."""
    return f"{row.model.title}, {row.owner or 'no owner'}"


def owner(row: KeyResultRow) -> str:
    """Who answers for a Key Result."""
    return row.owner or "no owner"


def _titles(rows: Sequence[KeyResultRow]) -> str:
    """The first of them by title, and how many more there are."""
    titles = "; ".join(cells.title(row) for row in rows[:SHOWN])
    return f"{titles}; and {len(rows) - SHOWN} more" if len(rows) > SHOWN else titles


def _standing(row: KeyResultRow, agenda: Agenda) -> Iterator[str]:
    review = row.review
    parts = [cells.way(row), *_pace(row)]
    if review.confidence:
        parts.append(f"confidence {cells.confidence(review.confidence)}")
    if row.forecast:
        parts.append(f"heads for {'the ' if row.forecast.reaches_target else ''}{cells.landing(row)}")
    yield one_line("; ".join(parts))
    if review.status.differs and not is_contradicted(review.status):
        yield f"The numbers say {labelled(review.status.derived)[2:]}"
    if row.blocked_by:
        yield one_line(f"Waits for {', '.join(map(cells.short_address, row.blocked_by))}")
    yield from _asks(row, agenda)


def _asks(row: KeyResultRow, agenda: Agenda) -> Iterator[str]:
    asked = open_ask(row, agenda.since, agenda.board.as_of)
    if asked:
        when = "Asks" if asked.date > agenda.since else f"Asked on {asked.date}, still open"
        yield one_line(f"{when}: {asked.ask}")
    elif lacks_ask(row.model.check_ins, agenda.board.as_of) and agenda.board.may_say((Duty.ASK, row.entity)):
        yield "Asks for nothing: who could do what to change it?"


def _pace(row: KeyResultRow) -> Iterator[str]:
    gap = row.review.gap
    if gap is not None and not row.review.progress.missing:
        points = cells.pace(abs(gap)).lstrip("-")
        yield f"{points} point{'' if points == '1' else 's'} {'behind' if gap > 0 else 'ahead of'} the pace"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
