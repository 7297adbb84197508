"""One YAML document: any of the top-level keys."""

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from okr_cli.model.base import OkrModel
from okr_cli.model.initiative import StandaloneInitiative
from okr_cli.model.key_result import INITIATIVES
from okr_cli.model.kpi import Kpi
from okr_cli.model.objective import Objective
from okr_cli.model.person import Person
from okr_cli.model.scalars import LooseText, Text
from okr_cli.model.strategy import Strategy

VERSION = "1"

Level = Literal["organisation", "team", "individual"]
State = Literal["draft", "active", "closed"]


class OkrFile(OkrModel):
    """OKRs as code, file format version 1. Keys that begin with ``x-`` are yours, anywhere."""

    okr: Annotated[Text, WithJsonSchema({"enum": [1, VERSION]})] = Field(VERSION, description="Format version.")
    cycle: Annotated[Text, WithJsonSchema({"type": ["string", "integer"]})] | None = Field(
        None, description="2026, 2026-H1, 2026-Q4, 2026-10, or a cycle named in okr.toml.", examples=["2026-Q4"]
    )
    team: LooseText | None = Field(None, description="Whose file it is.", examples=["Growth"])
    level: Level | None = Field(None, description="organisation, team (the default) or individual.")
    state: State = Field("active", description="draft files are judged mildly, closed ones hardly at all.")
    objectives: tuple[Objective, ...] = Field((), description="One to three a team and cycle.")
    initiatives: tuple[StandaloneInitiative, ...] = Field(
        (), validation_alias=INITIATIVES, description="Work that is not nested under its Key Result."
    )
    kpis: tuple[Kpi, ...] = Field((), description="Health metrics.")
    people: tuple[Person, ...] = Field((), description="The roster.")
    strategy: Strategy | None = Field(None, description="Vision, mission and strategic choices.")
