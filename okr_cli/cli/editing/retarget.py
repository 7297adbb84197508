"""``okr retarget``: its checks, its questions, the edit, and the effect on the numbers."""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from okr_cli.cli.editing.edit_command import (
    EditMode,
    entity_now,
    find_target,
    on_day,
    open_to_edit,
    refuse_closed,
    refuse_unreadable,
    run_edit,
    show_plan,
)
from okr_cli.cli.editing.prompts import NO, YES, Prompter, can_ask
from okr_cli.cli.streams import emit
from okr_cli.edit.operations import AddEntry, Operation, SetKeys
from okr_cli.errors import CannotRun
from okr_cli.model.base import NODE_KEY
from okr_cli.model.entity import Entity, Kind
from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import (
    FORM_MODELS,
    FORMS,
    FindBaseline,
    Measure,
    Metric,
    Milestone,
    Range,
    Threshold,
    form_of,
)
from okr_cli.model.measure_change import change_between, fields_of
from okr_cli.model.unit import same_unit
from okr_cli.output.symbols import words
from okr_cli.progress.arithmetic import is_rounding
from okr_cli.progress.check_ins import measurements
from okr_cli.progress.entity_metrics import KeyResultMetrics, key_result_metrics
from okr_cli.progress.in_force import Retarget
from okr_cli.progress.roll_up import roll_up
from okr_cli.rules.measure.title_contradicts_measure import contradiction_of
from okr_cli.safe_text import escape_workflow_commands, one_line
from okr_cli.source.tree import NOWHERE
from okr_cli.views.formatting import percent, share_text
from okr_cli.views.measure_text import measure_text, retarget_text
from okr_cli.views.workspace_metrics import WorkspaceMetrics

if TYPE_CHECKING:
    from okr_cli.edit.data import Value
    from okr_cli.workspace.loader import LoadedWorkspace

NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w.,]*\d)")
"""A number of a title, perhaps with commas between its thousands."""

BOUNDS = re.compile(r"\s*(?:,|\.{2,3}|…|–)\s*")
"""What stands between the ends of a range, as 'okr add --measure' takes it too."""


class Request(NamedTuple):
    """The requested change: ``fields`` of the measure as typed (empty to remove one), from ``day`` on."""

    fields: Mapping[str, str]
    day: date
    today: date
    reason: str = ""
    title: str = ""


def retarget_key_result(name: str, request: Request, mode: EditMode) -> None:
    """Change the measure of a Key Result, record it, and print the effect on the numbers.

    Raises ``CannotRun`` if the change makes no sense, and without a reason if nobody can be asked.
    """
    opened, entity = find_target(open_to_edit(request.day), name, (Kind.KEY_RESULT,), request.day)
    metrics = opened.metrics
    _refuse(metrics, entity, request.day, mode)
    model: KeyResult = metrics.model(entity)
    measure = new_measure(model, request)
    change = Retarget(request.day, _reason(entity, request.reason), model.measure, measure)
    proposed = request.title or corrected_title(model.title, change)
    title = request.title or _agreed_title(model.title, proposed)

    def make(loaded: "LoadedWorkspace") -> Iterator[Operation]:
        now = entity_now(loaded, entity)
        fresh = replace(metrics, loaded=loaded)
        _refuse(fresh, now, request.day, mode)
        current: KeyResult = fresh.model(now)
        yield from operations(now, change._replace(before=current.measure, after=new_measure(current, request)), title)

    plan = run_edit(opened, make, mode)
    show_plan(plan, mode.dry_run)
    if not mode.dry_run:
        emit(map(escape_workflow_commands, _told(metrics, entity, change, title, proposed, request.today)))


def new_measure(key_result: KeyResult, request: Request) -> Measure:
    """The measure with the fields that were typed; of another form where they belong to one.

    Raises ``CannotRun`` if nothing would change, and for fields that make no measure.
    """
    present, typed = fields_of(key_result.measure), dict(request.fields)
    form = form_of(present) or ""
    others = [name for name in typed if name not in (*FORMS.get(form, ()), "unit")]
    if others:
        form = form_of(dict.fromkeys(others)) or ""
        known = FORM_MODELS[form].model_fields
        last = measurements(key_result.check_ins, request.day)[-1:]
        found = {"baseline": last[0].value} if isinstance(key_result.measure, FindBaseline) and last else {}
        present = {name: value for name, value in {**present, **found}.items() if name in known}
    values: dict[str, Any] = {**present, **typed}
    if "between" in typed:
        values["between"] = BOUNDS.split(typed["between"].strip("[] "))
    now = measure_text(key_result.measure)
    measure = _validated(form, {name: value for name, value in values.items() if value != ""}, now)
    if fields_of(measure) == fields_of(key_result.measure):
        asked = "nothing to change: add an option such as --target" if not typed else "nothing to change"
        raise CannotRun(f"the measure is already {now}; {asked}")
    return measure


def _validated(form: str, values: Mapping[str, Any], now: str) -> Measure:
    if form not in FORM_MODELS:
        raise CannotRun("there is no measure yet; add one with 'okr set', such as measure.target=55")
    try:
        measure: Any = FORM_MODELS[form].model_validate({**values, NODE_KEY: NOWHERE})
    except ValidationError as error:
        raise CannotRun("; ".join(_fault(details, now) for details in error.errors())) from None
    found: Measure = measure
    return found


def _fault(details: Any, now: str) -> str:
    """``--target: 'fifty' is not a number``; ``now`` is the current measure."""
    key = next((str(step) for step in details["loc"]), "")
    invalid = details.get("ctx", {}).get("invalid")
    option = f"--{invalid.key if invalid and invalid.key else key}"
    if details["type"] == "missing":
        return f"the measure is '{now}'; to replace it with another kind, add {option}"
    if details["type"] == "extra_forbidden":
        return f"{option} does not apply to this kind of measure"
    return f"{option}: {one_line(invalid.message if invalid else details['msg'])}"


def _refuse(metrics: WorkspaceMetrics, entity: Entity, day: date, mode: EditMode) -> None:
    """Raise ``CannotRun`` if changing the measure of a Key Result on a date makes no sense."""
    refuse_unreadable(entity)
    refuse_closed(entity, mode)
    name, model = one_line(entity.id), metrics.model(entity)
    if entity.dropped_on and entity.dropped_on <= day:
        raise CannotRun(f"'{name}' was dropped on {entity.dropped_on}")
    later = max((change.date for change in model.changes), default=day)
    if later > day:
        raise CannotRun(f"the measure of '{name}' was changed on {later}; use that date or a later one with --date")
    cycle = metrics.loaded.definitions[entity].document.cycle
    if cycle and day < cycle.start:
        before = f"{one_line(cycle.name)} starts on {cycle.start}; earlier changes are not recorded"
        raise CannotRun(f"{before}; use 'okr set {name} measure.target=…' to change the plan")
    if cycle and day > cycle.end and not mode.force:
        reason = f"{one_line(cycle.name)} ended on {cycle.end}; a missed target is scored, not changed"
        raise CannotRun(f"{reason}. Use --date with an earlier date, or --force")


def _reason(entity: Entity, given: str) -> str:
    reason = given.strip()
    if not reason and can_ask():
        reason = Prompter().answer(f"Reason for changing the measure of {one_line(entity.id)}")
    if not reason:
        raise CannotRun("changing a measure needs a reason; add --reason")
    return reason


def operations(entity: Entity, change: Retarget, title: str = "") -> Iterator[Operation]:
    """The operations that write a change: the fields of the measure, and a dated entry with what they were."""
    changed = list(change_between(change.before, change.after, change.date, change.reason).fields)
    keys: dict[str, Value | None] = {f"measure.{name}": written(field.to) for name, field in changed}
    yield SetKeys(entity, keys | ({"title": title} if title else {}))
    entry: dict[str, Value] = {"date": change.date}
    for name, field in changed:
        ends = {"from": written(field.from_), "to": written(field.to)}
        entry[name] = {end: value for end, value in ends.items() if value is not None}
    yield AddEntry(entity, "changes", {**entry, "reason": change.reason})


def written(value: Any) -> "Value | None":
    """The value of a measure's field, as written in a file."""
    if isinstance(value, Milestone):
        weight = {} if value.weight == 1 else {"weight": value.weight}
        return {"title": value.title, "done": value.done, **weight}
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return [each for item in value if (each := written(item)) is not None]
    return value if isinstance(value, str | Decimal | date | bool) or value is None else str(value)


def corrected_title(title: str, change: Retarget) -> str:
    """The title with the new numbers; empty if it needs no change or no such title agrees with the measure."""
    if not contradiction_of(title, change.after):
        return ""
    pairs = dict(zip(_numbers(change.before), _numbers(change.after), strict=False))
    has_commas = any("," in number for number in NUMBER.findall(title))

    def new_number(found: re.Match[str]) -> str:
        old = Decimal(found[0].replace(",", ""))
        step = Decimal(1).scaleb(-len(found[0].partition(".")[2]))
        rounded = (after for before, after in pairs.items() if before != after and is_rounding(old, before, step))
        new = pairs[old] if old in pairs else next(rounded, old)
        return found[0] if new == old else f"{new:,f}" if has_commas else f"{new:f}"

    new = NUMBER.sub(new_number, title)
    return new if new != title and not contradiction_of(new, change.after) else ""


def _numbers(measure: Measure | None) -> tuple[Decimal, ...]:
    match measure:
        case Metric():
            return measure.baseline, measure.target
        case Threshold():
            return (measure.keep.value,)
        case Range():
            return measure.between
    return ()


def _agreed_title(title: str, proposed: str) -> str:
    """The title to write; empty to leave it. Off a terminal, nobody is asked and nothing is written."""
    if not proposed or not can_ask():
        return ""
    prompter = Prompter()
    prompter.say((f"The title still contains the old numbers: {one_line(title)}",))
    typed = prompter.answer(f"Title (Enter for '{one_line(proposed)}', n to keep the current one)")
    if typed.casefold() in ("", *YES):
        return proposed
    return "" if typed.casefold() in ("-", *NO) else typed


def _told(
    metrics: WorkspaceMetrics, entity: Entity, change: Retarget, title: str, proposed: str, today: date
) -> Iterator[str]:
    """What changed, then the effect on the Key Result and on its Objective on the date of the change."""
    name, row = one_line(entity.id), metrics.key_result(entity)
    yield one_line(f"{name}: {retarget_text(change)}")
    model: KeyResult = metrics.model(entity)
    changes = (*model.changes, change_between(change.before, change.after, change.date, change.reason))
    after_model = model.model_copy(update={"measure": change.after, "changes": changes})
    objective = metrics.objective(entity.parent) if entity.parent else None
    after = key_result_metrics(
        after_model, row.cycle, metrics.as_of, metrics.tolerance, objective=objective.model if objective else None
    )
    yield one_line(f"{name}: {_standing(row.review, after)}{on_day(change.date, today)}")
    if objective and not objective.dropped:
        pairs = [
            (after_model, after.progress) if each.entity is entity else (each.model, each.review.progress)
            for each in objective.every
            if not each.dropped
        ]
        before_mean, mean = objective.review.roll_up.progress, roll_up(pairs).progress
        if before_mean is not None and mean is not None and percent(before_mean) != percent(mean):
            yield one_line(f"{objective.entity.id}: {percent(before_mean)} → {percent(mean)}")
    units = [fields_of(measure).get("unit") for measure in (change.before, change.after)]
    if not same_unit(*units) and model.check_ins:
        yield one_line(
            f"earlier values are still {f'in {units[0]}' if units[0] else 'without a unit'}; "
            "check in again if they are not comparable"
        )
    if proposed and not title:
        yield f"to update the title: okr set {name} title={shlex.quote(one_line(proposed))}"


def _standing(before: KeyResultMetrics, after: KeyResultMetrics) -> str:
    """``47% → 64% of the way, behind → on track``."""
    shares = list(dict.fromkeys(share_text(each.progress) or "no progress" for each in (before, after)))
    statuses = list(dict.fromkeys(words(each.status.status) for each in (before, after)))
    way = " of the way" if shares[-1].endswith("%") else ""
    still = "still " if len(shares) == 1 else ""
    return f"{still}{' → '.join(shares)}{way}, {' → '.join(statuses)}"
