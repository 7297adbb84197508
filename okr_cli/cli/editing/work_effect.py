"""Prints the effect of starting, shipping or dropping work on the numbers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from okr_cli.model.entity import Entity, Kind
from okr_cli.model.initiative import Initiative
from okr_cli.phrases import counted, first_few
from okr_cli.progress.hypothesis import effect_day
from okr_cli.progress.roll_up import roll_up
from okr_cli.safe_text import one_line
from okr_cli.views import formatting
from okr_cli.views.measure_text import value_range

if TYPE_CHECKING:
    from okr_cli.edit.data import Value
    from okr_cli.views.workspace_metrics import InitiativeRow, KeyResultRow, ObjectiveRow, WorkspaceMetrics

SHOWN = 5
"""Names that a line lists; the rest is counted."""


def step_lines(
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
    if after.status == "dropped" and not after.learned and before.has_begun:
        yield one_line(f"no lesson yet: run 'okr set {entity.id} learned=…' to record what you learned")
    elif after.status == "shipped" and not after.verdict and after.hypothesis:
        day = effect_day(after, metrics.loaded.definitions[entity].document.cycle)
        due = f"due by {day}" if day and after.finished and day > after.finished else "missing"
        yield one_line(f"verdict {due}: run 'okr set {entity.id} verdict=…' to record it")


def _change(before: Initiative, after: Initiative) -> str:
    """``to do → in progress since 2026-10-08``, ``in progress → shipped on 2026-11-18``."""
    now = f"in progress since {after.started}" if after.is_open else f"{after.status} on {after.finished}"
    was = (before.status or "to-do").replace("-", " ")
    return now if before.status == after.status else f"{was} → {now}"


def _rows(
    metrics: "WorkspaceMetrics", entity: Entity, after: Initiative
) -> "tuple[InitiativeRow, KeyResultRow | None]":
    """The Initiative after the step, and its Key Result."""
    holder = entity.parent or metrics.loaded.index.key_result_of(entity)
    key_result = metrics.key_result(holder) if holder and holder.kind is Kind.KEY_RESULT else None
    return replace(metrics.initiative(entity, holder), model=after), key_result


def _of_key_result(row: "InitiativeRow", key_result: "KeyResultRow") -> Iterator[str]:
    """The status of the Key Result of an Initiative; for finished work, its movement and the expected one."""
    if row.model.is_open:
        yield value_range(key_result)
        progress = key_result.review.progress
        if progress.condition is None and formatting.progress_text(progress):
            yield f"{formatting.progress_text(progress)} of the way"
        others = (work for work in key_result.initiatives if work.entity is not row.entity)
        running = 1 + sum(work.status == "in-progress" for work in others)
        yield f"{counted(running, 'Initiative')} in progress"
        return
    moved = formatting.movement_text(row, formatting.unit_of(key_result))
    yield f"moved {moved}" if moved else value_range(key_result)
    hypothesis = row.model.hypothesis
    if hypothesis and hypothesis.expect:
        yield f"expected {hypothesis.expect}{f' within {hypothesis.within}' if hypothesis.within else ''}"


def drop_lines(metrics: "WorkspaceMetrics", entity: Entity, day: date) -> Iterator[str]:
    """What was dropped, then what is dropped with it and the effect on the Objective's mean."""
    yield one_line(f"{entity.id}: dropped on {day}")
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
