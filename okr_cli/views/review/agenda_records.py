"""``okr review`` for programs, version 1: the agenda of a check-in, section by section in the order of the page."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from okr_cli.model.initiative import Verdict
from okr_cli.output.record import Record, optional
from okr_cli.progress.status import Status
from okr_cli.views.item_records import (
    ActionItemRecord,
    ItemRecord,
    ReferenceRecord,
    StandingRecord,
    SuppressedRecord,
    action_item_record,
    address,
    standing_record,
    suppressed_record,
)
from okr_cli.views.metrics import KeyResultRow
from okr_cli.views.record_parts import CheckInRecord, CycleRecord, ForecastRecord, Head, forecast_record
from okr_cli.views.records import KpiRecord
from okr_cli.views.review.decisions import Call, Decision
from okr_cli.views.review.report import Agenda, CarriedOver, Step, open_ask
from okr_cli.views.status.records import SummaryRecord
from okr_cli.views.summary import summarize


class ChangedRecord(ItemRecord):
    """A Key Result with new check-ins."""

    before: StandingRecord | None
    now: StandingRecord
    check_ins: tuple[CheckInRecord, ...]


class EventRecord(ItemRecord):
    """An Initiative that began or ended."""

    key_result: str | None
    step: Step
    day: Annotated[date, Field(description="For what ended: the day that places it, since no file says when it did.")]
    known_by: Annotated[Literal["started", "due"], Field(description="The key that `day` stands under.")]


class LessonRecord(ReferenceRecord):
    """The note of a check-in, or what an Initiative taught."""

    day: date
    words: str
    verdict: Verdict | None


class TroubledRecord(ItemRecord):
    """A Key Result to talk about."""

    before: StandingRecord | None
    now: StandingRecord
    ask: str | None
    blocked_by: tuple[str, ...]
    forecast: ForecastRecord | None


class DecisionRecord(ItemRecord):
    """An Initiative, or all those of a Key Result, to drop, replace, or do more of; `double` says which."""

    call: Call
    double: bool
    key_result: str | None
    reason: str
    question: str


class IdleRecord(ItemRecord):
    """A Key Result without an Initiative in progress, and those that could begin."""

    waiting: tuple[ItemRecord, ...]


class CheckInProblemRecord(ItemRecord):
    """Check-ins that were recorded oddly, and the rule of lint that finds the same."""

    rule: str
    reason: str


class QuestionRecord(Record):
    """Questions about Key Results of one status, which are given by address."""

    status: Status
    about: tuple[str, ...]
    lines: tuple[str, ...]


class AskedRecord(ItemRecord):
    """A Key Result with a check-in that asks for something and was not answered."""

    check_in: CheckInRecord


class DueSoonRecord(ItemRecord):
    """An Initiative that is due before the next check-in."""

    due: date | None


class CarriedOverRecord(Record):
    """What goes on after the meeting."""

    still: tuple[ItemRecord, ...]
    asked: tuple[AskedRecord, ...]
    due: tuple[DueSoonRecord, ...]


class AgendaRecord(Head):
    """The agenda of a check-in."""

    view: Literal["review"] = "review"
    since: date
    until: Annotated[date, Field(description="As far ahead as `since` lies back: the next check-in.")]
    cycles: tuple[CycleRecord, ...]
    notes: tuple[str, ...]
    summary: SummaryRecord
    changed: tuple[ChangedRecord, ...]
    unchanged: tuple[ItemRecord, ...]
    work: tuple[EventRecord, ...]
    learned: tuple[LessonRecord, ...]
    troubled: tuple[TroubledRecord, ...]
    asking: tuple[TroubledRecord, ...]
    unhealthy_kpis: tuple[KpiRecord, ...]
    decisions: tuple[DecisionRecord, ...]
    idle: tuple[IdleRecord, ...]
    silent: tuple[ActionItemRecord, ...]
    records: tuple[CheckInProblemRecord, ...]
    questions: tuple[QuestionRecord, ...]
    carries_over: CarriedOverRecord
    silenced: tuple[SuppressedRecord, ...]


def report_record(agenda: Agenda) -> AgendaRecord:
    """The whole report."""
    return AgendaRecord.of(
        agenda,
        agenda.report,
        cycles=tuple(map(CycleRecord.of, agenda.report.cycles)),
        summary=SummaryRecord.of_summary(summarize(agenda.report)),
        changed=tuple(
            ChangedRecord.about_row(
                new.row, **_before_and_now(new.row), check_ins=tuple(map(CheckInRecord.of, new.check_ins))
            )
            for new in agenda.changed
        ),
        unchanged=tuple(map(ItemRecord.about_row, agenda.unchanged)),
        work=tuple(
            EventRecord.about_row(event.row, event, key_result=address(event.key_result)) for event in agenda.events
        ),
        learned=tuple(LessonRecord.about(lesson.entity, lesson) for lesson in agenda.lessons),
        troubled=tuple(_troubled(row, agenda) for row in agenda.troubled),
        asking=tuple(_troubled(row, agenda) for row in agenda.asking),
        unhealthy_kpis=tuple(map(KpiRecord.of_row, agenda.unhealthy)),
        decisions=tuple(map(_decision, agenda.decisions)),
        idle=tuple(
            IdleRecord.about_row(idle.row, waiting=tuple(map(ItemRecord.about_row, idle.waiting)))
            for idle in agenda.idle
        ),
        silent=tuple(map(action_item_record, agenda.not_reported)),
        records=tuple(CheckInProblemRecord.about_row(problem.row, problem) for problem in agenda.check_in_problems),
        questions=tuple(
            QuestionRecord.of(question, about=tuple(row.entity.address for row in question.about))
            for question in agenda.questions
        ),
        carries_over=_carried_over(agenda.carried_over),
        silenced=tuple(map(suppressed_record, agenda.suppressed)),
    )


def _before_and_now(row: KeyResultRow) -> dict[str, Any]:
    return {"before": optional(standing_record, row.before), "now": standing_record(row.review)}


def _troubled(row: KeyResultRow, agenda: Agenda) -> TroubledRecord:
    asked = open_ask(row, agenda.since, agenda.report.as_of)
    return TroubledRecord.about_row(
        row,
        row,
        **_before_and_now(row),
        ask=asked.ask if asked else None,
        forecast=optional(forecast_record, row.forecast),
    )


def _decision(decision: Decision) -> DecisionRecord:
    key_result = address(decision.key_result)
    return DecisionRecord.about_row(decision.about, decision, double=decision.is_doubling, key_result=key_result)


def _carried_over(carried: CarriedOver) -> CarriedOverRecord:
    return CarriedOverRecord(
        still=tuple(map(ItemRecord.about_row, carried.still)),
        asked=tuple(AskedRecord.about_row(row, check_in=CheckInRecord.of(check_in)) for row, check_in in carried.asked),
        due=tuple(DueSoonRecord.about_row(row, row.model) for row in carried.due),
    )
