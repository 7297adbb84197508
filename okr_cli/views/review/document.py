"""The agenda of a check-in as a document, in the order in which a meeting needs it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from okr_cli.model.entity import Entity
from okr_cli.model.measure import Metric, Milestones, YesNo
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
from okr_cli.phrases import counted
from okr_cli.progress.check_ins import lacks_ask
from okr_cli.progress.entity_metrics import KeyResultMetrics
from okr_cli.progress.status import Status, is_contradicted, status_to_discuss
from okr_cli.safe_text import one_line
from okr_cli.views import formatting
from okr_cli.views.action_items import Duty
from okr_cli.views.formatting import NO_OWNER
from okr_cli.views.review.decisions import Call, Decision, Question
from okr_cli.views.review.report import Agenda, DroppedRow, Event, Idle, Lesson, Step, open_ask
from okr_cli.views.status.report import StatusReport
from okr_cli.views.summary import head_of
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, KpiRow

FEW = 3
"""Teams that fit around one table."""

MOST_TITLES = 4
"""Titles in a row that somebody still reads."""

LEAST_VALUE, MOST_VALUE, MOST_WIDE_VALUE = 9, 15, 24
LONGEST_UNIT = 3
VERBS = {Call.OVERDUE: "Past due:", Call.WORKED: "Double?"}


def review_document(agenda: Agenda) -> Document:
    """Every section that has something to say."""
    title = f"Check-in on {agenda.report.as_of}, since {agenda.since}"
    return Document(title, map(LeadLine, _lead(agenda)), _sections(agenda))


def _lead(agenda: Agenda) -> Iterator[str]:
    yield from head_of(agenda.report)
    teams = {row.entity.team for row in agenda.report.objectives}
    if len(teams) > FEW:
        yield f"{len(teams)} teams on one agenda; --team makes that of one"
    if agenda.over:
        yield f"{counted(agenda.over, 'Key Result')} of closed files or past cycles left out; --close shows the scores"
    if agenda.suppressed:
        yield f"{counted(len(agenda.suppressed), 'remark')} left out that a comment or the settings silence"


def _sections(agenda: Agenda) -> Iterator[Section]:
    report = agenda.report
    nothing_new = () if agenda.changed else (f"No check-in since {agenda.since}.",)
    yield Section("What changed", nothing_new, tuple(_news(agenda)), _changes(agenda))
    yield Section("What was learned", items=tuple(_lessons(agenda.lessons, report)))
    troubled = tuple(_troubled(row, agenda) for row in agenda.troubled)
    yield Section("At risk or behind, and what it asks for", items=troubled)
    yield Section("What others ask for", items=tuple(_asking(row, agenda) for row in agenda.asking))
    yield Section("Unhealthy KPIs", items=tuple(_kpi(kpi, report) for kpi in agenda.unhealthy))
    yield Section("Drop, replace or double", items=tuple(_decision(decision, report) for decision in agenda.decisions))
    yield Section("Nothing running", items=tuple(_idle(idle, report) for idle in agenda.idle))
    yield Section("Silent", items=tuple(_not_reported(agenda)))
    yield Section(
        "Questions to talk through", items=tuple(_question(question, report) for question in agenda.questions)
    )
    yield Section("What carries over", items=tuple(_carried_over(agenda)))


def _news(agenda: Agenda) -> Iterator[Item]:
    yield from (
        _dropped(row, agenda.report) for row in agenda.dropped if row.dropped and row.dropped.date > agenda.since
    )
    yield from (_event(event, agenda.report) for event in agenda.events)
    unchanged = [row.model.title for row in agenda.unchanged if not row.review.staleness.is_stale]
    if unchanged and agenda.changed:
        yield Item(one_line(f"No new check-in: {'; '.join(unchanged)}"))


def _dropped(row: DroppedRow, report: StatusReport) -> Item:
    """An Objective or a Key Result that is no longer pursued, and why."""
    when, reason = (f"on {row.dropped.date}", row.dropped.reason) if row.dropped else ("", "")
    head = f"{row.entity.kind.label} dropped {when}: {row.model.title}, {row.owner or NO_OWNER}"
    return formatting.item(report, row.entity, head, reason)


def _event(event: Event, report: StatusReport) -> Item:
    """Work that began or ended. Where no file says when it ended, the date that places it is named for what it is."""
    when = f"{event.step} on {event.day}"
    if event.step is not Step.BEGUN and event.known_by != "finished":
        when = f"{event.step} ({'due' if event.known_by == 'due' else 'begun'} on {event.day})"
    head = f"{formatting.capitalized(when)}: {formatting.with_owner(event.row)}"
    return formatting.item(report, event.row.entity, head)


def _changes(agenda: Agenda) -> Table:
    """Each Key Result with a new check-in: its value, points, confidence and status, before and now."""
    columns = (
        Column("value", "Was → now", LEAST_VALUE, 20, most=MOST_VALUE),
        Column("value", "Was → now", LEAST_VALUE, 40, most=MOST_WIDE_VALUE),
        Column("moved", "Moved", 5, 24, right=True),
        Column("confidence", "Conf", 6, 24),
        Column("status", "Status", 12),
    )
    return simple_table("Key Result", columns, [_change(new.row, agenda.report) for new in agenda.changed])


def _change(row: KeyResultRow, report: StatusReport) -> Row:
    reading = row.review.status
    status = reading.status
    before = row.before.status.status if row.before else status
    lines = [labelled(status)]
    lines += [f"≠ {words(reading.derived)}"] if reading.differs else []
    # A Key Result that is new has not come from anywhere.
    lines += [f"was {words(before)}"] if before not in (status, Status.NO_DATA) else []
    cells: Cells = {
        "value": _values(row),
        "moved": _points_moved(row),
        "confidence": _confidence_change(row),
        "status": styled("\n".join(lines), STYLES[status]),
    }
    return Row(formatting.key_result_title(row), cells, report.id_of(row.entity))


def _values(row: KeyResultRow) -> str:
    """``47.5 → 48.4%``: the value before and now, without a long unit, which is in the title anyway."""
    before, now = row.before, row.review
    if isinstance(row.model.measure, Milestones):
        whole = formatting.number_text(now.progress.whole_weight or Decimal(0))
        return f"{_done_weight(before)} → {_done_weight(now)} of {whole}"
    if now.progress.current is None:
        return "" if isinstance(row.model.measure, Metric) else formatting.value_range(row)
    was = before.progress.current if before else None
    if was is None and isinstance(row.model.measure, Metric):
        was = row.model.measure.baseline
    unit = formatting.unit_of(row) or ""
    short = unit if len(unit) <= LONGEST_UNIT else None
    start = "?" if was is None else formatting.number_text(was)
    return one_line(f"{start} → {formatting.with_unit(now.progress.current, short)}")


def _done_weight(review: KeyResultMetrics | None) -> str:
    return formatting.number_text(review.progress.done_weight or Decimal(0)) if review else "?"


def _confidence_change(row: KeyResultRow) -> str:
    """``3 → 2``; only the number where it stayed the same."""
    now = row.review.confidence
    was = row.before.confidence if row.before else None
    if now is None:
        return ""
    return f"{was.value} → {now.value}" if was and was.value != now.value else str(now.value)


def _points_moved(row: KeyResultRow) -> str:
    """Points of progress gained; a limit and a yes or no have none."""
    progress = row.review.progress
    if progress.condition or progress.missing or row.before is None or isinstance(row.model.measure, YesNo):
        return ""
    return formatting.change_text(progress.raw, row.before.progress.raw)


def _lessons(lessons: Sequence[Lesson], report: StatusReport) -> Iterator[Item]:
    """What people wrote, grouped by what it is about; with its day where there is more than one."""
    by_entity: dict[Entity, list[Lesson]] = defaultdict(list)
    for lesson in lessons:
        by_entity[lesson.entity].append(lesson)
    for entity, theirs in by_entity.items():
        verdict = f" ({theirs[0].verdict})" if theirs[0].verdict else ""
        lines = (f"{lesson.day}: {lesson.words}" if len(theirs) > 1 else lesson.words for lesson in theirs)
        yield formatting.item(report, entity, theirs[0].title + verdict, *lines)


def _troubled(row: KeyResultRow, agenda: Agenda) -> Item:
    """How it stands, and what it asks for. Where the stated status and the numbers disagree, both are named."""
    reading = row.review.status
    status = status_to_discuss(reading)
    label = labelled(status) + (" by the numbers, called on track" if is_contradicted(reading) else "")
    head = f"{label}: {formatting.key_result_title(row)}, {row.owner or NO_OWNER}"
    return formatting.item(agenda.report, row.entity, head, *_details(row, agenda), style=STYLES[status])


def _asking(row: KeyResultRow, agenda: Agenda) -> Item:
    """The ask of a Key Result that is not in trouble."""
    status = row.review.status.status
    head = f"{labelled(status)}: {formatting.key_result_title(row)}, {row.owner or NO_OWNER}"
    return formatting.item(agenda.report, row.entity, head, *_asks(row, agenda), style=STYLES[status])


def _details(row: KeyResultRow, agenda: Agenda) -> Iterator[str]:
    review = row.review
    parts = [formatting.value_range(row), *_pace(row)]
    if review.confidence:
        parts.append(f"confidence {formatting.confidence_text(review.confidence)}")
    if row.forecast:
        parts.append(f"heads for {'the ' if row.forecast.reaches_target else ''}{formatting.forecast_text(row)}")
    yield "; ".join(parts)
    if review.status.differs and not is_contradicted(review.status):
        yield f"The numbers say {words(review.status.derived)}"
    if row.blocked_by:
        yield f"Waits for {', '.join(map(formatting.short_address, row.blocked_by))}"
    yield from _asks(row, agenda)


def _pace(row: KeyResultRow) -> Iterator[str]:
    gap = row.review.gap
    if gap is not None and not row.review.progress.missing:
        points = formatting.points_text(gap)
        yield f"{points} point{'' if points == '1' else 's'} {'behind' if gap > 0 else 'ahead of'} the pace"


def _asks(row: KeyResultRow, agenda: Agenda) -> Iterator[str]:
    asked = open_ask(row, agenda.since, agenda.report.as_of)
    if asked:
        when = "Asks" if asked.date > agenda.since else f"Asked on {asked.date}, still open"
        yield f"{when}: {asked.ask}"
    elif lacks_ask(row.model.check_ins, agenda.report.as_of) and not agenda.report.is_suppressed(Duty.ASK, row.entity):
        yield "Asks for nothing: who could do what to change it?"


def _kpi(kpi: KpiRow, report: StatusReport) -> Item:
    value = f"{formatting.kpi_value(kpi)} (healthy: {formatting.kpi_limit(kpi)})"
    guarded = (f"Guards {', '.join(kpi.guards)}",) if kpi.guards else ()
    return formatting.item(report, kpi.entity, f"✗ unhealthy: {formatting.with_owner(kpi)}", value, *guarded)


def _decision(decision: Decision, report: StatusReport) -> Item:
    verb, about = VERBS.get(decision.call, "Drop or replace?"), decision.row
    subject = formatting.with_owner(about) if isinstance(about, InitiativeRow) else f"All work on: {about.model.title}"
    line = f"{formatting.capitalized(decision.reason)}. {decision.question}"
    return formatting.item(report, about.entity, f"{verb} {subject}", line)


def _idle(idle: Idle, report: StatusReport) -> Item:
    waiting = "; ".join(f"{row.model.title} ({formatting.work_status(row)})" for row in idle.waiting)
    line = f"Could begin: {waiting}" if waiting else "Nothing is planned either"
    head = f"{formatting.key_result_title(idle.row)}, {idle.row.owner or NO_OWNER}"
    return formatting.item(report, idle.row.entity, head, line)


def _not_reported(agenda: Agenda) -> Iterator[Item]:
    """What nobody has reported yet, and check-ins that were recorded oddly."""
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
        head = f"{labelled(question.status)}: each of the {len(question.about)}"
        return Item(head, question.lines, STYLES[question.status])
    return Item(_titles(question.about), question.lines)


def _carried_over(agenda: Agenda) -> Iterator[Item]:
    """Still in trouble, still asked for unless it is listed above, due before the next meeting."""
    carried, report = agenda.carried_over, agenda.report
    still: dict[tuple[Status, str], list[KeyResultRow]] = defaultdict(list)
    for row in carried.still:
        reading = row.review.status
        still[status_to_discuss(reading), " by the numbers" if is_contradicted(reading) else ""].append(row)
    for (status, by), rows in still.items():
        yield Item(f"Still {words(status)}{by}: {_titles(rows)}", style=STYLES[status])
    listed = {row.entity for row in agenda.troubled}
    for row, asked in carried.asked:
        if row.entity not in listed:
            head = f"Asked on {asked.date} by {row.owner or NO_OWNER}, still open: {asked.ask}"
            yield formatting.item(report, row.entity, head)
    for initiative in carried.due:
        work = f"{formatting.with_owner(initiative)} ({formatting.work_status(initiative)})"
        yield formatting.item(report, initiative.entity, f"Due on {initiative.model.due}: {work}")


def _titles(rows: Sequence[KeyResultRow]) -> str:
    """The first titles, and how many more there are."""
    titles = "; ".join(formatting.key_result_title(row) for row in rows[:MOST_TITLES])
    return f"{titles}; and {len(rows) - MOST_TITLES} more" if len(rows) > MOST_TITLES else titles
