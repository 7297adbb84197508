"""The agenda of a check-in on one screen, in the order of a meeting.

What it leaves out is in ``full_document.py``, and the agenda of several teams in ``company_document.py``.
"""

from collections.abc import Iterator

from okr_cli.output.documents.document import (
    Cells,
    Column,
    Document,
    Item,
    LeadLine,
    Medium,
    Row,
    Section,
    Style,
    StyledText,
    Table,
    simple_table,
    styled,
)
from okr_cli.output.symbols import SIGNS, STYLES, words
from okr_cli.phrases import counted, listed
from okr_cli.safe_text import one_line
from okr_cli.views import formatting
from okr_cli.views.action_items import ActionItem, Duty
from okr_cli.views.formatting import NO_OWNER
from okr_cli.views.measure_text import short_value_range
from okr_cli.views.occasions import Occasion
from okr_cli.views.review import cells
from okr_cli.views.review.report import Agenda, Step, status_change
from okr_cli.views.summary import head_of
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, KpiRow

LEAST_VALUE, MOST_VALUE, MOST_STATUS = 9, 18, 28
VERDICTS = {Duty.NO_VERDICT: "Verdict missing", Duty.NO_LEARNING: "Lesson missing"}


def review_document(agenda: Agenda) -> Document:
    """What a team decides and discusses, with the rest in one line."""
    title = f"Check-in on {agenda.report.as_of}, changes since {agenda.since}"
    return Document(title, map(LeadLine, (*head_of(agenda.report), *cells.hidden_lines(agenda))), _sections(agenda))


def _sections(agenda: Agenda) -> Iterator[Section]:
    nothing_new = () if agenda.changed else (f"No check-in since {agenda.since}.",)
    changes = _changes(agenda)
    yield Section("To discuss", items=tuple(_to_discuss(agenda)))
    yield Section("What changed", nothing_new, tuple(_news(agenda)), changes, heading_in_table=bool(agenda.changed))
    yield Section("Decisions due", items=tuple(_decisions(agenda)))
    yield _due(agenda)
    yield from cells.prompt_sections(agenda, Occasion.ONE_TO_ONE)
    yield Section("", tuple(_more(agenda)), only=Medium.SCREEN)


def _to_discuss(agenda: Agenda) -> Iterator[Item]:
    """Key Results at risk or behind, then others with an ask, then unhealthy KPIs."""
    yield from (_troubled(row, agenda) for row in agenda.troubled)
    for row in agenda.asking:
        yield _asking(row, agenda, *cells.asks(row, agenda))
    listed_already = {row.entity for row in (*agenda.troubled, *agenda.asking)}
    for row, asked in agenda.carried_over.asked:
        if row.entity not in listed_already:
            yield _asking(row, agenda, f"Asked on {asked.date}, still open: {asked.ask}")
    yield from (_kpi(kpi, agenda) for kpi in agenda.unhealthy)


def _troubled(row: KeyResultRow, agenda: Agenda) -> Item:
    """``✗ Raise … to 3.5, Leila Haddad``, its numbers, its ask and its dependencies."""
    change = status_change(row, agenda.report)
    was = [f"was {words(change.before)}"] if change.before and change.is_change else []
    how = (short_value_range(row), *cells.pace_and_forecast(row), *was, *cells.disagreement(row))
    lines = ("; ".join(how), *cells.asks(row, agenda), *cells.waits(row))
    head = f"{SIGNS[change.now]} {cells.titled(row)}"
    return formatting.item(agenda.report, row.entity, head, *lines, style=STYLES[change.now])


def _asking(row: KeyResultRow, agenda: Agenda, *asks: str) -> Item:
    """The ask of a Key Result that is not in trouble."""
    status = row.review.status.status
    head = f"{SIGNS[status]} {cells.titled(row)}"
    return formatting.item(agenda.report, row.entity, head, *asks, style=STYLES[status])


def _kpi(kpi: KpiRow, agenda: Agenda) -> Item:
    value = f"{formatting.kpi_value(kpi)} (healthy: {formatting.kpi_limit(kpi)})"
    guarded = f"; guards {', '.join(map(formatting.short_address, kpi.guards))}" if kpi.guards else ""
    head = f"✗ Unhealthy KPI: {formatting.with_owner(kpi)}"
    return formatting.item(agenda.report, kpi.entity, head, value + guarded, style=Style.RED)


def _changes(agenda: Agenda) -> Table:
    """One line for each Key Result with a new check-in. A title that is too long for it is cut."""
    columns = (
        Column("value", "Was → now", LEAST_VALUE, 20, most=MOST_VALUE),
        Column("moved", "Moved", 5, 24, right=True),
        Column("confidence", "Confidence", 10, 28),
        Column("status", "Status", 10, most=MOST_STATUS),
    )
    return simple_table("Key Result", columns, [_change(new.row, agenda) for new in agenda.changed], title_lines=1)


def _change(row: KeyResultRow, agenda: Agenda) -> Row:
    change = status_change(row, agenda.report)
    found: Cells = {
        "value": cells.values(row),
        "moved": cells.points_moved(row),
        "confidence": cells.confidence_change(row),
        "status": styled(cells.status_on_one_line(row, change), STYLES[change.now]),
    }
    report, title = agenda.report, formatting.key_result_title(row)
    if report.is_of_other_team(row.entity):  # first, since a long title is cut
        title = f"{one_line(row.entity.team)}: {title}"
    return Row(title, found, report.id_of(row.entity))


def _news(agenda: Agenda) -> Iterator[Item]:
    """What was changed in measures, what was dropped, work that began and ended, and check-ins that are missing or
    dated oddly: one line each."""
    yield from cells.retargeted_items(agenda)
    yield from (cells.dropped_item(row, agenda) for row in cells.newly_dropped(agenda))
    for step in Step:
        titles = [cells.named(event.row, agenda) for event in agenda.events if event.step is step]
        if titles:
            yield Item(one_line(f"{formatting.capitalized(step.word)}: {'; '.join(titles)}"))
    unchanged = [cells.named(row, agenda) for row in agenda.unchanged if not row.review.staleness.is_stale]
    if unchanged and agenda.changed:
        yield Item(one_line(f"No new check-in: {'; '.join(unchanged)}"))
    stale = [item for item in agenda.not_reported if item.duty is Duty.STALE]
    if len(stale) == 1:
        yield Item(one_line(f"Stale: {_stale(stale[0], agenda)}"))
    elif stale:
        yield Item(f"Stale: {len(stale)} Key Results", tuple(one_line(_stale(item, agenda)) for item in stale))
    for problem in agenda.check_in_problems:
        head = f"{problem.row.model.title}: {problem.reason}"
        yield formatting.item(agenda.report, problem.row.entity, head)


def _stale(item: ActionItem, agenda: Agenda) -> str:
    return f"{item.title} ({item.owner or NO_OWNER}, {item.reason}){agenda.report.origin(item.entity)}"


def _decisions(agenda: Agenda) -> Iterator[Item]:
    for decision, reasons in cells.decisions_by_subject(agenda):
        head = f"{cells.decision_subject(decision)} ({reasons})"
        yield formatting.item(agenda.report, decision.row.entity, head)
    for item in agenda.not_reported:
        if item.duty in VERDICTS:
            head = f"{VERDICTS[item.duty]}: {item.title}, {item.owner or NO_OWNER}"
            yield formatting.item(agenda.report, item.entity, head)


def _due(agenda: Agenda) -> Section:
    """Work due before the next meeting, with the date in the heading if it is the same for all."""
    rows = sorted(agenda.carried_over.due, key=lambda row: str(row.model.due))
    is_one_day = len({row.model.due for row in rows}) == 1
    heading = f"Due on {rows[0].model.due}" if is_one_day else f"Due by {agenda.until}"
    return Section(heading, items=tuple(_due_item(row, agenda, is_one_day) for row in rows))


def _due_item(row: InitiativeRow, agenda: Agenda, is_one_day: bool) -> Item:
    """``2026-11-27: Preload three sample jobs, Sunniva Berg``; what nobody works on is said to be to do."""
    day = "" if is_one_day else f"{row.model.due}: "
    begun = "" if row.status == "in-progress" else f" ({formatting.work_status(row)})"
    return formatting.item(agenda.report, row.entity, f"{day}{formatting.with_owner(row)}{begun}")


def _more(agenda: Agenda) -> Iterator[StyledText]:
    """What ``--full`` adds."""
    questions = sum(len(question.lines) for question in agenda.questions)
    questions += sum(len(prompt.lines) for prompt in agenda.prompts if prompt.occasion is not Occasion.ONE_TO_ONE)
    added = [
        *cells.left_out(agenda),
        *([counted(questions, "question")] if questions else []),
        *(["what carries over"] if agenda.carried_over.still else []),
    ]
    if added:
        yield styled(f"--full adds {listed(added)}.", Style.MUTED)
