"""The points of an agenda in words."""

from collections.abc import Iterator, Sequence

from okr_cli.progress.rhythm import lacks_ask
from okr_cli.views import cells
from okr_cli.views.agenda import Agenda, Carried, open_ask
from okr_cli.views.decisions import Call, Decision
from okr_cli.views.events import Event, Lesson, Step
from okr_cli.views.idle import Idle
from okr_cli.views.kpi_table import healthy_words, value_of
from okr_cli.views.owed import Owed
from okr_cli.views.page import Point
from okr_cli.views.questions import Question
from okr_cli.views.records import Remark
from okr_cli.views.rows import InitiativeRow, KeyResultRow, KpiRow
from okr_cli.views.symbols import labelled
from okr_cli.views.text import one_line

VERBS = {Call.OVERDUE: "Past due:", Call.WORKED: "Double?"}


def event_point(one: Event) -> Point:
    """Work that began or ended."""
    when = f"begun on {one.day}" if one.step is Step.BEGUN else one.step
    return Point(one_line(f"{when.capitalize()}: {named(one.row)}"))


def lesson_points(lessons: Sequence[Lesson]) -> Iterator[Point]:
    """What people wrote, together where it is about the same; with its day where there is more than one."""
    for entity in dict.fromkeys(one.entity for one in lessons):
        theirs = [one for one in lessons if one.entity is entity]
        verdict = f" ({theirs[0].verdict})" if theirs[0].verdict else ""
        lines = (f"{one.day}: {one.words}" if len(theirs) > 1 else one.words for one in theirs)
        yield Point(one_line(theirs[0].title + verdict), tuple(map(one_line, lines)))


def trouble_point(row: KeyResultRow, agenda: Agenda) -> Point:
    """How it stands, and what it asks for."""
    status = row.review.status.status
    return Point(f"{labelled(status)}: {cells.title(row)}, {owner(row)}", tuple(_standing(row, agenda)), status)


def ask_point(row: KeyResultRow, agenda: Agenda) -> Point:
    """What one asks for that is not in trouble."""
    status = row.review.status.status
    return Point(f"{labelled(status)}: {cells.title(row)}, {owner(row)}", tuple(_asks(row, agenda)), status)


def kpi_point(row: KpiRow) -> Point:
    """A health metric that is not healthy, and what it keeps honest."""
    guarded = (one_line(f"Guards {', '.join(row.guards)}"),) if row.guards else ()
    head = one_line(f"✗ unhealthy: {row.model.title}, {row.owner or 'no owner'}")
    return Point(head, (f"{value_of(row)} (healthy: {healthy_words(row)})", *guarded))


def decision_point(one: Decision) -> Point:
    """What to decide about work, and why."""
    verb = VERBS.get(one.call, "Drop or replace?")
    if one.initiative:
        head = f"{verb} {named(one.initiative)}"
    else:
        head = f"{verb} All work on: {one.key_result.model.title if one.key_result else ''}"
    return Point(one_line(head), (one_line(f"{_upper(one.reason)}. {one.question}"),))


def idle_point(one: Idle) -> Point:
    """A Key Result that nobody works on, and what could begin."""
    waiting = "; ".join(f"{row.model.title} ({cells.work_status(row)})" for row in one.waiting)
    line = f"Could begin: {waiting}" if waiting else "Nothing is planned either"
    return Point(f"{cells.title(one.row)}, {owner(one.row)}", (one_line(line),))


def owed_point(one: Owed) -> Point:
    """What nobody has said yet."""
    return Point(one_line(f"{one.title}, {one.owner or 'no owner'}: {one.reason}"))


def remark_point(one: Remark) -> Point:
    """A check-in that was recorded oddly."""
    return Point(one_line(f"{one.row.model.title}: {one.reason}"))


def question_point(one: Question) -> Point:
    """A question for one Key Result, or those for all of a colour."""
    if len(one.about) > 1:
        return Point(f"{labelled(one.status)}: each of the {len(one.about)}", one.lines, one.status)
    return Point(cells.title(one.about[0]), one.lines)


def carried_points(carried: Carried) -> Iterator[Point]:
    """Still in trouble, still asked for, due before the next time."""
    for status in dict.fromkeys(row.review.status.status for row in carried.still):
        titles = "; ".join(cells.title(row) for row in carried.still if row.review.status.status is status)
        yield Point(f"Still {labelled(status)[2:]}: {titles}", status=status)
    for row, asked in carried.asked:
        yield Point(one_line(f"Asked on {asked.date} by {owner(row)}, still open: {asked.ask}"))
    for one in carried.due:
        yield Point(one_line(f"Due on {one.model.due}: {named(one)} ({cells.work_status(one)})"))


def named(row: InitiativeRow) -> str:
    """An Initiative and who answers for it."""
    return f"{row.model.title}, {row.owner or 'no owner'}"


def owner(row: KeyResultRow) -> str:
    """Who answers for a Key Result."""
    return row.owner or "no owner"


def _standing(row: KeyResultRow, agenda: Agenda) -> Iterator[str]:
    review = row.review
    parts = [cells.way(row), *_pace(row)]
    if review.confidence:
        parts.append(f"confidence {cells.confidence(review.confidence)}")
    if review.forecast:
        parts.append(f"heads for {cells.landing(row)}")
    yield one_line("; ".join(parts))
    if review.status.differs:
        yield f"The numbers say {labelled(review.status.derived)[2:]}"
    if row.blocked_by:
        yield one_line(f"Waits for {', '.join(map(cells.short_address, row.blocked_by))}")
    yield from _asks(row, agenda)


def _asks(row: KeyResultRow, agenda: Agenda) -> Iterator[str]:
    asked = open_ask(row, agenda.since, agenda.board.as_of)
    if asked:
        yield one_line(f"Asks: {asked.ask}")
    elif lacks_ask(row.model.check_ins, agenda.board.as_of):
        yield "Asks for nothing: who could do what to change it?"


def _pace(row: KeyResultRow) -> Iterator[str]:
    gap = row.review.gap
    if gap is not None and not row.review.progress.missing:
        points = cells.pace(abs(gap)).lstrip("-")
        yield f"{points} point{'' if points == '1' else 's'} {'behind' if gap > 0 else 'ahead of'} the pace"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
