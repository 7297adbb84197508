"""The base of the models of entities."""

from pydantic import Field

from okr_cli.model.base import OkrModel
from okr_cli.model.scalars import Slug, Text


class EntityModel(OkrModel):
    """Fields that Objectives, Key Results, Initiatives and KPIs share."""

    title: Text
    id: Slug | None = Field(None, description="Short id used in references. Derived from the title if omitted.")
    owner: Text | None = Field(None, description="The one person accountable for it.", examples=["Maya Okafor"])
