"""The strategic choices that Objectives serve."""

from pydantic import Field

from okr_cli.model.base import OkrModel
from okr_cli.model.scalars import Slug, Text


class StrategicChoice(OkrModel):
    """Where to play and how to win, and what that leaves out."""

    title: Text = Field(description="What was chosen.", examples=["Win small teams through self-serve"])
    id: Slug | None = Field(None, description="Short name for 'serves:'; derived from the title if left out.")
    not_: Text | None = Field(None, alias="not", description="What this choice deliberately leaves out.")


class Strategy(OkrModel):
    """Vision, mission and the choices between them and the work."""

    vision: Text | None = Field(None, description="The world as it should become.")
    mission: Text | None = Field(None, description="What the organisation does about it.")
    choices: tuple[StrategicChoice, ...] = Field((), description="What Objectives serve.")
