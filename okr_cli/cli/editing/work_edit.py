"""``okr start``, ``okr ship`` and ``okr drop``: their checks, their questions and their edits."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, get_args

from okr_cli.cli.editing.edit_command import (
    EditMode,
    find_target,
    open_to_edit,
    refuse_closed,
    refuse_unreadable,
    set_keys,
    show_plan,
)
from okr_cli.cli.editing.prompts import Prompter, can_ask
from okr_cli.cli.editing.work_effect import drop_lines, step_lines
from okr_cli.cli.streams import emit
from okr_cli.cli.view_command import OpenWorkspace
from okr_cli.errors import CannotRun
from okr_cli.model.entity import Entity, Kind, Reference
from okr_cli.model.initiative import ENDED, Initiative, Verdict
from okr_cli.phrases import listed, with_article
from okr_cli.progress.hypothesis import effect_day
from okr_cli.safe_text import escape_workflow_commands, one_line
from okr_cli.validation.did_you_mean import closest

if TYPE_CHECKING:
    from okr_cli.edit.data import Value
    from okr_cli.views.workspace_metrics import WorkspaceMetrics

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class Outcome(NamedTuple):
    """What came of work, as it was typed; None if nothing was."""

    verdict: str | None = None
    learned: str | None = None
    replaced_by: str | None = None


class End(NamedTuple):
    """The date and the reason for dropping a Key Result or an Objective."""

    day: date
    reason: str = ""


class Step(NamedTuple):
    """A step of an Initiative on a date: ``start``, ``ship`` or ``drop``, with its outcome."""

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
    hint = f"; did you mean '{near}'?" if near else f"; use {listed(VERDICTS, 'or')}"
    raise CannotRun(f"'{one_line(text)}' is not a verdict{hint}")


def step_initiative(name: str, step: Step, mode: EditMode) -> None:
    """Start, ship or drop an Initiative, and print the effect.

    Raises ``CannotRun`` if the step makes no sense in its current status.
    """
    opened, entity = find_target(open_to_edit(step.day), name, (Kind.INITIATIVE,), step.day)
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
        emit(map(escape_workflow_commands, step_lines(opened.metrics, entity, before, values)))


def drop_with_reason(opened: OpenWorkspace, entity: Entity, end: End, mode: EditMode) -> None:
    """Drop a Key Result or an Objective, and print the effect on what is around it.

    A missing reason is asked for on a terminal. Raises ``CannotRun`` without one, and if dropping makes no sense.
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
        emit(map(escape_workflow_commands, drop_lines(opened.metrics, entity, end.day)))


def _reason(entity: Entity, given: str) -> str:
    reason = given.strip()
    if not reason and can_ask():
        reason = Prompter().answer(f"Reason for dropping {one_line(entity.id)}")
    if not reason:
        raise CannotRun(f"dropping {with_article(entity.kind.label)} needs a reason; add --reason")
    return reason


def _named(entity: Entity) -> str:
    return f"'{one_line(entity.id)}'"


def _refuse_drop(metrics: "WorkspaceMetrics", entity: Entity, day: date, mode: EditMode) -> None:
    """Raise ``CannotRun`` if dropping a Key Result or an Objective on a date makes no sense."""
    refuse_unreadable(entity)
    refuse_closed(entity, mode)
    if entity.dropped_on:
        with_objective = entity.parent is not None and metrics.model(entity).dropped is None
        how = f" with its Objective {_named(entity.parent)}" if with_objective and entity.parent else ""
        raise CannotRun(f"{_named(entity)} was already dropped{how} on {entity.dropped_on}")
    cycle = metrics.loaded.definitions[entity].document.cycle
    if cycle and day > cycle.end and not mode.force:
        reason = (
            f"{one_line(cycle.name)} ended on {cycle.end}; Key Results that missed their target are scored, not dropped"
        )
        raise CannotRun(f"{reason}. Use --on with an earlier date, or --force")


def _step_values(metrics: "WorkspaceMetrics", entity: Entity, step: Step, mode: EditMode) -> "dict[str, Value | None]":
    """The keys that a step sets. Raises ``CannotRun`` if it makes no sense."""
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
        again = f"; run 'okr set {one_line(entity.id)} status=in-progress{reset}' to resume it"
    raise CannotRun(f"{_named(entity)} was already {model.status}{when}{again}")


def _start_values(
    metrics: "WorkspaceMetrics", entity: Entity, model: Initiative, day: date
) -> "dict[str, Value | None]":
    if model.status == "in-progress" and model.started:
        change = f"run 'okr set {one_line(entity.id)} started=…' to change the date"
        raise CannotRun(f"{_named(entity)} has been in progress since {model.started}; {change}")
    holder = entity.parent or metrics.loaded.index.key_result_of(entity)
    if holder and holder.dropped_on and holder.dropped_on <= day:
        raise CannotRun(f"its {holder.kind.label} {_named(holder)} was dropped on {holder.dropped_on}")
    return {"status": "in-progress", "started": day}


def _reference(metrics: "WorkspaceMetrics", entity: Entity, name: str) -> str:
    """The shortest way to refer to the Initiative that takes the place of another. Raises ``CannotRun``."""
    from okr_cli.workspace.lookup import find_entity

    index = metrics.loaded.index
    found = find_entity(
        [index],
        name,
        lambda other: other.kind is Kind.INITIATIVE and other is not entity,
        lambda other: other.cycle == entity.cycle,
    )
    return index.reference_to(found, Reference("replaced_by", found.id, entity.span), entity) or found.address


def _completed(metrics: "WorkspaceMetrics", entity: Entity, step: Step, mode: EditMode) -> Outcome:
    """The outcome, with what the practice wants to know and nobody said: asked on a terminal, where Enter skips."""
    outcome, model = step.outcome, metrics.model(entity)
    if step.verb == "start" or mode.dry_run or not can_ask():
        return outcome
    if step.verb == "drop" and not model.has_begun:
        return outcome  # what never began has taught nothing
    prompter = Prompter()
    if (
        model.hypothesis
        and not (outcome.verdict or model.verdict)
        and _effect_day(metrics, entity, step) in (None, step.day)
    ):
        outcome = outcome._replace(verdict=_asked_verdict(prompter))
    if not (outcome.learned or model.learned):
        outcome = outcome._replace(learned=prompter.answer("Lesson (Enter skips)") or None)
    return outcome


def _asked_verdict(prompter: Prompter) -> str | None:
    while True:
        typed = prompter.answer("Verdict (validated, invalidated, inconclusive, Enter skips)")
        try:
            return verdict_of(typed) if typed else None
        except CannotRun as problem:
            prompter.say([f"{problem}."])


def _effect_day(metrics: "WorkspaceMetrics", entity: Entity, step: Step) -> date | None:
    """The date by which the effect of finished work should show; None for dropped work."""
    if step.verb == "drop":
        return None
    ended = metrics.model(entity).model_copy(update={"status": "shipped", "finished": step.day})
    return effect_day(ended, metrics.loaded.definitions[entity].document.cycle)
