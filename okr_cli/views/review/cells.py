"""What an agenda prints for a Key Result or a decision, short and in full: values, changes, asks, reasons."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from okr_cli.model.entity import Entity
from okr_cli.model.measure import Metric, Milestones, YesNo
from okr_cli.output.documents.document import Item, Section
from okr_cli.output.symbols import SIGNS, labelled, words
from okr_cli.phrases import counted
from okr_cli.progress.check_ins import lacks_ask
from okr_cli.progress.entity_metrics import KeyResultMetrics
from okr_cli.progress.status import TROUBLE, Status, is_contradicted
from okr_cli.safe_text import one_line
from okr_cli.views import formatting
from okr_cli.views.action_items import Duty
from okr_cli.views.dependents import dependents
from okr_cli.views.formatting import NO_OWNER
from okr_cli.views.measure_text import retarget_text, value_range
from okr_cli.views.occasions import Occasion
from okr_cli.views.review.decisions import Call, Decision
from okr_cli.views.review.report import Agenda, DroppedRow, StatusChange, open_ask
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow

LONGEST_UNIT = 3
MOST_TITLES = 4
"""Titles in a row that somebody still reads."""

HEADINGS = {
    Occasion.DRAFT: "Before agreeing on a draft",
    Occasion.MID_CYCLE: "Halfway through the cycle",
    Occasion.ONE_TO_ONE: "For a one-on-one",
}
VERBS = {Call.OVERDUE: "Ship, drop or reschedule", Call.WORKED: "Do more of"}


def titled(row: KeyResultRow) -> str:
    """``Lift crews from 38% to 52%, Mateo Fuentes``."""
    return f"{formatting.key_result_title(row)}{formatting.key_result_suffix(row)}, {row.owner or NO_OWNER}"


def named(row: KeyResultRow | InitiativeRow, agenda: Agenda) -> str:
    """The title, and whose it is if it is another team's."""
    return f"{row.model.title}{agenda.report.origin(row.entity)}"


def first_titles(rows: Sequence[KeyResultRow]) -> str:
    """The first titles, and how many more there are."""
    titles = "; ".join(formatting.key_result_title(row) for row in rows[:MOST_TITLES])
    return f"{titles}; and {len(rows) - MOST_TITLES} more" if len(rows) > MOST_TITLES else titles


def values(row: KeyResultRow) -> str:
    """``47.5 → 48.4%``: the value before and now, without a long unit, which is in the title anyway."""
    before, now = row.before, row.review
    if isinstance(row.model.measure, Milestones):
        whole = formatting.number_text(now.progress.whole_weight or Decimal(0))
        return f"{_done_weight(before)} → {_done_weight(now)} of {whole}"
    if now.progress.current is None:
        return "" if isinstance(row.model.measure, Metric) else value_range(row)
    was = before.progress.current if before else None
    if was is None and isinstance(row.model.measure, Metric):
        was = row.model.measure.baseline
    unit = formatting.unit_of(row) or ""
    short = unit if len(unit) <= LONGEST_UNIT else None
    start = "?" if was is None else formatting.amount_text(was, unit)
    return one_line(f"{start} → {formatting.with_unit(now.progress.current, short)}")


def _done_weight(review: KeyResultMetrics | None) -> str:
    return formatting.number_text(review.progress.done_weight or Decimal(0)) if review else "?"


def confidence_change(row: KeyResultRow) -> str:
    """``3 → 2``; only the number if it is unchanged."""
    now = row.review.confidence
    was = row.before.confidence if row.before else None
    if now is None:
        return ""
    return f"{was.value} → {now.value}" if was and was.value != now.value else str(now.value)


def points_moved(row: KeyResultRow) -> str:
    """Points of progress gained; a limit and a yes or no have none."""
    progress = row.review.progress
    if progress.condition or progress.missing or row.before is None or isinstance(row.model.measure, YesNo):
        return ""
    return formatting.change_text(progress.raw, row.before.progress.raw)


def status_in_full(row: KeyResultRow) -> str:
    """The effective status; below it the computed and the previous one, if they differ."""
    reading = row.review.status
    status = reading.status
    before = row.before.status.status if row.before else status
    lines = [labelled(status)]
    lines += [f"computed: {words(reading.derived)}"] if reading.differs else []
    # A Key Result that is new has not come from anywhere.
    lines += [f"was {words(before)}"] if before not in (status, Status.NO_DATA) else []
    return "\n".join(lines)


def status_on_one_line(row: KeyResultRow, change: StatusChange) -> str:
    """``✗ newly at risk``, ``✓ back on track``, ``▼ behind, was ✗``, with the computed status if it differs."""
    reading = row.review.status
    if is_contradicted(reading) and change.now is Status.AT_RISK:
        return f"{labelled(reading.status)} (computed: {SIGNS[reading.derived]})"
    computed = f" (computed: {SIGNS[reading.derived]})" if reading.differs else ""
    return f"{change_in_words(change)}{computed}"


def change_in_words(change: StatusChange, former: Callable[[Status], str] = SIGNS.__getitem__) -> str:
    """``✗ newly at risk``, ``✓ back on track``, ``▼ behind, was ✗``; without a change only the status. ``former`` names
    the status that was: ``words`` where there is room for them."""
    before, now = change.before, change.now
    sign, word = SIGNS[now], words(now)
    if before is None or before is now:
        return f"{sign} {word}"
    if now in TROUBLE and before.rank > now.rank:
        return f"{sign} newly {word}"
    if before not in TROUBLE:
        return f"{sign} {word}"
    return f"{sign} back {word}" if now is Status.ON_TRACK else f"{sign} {word}, was {former(before)}"


def pace_and_forecast(row: KeyResultRow) -> Iterator[str]:
    """``48 points behind pace`` and ``forecast 2.2 (7%)``, if there is a pace and a forecast."""
    if row.review.gap is not None and not row.review.progress.missing:
        yield formatting.gap_text(row.review.gap, row.metrics.tolerance)
    if row.forecast:
        yield formatting.forecast_clause(row)


def disagreement(row: KeyResultRow) -> Iterator[str]:
    """``reported on track, computed at risk``, where a person and the numbers disagree."""
    reading = row.review.status
    if reading.differs:
        yield f"reported {words(reading.status)}, computed {words(reading.derived)}"


def asks(row: KeyResultRow, agenda: Agenda) -> Iterator[str]:
    """The owner's ask, or that an ask is missing."""
    asked = open_ask(row, agenda.since, agenda.report.as_of)
    if asked:
        when = "Asks" if asked.date > agenda.since else f"Asked on {asked.date}, still open"
        yield f"{when}: {asked.ask}"
    elif lacks_ask(row.model.check_ins, agenda.report.as_of) and not agenda.report.is_suppressed(Duty.ASK, row.entity):
        yield "Reported at risk without an ask: who could help, and how?"


def waits(row: KeyResultRow) -> Iterator[str]:
    """``Waits for day-plan-p95/small-photos`` and ``Needed by referrals/list-crews (Kenji Morita)``, as far as it waits
    for something and others wait for it."""
    if row.blocked_by:
        yield f"Depends on {', '.join(map(formatting.short_address, row.blocked_by))}"
    names = [
        f"{formatting.short_address(entity.address)} ({row.metrics.owners.name(entity.owner) or NO_OWNER})"
        for entity in dependents(row)
    ]
    if names:
        more = f" and {len(names) - MOST_TITLES} more" if len(names) > MOST_TITLES else ""
        yield f"Needed by {', '.join(names[:MOST_TITLES])}{more}"


def decisions_by_subject(agenda: Agenda) -> Iterator[tuple[Decision, str]]:
    """The first decision about each Initiative or Key Result, with the reasons of all of them in a few words."""
    by_subject: dict[Entity, list[Decision]] = defaultdict(list)
    for decision in agenda.decisions:
        by_subject[decision.row.entity].append(decision)
    for decisions in by_subject.values():
        yield decisions[0], "; ".join(decision.summary for decision in decisions)


def decision_subject(decision: Decision) -> str:
    """``Drop or replace: Rent a second till, Tom Voss``."""
    verb, about = VERBS.get(decision.call, "Drop or replace"), decision.row
    work = formatting.with_owner(about) if isinstance(about, InitiativeRow) else f"all work on {about.model.title}"
    return f"{verb}: {work}"


def dropped_item(row: DroppedRow, agenda: Agenda) -> Item:
    """An Objective or a Key Result that is no longer pursued, and why."""
    when, reason = (f"on {row.dropped.date}", row.dropped.reason) if row.dropped else ("", "")
    head = f"{row.entity.kind.label} dropped {when}: {row.model.title}, {row.owner or NO_OWNER}"
    return formatting.item(agenda.report, row.entity, head, reason)


def newly_dropped(agenda: Agenda) -> Iterator[DroppedRow]:
    """The Objectives and Key Results that were dropped since the last meeting."""
    return (row for row in agenda.dropped if row.dropped and row.dropped.date > agenda.since)


def retargeted_items(agenda: Agenda) -> Iterator[Item]:
    """Measures changed since the last meeting: old, new and why."""
    for row, change in agenda.retargeted:
        head = f"Measure changed on {change.date}: {titled(row)}"
        yield formatting.item(
            agenda.report, row.entity, head, formatting.capitalized(retarget_text(change)), change.reason
        )


def prompt_sections(agenda: Agenda, *occasions: Occasion) -> Iterator[Section]:
    """The questions of these occasions, where they are due."""
    for prompt in agenda.prompts:
        if prompt.occasion in occasions:
            titles = "; ".join(one_line(row.model.title) for row in prompt.about[:MOST_TITLES])
            more = len(prompt.about) - MOST_TITLES
            about = (f"{titles}; and {more} more" if more > 0 else titles,) if prompt.names_objectives else ()
            yield Section(HEADINGS[prompt.occasion], about, tuple(map(Item, prompt.lines)))


def left_out(agenda: Agenda) -> Iterator[str]:
    """``3 notes``: what only the full agenda has, of any team."""
    if agenda.lessons:
        yield counted(len(agenda.lessons), "note" if any(each.is_note for each in agenda.lessons) else "lesson")
    if agenda.idle:
        yield counted(len(agenda.idle), "idle Key Result")


def hidden_lines(agenda: Agenda) -> Iterator[str]:
    """What is not on the agenda: Key Results of past cycles, and what a team has suppressed."""
    if agenda.over:
        over = counted(agenda.over, "Key Result")
        yield f"{over} in closed files or past cycles not shown; use --close to see their scores"
    if agenda.suppressed:
        yield f"{counted(len(agenda.suppressed), 'item')} suppressed by comments or settings"
