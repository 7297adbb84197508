"""Records are filled from their source by name, path, function and field type."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar

import pytest

from okr_cli.output.documents.json import json_line
from okr_cli.output.record import As, From, Record


@dataclass(frozen=True)
class Person:
    name: str
    chief: "Person | None" = None


@dataclass(frozen=True)
class Team:
    title: str
    lead: Person
    members: tuple[Person, ...] = ()
    budget: Decimal | None = None


Shout = Annotated[str, As(str.upper)]


class PersonRecord(Record):
    name: Shout
    chief: Annotated[str | None, From("chief.name")]


class TeamRecord(Record):
    form: str = "team"
    title: str
    lead: PersonRecord
    members: tuple[PersonRecord, ...]
    size: Annotated[int, From(lambda team: len(team.members))]
    budget: Annotated[Decimal, As(abs)] | None


class LeadRecord(Record):
    within: ClassVar[tuple[str, ...]] = ("lead",)
    title: str
    name: str


MAYA, JONAS = Person("Maya"), Person("Jonas", Person("Ada"))
TEAM = Team("Growth", MAYA, (MAYA, JONAS), Decimal(-3))


def test_fields_come_from_attributes_and_are_converted() -> None:
    record = TeamRecord.of(TEAM)
    assert (record.form, record.title, record.size, record.budget) == ("team", "Growth", 2, Decimal(3))
    assert record.lead == PersonRecord(name="MAYA", chief=None)
    assert record.members == (record.lead, PersonRecord(name="JONAS", chief="Ada"))
    assert json_line(record.lead) == '{"name": "MAYA", "chief": null}'


def test_given_fields_are_converted_and_none_stays_none() -> None:
    record = TeamRecord.of(TEAM, lead=JONAS, members=[], budget=None)
    assert (record.lead.name, record.members, record.budget) == ("JONAS", (), None)
    assert PersonRecord.of(record.lead) is record.lead


def test_a_field_may_come_from_within_a_source_or_from_a_second_one() -> None:
    assert LeadRecord.of(TEAM) == LeadRecord(title="Growth", name="Maya")
    assert LeadRecord.of(JONAS, TEAM).name == "Jonas"


def test_a_missing_field_is_an_error() -> None:
    with pytest.raises(TypeError, match="title"):
        LeadRecord.of(Person("Maya"))
