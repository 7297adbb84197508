"""Changes of a measure: targets, baselines, limits, milestones and what is done."""

from collections.abc import Iterator
from typing import Any

from okr_cli.history.changes import Change, ChangeKind, Side, Subject, plain
from okr_cli.model.key_result import KeyResult
from okr_cli.model.measure import Limit, Metric, Milestone, Milestones, YesNo
from okr_cli.progress.goalposts import baseline_points, target_points

KINDS = {**dict.fromkeys(("target", "keep", "between", "healthy"), ChangeKind.TARGET), "baseline": ChangeKind.BASELINE}
"""Kinds of change by the field of a measure or KPI; any other is a change of the measure."""

Sides = tuple[Subject, Side, Side]


def measure_changes(subject: Subject, before: Side, after: Side) -> Iterator[Change]:
    """The changes of a measure, by field or as a whole if its form changed; for a KPI, those of unit and limit.

    The reason comes from a new entry of ``changes:`` with that field.
    """
    sides = subject, before, after
    if subject is Subject.KPI:
        yield from _field_changes(sides, _model(before), _model(after), ("healthy", "unit"))
    if subject is Subject.KEY_RESULT:
        events = list(_key_result_changes(sides))
        yield from events
        yield from _record_changes(sides, {event.field.partition(".")[0] for event in events})


def _record_changes(sides: Sides, told: set[str]) -> Iterator[Change]:
    """Entries of ``changes:`` added or removed without a change. ``told`` are the fields already reported."""
    old, new = (_model(side).changes for side in sides[1:])
    known = [list(map(plain, entries)) for entries in (old, new)]
    for entry in new:
        if plain(entry) not in known[0] and "measure" not in told and not told & {name for name, _ in entry.fields}:
            yield Change(ChangeKind.FIELD, *sides, "changes", None, entry.reason, day=entry.date)
    for entry in old:
        if plain(entry) not in known[1]:
            yield Change(ChangeKind.FIELD, *sides, "changes", entry.reason, None, day=entry.date)


def _key_result_changes(sides: Sides) -> Iterator[Change]:
    _, before, after = sides
    old, new = _model(before).measure, _model(after).measure
    if type(old) is not type(new):
        yield Change(ChangeKind.MEASURE, *sides, "measure", old, new, reason=_reason(before, after))
    elif isinstance(new, Milestones):
        yield from _milestone_changes(sides, old.milestones, new.milestones)
    elif isinstance(new, YesNo):
        if old.done != new.done:
            yield _done(sides, old.done, new.done)
    elif new is not None:
        yield from _field_changes(sides, old, new, tuple(name for name in type(new).model_fields if name != "node"))


def _field_changes(sides: Sides, old: Any, new: Any, fields: tuple[str, ...]) -> Iterator[Change]:
    for field in fields:
        was, now = getattr(old, field), getattr(new, field)
        if was == now:
            continue
        points = None
        if isinstance(new, Metric) and field == "target":
            points = target_points(old.baseline, was, now)
        elif isinstance(new, Metric) and field == "baseline":
            points = baseline_points(old.target, was, now)
        kind = KINDS.get(field, ChangeKind.MEASURE)
        is_easier = _is_easier(was, now) if points is None else points > 0
        reason = _reason(*sides[1:], field)
        yield Change(kind, *sides, field, was, now, points=points, is_easier=is_easier, reason=reason)


def _is_easier(was: Any, now: Any) -> bool | None:
    """Whether a limit or range is easier to keep; None if that depends on the value."""
    if isinstance(was, Limit) and isinstance(now, Limit) and was.is_floor is now.is_floor:
        return now.is_met(was.value) if was.value != now.value else now.operator.endswith("=")
    if isinstance(was, tuple) and isinstance(now, tuple) and len(was) == len(now) == 2:
        if now[0] <= was[0] and was[1] <= now[1]:
            return True
        if was[0] <= now[0] and now[1] <= was[1]:
            return False
    return None


def _milestone_changes(sides: Sides, old: tuple[Milestone, ...], new: tuple[Milestone, ...]) -> Iterator[Change]:
    """Steps added, removed and done, by title. Where one step is left on each side, it was reworded."""
    reason = _reason(*sides[1:], "milestones")
    was = {step.title: step for step in old}
    now = {step.title: step for step in new}
    gone = [step for title, step in was.items() if title not in now]
    come = [step for title, step in now.items() if title not in was]
    pairs = [(was[title], step) for title, step in now.items() if title in was]
    if len(gone) == len(come) == 1:
        pairs.append((gone.pop(), come.pop()))
    for one, other in pairs:
        for field in ("title", "weight"):
            if getattr(one, field) != getattr(other, field):
                values = getattr(one, field), getattr(other, field)
                yield Change(ChangeKind.MEASURE, *sides, f"milestones.{field}", *values, other.title, reason=reason)
        if plain(one.done) != plain(other.done):
            yield _done(sides, one.done, other.done, other.title)
    for step in come:
        yield Change(ChangeKind.MEASURE, *sides, "milestones", None, step.title, step.title, reason=reason)
    for step in gone:
        yield Change(ChangeKind.MEASURE, *sides, "milestones", step.title, None, step.title, reason=reason)


def _done(sides: Sides, was: Any, now: Any, name: str = "") -> Change:
    return Change(ChangeKind.DONE, *sides, "done", was, now, name, now if not isinstance(now, bool) else None)


def _reason(before: Side, after: Side, field: str = "") -> str:
    """What was written under ``changes:`` meanwhile about a field, or about any; several reasons in their order.

    A KPI has none.
    """
    if not isinstance(_model(after), KeyResult):
        return ""
    known = [plain(entry) for entry in _model(before).changes]
    entries = [entry for entry in _model(after).changes if plain(entry) not in known]
    named = [entry for entry in entries if not field or getattr(entry, field, None) is not None]
    return "; ".join(dict.fromkeys(entry.reason for entry in named))


def _model(side: Side) -> Any:
    assert side.definition is not None
    return side.definition.model
