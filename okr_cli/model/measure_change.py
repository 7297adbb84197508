"""A change of a measure while its cycle runs, with what was before, so that the first measure stays on record."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import Field, model_validator

from okr_cli.model.base import OkrModel
from okr_cli.model.measure import FORM_MODELS, KeptLimit, Measure, Milestone, TwoNumbers, Unit, form_of
from okr_cli.model.scalars import Day, Done, Expected, InvalidValue, Number, Text
from okr_cli.source.tree import NOWHERE

BEFORE, AFTER = "Old value. Omit it if there was none.", "New value. Omit it if there is none."
ADVICE = "Correct one of the two. 'okr retarget' keeps them in sync."


class FieldChange(OkrModel):
    """The old and new value of a field of the measure."""

    from_: Any = Field(None, alias="from", description=BEFORE)
    to: Any = Field(None, description=AFTER)

    @model_validator(mode="after")
    def _changes_something(self) -> "FieldChange":
        if self.from_ is None and self.to is None:
            raise InvalidValue("neither 'from' nor 'to' is set", "Write `{from: 60, to: 55}`.").error()
        return self


class NumberChange(FieldChange):
    """The old and new number."""

    from_: Number | None = Field(None, alias="from", description=BEFORE)
    to: Number | None = Field(None, description=AFTER)


class LimitChange(FieldChange):
    """The old and new limit."""

    from_: KeptLimit | None = Field(None, alias="from", description=BEFORE)
    to: KeptLimit | None = Field(None, description=AFTER)


class RangeChange(FieldChange):
    """The old and new range."""

    from_: TwoNumbers | None = Field(None, alias="from", description=BEFORE)
    to: TwoNumbers | None = Field(None, description=AFTER)


class MilestonesChange(FieldChange):
    """The old and new milestones."""

    from_: tuple[Milestone, ...] | None = Field(None, alias="from", description=BEFORE)
    to: tuple[Milestone, ...] | None = Field(None, description=AFTER)


class DoneChange(FieldChange):
    """The old and new value of ``done`` or ``find_baseline``."""

    from_: Done | None = Field(None, alias="from", description=BEFORE)
    to: Done | None = Field(None, description=AFTER)


class UnitChange(FieldChange):
    """The old and new unit."""

    from_: Unit = Field(None, alias="from", description=BEFORE)
    to: Unit = Field(None, description=AFTER)


class MeasureChange(OkrModel):
    """A change to the measure, with its date and reason."""

    date: Day = Field(description="Date the change takes effect.")
    baseline: NumberChange | None = Field(None, description="Old and new baseline.")
    target: NumberChange | None = Field(None, description="Old and new target.", examples=[{"from": 60, "to": 55}])
    keep: LimitChange | None = Field(None, description="Old and new limit.")
    risk: NumberChange | None = Field(None, description="Old and new risk value.")
    between: RangeChange | None = Field(None, description="Old and new range.")
    milestones: MilestonesChange | None = Field(None, description="Old and new milestones.")
    done: DoneChange | None = Field(None, description="Old and new value of 'done'.")
    find_baseline: DoneChange | None = Field(None, description="Old and new value of 'find_baseline'.")
    unit: UnitChange | None = Field(None, description="Old and new unit.")
    reason: Text = Field(description="Reason for the change.", examples=["The price change halves the cohort"])

    @property
    def fields(self) -> Iterator[tuple[str, FieldChange]]:
        """The fields that changed, by name."""
        return ((name, change) for name in FIELDS if (change := getattr(self, name)) is not None)


FIELDS = tuple(name for name in MeasureChange.model_fields if name not in ("node", "date", "reason"))
"""The fields of measures, in whichever form."""


def in_order(changes: Iterable[MeasureChange]) -> list[MeasureChange]:
    """The changes, oldest first, whatever their order in the file. Of two on a day, the one further down is later."""
    return sorted(changes, key=lambda change: change.date)


def fields_of(measure: Measure | None) -> dict[str, Any]:
    """The fields of a measure that are set, by name."""
    values = {name: getattr(measure, name) for name in type(measure).model_fields} if measure else {}
    return {name: value for name, value in values.items() if name != "node" and value is not None}


def measure_of(fields: Mapping[str, Any]) -> Measure | None:
    """The measure with these fields, which are known to fit; None where they are those of no form."""
    form = FORM_MODELS.get(form_of(dict(fields)) or "")
    known = form.model_fields if form else {}
    if form is None or fields.keys() - known.keys():
        return None
    if any(field.is_required() and name not in (*fields, "node") for name, field in known.items()):
        return None
    built: Any = form.model_construct(node=NOWHERE, **fields)
    measure: Measure = built
    return measure


def measure_before(measure: Measure | None, change: MeasureChange) -> Measure | None:
    """The measure that a change replaced with ``measure``; None where what it says is no measure.

    A milestone that was kept is as done as it is now: what was done meanwhile stands under ``measure:`` alone.
    """
    fields = fields_of(measure)
    for name, field in change.fields:
        before = field.from_
        if before is None:
            fields.pop(name, None)
        elif name == "milestones":
            kept = {step.title: step.done for step in fields.get(name, ())}
            fields[name] = tuple(step.model_copy(update={"done": kept.get(step.title, step.done)}) for step in before)
        else:
            fields[name] = before
    return measure_of(fields)


def change_between(before: Measure | None, after: Measure | None, day: datetime.date, reason: str) -> MeasureChange:
    """The change from one measure to another, as a file would say it."""
    old, new = fields_of(before), fields_of(after)
    changed: dict[str, Any] = {
        name: FieldChange.model_construct(node=NOWHERE, from_=old.get(name), to=new.get(name))
        for name in FIELDS
        if old.get(name) != new.get(name)
    }
    return MeasureChange.model_construct(node=NOWHERE, date=day, reason=reason, **changed)


class Disagreement(NamedTuple):
    """Where a change contradicts the measure, as a path under ``changes:``, and why."""

    place: tuple[str | int, ...]
    reason: str


def disagreement(changes: tuple[MeasureChange, ...], measure: Measure | None) -> Disagreement | None:
    """The first contradiction between a measure and its changes, the latest first; None where they agree."""
    numbers = {id(change): index for index, change in enumerate(changes)}
    later = "the measure says"
    for change in reversed(in_order(changes)):
        index, present = numbers[id(change)], fields_of(measure)
        if not any(change.fields):
            return Disagreement((index,), "this entry does not change any field of the measure")
        for name, field in change.fields:
            if not _is_same(name, field.to, present.get(name)):
                change_made = "was removed" if field.to is None else f"changed to {_shown(name, field.to)}"
                told = f"'{name}' {change_made} on {change.date}, but {later}"
                return Disagreement((index, name, "to"), f"{told} {_shown(name, present.get(name))}")
        measure = measure_before(measure, change)
        if measure is None:
            return Disagreement((index,), f"the measure before {change.date} would be invalid")
        later = "the next change starts from"
    return None


def _is_same(name: str, one: Any, other: Any) -> bool:
    """Whether two values of a field are the same, whatever was done meanwhile."""
    if name == "milestones" and one and other:
        return [(step.title, step.weight) for step in one] == [(step.title, step.weight) for step in other]
    return (one is None) is (other is None) if name == "done" else bool(one == other)


def _shown(name: str, value: Any) -> str:
    if value is None:
        return "nothing"
    if name == "milestones":
        return f"{len(value)} steps"
    if name == "between":
        return f"[{value[0]:f}, {value[1]:f}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def refuse_disagreement(changes: tuple[MeasureChange, ...], measure: Measure | None) -> None:
    """Raise the error of a validator where the changes contradict the measure."""
    found = disagreement(changes, measure)
    if found:
        raise InvalidValue(found.reason, ADVICE, expected=Expected.AGREEMENT, place=found.place).error()
