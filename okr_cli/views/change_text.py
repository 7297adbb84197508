"""A change in words, on one line, for ``diff`` and ``history``."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from okr_cli.history.changes import Change, ChangeKind, Subject
from okr_cli.history.check_in_changes import rewritten_fields
from okr_cli.model.check_in import CheckIn
from okr_cli.model.measure import FindBaseline, Limit, Metric, Milestones, Range, Threshold, YesNo
from okr_cli.phrases import counted, listed
from okr_cli.safe_text import one_line
from okr_cli.views.formatting import NO_OWNER, amount_text, points_text, with_unit
from okr_cli.workspace.roster import Roster

NOBODY = Roster(())

LONGEST = 160
"""Characters of a person's text that are quoted; more would hide the other changes."""

NOUNS = {
    Subject.OBJECTIVE: "Objective",
    Subject.KEY_RESULT: "Key Result",
    Subject.INITIATIVE: "Initiative",
    Subject.KPI: "KPI",
    Subject.PERSON: "person",
    Subject.STRATEGY: "strategic choice",
    Subject.FILE: "file",
}
FIELDS = {"keep": "limit", "between": "range", "healthy": "healthy limit", "risk": "risk value", "unit": "unit"}
"""What people call the fields of a measure; other keys are called by their names."""


def change_text(change: Change, names_day: bool = True, roster: Roster = NOBODY) -> str:
    """``target 60 → 45%: 25 points easier; no reason given``.

    For a closed cycle, it says so, because that one was settled. ``names_day`` is False if the date of a check-in is
    next to the text. ``roster`` knows the names of the owners that the files write as handles.
    """
    is_settled = change.before is not None and change.before.document.model.state == "closed"
    closed = " (in a closed cycle)" if is_settled and change.subject is not Subject.FILE else ""
    return one_line(f"{_with_reason(change, _text(change, names_day, roster))}{closed}")


def _with_reason(change: Change, text: str) -> str:
    if change.reason and change.kind not in REASON_INSIDE:
        return f"{text}{';' if ':' in text else ':'} {quoted(change.reason)}"
    return f"{text}; no reason given" if change.moves_goalposts and change.subject is Subject.KEY_RESULT else text


REASON_INSIDE = (ChangeKind.CHECK_IN_ADDED, ChangeKind.CHECK_IN_REWRITTEN, ChangeKind.CHECK_IN_REMOVED)
"""Kinds whose text holds the note of the check-in already."""


def quoted(text: str) -> str:
    """A person's text, cut after some 160 characters."""
    line = one_line(text)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def _text(change: Change, names_day: bool, roster: Roster) -> str:
    kind, old, new = change.kind, change.old, change.new
    match kind:
        case ChangeKind.ADDED:
            return _added(change, roster)
        case ChangeKind.REMOVED:
            return "removed"
        case ChangeKind.DROPPED | ChangeKind.SHIPPED | ChangeKind.STARTED:
            return f"{kind.value} on {change.day}" if change.day else kind.value
        case ChangeKind.RESUMED:
            return f"reopened (was {'dropped' if change.field == 'dropped' else _words(old)})"
        case ChangeKind.MOVED:
            return f"moved from {_place(old, new)} to {_place(new, old)}"
        case ChangeKind.RENAMED:
            return f"renamed from {old}" if change.field == "path" else f"{change.field} {old} → {new}"
        case ChangeKind.RETITLED:
            return f"title changed from '{quoted(old)}'"
        case ChangeKind.TARGET | ChangeKind.BASELINE | ChangeKind.MEASURE:
            return _measure_text(change)
        case ChangeKind.DONE:
            return _done(change)
        case ChangeKind.OWNER:
            return f"owner {roster.name(old) or NO_OWNER} → {roster.name(new) or NO_OWNER}"
        case ChangeKind.DATE:
            return _date_text(change.field, old, new)
        case ChangeKind.CHECK_IN_ADDED:
            head = f"check-in for {new.date}" if names_day else "checked in"
            return check_in_text(head, new, unit_of(change), value_before(change))
        case ChangeKind.CHECK_IN_REWRITTEN:
            return _rewritten(change)
        case ChangeKind.CHECK_IN_REMOVED:
            return check_in_text(f"check-in for {old.date} removed", old, unit_of(change))
    return _field_text(change.field, old, new)


def _added(change: Change, roster: Roster) -> str:
    """``new Key Result: 41 → 55%, Maya Okafor``."""
    text = f"new {NOUNS[change.subject]}"
    definition = change.side.definition
    if definition is None:
        return text
    facts = [value_text(getattr(definition.model, "measure", None))] if change.subject is Subject.KEY_RESULT else []
    due = getattr(definition.model, "due", None)
    facts += [roster.name(definition.model.owner) or NO_OWNER, f"due {due}" if due else ""]
    check_ins = getattr(definition.model, "check_ins", ())
    facts += [counted(len(check_ins), "check-in")] if check_ins else []
    return f"{text}: {', '.join(filter(None, facts))}"


def _measure_text(change: Change) -> str:
    old, new = change.old, change.new
    name = FIELDS.get(change.field, change.field)
    if change.field == "measure":
        return f"measure changed: {value_text(old) or 'no measure'} → {value_text(new) or 'no measure'}"
    if change.field == "milestones":
        return f"milestone removed: {quoted(old)}" if new is None else f"milestone added: {quoted(new)}"
    if change.field == "milestones.title":
        return f"milestone '{quoted(old)}' renamed to '{quoted(new)}'"
    if change.field == "milestones.weight":
        return f"weight of milestone '{quoted(change.name)}': {value_text(old)} → {value_text(new)}"
    unit = unit_of(change) if change.field != "unit" else None
    text = f"{name} {value_text(old) or 'not set'} → {value_text(new, unit) or 'not set'}"
    return f"{text}: {effect}" if (effect := effect_text(change)) else text


def effect_text(change: Change) -> str:
    """``25 points easier``, ``harder``; empty if unknown."""
    if change.is_easier is None:
        return ""
    word = "easier" if change.is_easier else "harder"
    if change.points is None:
        return word
    points = points_text(change.points)
    return f"{'less than 1' if points == '0' else points} point{'' if points in '01' else 's'} {word}"


def _done(change: Change) -> str:
    what = f"milestone '{quoted(change.name)}'" if change.name else ""
    if change.new:
        return f"{what} done{f' on {change.day}' if change.day else ''}".strip()
    return f"{what} no longer marked done".strip()


def _date_text(field: str, old: date | None, new: date | None) -> str:
    if old is None or new is None:
        return f"{field} {old or 'not set'} → {new or 'not set'}"
    days = (new - old).days
    return f"{field} {old} → {new}: {counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def check_in_text(head: str, check_in: CheckIn, unit: str | None, before: Decimal | None = None) -> str:
    """``check-in for 2026-11-23: 18 → 36%, confidence 7/10, at risk; Cohort two is in``."""
    parts = []
    if check_in.value is not None:
        value = with_unit(check_in.value, unit)
        parts.append(value if before is None else f"{amount_text(before, unit)} → {value}")
    parts += [f"confidence {check_in.confidence}/10"] if check_in.confidence is not None else []
    parts += [_words(check_in.status)] if check_in.status else []
    parts += [f"from {quoted(check_in.source)}"] if check_in.source else []
    text = f"{head}: {', '.join(parts)}" if parts else head
    notes = [quoted(check_in.note)] if check_in.note else []
    notes += [f"asks: {quoted(check_in.ask)}"] if check_in.ask else []
    return "; ".join([text, *notes])


def _rewritten(change: Change) -> str:
    old, new = change.old, change.new
    unit = unit_of(change)
    changed = (
        f"{field} {_shown(getattr(old, field))} → {_shown(getattr(new, field), unit if field == 'value' else None)}"
        for field in rewritten_fields(change)
    )
    return f"check-in for {old.date} rewritten: {'; '.join(changed)}"


def _shown(value: Any, unit: str | None = None) -> str:
    return "not set" if value is None else f"'{quoted(value)}'" if type(value) is str else value_text(value, unit)


def _field_text(field: str, old: Any, new: Any) -> str:
    """Names that came and went for a list, both values for anything else."""
    name = "change record" if field == "changes" else field.replace("_", " ").replace(".", ": ")
    if isinstance(old, tuple) and isinstance(new, tuple):
        return f"{name}: {listed([*_names('added', old, new), *_names('removed', new, old)]) or 'reordered'}"
    if hasattr(type(old or new), "model_fields"):
        return f"{name} {'removed' if new is None else 'changed' if old else 'added'}{_gist(new)}"
    if old is None and new is not None:
        return f"{name} {'added' if field == 'changes' else 'set'}: {value_text(new)}"
    if new is None:
        return f"{name} removed (was {value_text(old)})"
    return f"{name} {value_text(old)} → {value_text(new)}"


def _names(verb: str, without: tuple[Any, ...], within: tuple[Any, ...]) -> Iterator[str]:
    found = [quoted(str(each)) for each in within if each not in without]
    if found:
        yield f"{verb} {listed(found)}"


def _gist(model: Any) -> str:
    texts = (value for name in type(model).model_fields if isinstance(value := getattr(model, name), str))
    first = next(texts, "") if model is not None else ""
    return f": {quoted(first)}" if first else ""


def value_text(value: Any, unit: str | None = None) -> str:
    """A value of a file as people read it; empty for none."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal() | int():
            return with_unit(Decimal(value), unit)
        case Limit():
            return f"{value.operator} {with_unit(value.value, unit)}"
        case (Decimal() as low, Decimal() as high):
            return f"{amount_text(low, unit)} to {with_unit(high, unit)}"
        case Metric():
            return f"{amount_text(value.baseline, value.unit)} → {with_unit(value.target, value.unit)}"
        case Threshold():
            return value_text(value.keep, value.unit)
        case Range():
            return value_text(value.between, value.unit)
        case Milestones():
            return counted(len(value.milestones), "milestone")
        case YesNo():
            return "yes or no"
        case FindBaseline():
            return "baseline to be determined"
    return quoted(str(value))


def unit_of(change: Change) -> str | None:
    """The unit of the measure or KPI that a change is about."""
    model = change.side.definition.model if change.side.definition else None
    unit = getattr(getattr(model, "measure", None), "unit", None) or getattr(model, "unit", None)
    return one_line(unit) if unit else None


def value_before(change: Change) -> Decimal | None:
    """The latest value before an added check-in."""
    model = change.side.definition.model if change.side.definition else None
    earlier = [
        check_in
        for check_in in getattr(model, "check_ins", ())
        if change.day and check_in.date < change.day and check_in.value is not None
    ]
    return max(earlier, key=lambda check_in: check_in.date).value if earlier else None


def _place(address: str, other: str) -> str:
    """Enough of an address to distinguish it from another."""
    if not address:
        return "nowhere"
    parts, others = address.split("/"), other.split("/")
    end = next((at for at in range(1, len(parts)) if parts[-at:] != others[-at:]), len(parts))
    return one_line("/".join(parts[-end:]))


def _words(text: str) -> str:
    return text.replace("-", " ")
