"""Turns a check-in into the operations that write it into the file of its Key Result."""

from collections.abc import Iterator
from typing import Any

from okr_cli.check_in.effect import reached_before
from okr_cli.check_in.subject import Entry, Form, Subject
from okr_cli.edit.operations import AddEntry, Operation, SetEntryKeys, SetKeys

CHECK_INS = "check_ins"
MILESTONES = "measure.milestones"
DONE = "measure.done"


def operations(subject: Subject, entry: Entry, instead_of: Entry | None = None) -> Iterator[Operation]:
    """The operations that write a check-in; none if it is already there.

    If the date has an entry, its keys are changed. ``instead_of`` is a check-in of the same date that was written a
    moment ago: what it has and ``entry`` does not is removed.
    """
    yield from _of_answer(subject, entry, instead_of)
    index = subject.present(entry)
    if index is not None:
        present = subject.model.check_ins[index]
        withdrawn = [name for name in instead_of.keys if name not in entry.keys] if instead_of else []
        changed: dict[str, Any] = {
            name: value for name, value in entry.keys.items() if getattr(present, name) != value
        } | dict.fromkeys(withdrawn)
        if changed:
            yield SetEntryKeys(subject.entity, CHECK_INS, index, changed)
    elif not (entry.only_answers and (subject.after(entry).is_settled(entry.date) or reached_before(subject, entry))):
        yield AddEntry(subject.entity, CHECK_INS, entry.keys, subject.place_of(entry.date))


def _of_answer(subject: Subject, entry: Entry, instead_of: Entry | None) -> Iterator[Operation]:
    """The changes of a yes, a no, or milestones to the measure. What was done before keeps its date."""
    if subject.form is Form.YES_NO and (entry.done is not None or (instead_of and instead_of.done)):
        is_done = subject.is_settled(entry.date)
        if is_done != bool(entry.done):
            yield SetKeys(subject.entity, {DONE: entry.date if entry.done else False})
    for index in range(len(subject.milestones)):
        if index in entry.milestones and not subject.is_done(index, entry.date):
            yield SetEntryKeys(subject.entity, MILESTONES, index, {"done": entry.date})
        elif instead_of and index in instead_of.milestones and index not in entry.milestones:
            yield SetEntryKeys(subject.entity, MILESTONES, index, {"done": False})
