"""One YAML document: any of the top-level keys, with the roster and the strategy."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from okr_cli.model.base import OkrModel
from okr_cli.model.initiative import StandaloneInitiative
from okr_cli.model.key_result import INITIATIVES
from okr_cli.model.kpi import Kpi
from okr_cli.model.objective import Objective
from okr_cli.model.scalars import Flag, Language, Slug, Text

VERSION = "1"
VERSION_SCHEMA = {"anyOf": [{"enum": [int(VERSION)]}, {"type": "string", "pattern": rf"^\s*{VERSION}\s*$"}]}

Level = Literal["organisation", "team", "individual"]
State = Literal["draft", "active", "closed"]


class Person(OkrModel):
    """A person on the roster."""

    name: Text = Field(description="Name as written in 'owner:'.", examples=["Maya Okafor"])
    handle: Text | None = Field(None, description="Handle, with or without @.")
    email: Text | None = Field(None, description="Email address.", examples=["maya@acme.example"])
    team: Text | None = Field(None, description="Team that the person belongs to.", examples=["Growth"])
    active: Flag = Field(True, description="false once the person has left.")


class StrategicChoice(OkrModel):
    """A strategic choice: where to play, how to win and what to leave out."""

    title: Text = Field(description="The choice that was made.", examples=["Win small teams through self-serve"])
    id: Slug | None = Field(None, description="Short id used in 'serves:'. Derived from the title if omitted.")
    not_: Text | None = Field(None, alias="not", description="What this choice deliberately leaves out.")


class Strategy(OkrModel):
    """Vision, mission and strategic choices."""

    vision: Text | None = Field(None, description="The future the organization is working toward.")
    mission: Text | None = Field(None, description="What the organization does to get there.")
    choices: tuple[StrategicChoice, ...] = Field((), description="Strategic choices that Objectives can serve.")


class OkrFile(OkrModel):
    """An OKR file, format version 1. Keys that start with ``x-`` are free for your own use at every level."""

    okr: Annotated[Text, WithJsonSchema(VERSION_SCHEMA)] = Field(VERSION, description="Format version.")
    cycle: Text | None = Field(
        None, description="2026, 2026-H1, 2026-Q4, 2026-10, or a cycle defined in okr.toml.", examples=["2026-Q4"]
    )
    team: Text | None = Field(None, description="Team that the file belongs to.", examples=["Growth"])
    level: Level | None = Field(None, description="organisation, team (the default) or individual.")
    state: State = Field(
        "active",
        description="draft, active (the default) or closed. Few rules apply to drafts, almost none to closed files.",
    )
    language: Language | None = Field(
        None,
        description="Language of the titles. The wording rules support English, French, German and Spanish.",
        examples=["en", "de"],
    )
    objectives: tuple[Objective, ...] = Field((), description="One to three Objectives per team and cycle.")
    initiatives: tuple[StandaloneInitiative, ...] = Field(
        (), validation_alias=INITIATIVES, description="Initiatives that are not nested under their Key Result."
    )
    kpis: tuple[Kpi, ...] = Field((), description="KPIs to keep healthy.")
    people: tuple[Person, ...] = Field((), description="Roster of people who can be owners.")
    strategy: Strategy | None = Field(None, description="Vision, mission and strategic choices.")

    @property
    def titles(self) -> Iterator[str]:
        """The titles of everything in the file, each Key Result before its Initiatives."""
        for objective in self.objectives:
            yield objective.title
            for key_result in objective.key_results:
                yield key_result.title
                yield from (initiative.title for initiative in key_result.initiatives)
        yield from (entity.title for entity in (*self.initiatives, *self.kpis))

    @cached_property
    def has_guarding_kpi(self) -> bool:
        """Whether one of the KPIs guards something. Kept, since every Objective of the file asks."""
        return any(kpi.guards for kpi in self.kpis)
