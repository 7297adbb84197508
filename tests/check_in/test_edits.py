"""A check-in changes nothing else in a file, and nothing at all if it is already there."""

from datetime import date
from decimal import Decimal

from okr_cli.check_in.edits import operations
from okr_cli.check_in.subject import Entry, Subject
from okr_cli.edit.operations import AddEntry, Operation, SetEntryKeys, SetKeys
from tests.check_in.subjects import DAY, STEPS, activation, said, subject

YES_NO = {"done": "false"}


def made(about: Subject, entry: Entry, instead_of: Entry | None = None) -> list[Operation]:
    return list(operations(about, entry, instead_of))


def test_a_new_day_is_added_before_the_next_one() -> None:
    about = activation(said("2026-10-12", 43), said("2026-10-26", 47))
    entry = Entry(DAY, Decimal(45))
    assert made(about, entry) == [AddEntry(about.entity, "check_ins", {"date": DAY, "value": 45}, 1)]
    later = Entry(date(2026, 11, 2), note="Quiet.")
    assert made(about, later) == [AddEntry(about.entity, "check_ins", later.keys, None)]


def test_new_fields_are_added_to_an_existing_day() -> None:
    about = activation(said(str(DAY), 43, note="First."))
    assert made(about, Entry(DAY, Decimal(43), confidence=6)) == [
        SetEntryKeys(about.entity, "check_ins", 0, {"confidence": 6})
    ]
    assert made(about, Entry(DAY, Decimal(43), note="First.")) == []


def test_the_last_of_two_entries_for_one_day_is_changed() -> None:
    about = activation(said(str(DAY), 43), said(str(DAY), 44))
    assert made(about, Entry(DAY, Decimal(45))) == [SetEntryKeys(about.entity, "check_ins", 1, {"value": 45})]


def test_yes_sets_the_date_and_adds_a_check_in_only_for_a_note() -> None:
    audit = subject(YES_NO)
    done = SetKeys(audit.entity, {"measure.done": DAY})
    assert made(audit, Entry(DAY, done=True)) == [done]
    noted = Entry(DAY, done=True, note="Passed.")
    assert made(audit, noted) == [done, AddEntry(audit.entity, "check_ins", noted.keys, None)]
    assert made(subject({"done": "2026-10-05"}), Entry(DAY, done=True)) == []


def test_no_reverts_a_yes() -> None:
    audit = subject({"done": "2026-10-05"})
    assert SetKeys(audit.entity, {"measure.done": False}) in made(audit, Entry(DAY, done=False))


def test_a_milestone_keeps_its_date() -> None:
    steps = subject(STEPS)
    entry = Entry(DAY, milestones=(0, 1))
    assert made(steps, entry) == [
        SetEntryKeys(steps.entity, "measure.milestones", 1, {"done": DAY}),
        AddEntry(steps.entity, "check_ins", {"date": DAY}, None),
    ]
    assert made(steps, Entry(DAY, milestones=(1, 2)))[-1] != AddEntry(steps.entity, "check_ins", {"date": DAY}, None)


def test_a_corrected_answer_undoes_the_first() -> None:
    first = Entry(DAY, Decimal(48), confidence=7, ask="One designer")
    about = activation().after(first)
    second = Entry(DAY, Decimal(49), note="Better")
    assert made(about, second, first) == [
        SetEntryKeys(about.entity, "check_ins", 0, {"value": 49, "note": "Better", "confidence": None, "ask": None})
    ]
    reached = Entry(DAY, milestones=(1,))
    steps = subject(STEPS).after(reached)
    assert made(steps, Entry(DAY, milestones=(2,)), reached) == [
        SetEntryKeys(steps.entity, "measure.milestones", 1, {"done": False}),
        SetEntryKeys(steps.entity, "measure.milestones", 2, {"done": DAY}),
    ]


def test_a_person_and_a_feed_have_separate_entries_on_one_day() -> None:
    about = activation(said(str(DAY), 43, source="a.csv"))
    spoken = Entry(DAY, Decimal(43), confidence=6)
    assert made(about, spoken) == [AddEntry(about.entity, "check_ins", spoken.keys, None)]
    fed = Entry(DAY, Decimal(44), source="a.csv")
    assert made(about, fed) == [SetEntryKeys(about.entity, "check_ins", 0, {"value": 44})]
    assert made(about, fed._replace(source="b.csv"))[0] == AddEntry(
        about.entity, "check_ins", {"date": DAY, "value": 44, "source": "b.csv"}, None
    )
