"""The complete agenda, in the same order, with lessons, questions and what carries over."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from okr_cli.model.entity import Entity
from okr_cli.output.documents.document import (
    Cells,
    Column,
    Document,
    Item,
    LeadLine,
    Row,
    Section,
    Table,
    simple_table,
    styled,
)
from okr_cli.output.symbols import STYLES, labelled, words
from okr_cli.progress.status import Status, is_contradicted, status_to_discuss
from okr_cli.safe_text import one_line
from okr_cli.views import formatting
from okr_cli.views.formatting import NO_OWNER
from okr_cli.views.measure_text import value_range
from okr_cli.views.occasions import Occasion
from okr_cli.views.review import cells
from okr_cli.views.review.decisions import Decision, Question
from okr_cli.views.review.report import Agenda, Event, Idle, Lesson, Step
from okr_cli.views.status.report import StatusReport
from okr_cli.views.summary import head_of
from okr_cli.views.workspace_metrics import KeyResultRow, KpiRow

FEW = 3
"""Teams that fit around one table."""

LEAST_VALUE, MOST_VALUE, MOST_WIDE_VALUE, MOST_STATUS = 9, 15, 24, 17


def full_review_document(agenda: Agenda) -> Document:
    """Every section that is not empty."""
    title = f"Check-in on {agenda.report.as_of}, changes since {agenda.since}"
    return Document(title, map(LeadLine, _lead(agenda)), _sections(agenda))


def _lead(agenda: Agenda) -> Iterator[str]:
    yield from head_of(agenda.report)
    teams = {row.entity.team for row in agenda.report.objectives}
    if len(teams) > FEW:
        yield f"{len(teams)} teams on one agenda; --team NAME shows one team"
    yield from cells.hidden_lines(agenda)


def _sections(agenda: Agenda) -> Iterator[Section]:
    report = agenda.report
    nothing_new = () if agenda.changed else (f"No check-in since {agenda.since}.",)
    troubled = tuple(_troubled(row, agenda) for row in agenda.troubled)
    yield Section("At risk or behind, with asks", items=troubled)
    yield Section("Other asks", items=tuple(_asking(row, agenda) for row in agenda.asking))
    yield Section("Unhealthy KPIs", items=tuple(_kpi(kpi, report) for kpi in agenda.unhealthy))
    yield Section("What changed", nothing_new, tuple(_news(agenda)), _changes(agenda))
    notes, lessons = ([each for each in agenda.lessons if each.is_note is is_note] for is_note in (True, False))
    yield Section("Notes from check-ins", items=tuple(_lessons(notes, report)))
    yield Section("What was learned", items=tuple(_lessons(lessons, report)))
    yield Section("Decisions due", items=tuple(_decision(decision, report) for decision in agenda.decisions))
    yield Section("Nothing in progress", items=tuple(_idle(idle, report) for idle in agenda.idle))
    yield Section("Missing updates", items=tuple(_not_reported(agenda)))
    yield Section("Questions to discuss", items=tuple(_question(question, report) for question in agenda.questions))
    yield from cells.prompt_sections(agenda, *Occasion)
    yield Section("What carries over", items=tuple(_carried_over(agenda)))


def _news(agenda: Agenda) -> Iterator[Item]:
    yield from cells.retargeted_items(agenda)
    yield from (cells.dropped_item(row, agenda) for row in cells.newly_dropped(agenda))
    yield from (_event(event, agenda.report) for event in agenda.events)
    unchanged = [cells.named(row, agenda) for row in agenda.unchanged if not row.review.staleness.is_stale]
    if unchanged and agenda.changed:
        yield Item(one_line(f"No new check-in: {'; '.join(unchanged)}"))


def _event(event: Event, report: StatusReport) -> Item:
    """Work that started or ended. If the end has no date, the date used instead is named."""
    when = f"{event.step.word} on {event.day}"
    if event.step is not Step.BEGUN and event.known_by != "finished":
        when = f"{event.step.word} ({'due' if event.known_by == 'due' else 'started'} on {event.day})"
    head = f"{formatting.capitalized(when)}: {formatting.with_owner(event.row)}"
    return formatting.item(report, event.row.entity, head)


def _changes(agenda: Agenda) -> Table:
    """Each Key Result with a new check-in: its value, points, confidence and status, before and now."""
    columns = (
        Column("value", "Was → now", LEAST_VALUE, 20, most=MOST_VALUE),
        Column("value", "Was → now", LEAST_VALUE, 40, most=MOST_WIDE_VALUE),
        Column("moved", "Moved", 5, 24, right=True),
        Column("confidence", "Confidence", 10, 28),
        Column("status", "Status", 12, most=MOST_STATUS),
    )
    return simple_table("Key Result", columns, [_change(new.row, agenda.report) for new in agenda.changed])


def _change(row: KeyResultRow, report: StatusReport) -> Row:
    found: Cells = {
        "value": cells.values(row),
        "moved": cells.points_moved(row),
        "confidence": cells.confidence_change(row),
        "status": styled(cells.status_in_full(row), STYLES[row.review.status.status]),
    }
    return Row(formatting.key_result_title(row), found, report.id_of(row.entity), suffix=report.origin(row.entity))


def _lessons(lessons: Sequence[Lesson], report: StatusReport) -> Iterator[Item]:
    """What people wrote, grouped by entity, with dates if there are several."""
    by_entity: dict[Entity, list[Lesson]] = defaultdict(list)
    for lesson in lessons:
        by_entity[lesson.entity].append(lesson)
    for entity, theirs in by_entity.items():
        verdict = f" ({theirs[0].verdict})" if theirs[0].verdict else ""
        lines = (f"{lesson.day}: {lesson.words}" if len(theirs) > 1 else lesson.words for lesson in theirs)
        yield formatting.item(report, entity, theirs[0].title + verdict, *lines)


def _troubled(row: KeyResultRow, agenda: Agenda) -> Item:
    """Its numbers and its ask, and both statuses if the reported and the computed one differ."""
    reading = row.review.status
    status = status_to_discuss(reading)
    reported = ", reported on track" if is_contradicted(reading) else ""
    head = f"{labelled(status)}{reported}: {cells.titled(row)}"
    return formatting.item(agenda.report, row.entity, head, *_details(row, agenda), style=STYLES[status])


def _asking(row: KeyResultRow, agenda: Agenda) -> Item:
    """The ask of a Key Result that is not in trouble."""
    status = row.review.status.status
    head = f"{labelled(status)}: {cells.titled(row)}"
    return formatting.item(agenda.report, row.entity, head, *cells.asks(row, agenda), style=STYLES[status])


def _details(row: KeyResultRow, agenda: Agenda) -> Iterator[str]:
    confidence = row.review.confidence
    sure = [f"confidence {formatting.confidence_text(confidence)}"] if confidence else []
    yield "; ".join((value_range(row), *cells.pace_and_forecast(row), *sure))
    if not is_contradicted(row.review.status):
        yield from map(formatting.capitalized, cells.disagreement(row))
    yield from cells.waits(row)
    yield from cells.asks(row, agenda)


def _kpi(kpi: KpiRow, report: StatusReport) -> Item:
    value = f"{formatting.kpi_value(kpi)} (healthy: {formatting.kpi_limit(kpi)})"
    guarded = (f"Guards {', '.join(kpi.guards)}",) if kpi.guards else ()
    return formatting.item(report, kpi.entity, f"✗ unhealthy: {formatting.with_owner(kpi)}", value, *guarded)


def _decision(decision: Decision, report: StatusReport) -> Item:
    line = f"{formatting.capitalized(decision.reason)}. {decision.question}"
    return formatting.item(report, decision.row.entity, cells.decision_subject(decision), line)


def _idle(idle: Idle, report: StatusReport) -> Item:
    waiting = "; ".join(f"{row.model.title} ({formatting.work_status(row)})" for row in idle.waiting)
    line = f"Could start next: {waiting}" if waiting else "Nothing is planned"
    head = cells.titled(idle.row)
    return formatting.item(report, idle.row.entity, head, line)


def _not_reported(agenda: Agenda) -> Iterator[Item]:
    """Missing check-ins, and those recorded oddly."""
    for item in agenda.not_reported:
        head = f"{item.title}, {item.owner or NO_OWNER}: {item.reason}"
        yield formatting.item(agenda.report, item.entity, head)
    for problem in agenda.check_in_problems:
        row = problem.row
        yield formatting.item(agenda.report, row.entity, f"{row.model.title}: {problem.reason}")


def _question(question: Question, report: StatusReport) -> Item:
    """A question for some Key Results, or those for all of a color."""
    if len(question.about) == 1:
        (row,) = question.about
        return formatting.item(report, row.entity, formatting.key_result_title(row), *question.lines)
    if question.all:
        head = f"{labelled(question.status)}: for each of the {len(question.about)} Key Results"
        return Item(head, question.lines, STYLES[question.status])
    return Item(cells.first_titles(question.about), question.lines)


def _carried_over(agenda: Agenda) -> Iterator[Item]:
    """What is still in trouble, asks not listed above, and work due before the next meeting."""
    carried, report = agenda.carried_over, agenda.report
    still: dict[tuple[Status, str], list[KeyResultRow]] = defaultdict(list)
    for row in carried.still:
        reading = row.review.status
        still[status_to_discuss(reading), ", reported on track" if is_contradicted(reading) else ""].append(row)
    for (status, reported), rows in still.items():
        yield Item(f"Still {words(status)}{reported}: {cells.first_titles(rows)}", style=STYLES[status])
    listed = {row.entity for row in agenda.troubled}
    for row, asked in carried.asked:
        if row.entity not in listed:
            head = f"Asked on {asked.date} by {row.owner or NO_OWNER}, still open: {asked.ask}"
            yield formatting.item(report, row.entity, head)
    for initiative in carried.due:
        work = f"{formatting.with_owner(initiative)} ({formatting.work_status(initiative)})"
        yield formatting.item(report, initiative.entity, f"Due on {initiative.model.due}: {work}")
