"""The change that a team wants to bring about."""

from pydantic import Field

from okr_cli.model.entity_model import EntityModel
from okr_cli.model.initiative import Initiative
from okr_cli.model.key_result import DROPPED, INITIATIVES, Dropped, KeyResult
from okr_cli.model.scalars import Names, Text


class Objective(EntityModel):
    """An Objective with the Key Results that show whether it was reached."""

    title: Text = Field(
        description="What changes and for whom, in words rather than numbers.",
        examples=["Let new shops open worry-free"],
    )
    serves: Names = Field((), description="Ids of the strategic choices that it serves.")
    shared_with: Names = Field((), description="Other teams that share it.")
    contributes_to: Names = Field(
        (), description=("Addresses of the Objectives or Key Results that this one contributes to.")
    )
    depends_on: Names = Field((), description="Addresses of the entities that this one depends on.")
    key_results: tuple[KeyResult, ...] = Field((), description="Two to five Key Results.")
    initiatives: tuple[Initiative, ...] = Field(
        (),
        validation_alias=INITIATIVES,
        description="Work for the Objective as a whole. Prefer Initiatives under a Key Result.",
    )
    dropped: Dropped | None = Field(None, description=DROPPED)
