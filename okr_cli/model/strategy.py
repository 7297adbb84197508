"""The choices that Objectives translate into a cycle."""

from pydantic import Field

from okr_cli.model.base import OkrModel
from okr_cli.model.scalars import Slug, Text


class StrategicChoice(OkrModel):
    """Where to play and how to win, and what that leaves out."""

    title: Text
    id: Slug | None = None
    not_: Text | None = Field(None, alias="not", description="What this choice deliberately leaves out.")


class Strategy(OkrModel):
    """Vision, mission and the choices between them and the work."""

    vision: Text | None = None
    mission: Text | None = None
    choices: tuple[StrategicChoice, ...] = ()
