"""The data of a check-in meeting: what happened since the last one, and what to discuss."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal, NamedTuple, TypeAlias

from okr_cli.model.check_in import CheckIn
from okr_cli.model.days import days_after
from okr_cli.model.entity import Entity, Kind
from okr_cli.phrases import counted
from okr_cli.progress.check_ins import check_ins_until, first_out_of_order, is_outside_cycle
from okr_cli.progress.entity_metrics import KeyResultMetrics
from okr_cli.progress.in_force import Retarget
from okr_cli.progress.measurement import is_settled
from okr_cli.progress.status import TROUBLE, Status, is_contradicted, status_to_discuss
from okr_cli.views.action_items import NOT_REPORTED, ActionItem, action_items
from okr_cli.views.grouping import key_result_risk
from okr_cli.views.occasions import Prompt, prompts
from okr_cli.views.review.decisions import Decision, Question, decisions, questions
from okr_cli.views.status.report import StatusReport, SuppressionKey
from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, KpiRow, ObjectiveRow

CONTRADICTED = "status-contradicts-pace"
"""The rule that finds a status stated as on track where the numbers say at risk."""


class NewCheckIns(NamedTuple):
    """A Key Result with its check-ins since the last meeting, oldest first."""

    row: KeyResultRow
    check_ins: tuple[CheckIn, ...]


class Step(StrEnum):
    """What happened to an Initiative."""

    BEGUN = "begun"
    SHIPPED = "shipped"
    DROPPED = "dropped"

    @property
    def word(self) -> str:
        """The word for people."""
        return "started" if self is Step.BEGUN else str(self)


class Event(NamedTuple):
    """``day`` is when work began or ended. Where no file says when it ended, ``day`` is its due date or else its first
    day, whichever places it after the last meeting, as ``known_by`` says."""

    row: InitiativeRow
    key_result: KeyResultRow | None
    step: Step
    day: date
    known_by: Literal["started", "due", "finished"] = "started"


class Lesson(NamedTuple):
    """The note of a check-in, or the lesson of an Initiative that ended, with its verdict."""

    entity: Entity
    title: str
    day: date
    words: str
    verdict: str | None = None

    @property
    def is_note(self) -> bool:
        """Whether it is the note of a check-in."""
        return self.entity.kind is Kind.KEY_RESULT


class Idle(NamedTuple):
    """A Key Result that nobody works on. ``waiting`` are ideas and work that could start."""

    row: KeyResultRow
    waiting: tuple[InitiativeRow, ...]

    @property
    def key(self) -> SuppressionKey:
        """The key by which a team may suppress it, if nothing is waiting either."""
        return SuppressionKey("key-result-without-initiative", self.row.entity)


class CheckInProblem(NamedTuple):
    """A check-in that was recorded oddly. ``rule`` is the name of the rule that finds the same."""

    row: KeyResultRow
    rule: str
    reason: str

    @property
    def key(self) -> SuppressionKey:
        """The key by which a team may suppress it."""
        return SuppressionKey(self.rule, self.row.entity)


class Retargeted(NamedTuple):
    """A Key Result whose measure was changed since the last meeting."""

    row: KeyResultRow
    change: Retarget


class StatusChange(NamedTuple):
    """A Key Result with its effective status at the last meeting (None if it had none) and now.

    ``computed`` is the computed status now; None if it is the same, or if the team has suppressed the difference.
    """

    row: KeyResultRow
    before: Status | None
    now: Status
    computed: Status | None = None

    @property
    def is_change(self) -> bool:
        """Whether the status is another one."""
        return self.before is not self.now

    @property
    def is_at_risk(self) -> bool:
        """Whether it is at risk, by the status that counts or by the numbers."""
        return Status.AT_RISK in (self.now, self.computed)


DroppedRow: TypeAlias = KeyResultRow | ObjectiveRow


class OpenAsk(NamedTuple):
    """A Key Result with a check-in that asks for something and was not answered."""

    row: KeyResultRow
    check_in: CheckIn


class CarriedOver(NamedTuple):
    """What stays open after the meeting: trouble, asks without a later check-in, and work due before the next one."""

    still: tuple[KeyResultRow, ...]
    asked: tuple[OpenAsk, ...]
    due: tuple[InitiativeRow, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything on the agenda."""

    report: StatusReport
    since: date  # the last meeting; anything dated later is new
    until: date
    changed: tuple[NewCheckIns, ...]
    retargeted: tuple[Retargeted, ...]
    dropped: tuple[DroppedRow, ...]  # whenever that was
    unchanged: tuple[KeyResultRow, ...]  # without a new check-in, and not done
    events: tuple[Event, ...]
    lessons: tuple[Lesson, ...]
    troubled: tuple[KeyResultRow, ...]  # Key Results to discuss, worst first
    asking: tuple[KeyResultRow, ...]  # other Key Results with an ask
    status_changes: tuple[StatusChange, ...]  # now or no longer in trouble, then still at risk
    unhealthy: tuple[KpiRow, ...]
    decisions: tuple[Decision, ...]
    idle: tuple[Idle, ...]
    not_reported: tuple[ActionItem, ...]
    check_in_problems: tuple[CheckInProblem, ...]
    questions: tuple[Question, ...]  # about Key Results
    prompts: tuple[Prompt, ...]  # for an occasion
    carried_over: CarriedOver
    suppressed: tuple[SuppressionKey, ...]
    drafts: int  # number of Key Results left out because they are drafts
    over: int  # number left out because their cycle is over

    @property
    def is_of_several_teams(self) -> bool:
        """Whether more than one team is on it. What one person owns is theirs, in however many teams."""
        return not self.report.owners and len({row.entity.team for row in self.report.own.objectives}) > 1


def dropped_rows(objectives: Iterable[ObjectiveRow]) -> tuple[DroppedRow, ...]:
    """The Objectives that were dropped, and the Key Results that were dropped alone."""
    return tuple(
        row
        for objective in objectives
        for row in ((objective,) if objective.dropped else objective.key_results)
        if row.dropped
    )


def agenda_of(report: StatusReport, since: date) -> Agenda:
    """The agenda of a report that was made to compare with ``since``, a day before its own."""
    rows = [row for row in report.key_results() if row.is_running]
    changed = tuple(NewCheckIns(row, new) for row in rows if (new := _new(row, since, report.as_of)))
    entities = {new.row.entity for new in changed}
    troubled = tuple(sorted((row for row in rows if is_troubled(row, report)), key=worst_first))
    calm = entities - {row.entity for row in troubled}
    decided, missing, problems = tuple(decisions(report)), tuple(action_items(report)), tuple(_problems(report))
    events, idle = tuple(_events(report, since)), tuple(_idle(report))
    shown_idle = tuple(entry for entry in idle if entry.waiting or not report.is_suppressed(*entry.key))
    keys = [decision.key for decision in decided] + [item.key for item in missing]
    keys += [problem.key for problem in problems] + [entry.key for entry in idle if not entry.waiting]
    keys += [SuppressionKey(CONTRADICTED, row.entity) for row in rows if is_contradicted(row.review.status)]
    own = [row for row in report.own.key_results() if not row.dropped]
    states = [row.entity.state for row in own]
    until = days_after(report.as_of, (report.as_of - since).days)
    return Agenda(
        report=report,
        since=since,
        until=until,
        changed=changed,
        retargeted=tuple(Retargeted(row, change) for row in rows for change in row.retargets if change.date > since),
        dropped=dropped_rows(report.objectives),
        unchanged=tuple(row for row in rows if row.entity not in entities and not is_settled(row.model, report.as_of)),
        events=events,
        lessons=tuple(_lessons(changed, events)),
        troubled=troubled,
        asking=tuple(row for row in rows if row.entity in calm and open_ask(row, since, report.as_of)),
        status_changes=tuple(sorted(_status_changes(rows, report), key=_news_first)),
        unhealthy=tuple(kpi for kpi in report.kpis if kpi.health.healthy is False),
        decisions=tuple(decision for decision in decided if not report.is_suppressed(*decision.key)),
        idle=shown_idle,
        not_reported=tuple(
            item for item in missing if item.duty in NOT_REPORTED and not report.is_suppressed(*item.key)
        ),
        check_in_problems=tuple(problem for problem in problems if not report.is_suppressed(*problem.key)),
        questions=tuple(questions(troubled, report, {entry.row.entity for entry in shown_idle})),
        prompts=tuple(prompts(report)),
        carried_over=_carried_over(rows, report, since, until),
        suppressed=tuple(key for key in dict.fromkeys(keys) if report.is_suppressed(*key)),
        drafts=states.count("draft"),
        over=len(states) - states.count("draft") - sum(row.is_running for row in own),
    )


def open_ask(row: KeyResultRow, since: date, as_of: date) -> CheckIn | None:
    """The latest check-in with an ask that nothing has followed, or that is new since the last meeting."""
    known = check_ins_until(row.model.check_ins, as_of)
    asked = (check_in for check_in in reversed(known) if check_in.ask)
    return next((check_in for check_in in asked if check_in is known[-1] or check_in.date > since), None)


def worst_first(row: KeyResultRow) -> tuple[int, Decimal]:
    """A sort key: the worst status to talk about first, then the most points of risk."""
    return status_to_discuss(row.review.status).rank, -row.risk.points


def is_troubled(row: KeyResultRow, report: StatusReport) -> bool:
    """Behind or at risk, or stated as on track against the numbers, unless a team has suppressed that."""
    return row.review.status.status in TROUBLE or (
        is_contradicted(row.review.status) and not report.is_suppressed(CONTRADICTED, row.entity)
    )


def status_change(row: KeyResultRow, report: StatusReport) -> StatusChange:
    """How the effective status changed. Without data, there is no previous status."""
    before = _status_of(row, row.before, report) if row.before else None
    now, reading = _status_of(row, row.review, report), row.review.status
    is_told = reading.differs and not report.is_suppressed(CONTRADICTED, row.entity)
    computed = reading.derived if is_told else None
    return StatusChange(row, None if before is Status.NO_DATA else before, now, computed)


def _status_of(row: KeyResultRow, metrics: KeyResultMetrics, report: StatusReport) -> Status:
    """The status to talk about; the stated one where a team has suppressed that the numbers contradict it."""
    if report.is_suppressed(CONTRADICTED, row.entity):
        return metrics.status.status
    return status_to_discuss(metrics.status)


def _status_changes(rows: Iterable[KeyResultRow], report: StatusReport) -> Iterator[StatusChange]:
    for row in rows:
        change = status_change(row, report)
        if change.is_at_risk or (change.is_change and TROUBLE & {change.before, change.now}):
            yield change


def _news_first(change: StatusChange) -> tuple[bool, int, Decimal]:
    return not change.is_change, change.now.rank, -change.row.risk.points


def _new(row: KeyResultRow, since: date, as_of: date) -> tuple[CheckIn, ...]:
    return tuple(check_in for check_in in check_ins_until(row.model.check_ins, as_of) if check_in.date > since)


def _carried_over(rows: list[KeyResultRow], report: StatusReport, since: date, until: date) -> CarriedOver:
    rows = sorted(rows, key=key_result_risk)
    still = (
        row
        for row in rows
        if row.before and status_to_discuss(row.before.status) in TROUBLE and is_troubled(row, report)
    )
    asks = ((row, open_ask(row, since, report.as_of)) for row in rows)
    open_work = (initiative for initiative, _ in report.work() if initiative.model.is_open)
    due = (row for row in open_work if row.model.due and report.as_of < row.model.due <= until)
    asked = (OpenAsk(row, ask) for row, ask in asks if ask and ask.date <= since)
    return CarriedOver(tuple(still), tuple(asked), tuple(due))


def _events(report: StatusReport, since: date) -> Iterator[Event]:
    """Initiatives started, shipped and dropped after ``since``, if their dates are known."""
    for row, key_result in report.work():
        if row.entity.state != "active" or row.dropped_with:
            continue
        model = row.model
        is_started, is_due, is_finished = (
            day is not None and since < day <= report.as_of for day in (model.started, model.due, model.finished)
        )
        ended = Step.SHIPPED if model.status == "shipped" else Step.DROPPED
        if model.is_open and model.started and is_started:
            yield Event(row, key_result, Step.BEGUN, model.started)
        elif model.finished:
            if is_finished:
                yield Event(row, key_result, ended, model.finished, "finished")
        elif not model.is_open and model.due and is_due:
            yield Event(row, key_result, ended, model.due, "due")
        elif not model.is_open and model.started and is_started:
            yield Event(row, key_result, ended, model.started)


def _lessons(changed: Iterable[NewCheckIns], events: Iterable[Event]) -> Iterator[Lesson]:
    """Notes of the new check-ins, then lessons of the Initiatives that ended."""
    for row, check_ins in changed:
        for check_in in check_ins:
            if check_in.note:
                yield Lesson(row.entity, row.model.title, check_in.date, check_in.note)
    for event in events:
        model = event.row.model
        if event.step is not Step.BEGUN and model.learned:
            yield Lesson(event.row.entity, model.title, event.day, model.learned, model.verdict)


def _problems(report: StatusReport) -> Iterator[CheckInProblem]:
    """Check-ins outside their cycle, and out of order, suppressed or not."""
    for row in report.key_results():
        if not row.is_running:
            continue
        outside = [check_in for check_in in row.model.check_ins if is_outside_cycle(check_in.date, row.cycle)]
        if outside and row.cycle:
            words = f"{counted(len(outside), 'check-in')} outside {row.cycle.name}: {outside[0].date}"
            yield CheckInProblem(row, "check-in-outside-cycle", words + (", …" if len(outside) > 1 else ""))
        misplaced = first_out_of_order(row.model.check_ins)
        if misplaced:
            yield CheckInProblem(row, "check-ins-out-of-order", f"{misplaced.date} is listed after a later check-in")


def _idle(report: StatusReport) -> Iterator[Idle]:
    """Key Results without an Initiative in progress. Work for the whole Objective counts for each of them."""
    for objective in report.objectives:
        if not _is_any_running(objective.initiatives):
            for row in objective.key_results:
                if row.is_running and not _needs_no_work(row) and not _is_any_running(row.initiatives):
                    yield Idle(row, tuple(work for work in row.initiatives if work.model.is_open))


def _is_any_running(rows: Iterable[InitiativeRow]) -> bool:
    return any(row.model.status == "in-progress" for row in rows)


def _needs_no_work(row: KeyResultRow) -> bool:
    """An organization's Key Results are moved by its teams, and others by those that contribute to them; a reached one
    and a limit that holds need no work either."""
    if row.entity.level == "organisation" or row.is_supported:
        return True
    if row.review.status.status is Status.ON_TRACK and (row.model.guardrail or row.review.progress.condition):
        return True
    raw = row.review.progress.raw
    return row.review.progress.condition is None and raw is not None and raw >= 1
