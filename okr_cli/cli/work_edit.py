"""Starting, shipping and dropping: what makes no sense, what is written, and what it does to the numbers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, get_args

from okr_cli.cli.edit_command import EditMode, find_target, refuse_closed, refuse_unreadable, set_keys, show_plan
from okr_cli.cli.prompts import Prompter, can_ask
from okr_cli.cli.streams import emit
from okr_cli.cli.view_command import OpenWorkspace, open_all
from okr_cli.errors import CannotRun
from okr_cli.model.entity import Entity, Kind
from okr_cli.model.initiative import ENDED, Initiative, Verdict
from okr_cli.phrases import counted, first_few, listed, with_article
from okr_cli.progress.hypothesis import effect_day
from okr_cli.progress.roll_up import roll_up
from okr_cli.safe_text import escape_workflow_commands, one_line
from okr_cli.validation.did_you_mean import closest
from okr_cli.views import formatting

if TYPE_CHECKING:
    from okr_cli.edit.data import Value
    from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, ObjectiveRow, WorkspaceMetrics

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
PURSUED = (Kind.KEY_RESULT, Kind.OBJECTIVE)
SHOWN = 5
"""Names that a line lists; the rest is counted."""


class Outcome(NamedTuple):
    """What came of work, as it was typed; None where nothing was."""

    verdict: str | None = None
    learned: str | None = None
    replaced_by: str | None = None


class End(NamedTuple):
    """The day on which a Key Result or an Objective is dropped, and why."""

    day: date
    reason: str = ""


class Step(NamedTuple):
    """A step of an Initiative on a day that has come: ``start``, ``ship`` or ``drop``, and with what outcome."""

    verb: str
    day: date
    outcome: Outcome = Outcome()


def verdict_of(text: str) -> str:
    """The verdict that was typed, in full or by its beginning. Raises ``CannotRun`` for another word."""
    word = text.strip().casefold()
    begun = [verdict for verdict in VERDICTS if word and verdict.startswith(word)]
    if len(begun) == 1 or word in VERDICTS:
        return begun[0]
    near = closest(word, VERDICTS)
    hint = f"; did you mean '{near}'?" if near else f"; write {listed(VERDICTS, 'or')}"
    raise CannotRun(f"'{one_line(text)}' is not a verdict{hint}")


def step_initiative(name: str, step: Step, mode: EditMode) -> None:
    """Take a step with the Initiative that a person named, and tell what it means.

    Raises ``CannotRun`` for a step that makes no sense where the Initiative stands.
    """
    opened, entity = find_target(open_all([], step.day), name, (Kind.INITIATIVE,), step.day)
    step_with(opened, entity, step, mode)


def step_with(opened: OpenWorkspace, entity: Entity, step: Step, mode: EditMode) -> None:
    """The same for an Initiative that was found."""
    _step_values(opened.metrics, entity, step, mode)  # what makes no sense is refused before anybody is asked
    step = step._replace(outcome=_completed(opened.metrics, entity, step, mode))
    before = opened.metrics.model(entity)
    plan = set_keys(opened, entity, lambda metrics, now: _step_values(metrics, now, step, mode), mode)
    show_plan(plan, mode.dry_run)
    if not mode.dry_run:
        values = _step_values(opened.metrics, entity, step, mode)
        emit(map(escape_workflow_commands, _told_of_step(opened.metrics, entity, before, values)))


def drop_pursuit(opened: OpenWorkspace, entity: Entity, end: End, mode: EditMode) -> None:
    """Drop a Key Result or an Objective, and tell what that means for what is around it.

    The reason is asked for on a terminal where none was given. Raises ``CannotRun`` where there is none, and where it
    makes no sense to drop it.
    """
    _refuse_drop(opened.metrics, entity, end.day, mode)
    end = end._replace(reason=_reason(entity, end.reason))
    values: dict[str, Value] = {"dropped": {"date": end.day, "reason": end.reason}}

    def checked(metrics: "WorkspaceMetrics", now: Entity) -> "dict[str, Value]":
        _refuse_drop(metrics, now, end.day, mode)
        return values

    plan = set_keys(opened, entity, checked, mode)
    show_plan(plan, mode.dry_run)
    if not mode.dry_run:
        emit(map(escape_workflow_commands, _told_of_drop(opened.metrics, entity, end)))


def _reason(entity: Entity, given: str) -> str:
    reason = given.strip()
    if not reason and can_ask():
        reason = _asked(Prompter(), f"Reason for dropping {one_line(entity.id)}")
    if not reason:
        raise CannotRun(f"dropping {with_article(entity.kind.label)} needs a reason; add --reason")
    return reason


def _named(entity: Entity) -> str:
    return f"'{one_line(entity.id)}'"


def _refuse_drop(metrics: "WorkspaceMetrics", entity: Entity, day: date, mode: EditMode) -> None:
    """Raises ``CannotRun`` where it makes no sense to drop a Key Result or an Objective on a day."""
    refuse_unreadable(entity)
    refuse_closed(entity, mode)
    if entity.dropped_on:
        with_objective = entity.parent is not None and metrics.model(entity).dropped is None
        how = f" with its Objective {_named(entity.parent)}" if with_objective and entity.parent else ""
        raise CannotRun(f"{_named(entity)} was already dropped{how} on {entity.dropped_on}")
    cycle = metrics.loaded.definitions[entity].document.cycle
    if cycle and day > cycle.end and not mode.force:
        reason = f"{one_line(cycle.name)} ended on {cycle.end}: what was not reached gets a score"
        raise CannotRun(f"{reason}; name an earlier day with --on, or use --force")


def _step_values(metrics: "WorkspaceMetrics", entity: Entity, step: Step, mode: EditMode) -> "dict[str, Value | None]":
    """The keys that a step sets. Raises ``CannotRun`` where it makes no sense."""
    refuse_unreadable(entity)
    refuse_closed(entity, mode)
    model: Initiative = metrics.model(entity)
    _refuse_ended(entity, model, step)
    if step.verb == "start":
        return _start_values(metrics, entity, model, step.day)
    if model.started and step.day < model.started:
        raise CannotRun(f"{step.day} is before {_named(entity)} started ({model.started})")
    values: dict[str, Value | None] = {"status": "shipped" if step.verb == "ship" else "dropped", "finished": step.day}
    outcome = step.outcome
    values |= {"verdict": verdict_of(outcome.verdict)} if outcome.verdict else {}
    values |= {"learned": outcome.learned.strip()} if outcome.learned and outcome.learned.strip() else {}
    values |= {"replaced_by": _reference(metrics, entity, outcome.replaced_by)} if outcome.replaced_by else {}
    return values


def _refuse_ended(entity: Entity, model: Initiative, step: Step) -> None:
    if model.status not in ENDED:
        return
    when = f" on {model.finished}" if model.finished else ""
    again = ""
    if step.verb == "start":
        reset = " finished=" if model.finished else ""
        again = f"; 'okr set {one_line(entity.id)} status=in-progress{reset}' takes it up again"
    raise CannotRun(f"{_named(entity)} was already {model.status}{when}{again}")


def _start_values(
    metrics: "WorkspaceMetrics", entity: Entity, model: Initiative, day: date
) -> "dict[str, Value | None]":
    if model.status == "in-progress" and model.started:
        change = f"'okr set {one_line(entity.id)} started=…' changes the day"
        raise CannotRun(f"{_named(entity)} is already in progress since {model.started}; {change}")
    holder = entity.parent or metrics.loaded.index.key_result_of(entity)
    if holder and holder.dropped_on and holder.dropped_on <= day:
        raise CannotRun(f"its {holder.kind.label} {_named(holder)} was dropped on {holder.dropped_on}")
    return {"status": "in-progress", "started": day}


def _reference(metrics: "WorkspaceMetrics", entity: Entity, name: str) -> str:
    """The shortest way to refer to the Initiative that takes the place of another. Raises ``CannotRun``."""
    from okr_cli.workspace.lookup import find_entity

    index = metrics.loaded.index
    kinds = frozenset({Kind.INITIATIVE})
    found = find_entity(
        [index],
        name,
        lambda other: other.kind is Kind.INITIATIVE and other is not entity,
        lambda other: other.cycle == entity.cycle,
    )
    parts = found.address.split("/")
    ends = ("/".join(parts[at:]) for at in range(len(parts) - 1, 0, -1))
    return next((end for end in ends if index.find(end, kinds, entity).entity is found), found.address)


def _completed(metrics: "WorkspaceMetrics", entity: Entity, step: Step, mode: EditMode) -> Outcome:
    """The outcome, with what the practice wants to know and nobody said: asked on a terminal, where Enter skips."""
    outcome, model = step.outcome, metrics.model(entity)
    if step.verb == "start" or mode.dry_run or not can_ask():
        return outcome
    prompter = Prompter()
    if not (outcome.verdict or model.verdict) and _effect_day(metrics, entity, step) in (None, step.day):
        outcome = outcome._replace(verdict=_asked_verdict(prompter))
    if not (outcome.learned or model.learned):
        outcome = outcome._replace(learned=_asked(prompter, "Lesson (Enter skips)") or None)
    return outcome


def _asked(prompter: Prompter, question: str) -> str:
    """What a person types; nothing at the end of input, which skips a question as Enter does."""
    try:
        return prompter.ask(question).strip()
    except EOFError:
        prompter.say([""])
        return ""


def _asked_verdict(prompter: Prompter) -> str | None:
    while True:
        typed = _asked(prompter, "Verdict (validated, invalidated, inconclusive, Enter skips)")
        try:
            return verdict_of(typed) if typed else None
        except CannotRun as problem:
            prompter.say([f"{problem}."])


def _effect_day(metrics: "WorkspaceMetrics", entity: Entity, step: Step) -> date | None:
    """The day by which the effect of work that ends should show; of dropped work, none is waited for."""
    if step.verb == "drop":
        return None
    ended = metrics.model(entity).model_copy(update={"status": "shipped", "finished": step.day})
    return effect_day(ended, metrics.loaded.definitions[entity].document.cycle)


def _told_of_step(
    metrics: "WorkspaceMetrics", entity: Entity, before: Initiative, values: "dict[str, Value | None]"
) -> Iterator[str]:
    """What changed, in one line, then what its Key Result did or is doing."""
    after = before.model_copy(update=values)
    replaced = f", replaced by {after.replaced_by}" if "replaced_by" in values else ""
    yield one_line(f"{entity.id}: {_change(before, after)}{replaced}")
    row, key_result = _rows(metrics, entity, after)
    if key_result and not key_result.dropped:
        yield one_line(f"{key_result.entity.id}: {', '.join(_of_key_result(row, key_result))}")
    if after.is_open:
        return
    if after.status == "dropped" and not after.learned:
        yield one_line(f"no lesson yet: 'okr set {entity.id} learned=…' records what it taught")
    elif after.status == "shipped" and not after.verdict:
        day = effect_day(after, metrics.loaded.definitions[entity].document.cycle)
        due = f"due by {day}" if day and after.finished and day > after.finished else "missing"
        yield one_line(f"verdict {due}: 'okr set {entity.id} verdict=…' records it")


def _change(before: Initiative, after: Initiative) -> str:
    """``to do → in progress since 2026-10-08``, ``in progress → shipped on 2026-11-18``."""
    now = f"in progress since {after.started}" if after.is_open else f"{after.status} on {after.finished}"
    was = (before.status or "to-do").replace("-", " ")
    return now if before.status == after.status else f"{was} → {now}"


def _rows(
    metrics: "WorkspaceMetrics", entity: Entity, after: Initiative
) -> "tuple[InitiativeRow, KeyResultRow | None]":
    """The Initiative as it is after the step, and the Key Result that it serves."""
    from okr_cli.progress.delivery import initiative_movement

    holder = entity.parent or metrics.loaded.index.key_result_of(entity)
    key_result = metrics.key_result(holder) if holder and holder.kind is Kind.KEY_RESULT else None
    row = metrics.initiative(entity, holder)
    movement = initiative_movement(after, key_result.model, metrics.as_of) if key_result else None
    return replace(row, model=after, movement=movement), key_result


def _of_key_result(row: "InitiativeRow", key_result: "KeyResultRow") -> Iterator[str]:
    """How the Key Result of an Initiative stands; of work that ended, what it did meanwhile and what was expected."""
    if row.model.is_open:
        yield formatting.value_range(key_result)
        progress = key_result.review.progress
        if progress.condition is None and formatting.progress_text(progress):
            yield f"{formatting.progress_text(progress)} of the way"
        others = (work for work in key_result.initiatives if work.entity is not row.entity)
        running = 1 + sum(work.status == "in-progress" for work in others)
        yield f"{counted(running, 'Initiative')} in progress"
        return
    moved = formatting.movement_text(row, formatting.unit_of(key_result))
    yield f"moved {moved}" if moved else formatting.value_range(key_result)
    hypothesis = row.model.hypothesis
    if hypothesis and hypothesis.expect:
        yield f"expected {hypothesis.expect}{f' within {hypothesis.within}' if hypothesis.within else ''}"


def _told_of_drop(metrics: "WorkspaceMetrics", entity: Entity, end: End) -> Iterator[str]:
    """What was dropped, then what goes with it and what becomes of the Objective's mean."""
    yield one_line(f"{entity.id}: dropped on {end.day}")
    if entity.kind is Kind.OBJECTIVE:
        objective = metrics.objective(entity)
        with_it = [row.entity for row in objective.every if not row.dropped]
        if with_it:
            yield _dropped_with_it("Key Result", with_it)
        work = [*objective.initiatives, *(work for row in objective.every for work in row.initiatives)]
    else:
        row = metrics.key_result(entity)
        work = list(row.initiatives)
        if entity.parent:
            yield from _mean_without(metrics.objective(entity.parent), entity)
    open_work = [initiative.entity for initiative in work if initiative.model.is_open]
    if open_work:
        yield _dropped_with_it("open Initiative", open_work)


def _dropped_with_it(noun: str, entities: list[Entity]) -> str:
    names = first_few([entity.id for entity in entities], SHOWN)
    return one_line(f"{counted(len(entities), noun)} dropped with it: {names}")


def _mean_without(objective: "ObjectiveRow", entity: Entity) -> Iterator[str]:
    """``confident-start: 45% → 52% without it``."""
    rows = [row for row in objective.every if row.entity is not entity and not row.dropped]
    before = objective.review.roll_up.progress
    after = roll_up([(row.model, row.review.progress) for row in rows]).progress
    if before is None or objective.dropped:
        return
    was, now = formatting.percent(before), "no progress" if after is None else formatting.percent(after)
    if now != was:
        yield one_line(f"{objective.entity.id}: {was} → {now} without it")
